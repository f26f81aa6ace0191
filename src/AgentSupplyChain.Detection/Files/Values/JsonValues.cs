using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>
/// JSON as configuration files have it: comments, trailing commas, templates that leave it broken. It knows containers, names and strings, and
/// takes every other sign as it comes.
/// </summary>
internal static class JsonValues
{
    private const int MaxDepth = 64;

    public static void Read(ValueList values, int start, int end)
    {
        var text = values.Text;
        var open = new Stack<Container>();
        var inner = new Container(parent: null, isArray: false);
        var tooDeep = 0;
        var at = start;
        while (at < end)
        {
            switch (text[at])
            {
                case '{' or '[' when open.Count >= MaxDepth:
                    tooDeep++;
                    at++;
                    break;
                case '{' or '[':
                    open.Push(inner);
                    inner = new Container(inner, text[at] == '[');
                    at++;
                    break;
                case '}' or ']':
                    if (tooDeep > 0)
                        tooDeep--;
                    else if (open.Count > 0)
                        inner = open.Pop();
                    at++;
                    break;
                case ',':
                    inner.Next();
                    at++;
                    break;
                case '/' when at + 1 < end && text[at + 1] is '/' or '*':
                    at = EndOfComment(text, at, end);
                    break;
                case '"':
                    at = ReadString(values, tooDeep > 0 ? null : inner, at, end);
                    break;
                default:
                    at++;
                    break;
            }
        }
    }

    /// <param name="inner">Null where it is too deep to have a name.</param>
    private static int ReadString(ValueList values, Container? inner, int quote, int end)
    {
        var text = values.Text;
        var start = quote + 1;
        var at = start;
        StringBuilder? unescaped = null;
        while (at < end && text[at] is not ('"' or '\n' or '\r'))
        {
            if (text[at] != '\\' || at + 1 >= end)
            {
                unescaped?.Append(text[at]);
                at++;
                continue;
            }

            unescaped ??= new StringBuilder().Append(text, start, at - start);
            at = ReadEscape(unescaped, text, at, end);
        }

        var value = unescaped?.ToString() ?? text.Substring(start, at - start);
        var after = at < end && text[at] == '"' ? at + 1 : at;
        if (inner is null)
            return after;

        if (!inner.IsArray && IsName(text, after, end))
        {
            inner.Name = value;
            return after;
        }

        Add(values, inner, start, at, value);
        return after;
    }

    private static void Add(ValueList values, Container inner, int start, int end, string value)
    {
        if (inner.IsArray)
        {
            (inner.Arguments ??= new ArgumentValues(values, inner.Path)).Add(start, end, value);
            return;
        }

        var name = inner.Name ?? "";
        if (Is(name, "value") && inner.Called is { Length: > 0 } called)
            name = called;
        else if (Is(name, "name") || Is(name, "key"))
            inner.Called = value;
        else if (Is(name, "provider"))
            inner.IsEncrypted = Is(value, "Encrypted");

        // What Visual Studio has encrypted for one person's account is no use to another.
        if (inner.IsEncrypted && Is(name, "value"))
            return;

        var key = ValueList.Join(inner.Path, name);
        if (ArgumentValues.IsLine(name, value))
            ArgumentValues.ReadLine(values, key, start, end, value, end - start == value.Length);
        else
            values.Add(key, start, end, value);
    }

    private static int ReadEscape(StringBuilder unescaped, string text, int at, int end)
    {
        var escaped = text[at + 1];
        if (escaped == 'u' && at + 6 <= end
            && int.TryParse(text.Substring(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            unescaped.Append((char)unit);
            return at + 6;
        }

        var known = "bfnrt".IndexOf(escaped);
        unescaped.Append(known < 0 ? escaped : "\b\f\n\r\t"[known]);
        return at + 2;
    }

    /// <summary>Whether a colon follows: then the string was a name.</summary>
    private static bool IsName(string text, int at, int end)
    {
        while (at < end)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else if (text[at] == '/' && at + 1 < end && text[at + 1] is '/' or '*')
                at = EndOfComment(text, at, end);
            else
                return text[at] == ':';
        }

        return false;
    }

    private static int EndOfComment(string text, int at, int end)
    {
        var isLine = text[at + 1] == '/';
        var last = isLine ? text.IndexOf('\n', at, end - at) : text.IndexOf("*/", at + 2, end - at - 2, StringComparison.Ordinal);
        return last < 0 ? end : last + (isLine ? 1 : 2);
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private sealed class Container(Container? parent, bool isArray)
    {
        private readonly string _step = parent is null ? "" : parent.IsArray ? parent._index.ToString(CultureInfo.InvariantCulture) : parent.Name ?? "";
        private int _index;
        private string? _path;

        public bool IsArray { get; } = isArray;

        /// <summary>The name whose value is awaited.</summary>
        public string? Name { get; set; }

        /// <summary>What a member <c>name</c> or <c>key</c> of this object says: the name of a member <c>value</c> behind it.</summary>
        public string? Called { get; set; }

        /// <summary>A member <c>provider</c> of this object says that its <c>value</c> is encrypted, as in <c>http-client.env.json.user</c>.</summary>
        public bool IsEncrypted { get; set; }

        public ArgumentValues? Arguments { get; set; }

        /// <summary>Only where a value asks for it, since most containers hold none.</summary>
        public string Path => _path ??= parent is null ? "" : _step.Length == 0 ? parent.Path : ValueList.Join(parent.Path, _step);

        public void Next()
        {
            Name = null;
            _index++;
        }
    }
}
