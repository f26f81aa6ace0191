namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>Steps over a text that readers of lines share.</summary>
internal static class TextScan
{
    public static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t')
            at++;

        return at;
    }

    /// <summary>Offset of the sign that ends the line, or the end.</summary>
    public static int EndOfLine(string text, int at, int end)
    {
        while (at < end && text[at] is not ('\n' or '\r'))
            at++;

        return at;
    }

    /// <summary>Offset behind the line's end: CR LF, LF or CR.</summary>
    public static int NextLine(string text, int at, int end)
    {
        at = EndOfLine(text, at, end);
        if (at < end && text[at] == '\r' && at + 1 < end && text[at + 1] == '\n')
            return at + 2;

        return at < end ? at + 1 : at;
    }

    /// <summary>The end without the blanks before it.</summary>
    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t' or '\r' or '\n')
            end--;

        return end;
    }
}
