using System.Globalization;

namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>
/// YAML, a line at a time: mappings, lists, scalars in quotes and blocks, and collections in brackets that end on their line. What spans lines
/// in other ways has no key here; as text it is searched all the same.
/// </summary>
internal static class YamlValues
{
    private const int MaxDepth = 64;

    /// <summary>The part between the first two lines of hyphens.</summary>
    public static void ReadHead(ValueList values, int end)
    {
        var behind = EndOfHead(values.Text, end);
        if (behind > 0)
            Read(values, TextScan.NextLine(values.Text, 0, end), behind);
    }

    /// <summary>Where the second line of hyphens begins, and with it the text; 0 where there is no head.</summary>
    public static int EndOfHead(string text, int end)
    {
        if (string.CompareOrdinal(text, 0, "---", 0, 3) != 0)
            return 0;

        for (var at = TextScan.NextLine(text, 0, end); at < end; at = TextScan.NextLine(text, at, end))
        {
            if (string.CompareOrdinal(text, at, "---", 0, 3) == 0)
                return at;
        }

        return 0;
    }

    public static void Read(ValueList values, int start, int end)
    {
        var text = values.Text;
        var levels = new YamlLevels(values);
        for (var at = start; at < end;)
        {
            var line = TextScan.EndOfLine(text, at, end);
            var first = TextScan.SkipBlanks(text, at, line);
            var next = TextScan.NextLine(text, line, end);
            if (first < line && text[first] != '#' && !IsMarker(text, first, line))
                next = Math.Max(next, ReadLine(values, levels, at, first, line, end));

            at = next;
        }
    }

    /// <summary>Offset behind a block of text, where the line begins one.</summary>
    private static int ReadLine(ValueList values, YamlLevels levels, int lineStart, int at, int line, int end)
    {
        var text = values.Text;
        var indent = at - lineStart;
        var depth = 0;
        while (IsItem(text, at, line) && depth++ < MaxDepth)
        {
            levels.Item(indent);
            at = TextScan.SkipBlanks(text, at + 1, line);
            indent = at - lineStart;
        }

        if (at >= line)
            return line;

        if (ReadKey(text, at, line) is not var (name, behind))
        {
            // A scalar in a list; or the second line of one, which nobody reads.
            if (depth > 0)
                AddItem(values, levels, at, line);

            return line;
        }

        levels.Name(indent, name);
        at = SkipTags(text, TextScan.SkipBlanks(text, behind, line), line);
        if (at >= line || text[at] == '#')
            return line;

        if (text[at] is '|' or '>')
            return ReadBlock(values, levels, name, indent, line, end);

        AddScalar(values, levels, name, at, line);
        return line;
    }

    /// <summary>A block as written, with the indentation of its lines: so that every place in it is a place in the file.</summary>
    private static int ReadBlock(ValueList values, YamlLevels levels, string name, int indent, int line, int end)
    {
        var text = values.Text;
        var start = TextScan.NextLine(text, line, end);
        var at = start;
        var last = start;
        while (at < end)
        {
            var eol = TextScan.EndOfLine(text, at, end);
            var first = TextScan.SkipBlanks(text, at, eol);
            if (first < eol && first - at <= indent)
                break;

            last = first < eol ? eol : last;
            at = TextScan.NextLine(text, eol, end);
        }

        start = TextScan.SkipBlanks(text, start, Math.Max(start, last));
        if (last <= start)
            return at;

        // A script may hold texts that are more than words.
        if (ArgumentValues.IsLine(name))
            ArgumentValues.ReadLine(values, levels.Key, start, last, text.Substring(start, last - start), isAsWritten: true);

        values.Add(levels.Key, start, last);
        return at;
    }

    private static void AddItem(ValueList values, YamlLevels levels, int at, int line)
    {
        at = SkipTags(values.Text, at, line);
        if (at < line && values.Text[at] is '[' or '{')
            YamlFlow.Read(values, levels.Key, at, line);
        else if (Scalar(values.Text, at, line) is var (start, end, value) && value.Length > 0)
            levels.Arguments().Add(start, end, value);
    }

