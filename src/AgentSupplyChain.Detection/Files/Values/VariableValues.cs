using System.Text;

namespace AgentSupplyChain.Detection.Files.Values;

/// <summary><c>.env</c> files: a variable a line, <c>export</c> before it, quotes around it, a comment behind it.</summary>
internal static class VariableValues
{
    public static void Read(ValueList values, int start, int end)
    {
        var text = values.Text;
        var at = start;
        while (at < end)
        {
            at = TextScan.SkipBlanks(text, at, end);
            if (at < end && text[at] is '\n' or '\r')
                at++;
            else if (at < end)
                at = ReadLine(values, at, end);
        }
    }

    /// <summary>The offset behind the assignment, which may have taken several lines.</summary>
    private static int ReadLine(ValueList values, int at, int end)
    {
        var text = values.Text;
        var line = TextScan.EndOfLine(text, at, end);
        if (text[at] is '#' or ';')
            return line;

        if (line - at > 7 && string.CompareOrdinal(text, at, "export", 0, 6) == 0 && text[at + 6] is ' ' or '\t')
            at = TextScan.SkipBlanks(text, at + 6, line);

        var equals = text.IndexOf('=', at, line - at);
        if (equals < 0)
            return line;

        var name = text.Substring(at, equals - at).TrimEnd();
        if (!ValueList.IsVariable(name))
            return line;

        var start = TextScan.SkipBlanks(text, equals + 1, line);
        if (start < line && text[start] is '"' or '\'' or '`')
            return ReadQuoted(values, name, start, end);

        // A comment begins behind a blank only: many passwords have a number sign.
        var last = start;
        while (last < line && !(text[last] == '#' && (last == start || text[last - 1] is ' ' or '\t')))
            last++;

        values.Add(name, start, TextScan.TrimEnd(text, start, last), isHandedOver: true);
        return line;
    }

    private static int ReadQuoted(ValueList values, string name, int quote, int end)
    {
        var text = values.Text;
        var (start, at) = (quote + 1, quote + 1);
        StringBuilder? unescaped = null;
        while (at < end && text[at] != text[quote])
        {
            if (text[at] == '\\' && text[quote] == '"' && at + 1 < end)
            {
                unescaped ??= new StringBuilder().Append(text, start, at - start);
                unescaped.Append(text[at + 1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
                at += 2;
                continue;
            }

            unescaped?.Append(text[at]);
            at++;
        }

        // Without an end the quote is a sign of the value.
        if (at >= end)
        {
            var line = TextScan.EndOfLine(text, quote, end);
            values.Add(name, start, TextScan.TrimEnd(text, start, line), isHandedOver: true);
            return line;
        }

        values.Add(name, start, at, unescaped?.ToString() ?? text.Substring(start, at - start), isHandedOver: true);
        return at + 1;
    }
}
