using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>
/// XML as configuration and project files have it: attributes, texts, and pairs of a name and a value in one element. It resolves nothing:
/// document types are passed over, entities are the five that every document has and numbers.
/// </summary>
internal static class XmlValues
{
    private const int MaxDepth = 64;

    /// <summary>Attributes that name what another attribute of the element holds.</summary>
    private static readonly string[] s_names = ["key", "name", "Include", "variable"];

    private static readonly string[] s_values = ["value", "connectionString"];

    public static void Read(ValueList values, int start, int end)
    {
        var text = values.Text;
        var open = new List<Element>();
        var tooDeep = 0;
        var at = start;
        while (at < end)
        {
            var tag = text.IndexOf('<', at, end - at);
            AddText(values, open, at, tag < 0 ? end : tag);
            if (tag < 0)
                return;

            if (IsAt(text, tag, "<!--"))
            {
                at = Behind(text, "-->", tag + 4, end);
            }
            else if (IsAt(text, tag, "<![CDATA["))
            {
                at = Behind(text, "]]>", tag + 9, end);
                if (open.Count > 0 && at - 3 > tag + 9)
                    Add(values, Path(open), NameOf(Path(open)), tag + 9, at - 3, text.Substring(tag + 9, at - 3 - tag - 9));
            }
            else if (tag + 1 < end && text[tag + 1] is '!' or '?')
            {
                at = EndOfDeclaration(text, tag, end);
            }
            else if (tag + 1 < end && text[tag + 1] == '/')
            {
                if (tooDeep > 0)
                    tooDeep--;
                else if (open.Count > 0)
                    open.RemoveAt(open.Count - 1);
                at = Behind(text, ">", tag + 2, end);
            }
            else
            {
                (var opened, at) = ReadElement(values, open, tag + 1, end);
                if (opened is not null && open.Count < MaxDepth)
                    open.Add(opened);
                else if (opened is not null)
                    tooDeep++;
            }
        }
    }

    private static void AddText(ValueList values, List<Element> open, int start, int end)
    {
        var text = values.Text;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;

        end = TextScan.TrimEnd(text, start, end);
        if (start >= end || open.Count == 0)
            return;

        Add(values, Path(open), NameOf(Path(open)), start, end, Unescaped(text, start, end));
    }

    /// <summary>A value, or the words of a command: of <c>Exec</c>, of an MCP server, of a profile.</summary>
    private static void Add(ValueList values, string key, string name, int start, int end, string value)
    {
        if (ArgumentValues.IsLine(name, value))
            ArgumentValues.ReadLine(values, key, start, end, value, end - start == value.Length);
        else
            values.Add(key, start, end, value);
    }

    // Nothing is opened by an empty element, or by what is none.
    private static (Element? Opened, int End) ReadElement(ValueList values, List<Element> open, int at, int end)
    {
        var text = values.Text;
        var element = ReadName(text, ref at, end);
        if (element.Length == 0)
            return (null, at);

        List<(string Name, int Start, int End)>? attributes = null;
        while (at < end && text[at] != '>')
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '/')
            {
                at++;
                continue;
            }

            var name = ReadName(text, ref at, end);
            while (at < end && char.IsWhiteSpace(text[at]))
                at++;

            if (name.Length == 0 || at >= end || text[at] != '=')
            {
                // A sign that no attribute has: the document is broken here, or '<' begins anew.
                if (at < end && text[at] == '<')
                    return (null, at);
                if (name.Length == 0 && at < end)
                    at++;
                continue;
            }

            at++;
            while (at < end && char.IsWhiteSpace(text[at]))
                at++;

            if (at >= end || text[at] is not ('"' or '\''))
                continue;

            var close = text.IndexOf(text[at], at + 1, end - at - 1);
            if (close < 0)
                return (null, at + 1);

