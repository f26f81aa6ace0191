namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Whether a value looks like a password that somebody has set. People do not draw at random, so entropy tells nothing here: what counts is
/// that classes of characters are mixed, and that the value is neither the word for a password, nor a name, nor a label, nor one of the
/// passwords that every sample and every container starts with.
/// </summary>
internal static class LikelyPassword
{
    private const int Shortest = 8;
    private const int ShortestPassed = 5;
    private const int Longest = 128;
    private const int LongestCore = 24;

    /// <summary>A value that holds one of these names a password and is none.</summary>
    private static readonly string[] s_names = ["password", "passwd", "passphrase", "passwort", "kennwort", "txtpwd", "credential"];

    public static bool Is(string text, int start, int end, bool isPassed)
    {
        var length = end - start;
        if (length < (isPassed ? ShortestPassed : Shortest) || length > Longest || !IsTyped(text, start, end))
            return false;

        var shape = ValueShape.Of(text, start, end);
        return IsMixed(text, start, end, shape, isPassed) && !IsWeak(text, start, end) && !StandIn.IsMarked(text, start, end) && !StandIn.Is(text, start, end, shape)
            && !PublicValue.Is(text, start, end) && !PublicValue.IsGuid(text, start, end);
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
            return inWords < 40 && shape.Length >= 10 && shape.Marks * 4 < shape.Length;

        if (shape.Letters == 0)
            return false;

        // "summer2024" is said by too many names; "Summer2024" and "summer2024!" are what a rule for passwords asks for.
        var figuresAtEnd = 0;
        while (figuresAtEnd < shape.Length && text[end - 1 - figuresAtEnd] is >= '0' and <= '9')
            figuresAtEnd++;

        var isNumberedName = shape.Others == 0 && inWords >= 50 && (figuresAtEnd == shape.Digits && figuresAtEnd < 3);
        var classes = (shape.Upper > 0 ? 1 : 0) + (shape.Lower > 0 ? 1 : 0) + (shape.Digits > 0 ? 1 : 0) + (shape.Others > 0 ? 1 : 0);
        return !isNumberedName && (classes >= 3 || inWords < 50 || isPassed);
    }

    // Printable, one piece, no end of a sentence or label.
    private static bool IsTyped(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]) || char.IsControl(text[i]))
                return false;
        }

        return text[end - 1] != ':';
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
