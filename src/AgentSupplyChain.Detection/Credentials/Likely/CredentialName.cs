namespace AgentSupplyChain.Detection.Credentials;

/// <summary>What a name says about the value under it.</summary>
public static class CredentialName
{
    /// <summary>
    /// The kind of credential that an identifier, a path of JSON keys (<c>OpenAI:ApiKey</c>), an environment variable or a header names;
    /// <see cref="CredentialKind.None"/> where it names none or something about one: <c>publicKey</c>, <c>tokenUrl</c>, <c>maxTokens</c>.
    /// </summary>
    public static CredentialKind KindOf(string name)
    {
        if (EndsWith(name, "apikey") || EndsWith(name, "api_key") || EndsWith(name, "api-key"))
            return CredentialKind.ApiKey;

        if (EndsWith(name, "password") || EndsWith(name, "pwd"))
            return CredentialKind.Password;

        if (EndsWith(name, "secret"))
            return CredentialKind.Secret;

        if (EndsWith(name, "connectionstring"))
            return CredentialKind.ConnectionString;

        return EndsWith(name, "accesstoken") || EndsWith(name, "access_token") ? CredentialKind.Token : CredentialKind.None;
    }

    private static bool EndsWith(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
