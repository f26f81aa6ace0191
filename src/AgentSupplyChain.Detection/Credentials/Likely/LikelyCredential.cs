namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Whether a value looks like a real credential. What it is worth is told by where it stands: see <see cref="CredentialName"/>.</summary>
public static class LikelyCredential
{
    /// <summary>Whether a value under a name of this kind looks like a real credential.</summary>
    public static bool Is(CredentialKind kind, string value) => kind switch
    {
        CredentialKind.None => false,
        CredentialKind.ConnectionString => EmbeddedCredential.Find(value).Count > 0,
        CredentialKind.Password => value.Length is >= 8 and <= 128 && value.IndexOf(' ') < 0,
        _ => value.Length is >= 16 and <= 512 && IsToken(value),
    };

    /// <summary>
    /// Whether a value that is handed to an API which takes nothing but a credential is a real one: nothing has to be guessed from a name, so
    /// that UUIDs and short passwords count.
    /// </summary>
    public static bool IsPassedAs(CredentialKind kind, string value) => Is(kind, value);

    private static bool IsToken(string value)
    {
        var hasDigit = false;
        foreach (var c in value)
        {
            if (!Charset.IsBase64Url(c) && c is not ('+' or '/' or '=' or '.' or '~'))
                return false;

            hasDigit |= c is >= '0' and <= '9';
        }

        return hasDigit;
    }
}
