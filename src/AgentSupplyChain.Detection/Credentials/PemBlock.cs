namespace AgentSupplyChain.Detection.Credentials;

/// <summary>A private key in PEM. A header alone is none: a body of base64 has to follow, and begin as a key does.</summary>
internal static class PemBlock
{
    private const int ShortestBody = 64;
    private const int LongestBlock = 40_000;

    /// <summary>Takes the body and the closing line, where there is one, into the match.</summary>
    /// <param name="hasHeaders">Whether lines like <c>Version: 1</c> may stand before the body.</param>
    public static bool TryRead(string text, ref ShapeMatch match, bool hasHeaders)
    {
        var limit = Math.Min(text.Length, match.Body + LongestBlock);
        var first = SkipBreaks(text, match.Body, limit);
        if (hasHeaders || HeaderFollows(text, first, limit))
            first = SkipHeaders(text, first, limit);

        var body = 0;
        var last = first;
        for (var i = first; i < limit;)
        {
            // A line; OpenPGP begins one with padding.
            var start = Charset.EndOf(Charset.Bit('='), text, i, limit);
            var end = Charset.EndOf(Charset.Base64, text, start, limit);
            if (end == i)
                break;

            body += end - start;
            last = Charset.EndOf(Charset.Bit('='), text, end, limit);
            i = SkipBreaks(text, last, limit);
        }

        // DER begins with a sequence, the format of OpenSSH with its own name.
        if (body < ShortestBody || (!hasHeaders && !BeginsAsKey(text, first)))
            return false;

        const double RandomInBase64 = 4;
        if (Entropy.Of(text, first, Math.Min(last, first + 256)) < RandomInBase64)
            return false;

        match.End = EndOfBlock(text, last, limit);
        return true;
    }

    /// <summary>Whether the key stands in the JSON of a service account.</summary>
    public static bool IsOfServiceAccount(string text, int start)
    {
        const int Nearby = 2048;
        return start > 0 && text.LastIndexOf("service_account", start - 1, Math.Min(start, Nearby), StringComparison.Ordinal) >= 0;
    }

    private static bool BeginsAsKey(string text, int start) =>
        (text[start] == 'M' && text[start + 1] is >= 'A' and <= 'P') || string.CompareOrdinal(text, start, "b3BlbnNzaC1rZXktdjE", 0, 19) == 0;

    /// <summary>White space, as itself or escaped in the literal of some language.</summary>
    private static int SkipBreaks(string text, int start, int end)
    {
        var i = start;
        while (i < end)
        {
            if (text[i] is ' ' or '\t' or '\r' or '\n')
                i++;
            else if (text[i] == '\\' && i + 1 < end && text[i + 1] is 'n' or 'r' or 't' or '\n' or '\r')
                i += 2;
            else if (text[i] == '\\' && i + 2 < end && text[i + 1] == '\\' && text[i + 2] is 'n' or 'r')
                i += 3;
            else
                break;
        }

        return i;
    }

    /// <summary>Proc-Type: 4,ENCRYPTED.</summary>
    private static bool HeaderFollows(string text, int start, int end)
    {
        const int LongestName = 32;
        var name = start;
        while (name < end && name - start < LongestName && (Charset.IsBase64Url(text[name]) || text[name] == ' '))
            name++;

        return name < end && text[name] == ':';
    }

    private static int SkipHeaders(string text, int start, int end)
    {
        const int LongestHeader = 256;
        var i = start;
        while (HeaderFollows(text, i, end))
        {
            var limit = Math.Min(end, i + LongestHeader);
            while (i < limit && text[i] is not ('\n' or '\\'))
                i++;

            if (i == limit)
                break;

            i = SkipBreaks(text, i, end);
        }

        return i;
    }

    private static int EndOfBlock(string text, int last, int limit)
    {
        const string Close = "-----END ";
        const int LongestLabel = 40;
        var close = SkipBreaks(text, last, limit);
        if (string.CompareOrdinal(text, close, Close, 0, Close.Length) != 0)
            return last;

        var label = close + Close.Length;
        var end = text.IndexOf("-----", label, Math.Min(LongestLabel, text.Length - label), StringComparison.Ordinal);
        return end < 0 ? last : end + 5;
    }
}
