namespace AgentSupplyChain.Detection.Credentials;

/// <summary>The signature of a shared access signature: <c>sig=</c> beside a version, an expiry or a right.</summary>
internal static class SignedAddress
{
    private const int Shortest = 40;
    private const int Longest = 200;
    private const int Reach = 600;

    public static EmbeddedCredential? At(string text, int nameStart, int sign)
    {
        if (nameStart > 0 && text[nameStart - 1] is not ('&' or '?' or ';' or ' ' or '"'))
            return null;

        var start = sign + 1;
        var end = start;
        while (end < text.Length && end - start <= Longest && (Charset.IsBase64Url(text[end]) || text[end] is '%' or '+' or '/' or '='))
            end++;

        var shape = ValueShape.Of(text, start, end);
        var isSignature = end - start is >= Shortest and <= Longest
            && shape.Upper > 0 && shape.Lower > 0 && shape.Digits > 0 && shape.Switches * 4 > shape.Length
            && Entropy.Of(text, start, end) >= 4 && !StandIn.Is(text, start, end, shape);
        return isSignature && HasCompany(text, nameStart, end) ? new EmbeddedCredential(CredentialKind.Token, "SAS", start, end - start) : null;
    }

    private static bool HasCompany(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && start - from < Reach && !EndsAddress(text[from - 1]))
            from--;

        var to = end;
        while (to < text.Length && to - end < Reach && !EndsAddress(text[to]))
            to++;

        for (var i = from; i + 3 < to; i++)
        {
            if (text[i] is 's' && text[i + 2] == '=' && text[i + 1] is 'v' or 'e' or 'p' or 'r' && (i == from || text[i - 1] is '&' or '?' or ';' or ' '))
                return true;

            if (text[i] is 's' && i + 4 < to && text[i + 1] == 'k' && text[i + 2] == 'n' && text[i + 3] == '=')
                return true;
        }

        return false;
    }

    private static bool EndsAddress(char c) => c is '"' or '\'' or '\n' or '\r' or '<' or '>' or '`' or '\t';
}
