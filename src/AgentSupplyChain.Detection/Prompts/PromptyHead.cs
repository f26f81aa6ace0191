namespace AgentSupplyChain.Detection.Prompts;

/// <summary>A value in the head of a prompty file.</summary>
/// <param name="Path"><c>model.configuration.azure_deployment</c></param>
/// <param name="Start">Offset of the first character of the value inside its quotes; <c>Text</c> stands there as it is.</param>
public sealed record PromptyValue(string Path, string Text, int Start);

/// <summary>
/// The plain values of the YAML block between the two <c>---</c> at the start of a prompty file, by their dotted path. It reads maps by
/// indentation, which is how prompty files are written; flow style, anchors and block text are passed over.
/// </summary>
public sealed class PromptyHead
{
    private const int MostLines = 1000;

    private static readonly string[] s_roles = ["system", "user", "assistant"];

    private readonly Dictionary<string, PromptyValue> _values = new(StringComparer.Ordinal);

    private PromptyHead()
    {
    }

    public static PromptyHead Empty { get; } = new();

    /// <summary>The role that opens the template (<c>system:</c> on a line of its own); null where it opens with text.</summary>
    public string? FirstRole { get; private set; }

    public PromptyValue? this[string path] => _values.TryGetValue(path, out var value) ? value : null;

    public static PromptyHead Read(string text)
    {
        var head = new PromptyHead();
        var at = 0;
        if (NextLine(text, ref at, out _)?.TrimEnd() != "---")
            return head;

        var open = new Stack<Level>();
        var count = 1;
        while (NextLine(text, ref at, out var start) is { } line && line.TrimEnd() != "---")
        {
            if (++count > MostLines)
                return head;

            head.ReadLine(line, start, open);
        }

        head.FirstRole = RoleIn(text, at);
        return head;
    }

    /// <summary>The line at <paramref name="at"/> without its end (CR LF, LF or CR); null behind the last one.</summary>
    private static string? NextLine(string text, ref int at, out int start)
    {
        start = at;
        if (at >= text.Length)
            return null;

        var end = text.IndexOfAny(['\r', '\n'], at);
        if (end < 0)
            end = text.Length;

        at = end + 1;
        if (at < text.Length && text[end] == '\r' && text[at] == '\n')
            at++;

        return text.Substring(start, end - start);
    }

    private void ReadLine(string line, int lineStart, Stack<Level> open)
    {
        var indent = line.Length - line.TrimStart(' ').Length;
        var colon = line.IndexOf(':');
        if (colon <= indent || line[indent] is '#' or '-' || (colon + 1 < line.Length && line[colon + 1] is not (' ' or '\t')))
            return;

        while (open.Count > 0 && open.Peek().Indent >= indent)
            open.Pop();

        var key = line.Substring(indent, colon - indent).Trim().Trim('"', '\'');
        var path = open.Count > 0 ? open.Peek().Path + "." + key : key;
        var value = ValueOf(line, colon + 1, out var start);
        if (value.Length == 0 && path.Length < 256)
            open.Push(new Level(indent, path));
        else if (value.Length > 0 && !_values.ContainsKey(path))
            _values.Add(path, new PromptyValue(path, value, lineStart + start));
    }

    private sealed class Level(int indent, string path)
    {
        public int Indent { get; } = indent;

        public string Path { get; } = path;
    }

    private static string ValueOf(string line, int from, out int start)
    {
        start = from;
        while (start < line.Length && line[start] is ' ' or '\t')
            start++;

        if (start == line.Length || line[start] == '#')
            return "";

        if (line[start] is var quote and ('"' or '\''))
        {
            start++;
            var close = line.IndexOf(quote, start);
            return close < 0 ? "" : line.Substring(start, close - start);
        }

        var comment = line.IndexOf(" #", start, StringComparison.Ordinal);
        return line.Substring(start, (comment < 0 ? line.Length : comment) - start).TrimEnd();
    }

    private static string? RoleIn(string text, int at)
    {
        while (NextLine(text, ref at, out _) is { } line)
        {
            var word = line.Trim();
            if (word.Length > 0)
                return word[word.Length - 1] == ':' && s_roles.Contains(word.Substring(0, word.Length - 1), StringComparer.OrdinalIgnoreCase) ? word.Substring(0, word.Length - 1).ToLowerInvariant() : null;
        }

        return null;
    }
}
