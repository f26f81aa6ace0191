namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>A value in the head of a prompty file.</summary>
/// <param name="Path"><c>model.configuration.azure_deployment</c></param>
/// <param name="Line">One-based.</param>
/// <param name="Column">One-based, of the first character of the value inside its quotes.</param>
public sealed record PromptyValue(string Path, string Text, int Line, int Column);

/// <summary>
/// The plain values of the YAML block between the two <c>---</c> at the start of a prompty file, by their dotted path. It reads maps by
/// indentation, which is how prompty files are written; flow style, anchors and block text are passed over.
/// </summary>
public sealed class PromptyHead
{
    private const int MostLines = 1000;

    private static readonly string[] Roles = ["system", "user", "assistant"];

    private readonly Dictionary<string, PromptyValue> _values = new(StringComparer.Ordinal);

    private PromptyHead()
    {
    }

    public static PromptyHead Empty { get; } = new();

    /// <summary>The role that opens the template (<c>system:</c> on a line of its own); null where it opens with text.</summary>
    public string? FirstRole { get; private set; }

    public PromptyValue? this[string path] => _values.GetValueOrDefault(path);

    public static PromptyHead Read(string text)
    {
        var head = new PromptyHead();
        using var lines = new StringReader(text);
        if (lines.ReadLine()?.TrimEnd() != "---")
            return head;

        var open = new Stack<(int Indent, string Path)>();
        var number = 1;
        while (lines.ReadLine() is { } line && line.TrimEnd() != "---")
        {
            if (++number > MostLines)
                return head;

            head.ReadLine(line, number, open);
        }

        head.FirstRole = RoleIn(lines);
        return head;
    }

    private void ReadLine(string line, int number, Stack<(int Indent, string Path)> open)
    {
        var indent = line.Length - line.TrimStart(' ').Length;
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= indent || line[indent] is '#' or '-' || (colon + 1 < line.Length && line[colon + 1] is not (' ' or '\t')))
            return;

        while (open.TryPeek(out var parent) && parent.Indent >= indent)
            open.Pop();

        var key = line[indent..colon].Trim().Trim('"', '\'');
        var path = open.TryPeek(out var outer) ? outer.Path + "." + key : key;
        var value = ValueOf(line, colon + 1, out var start);
        if (value.Length > 0)
            _values.TryAdd(path, new PromptyValue(path, value, number, start + 1));
        else if (path.Length < 256)
            open.Push((indent, path));
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
            var end = line.IndexOf(quote, start);
            return end < 0 ? "" : line[start..end];
        }

        var comment = line.IndexOf(" #", start, StringComparison.Ordinal);
        return (comment < 0 ? line[start..] : line[start..comment]).TrimEnd();
    }

    private static string? RoleIn(StringReader lines)
    {
        while (lines.ReadLine() is { } line)
        {
            var text = line.Trim();
            if (text.Length > 0)
                return text.EndsWith(':') && Roles.Contains(text[..^1], StringComparer.OrdinalIgnoreCase) ? text[..^1].ToLowerInvariant() : null;
        }

        return null;
    }
}
