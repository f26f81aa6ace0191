namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Whether a value looks like a password that somebody has set. People do not draw at random, so entropy tells nothing here: what counts is
/// that classes of characters are mixed, and that the value is neither the word for a password, nor a name, nor a label, nor one of the
/// passwords that every sample and every container starts with.
/// </summary>
internal static class LikelyPassword
{
    private const int Shortest = 8;
    private const int ShortestPassed = 6;
    private const int Longest = 128;
    private const int ShortestPart = 5;
    private const int LongestCore = 24;

    /// <summary>A value that holds one of these names a password and is none.</summary>
    private static readonly string[] s_names = ["password", "passwd", "passphrase", "passwort", "kennwort", "txtpwd", "credential"];

    public static bool Is(string text, int start, int end, bool isPassed)
    {
        var length = end - start;
        if (length < (isPassed ? ShortestPassed : Shortest) || length > Longest)
            return false;

        if (IsInGroups(text, start, end))
            return true;

        if (!IsTyped(text, start, end))
            return false;

        var shape = ValueShape.Of(text, start, end);
        return IsMixed(text, start, end, shape, isPassed)
            && !LikelyToken.IsName(text, start, end, ShortestPart)
            && !IsPair(text, start, end)
            && !IsWeak(text, start, end)
            && !StandIn.Is(text, start, end, shape)
            && !PublicValue.Is(text, start, end)
            && !PublicValue.IsGuid(text, start, end);
    }

    /// <summary>The word for a password, a login of a default installation, or one of those with figures and marks: opens nothing that is not open.</summary>
    public static bool IsWeak(string text, int start, int end)
    {
        while (end > start && !IsLetterLike(text[end - 1]))
            end--;

        while (start < end && !IsLetterLike(text[start]))
            start++;

        return (end - start <= LongestCore && WeakWords.Contains(text, start, end)) || HasName(text, start, end);
    }

    private static bool IsMixed(string text, int start, int end, in ValueShape shape, bool isPassed)
    {
        // "Value" and "value" are one class: a capital in front is how words begin.
        var inWords = WordLikeness.Share(text, start, end);
        if (shape.Digits == 0 && shape.Others == 0)
            return inWords < 40 && shape.Length >= 10 && shape.Marks * 4 < shape.Length && (isPassed || shape.Switches * 4 > shape.Length);

        if (shape.Letters == 0 || (shape.Digits == 0 && (inWords >= (isPassed ? 90 : 75) || HasMarkOfCode(text, start, end))))
            return false;

        // "summer2024" is said by too many names; "Summer2024" and "summer2024!" are what a rule for passwords asks for.
        var figuresAtEnd = 0;
        while (figuresAtEnd < shape.Length && text[end - 1 - figuresAtEnd] is >= '0' and <= '9')
            figuresAtEnd++;

        var isNumberedName = shape.Others == 0 && shape.Digits < 3 && ((inWords >= 50 && figuresAtEnd == shape.Digits) || (inWords >= 75 && shape.Length > 15));
        if (isNumberedName || (inWords >= 50 && HasMarkOfCode(text, start, end)))
            return false;

        var classes = (shape.Upper > 0 ? 1 : 0) + (shape.Lower > 0 ? 1 : 0) + (shape.Digits > 0 ? 1 : 0) + (shape.Others > 0 ? 1 : 0);
        return classes >= 3 || inWords < 50 || isPassed;
    }

    // What Google gives to programs for a mailbox: four groups of four small letters.
    private static bool IsInGroups(string text, int start, int end)
    {
        if (end - start != 19)
            return false;

        for (var i = 0; i < 19; i++)
        {
            if (i % 5 == 4 ? text[start + i] != ' ' : text[start + i] is < 'a' or > 'z')
                return false;
        }

        return WordLikeness.Share(text, start, end) < 40 && !StandIn.Is(text, start, end, ValueShape.Of(text, start, end));
    }

    private static bool HasMarkOfCode(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>' or '`' or '\'' or '"' or ',' or ';' or '|' or '\\')
                return true;
        }

        return false;
    }

    // "Mode=ReadOnly" is a setting, and so is each of several.
    private static bool IsPair(string text, int start, int end)
    {
        var sign = text.IndexOf('=', start, end - start);
        return sign > start && sign < end - 2 && WordLikeness.Share(text, start, sign) >= 75;
    }

    // Printable, one piece, no end of a sentence or label.
    private static bool IsTyped(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]) || char.IsControl(text[i]))
                return false;
        }

        // A label, or the beginning of a format: "sk-ant-api03-".
        return text[end - 1] is not (':' or '-' or '_');
    }

    private static bool HasName(string text, int start, int end)
    {
        foreach (var name in s_names)
        {
            if (WeakWords.Holds(text, start, end, name))
                return true;
        }

        return false;
    }

    private static bool IsLetterLike(char c) => char.IsLetter(c) || c is '$' or '@';
}
