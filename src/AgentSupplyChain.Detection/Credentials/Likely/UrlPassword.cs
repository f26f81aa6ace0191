namespace AgentSupplyChain.Detection.Credentials;

/// <summary>The password in <c>scheme://user:password@host</c>.</summary>
internal static class UrlPassword
{
    private const string Where = "URL";
    private const int LongestAuthority = 1024;

    /// <summary>The credential of the address whose scheme ends with this colon, or nothing.</summary>
    public static EmbeddedCredential? At(string text, int colon)
    {
        if (colon == 0 || colon + 3 >= text.Length || text[colon + 1] != '/' || text[colon + 2] != '/' || !Charset.IsBase62(text[colon - 1]))
            return null;

        var user = colon + 3;
        int password = -1, at = -1;
        var bound = Math.Min(text.Length, user + LongestAuthority);
        var end = user;
        for (; end < bound && !EndsAuthority(text[end]); end++)
        {
            // The signs within a variable are its own.
            if (text[end] == '$' && end + 1 < bound && text[end + 1] == '{' && VariableDefault.EndOf(text, end, bound) is > 0 and var behind)
                end = behind - 1;
            else if (text[end] == ':' && password < 0)
                password = end + 1;
            else if (text[end] == '@' && password >= 0)
                at = end;
        }

        if (at <= password || password < 0 || at + 1 >= end)
            return null;

        var userEnd = password - 1;
        var host = at + 1;
        VariableDefault.TryFind(text, ref user, ref userEnd);
        VariableDefault.TryFind(text, ref password, ref at);
        var length = at - password;
        if (length == userEnd - user && string.Compare(text, user, text, password, length, StringComparison.OrdinalIgnoreCase) == 0)
            return null;

        // What everybody's own machine asks for is hardly worth a finding; what somebody has thought up is, wherever it opens a door.
        var isLocal = LocalHost.IsAt(text, host, end);
        return IsSecret(text, password, at, !isLocal) ? new EmbeddedCredential(CredentialKind.Password, Where, password, length) : null;
    }

    private static bool IsSecret(string text, int start, int end, bool isPassed) =>
        !SecretReference.Is(text, start, end)
            && (LikelyPassword.Is(text, start, end, isPassed) || LikelyToken.Is(CredentialKind.Token, text, start, end, isPassed: true));

    private static bool EndsAuthority(char c) => c <= ' ' || c is '/' or '?' or '#' or '"' or '\'' or '<' or '>' or '\\' or '`' or '|' or '^';
}