            (attributes ??= []).Add((name, at + 1, close));
            at = close + 1;
        }

        var isEmpty = at < end && at > 0 && text[at - 1] == '/';
        var called = AddAttributes(values, open, element, attributes);
        return (isEmpty ? null : new Element(open, called ?? element, called is not null), Math.Min(at + 1, end));
    }

    /// <summary>What an attribute calls the element by; null where none does.</summary>
    private static string? AddAttributes(ValueList values, List<Element> open, string element, List<(string Name, int Start, int End)>? attributes)
    {
        if (attributes is null)
            return null;

        var text = values.Text;
        string? called = null;
        foreach (var (name, start, end) in attributes)
        {
            if (end > start && end - start <= 200 && s_names.Contains(name, StringComparer.OrdinalIgnoreCase))
                called ??= Unescaped(text, start, end);
        }

        var path = Path(open);
        foreach (var (name, start, end) in attributes)
        {
            var isNamed = called is not null && s_values.Contains(name, StringComparer.OrdinalIgnoreCase);
            if (end > start && !s_names.Contains(name, StringComparer.OrdinalIgnoreCase))
                Add(values, ValueList.Join(isNamed ? path : ValueList.Join(path, element), isNamed ? called! : name), name, start, end, Unescaped(text, start, end));
        }

        return called;
    }

    private static string ReadName(string text, ref int at, int end)
    {
        var start = at;
        while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or ':'))
            at++;

        return text.Substring(start, Math.Min(at - start, 200));
    }

    /// <summary>A document type may hold declarations of its own in brackets.</summary>
    private static int EndOfDeclaration(string text, int at, int end)
    {
        var close = text.IndexOf('>', at, end - at);
        var bracket = text.IndexOf('[', at, (close < 0 ? end : close) - at);
        if (bracket >= 0)
        {
            var inner = text.IndexOf(']', bracket, end - bracket);
            close = inner < 0 ? -1 : text.IndexOf('>', inner, end - inner);
        }

        return close < 0 ? end : close + 1;
    }

    private static int Behind(string text, string sign, int at, int end)
    {
        var found = at >= end ? -1 : text.IndexOf(sign, at, end - at, StringComparison.Ordinal);
        return found < 0 ? end : found + sign.Length;
    }

    private static string Unescaped(string text, int start, int end)
    {
        var written = text.Substring(start, end - start);
        if (written.IndexOf('&') < 0)
            return written;

        var value = new StringBuilder(written.Length);
        var at = 0;
        while (at < written.Length)
        {
            // The longest is &#x10FFFF; so that a text of ampersands stays linear.
            var close = written[at] == '&' ? written.IndexOf(';', at, Math.Min(10, written.Length - at)) : -1;
            if (close > 0 && Meaning(written.Substring(at + 1, close - at - 1)) is { } meaning)
            {
                value.Append(meaning);
                at = close + 1;
            }
            else
            {
                value.Append(written[at++]);
            }
        }

        return value.ToString();
    }

    private static string? Meaning(string entity)
    {
        switch (entity)
        {
            case "amp":
                return "&";
            case "lt":
                return "<";
            case "gt":
                return ">";
            case "quot":
                return "\"";
            case "apos":
                return "'";
        }

        if (entity.Length < 2 || entity[0] != '#')
            return null;

        var isHex = entity[1] is 'x' or 'X';
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(entity.Substring(isHex ? 2 : 1), style, CultureInfo.InvariantCulture, out var unit) && unit is > 0 and <= 0xFFFF && !char.IsSurrogate((char)unit)
            ? ((char)unit).ToString()
            : null;
    }

    private static bool IsAt(string text, int at, string sign) => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;

    private static string NameOf(string path) => path.Substring(path.LastIndexOf(':') + 1);

    private static string Path(List<Element> open) => open.Count == 0 ? "" : open[open.Count - 1].Path;

    private sealed class Element
    {
        public Element(List<Element> open, string name, bool isCalled)
        {
            // What an attribute has given a name to has its value in an element of that name.
            var isValue = open.Count > 0 && open[open.Count - 1].IsCalled && name.Equals("value", StringComparison.OrdinalIgnoreCase);
            Path = isValue ? XmlValues.Path(open) : ValueList.Join(XmlValues.Path(open), name);
            IsCalled = isCalled;
        }

        public string Path { get; }

        /// <summary>By an attribute, and not by its own name.</summary>
        public bool IsCalled { get; }
    }
}
