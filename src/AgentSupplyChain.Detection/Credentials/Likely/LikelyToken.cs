namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Whether a value looks like something that an issuer has drawn at random.</summary>
internal static class LikelyToken
{
    private const int Shortest = 16;
    private const int ShortestPassed = 12;
    private const int Longest = 512;
    private const int LongestToken = 2048;
    private const int LongestPrivateKey = 8192;
    private const int ShortestPart = 7;

    /// <summary>More of a text than this stands in words: it is a name. One random value of sixteen characters in a thousand reaches it.</summary>
    private const int MostInWords = 50;

    /// <summary>The same without a single figure, which is rare among what is drawn and the rule among names.</summary>
    private const int MostOfLettersInWords = 30;

    public static bool Is(CredentialKind kind, string text, int start, int end, bool isPassed)
    {
        // The padding of base64 is no part of what was drawn.
        var last = end;
        while (last > start && end - last < 2 && text[last - 1] == '=')
            last--;

        var length = last - start;
        if (length < (isPassed ? ShortestPassed : Shortest) || length > LongestOf(kind))
            return false;

        if (PublicValue.IsGuid(text, start, end))
            return isPassed && !IsEmptyGuid(text, start, end);

        for (var i = start; i < last; i++)
        {
            if (!Charset.IsBase64Url(text[i]) && text[i] is not ('+' or '/' or '.' or '~' or ':'))
                return false;
        }

        var shape = ValueShape.Of(text, start, last);
        return IsDrawn(text, start, last, shape, isPassed)
            && WordLikeness.Share(text, start, last) < (shape.Digits == 0 ? MostOfLettersInWords : MostInWords)
            && !IsName(text, start, last, ShortestPart)
            && !IsPublicKey(kind, text, start, end)
            && !PublicValue.Is(text, start, end)
            && !PublicValue.HasChecksum(text, start, end)
            && !StandIn.Is(text, start, last, shape)
            && !IsDevelopmentKey(text, start, end);
    }

    private static int LongestOf(CredentialKind kind) => kind switch
    {
        CredentialKind.PrivateKey => LongestPrivateKey,
        CredentialKind.Token => LongestToken,
        _ => Longest,
    };

    private static bool IsDrawn(string text, int start, int end, in ValueShape shape, bool isPassed)
    {
        // Numbers, dates and versions: random values of every alphabet hold more letters than that.
        var isHex = shape.IsHex || (shape.OutsideHex * 4 <= shape.Length && (shape.Upper == 0 || shape.Lower == 0));
        if (shape.Letters * 8 < shape.Length || (!isHex && shape.Letters * 4 < shape.Length))
            return false;

        var isOneCase = shape.Upper == 0 || shape.Lower == 0;
        if (shape.Digits == 0 && isOneCase && !isPassed)
            return false;

        // Four in ten neighbours are of different classes with one case and digits, six in ten with two. Names change at the ends of words only.
        var fewest = isHex ? 0 : isOneCase ? 12 : shape.Digits == 0 ? 40 : 28;
        if ((shape.Switches - (2 * shape.Marks)) * 100 < fewest * (shape.Length - 1))
            return false;

        var alphabet = isHex ? 16 : isOneCase ? 36 : 64;
        return EntropyFloor.IsReached(text, start, end, alphabet);
    }

    // "gpt-4.1-2025-04-14", "claude-sonnet-4-5-20250929", "Authentication:Schemes:Bearer": several short parts, numbers and words.
    public static bool IsName(string text, int start, int end, int shortestPart)
    {
        int parts = 0, named = 0, digits = 0, part = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && !IsSeparator(text[i]))
            {
                digits += text[i] is >= '0' and <= '9' ? 1 : 0;
                continue;
            }

            var length = i - part;
            if (length > 0)
            {
                parts++;
                if (length < shortestPart || (digits == length && length <= 8) || WordLikeness.Share(text, part, i) >= 75)
                    named += length;
            }

            part = i + 1;
            digits = 0;
        }

        return parts > 1 && named * 10 >= (end - start - parts + 1) * (parts > 2 ? 6 : 8);
    }

    private static bool IsSeparator(char c) => c is '-' or '_' or '.' or '/' or ':';

    private static bool IsDevelopmentKey(string text, int start, int end) =>
        DevelopmentKey.Is(start == 0 && end == text.Length ? text : text.Substring(start, end - start));

    private static bool IsEmptyGuid(string text, int start, int end)
    {
        var shape = ValueShape.Of(text, start, end);
        return shape.LongestRun > 5 || shape.LongestSequence > 5 || EntropyFloor.Of(text, start, end) < 2.5;
    }

    // Certificates and public keys in DER begin as private keys do.
    private static bool IsPublicKey(CredentialKind kind, string text, int start, int end) =>
        kind != CredentialKind.PrivateKey && end - start > 120 && string.CompareOrdinal(text, start, "MII", 0, 3) == 0;
}
