namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>
/// Files of HTTP requests: variables (<c>@name = value</c>), parameters of the address, headers, and bodies in JSON or as a form.
/// </summary>
internal static class RequestValues
{
    /// <summary>No credential in an address is longer.</summary>
    private const int LongestEscaped = 4096;

    private enum Part
    {
        Start,
        Headers,
        Body,
    }

    public static void Read(ValueList values, int end)
    {
        var text = values.Text;
        var part = Part.Start;
        var at = 0;
        while (at < end)
        {
            var (start, line) = (TextScan.SkipBlanks(text, at, end), TextScan.EndOfLine(text, at, end));
            if (IsAt(text, start, "###"))
                part = Part.Start;
            else if (start == line)
                part = part == Part.Headers ? Part.Body : part;
            else if (part == Part.Body)
                line = ReadBody(values, start, line, end);
            else if (text[start] != '#' && !IsAt(text, start, "//"))
                part = ReadHead(values, part, start, line);

            at = TextScan.NextLine(text, line, end);
        }
    }

    private static Part ReadHead(ValueList values, Part part, int start, int line)
    {
        var text = values.Text;
        if (text[start] == '@')
        {
            var equals = text.IndexOf('=', start, line - start);
            if (equals > 0)
                AddTrimmed(values, text.Substring(start + 1, equals - start - 1).Trim(), equals + 1, line, isHandedOver: false);

            return part;
        }

        // The address may go on in the next lines: its parameters begin them.
        if (part == Part.Start || text[start] is '?' or '&')
        {
            ReadParameters(values, part == Part.Start ? text.IndexOf('?', start, line - start) : start, line);
            return Part.Headers;
        }

        var colon = text.IndexOf(':', start, line - start);
        if (colon > start)
            AddTrimmed(values, text.Substring(start, colon - start).TrimEnd(), colon + 1, line, isHandedOver: true);

        return part;
    }

    /// <summary>The end of the last line that was read: JSON takes all of the body.</summary>
    private static int ReadBody(ValueList values, int start, int line, int end)
    {
        var text = values.Text;
        if (text[start] is not ('{' or '['))
        {
            ReadParameters(values, start - 1, line);
            return line;
        }

        var last = text.IndexOf("\n###", start, end - start, StringComparison.Ordinal);
        last = last < 0 ? end : last;
        JsonValues.Read(values, start, last);
        return last;
    }

    /// <param name="before">Offset of the sign before the first name; negative where there are none.</param>
    private static void ReadParameters(ValueList values, int before, int line)
    {
        var text = values.Text;
        while (before >= 0 && before + 1 < line)
        {
            var start = before + 1;
            var next = text.IndexOf('&', start, line - start);
            var end = next < 0 ? line : next;
            var equals = text.IndexOf('=', start, end - start);
            if (equals > start)
            {
                var last = equals + 1;
                while (last < end && text[last] is not (' ' or '#'))
                    last++;

                values.Add(text.Substring(start, equals - start).Trim(), equals + 1, last, Unescaped(text.Substring(equals + 1, last - equals - 1)));
            }

            if (next < 0)
                return;

            before = next;
        }
    }

    private static string Unescaped(string value) => value.IndexOf('%') < 0 || value.Length > LongestEscaped ? value : Uri.UnescapeDataString(value);

    private static void AddTrimmed(ValueList values, string name, int start, int line, bool isHandedOver)
    {
        start = TextScan.SkipBlanks(values.Text, start, line);
        values.Add(name, start, TextScan.TrimEnd(values.Text, start, line), isHandedOver);
    }

    private static bool IsAt(string text, int at, string sign) => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;
}
