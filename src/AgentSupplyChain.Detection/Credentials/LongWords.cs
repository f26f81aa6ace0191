namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Formats without an anchor: words of letters and digits of one length. A word of that length covers one of the places looked at, and in
/// ordinary text most of these lie in short words, so that few characters are read.
/// </summary>
internal static class LongWords
{
    /// <summary>The shortest: the first part of a key of NGC.</summary>
    private const int Shortest = 26;

    public static void Scan(string text, ref List<CredentialMatch>? matches, CredentialSettings settings)
    {
        var anchored = matches?.Count ?? 0;
        for (var i = Shortest - 1; i < text.Length; i += Shortest)
        {
            if (!Charset.IsBase62(text[i]))
                continue;

            var start = i;
            while (start > 0 && Charset.IsBase62(text[start - 1]))
                start--;

            // The next place to look at is behind the word.
            var end = Charset.EndOf(Charset.Base62, text, i, text.Length);
            i = end - 1;
            if (end - start >= Shortest && Match(text, start, end, settings) is { } match && !CredentialScanner.IsAccepted(text, match, settings))
                (matches ??= []).Add(match);
        }

        if (anchored > 0 && matches!.Count > anchored)
            Merge(matches);
    }

    private static CredentialMatch? Match(string text, int start, int end, CredentialSettings settings)
    {
        const int DevOpsToken = 52;
        const int NgcNumber = 26;
        const int NgcInBase64 = 84;
        const int MailgunKey = 32;

        var escape = EscapeIn(text, start);
        start += escape;
        var isBounded = escape > 0 || WordBoundary.IsBefore(text, start, Charset.Base64Url | Charset.Base64);
        if (!isBounded && end - start != DevOpsToken)
            return null;

        var ends = WordBoundary.IsAfter(text, end, 'B', Charset.Base64Url);
        switch (end - start)
        {
            case DevOpsToken when ends && Charset.HasAll(Charset.Base32Lower, text, start, end) && IsDevOpsToken(text, start, end, isBounded, settings):
                return Found(Proof.DevOps, start, end);
            case NgcInBase64 when ends && IsNgc(text, start, end):
                return Found(Proof.Ngc, start, end);
            case NgcNumber when end < text.Length && text[end] == ':' && IsUuid(text, end + 1) && Charset.HasAll(Charset.Lower, text, start, end)
                && Entropy.IsReached(text, start, end, Charset.SizeOf('l')):
                return Found(Proof.Ngc, start, end + 37);
            case MailgunKey when IsMailgun(text, start, end):
                return Found(Proof.Mailgun, start, end + 18);
            default:
                return null;
        }
    }

    private static CredentialMatch Found(Proof proof, int start, int end)
    {
        var format = CredentialFormats.Of(proof);
        return new CredentialMatch(format, start, end - start, format.IsProven);
    }

    private static bool IsDevOpsToken(string text, int start, int end, bool isBounded, CredentialSettings settings) =>
        AzureKey.IsDevOpsToken(text, start)
            || (!settings.VerifyChecksums && isBounded && Entropy.IsReached(text, start, end, Charset.SizeOf('a')) && !Placeholder.IsLikely(text, start, end, 'a'));

    /// <summary>Number, colon, UUID: 63 bytes in base64.</summary>
    private static bool IsNgc(string text, int start, int end)
    {
        for (var place = 0; place < 63; place++)
        {
            var value = Base64Text.ByteAt(text, start, end, place);
            var fits = place switch
            {
                26 => value == ':',
                35 or 40 or 45 or 50 => value == '-',
                < 26 => value >= 0 && Charset.Has(Charset.Lower, (char)value),
                _ => value >= 0 && Charset.Has(Charset.Hex, (char)value),
            };
            if (!fits)
                return false;
        }

        return true;
    }

    private static bool IsUuid(string text, int start)
    {
        const int Length = 36;
        if (start + Length > text.Length || !WordBoundary.IsAfter(text, start + Length, 'h', Charset.Base64Url))
            return false;

        for (var i = 0; i < Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[start + i] != '-' : !Charset.Has(Charset.Hex, text[start + i]))
                return false;
        }

        return true;
    }

    /// <summary>32, 8 and 8 digits of hex.</summary>
    private static bool IsMailgun(string text, int start, int end)
    {
        if (end + 18 > text.Length || text[end] != '-' || text[end + 9] != '-' || !WordBoundary.IsAfter(text, end + 18, 'h', Charset.Base64Url))
            return false;

        return Charset.HasAll(Charset.Hex, text, start, end)
            && Charset.HasAll(Charset.Hex, text, end + 1, end + 9)
            && Charset.HasAll(Charset.Hex, text, end + 10, end + 18)
            && Entropy.IsReached(text, start, end, Charset.SizeOf('h'))
            && !Placeholder.IsLikely(text, start, end, 'h');
    }

    /// <summary>How many characters at the start of the word belong to an escape that began before it.</summary>
    private static int EscapeIn(string text, int start)
    {
        // The longest are the five after the backslash of \u0022.
        for (var length = 1; length <= 5; length++)
        {
            if (start + length <= text.Length && start > 0 && WordBoundary.EscapeBefore(text, start + length) == length + 1)
                return length;
        }

        return 0;
    }

    /// <summary>In order, and of two that overlap the first.</summary>
    private static void Merge(List<CredentialMatch> matches)
    {
        matches.Sort((a, b) => a.Start.CompareTo(b.Start));
        var kept = 0;
        for (var i = 0; i < matches.Count; i++)
        {
            if (kept == 0 || matches[i].Start >= matches[kept - 1].End)
                matches[kept++] = matches[i];
        }

        matches.RemoveRange(kept, matches.Count - kept);
    }
}
