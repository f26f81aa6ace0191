namespace AgentSupplyChain.Detection.Credentials;

/// <summary>A format of credentials that proves itself.</summary>
internal sealed class CredentialFormat
{
    public CredentialFormat(string id, string provider, string kind, string prefix, Func<string, int, int, int> proof)
    {
        Id = id;
        Provider = provider;
        Kind = kind;
        Prefix = prefix;
        Proof = proof;
        IsProven = true;
        ConfigurationKey = provider.Replace(" ", "") + ":ApiKey";
        EnvironmentVariable = provider.Replace(' ', '_').ToUpperInvariant() + "_API_KEY";
    }

    public string Id { get; }

    public string Provider { get; }

    public string Kind { get; }

    public string Prefix { get; }

    public bool IsProven { get; }

    public string ConfigurationKey { get; }

    public string EnvironmentVariable { get; }

    /// <summary>(text, start of the candidate, end of its run of <c>[A-Za-z0-9_-]</c>) → end of the credential, or -1 where it is none.</summary>
    public Func<string, int, int, int> Proof { get; }
}