    private static void AddScalar(ValueList values, YamlLevels levels, string name, int at, int line)
    {
        if (values.Text[at] is '[' or '{')
        {
            YamlFlow.Read(values, levels.Key, at, line);
            return;
        }

        var (start, end, value) = Scalar(values.Text, at, line);
        var key = levels.Named(name, value);
        if (ArgumentValues.IsLine(name, value))
            ArgumentValues.ReadLine(values, key, start, end, value, end - start == value.Length);
        else
            values.Add(key, start, end, value);
    }

    /// <summary>A scalar that ends on its line, without quotes and without the comment behind it.</summary>
    internal static (int Start, int End, string Value) Scalar(string text, int at, int line)
    {
        if (at < line && text[at] is '"' or '\'')
        {
            var close = EndOfQuoted(text, at, line);
            var raw = text.Substring(at + 1, close - at - 1);
            return (at + 1, close, text[at] == '\'' ? raw.Replace("''", "'") : Unescaped(raw));
        }

        var last = at;
        while (last < line && !(text[last] == '#' && last > at && text[last - 1] is ' ' or '\t'))
            last++;

        last = TextScan.TrimEnd(text, at, last);
        return (at, last, text.Substring(at, last - at));
    }

    internal static int EndOfQuoted(string text, int quote, int line)
    {
        var at = quote + 1;
        while (at < line)
        {
            if (text[quote] == '"' && text[at] == '\\')
                at++;
            else if (text[at] == text[quote] && !(text[quote] == '\'' && at + 1 < line && text[at + 1] == '\''))
                return at;
            else if (text[at] == text[quote])
                at++;

            at++;
        }

        return line;
    }

    private static string Unescaped(string raw)
    {
        if (raw.IndexOf('\\') < 0)
            return raw;

        var value = new System.Text.StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                value.Append(raw[i]);
                continue;
            }

            var digits = raw[++i] switch { 'x' => 2, 'u' => 4, _ => 0 };
            if (digits > 0 && i + digits < raw.Length && int.TryParse(raw.Substring(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                value.Append((char)unit);
                i += digits;
            }
            else
            {
                value.Append(raw[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
        }

        return value.ToString();
    }

    /// <summary>A name with its colon; null where the line has none.</summary>
    private static (string Name, int Behind)? ReadKey(string text, int at, int line)
    {
        if (text[at] is '"' or '\'')
        {
            var close = EndOfQuoted(text, at, line);
            var colon = TextScan.SkipBlanks(text, Math.Min(close + 1, line), line);
            return colon < line && text[colon] == ':' ? (text.Substring(at + 1, close - at - 1), colon + 1) : null;
        }

        if (text[at] is '{' or '[' or '|' or '>' or '&' or '*' or '!' or '?' or '@' or '`')
            return null;

        for (var i = at; i < line && i - at <= 200; i++)
        {
            if (text[i] == '#' && i > at && text[i - 1] is ' ')
                return null;

            if (text[i] == ':' && (i + 1 == line || text[i + 1] is ' ' or '\t'))
                return i > at ? (text.Substring(at, i - at).TrimEnd(), i + 1) : null;
        }

        return null;
    }

    /// <summary>Behind <c>&amp;anchor</c> and <c>!tag</c>.</summary>
    private static int SkipTags(string text, int at, int line)
    {
        while (at < line && text[at] is '&' or '!')
        {
            while (at < line && text[at] is not (' ' or '\t'))
                at++;

            at = TextScan.SkipBlanks(text, at, line);
        }

        return at;
    }

    private static bool IsItem(string text, int at, int line) => at < line && text[at] == '-' && (at + 1 == line || text[at + 1] is ' ' or '\t');

    private static bool IsMarker(string text, int at, int line) => line - at >= 3 && (string.CompareOrdinal(text, at, "---", 0, 3) == 0 || string.CompareOrdinal(text, at, "...", 0, 3) == 0);
}
