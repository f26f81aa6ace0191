namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Whether a value looks like a real credential. What it is worth is told by where it stands: see <see cref="CredentialName"/>. Credentials
/// that their format proves are found by <see cref="CredentialScanner"/>; here is judged what has no format.
/// </summary>
public static class LikelyCredential
{
    private static readonly string[] s_schemes = ["bearer", "basic", "token", "apikey", "api-key", "key", "bot"];

    /// <summary>Whether a value under a name of this kind looks like a real credential.</summary>
    public static bool Is(CredentialKind kind, string value) => Is(kind, value, isPassed: false);

    /// <summary>
    /// Whether a value that is handed to an API which takes nothing but a credential is a real one: nothing has to be guessed from a name, so
    /// that UUIDs and short passwords count.
    /// </summary>
    public static bool IsPassedAs(CredentialKind kind, string value) => Is(kind, value, isPassed: true);

    private static bool Is(CredentialKind kind, string value, bool isPassed)
    {
        if (kind == CredentialKind.None)
            return false;

        int start = 0, end = value.Length;
        if (VariableDefault.TryFind(value, ref start, ref end))
            value = value.Substring(start, end - start);

        if (SecretReference.Is(value) || DevelopmentKey.Is(value))
            return false;

        start = AfterScheme(kind, value);
        return kind switch
        {
            CredentialKind.ConnectionString => EmbeddedCredential.Find(value).Count > 0,
            CredentialKind.Password => LikelyPassword.Is(value, 0, value.Length, isPassed) || LikelyToken.Is(kind, value, 0, value.Length, isPassed: false),
            CredentialKind.PrivateKey => LikelyToken.Is(kind, value, 0, value.Length, isPassed),
            CredentialKind.Secret => LikelyToken.Is(kind, value, 0, value.Length, isPassed) || IsSetByPeople(value, isPassed),
            _ => LikelyToken.Is(kind, value, start, value.Length, isPassed),
        };
    }

    // Keys of one's own, for signatures and tokens, are often typed: long, and mixed as passwords are.
    private static bool IsSetByPeople(string value, bool isPassed)
    {
        const int Shortest = 16;
        if (value.Length < Shortest)
            return false;

        var shape = ValueShape.Of(value, 0, value.Length);
        return shape.Upper > 0 && shape.Lower > 0 && shape.Digits > 0 && shape.Others > 0 && LikelyPassword.Is(value, 0, value.Length, isPassed);
    }

    // "Bearer …" where the value of a header stands under its name.
    private static int AfterScheme(CredentialKind kind, string value)
    {
        if (kind is not (CredentialKind.Token or CredentialKind.ApiKey))
            return 0;

        var space = value.IndexOf(' ');
        if (space is <= 0 or > 8)
            return 0;

        foreach (var scheme in s_schemes)
        {
            if (scheme.Length == space && string.Compare(value, 0, scheme, 0, space, StringComparison.OrdinalIgnoreCase) == 0)
                return space + 1;
        }

        return 0;
    }
}
