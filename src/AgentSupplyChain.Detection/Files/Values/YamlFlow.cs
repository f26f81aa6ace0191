using System.Globalization;

namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>Collections in brackets on one line of YAML: <c>{ API_KEY: x, "b": 'y' }</c>, <c>["--api-key", x]</c>.</summary>
internal static class YamlFlow
{
    private const int MaxDepth = 16;

    public static void Read(ValueList values, string key, int at, int line)
    {
        var text = values.Text;
        var open = new Stack<Collection>();
        Collection? inner = null;
        while (at < line)
        {
            switch (text[at])
            {
                case '[' or '{':
                    if (open.Count >= MaxDepth)
                        return;

                    if (inner is not null)
                        open.Push(inner);
                    inner = new Collection(values, inner?.Key ?? key, text[at] == '[');
                    at++;
                    break;
                case ']' or '}':
                    if (open.Count == 0)
                        return;

                    inner = open.Pop();
                    at++;
                    break;
                case ',':
                    inner?.Next();
                    at++;
                    break;
                case ' ' or '\t' or ':':
                    at++;
                    break;
                case '#':
                    return;
                default:
                    at = ReadScalar(text, inner!, at, line);
                    break;
            }
        }
    }

    private static int ReadScalar(string text, Collection inner, int at, int line)
    {
        int start, end, behind;
        string value;
        if (text[at] is '"' or '\'')
        {
            (start, end, value) = YamlValues.Scalar(text, at, line);
            behind = Math.Min(end + 1, line);
        }
        else
        {
            start = end = at;
            while (end < line && text[end] is not (',' or ']' or '}' or '[' or '{') && !IsColon(text, end, line))
                end++;

            behind = end;
            end = TextScan.TrimEnd(text, start, end);
            value = text.Substring(start, end - start);
        }

        var after = TextScan.SkipBlanks(text, behind, line);
        if (after < line && text[after] == ':' && !inner.IsList)
        {
            inner.Name = value;
            return after + 1;
        }

        inner.Add(start, end, value);
        return Math.Max(behind, at + 1);
    }

    private static bool IsColon(string text, int at, int line) => text[at] == ':' && (at + 1 == line || text[at + 1] is ' ' or '\t' or ',' or '}' or ']');

    private sealed class Collection(ValueList values, string path, bool isList)
    {
        private readonly ArgumentValues? _arguments = isList ? new ArgumentValues(values, path) : null;
        private string? _called;
        private int _index;

        public bool IsList { get; } = isList;

        public string Name { get; set; } = "";

        /// <summary>The path of a collection in this one.</summary>
        public string Key => IsList ? ValueList.Join(path, _index.ToString(CultureInfo.InvariantCulture)) : Name.Length == 0 ? path : ValueList.Join(path, Name);

        public void Next()
        {
            _index++;
            Name = "";
        }

        public void Add(int start, int end, string value)
        {
            if (_arguments is not null)
            {
                _arguments.Add(start, end, value);
                return;
            }

            var name = _called is { Length: > 0 } && Name.Equals("value", StringComparison.OrdinalIgnoreCase) ? _called : Name;
            if (Name.Equals("name", StringComparison.OrdinalIgnoreCase) || Name.Equals("key", StringComparison.OrdinalIgnoreCase))
                _called = value;

            if (name.Length > 0)
                values.Add(ValueList.Join(path, name), start, end, value);
        }
    }
}
