using System.Text;

namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Values of an Authorization header: <c>Basic …</c> and <c>Bearer …</c>.</summary>
internal static class AuthorizationText
{
    private const int Longest = 4096;
    private const int ShortestBasic = 12;
    private const int ShortestBearer = 20;

    /// <summary>The credential behind the scheme that begins here, or nothing.</summary>
    public static EmbeddedCredential? At(string text, int at)
    {
        if (at > 0 && Charset.IsBase62(text[at - 1]))
            return null;

        if (IsWord(text, at, "Bearer"))
            return Bearer(text, AfterSpaces(text, at + "Bearer".Length));

        return IsWord(text, at, "Basic") ? Basic(text, AfterSpaces(text, at + "Basic".Length)) : null;
    }

    private static EmbeddedCredential? Bearer(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < Longest && (Charset.IsBase64Url(text[end]) || text[end] is '.' or '~' or '+' or '/' or '=' or ':'))
            end++;

        // A full stop or colon ends the sentence, not the token.
        while (end > start && text[end - 1] is '.' or ':')
            end--;

        return end - start >= ShortestBearer && LikelyToken.Is(CredentialKind.Token, text, start, end, isPassed: false)
            ? new EmbeddedCredential(CredentialKind.Token, "Bearer header", start, end - start)
            : null;
    }

    private static EmbeddedCredential? Basic(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < Longest && (Charset.IsBase62(text[end]) || text[end] is '+' or '/'))
            end++;

        var padding = 0;
        while (padding < 2 && end + padding < text.Length && text[end + padding] == '=')
            padding++;

        var length = end + padding - start;
        if (length < ShortestBasic || length % 4 != 0 || (end + padding < text.Length && (Charset.IsBase62(text[end + padding]) || text[end + padding] == '=')))
            return null;

        return IsUserAndPassword(text, start, end, out var colon) && IsSecret(text.Substring(start, length), colon)
            ? new EmbeddedCredential(CredentialKind.Password, "Basic header", start, length)
            : null;
    }

    /// <summary>Decodes without keeping anything: all printable, and a colon between user and password.</summary>
    private static bool IsUserAndPassword(string text, int start, int end, out int colon)
    {
        colon = -1;
        int bits = 0, count = 0, decoded = 0;
        for (var i = start; i < end; i++)
        {
            bits = ((bits << 6) | Value(text[i])) & 0xFFFF;
            count += 6;
            if (count < 8)
                continue;

            count -= 8;
            var c = (bits >> count) & 0xFF;
            if (c is < 0x20 or > 0x7E)
                return false;

            if (c == ':' && colon < 0)
                colon = decoded;

            decoded++;
        }

        return colon >= 0 && colon < decoded - 1;
    }

    private static bool IsSecret(string encoded, int colon)
    {
        var pair = Encoding.ASCII.GetString(Convert.FromBase64String(encoded));
        var user = pair.Substring(0, colon);
        var password = pair.Substring(colon + 1);
        return user != password && !SecretReference.Is(password)
            && (LikelyPassword.Is(password, 0, password.Length, isPassed: true)
                || LikelyToken.Is(CredentialKind.Token, password, 0, password.Length, isPassed: true));
    }

    private static int Value(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        _ => 63,
    };

    private static bool IsWord(string text, int at, string word) =>
        at + word.Length < text.Length && text[at + word.Length] == ' '
            && string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static int AfterSpaces(string text, int at)
    {
        var end = Math.Min(text.Length, at + 4);
        while (at < end && text[at] == ' ')
            at++;

        return at;
    }
}
