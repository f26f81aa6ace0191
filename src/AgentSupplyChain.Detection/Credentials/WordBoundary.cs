namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Where a word begins and ends in text that may be escaped.</summary>
internal static class WordBoundary
{
    /// <summary>
    /// Whether no word of the classes runs into <paramref name="start"/>. An escape ends a word (<c>\n</c>, <c>\u0022</c>, <c>%3D</c>), and so
    /// does what stands before the default of a variable (<c>${X:-…}</c>).
    /// </summary>
    public static bool IsBefore(string text, int start, int classes) =>
        start == 0 || !Charset.Has(classes, text[start - 1]) || EscapeBefore(text, start) > 0 || IsDefault(text, start);

    /// <summary>Whether no word of the classes goes on at <paramref name="end"/>.</summary>
    public static bool IsAfter(string text, int end, char lastClass, int classes)
    {
        if (end == text.Length)
            return true;

        if (lastClass == 'B')
            classes |= Charset.Base64 | Charset.Bit('=');

        return !Charset.Has(classes, text[end]);
    }

    // Of the characters that shells have for it ("-", "+", "=", "?") two are found in words. The colon may be left out behind a name.
    private static bool IsDefault(string text, int start)
    {
        const int LongestName = 100;
        if (start < 2 || text[start - 1] is not ('-' or '+'))
            return false;

        if (text[start - 2] == ':')
            return true;

        var name = start - 2;
        while (name > 1 && start - name < LongestName && Charset.Has(Charset.Word, text[name]))
            name--;

        return name > 0 && name < start - 2 && text[name] == '{' && text[name - 1] == '$';
    }

    /// <summary>The length of the escape right before <paramref name="start"/>, or zero.</summary>
    public static int EscapeBefore(string text, int start)
    {
        if (start >= 2 && text[start - 2] == '\\' && text[start - 1] is 'n' or 'r' or 't' or 'b' or 'f' or 'v' or '0')
            return 2;

        if (start >= 3 && text[start - 3] == '%' && Charset.HasAll(Charset.AnyHex, text, start - 2, start))
            return 3;

        if (start >= 4 && text[start - 4] == '\\' && text[start - 3] == 'x' && Charset.HasAll(Charset.AnyHex, text, start - 2, start))
            return 4;

        return start >= 6 && text[start - 6] == '\\' && text[start - 5] == 'u' && Charset.HasAll(Charset.AnyHex, text, start - 4, start) ? 6 : 0;
    }
}
