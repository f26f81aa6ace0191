namespace AgentSupplyChain.Detection.Credentials;

/// <summary>A line of the table of formats, as far as people read it.</summary>
internal sealed class CredentialFormat(Proof proof, string id, string provider, string kind, bool isProven, string configurationKey, string environmentVariable)
{
    public Proof Proof { get; } = proof;

    public string Id { get; } = id;

    public string Provider { get; } = provider;

    public string Kind { get; } = kind;

    public bool IsProven { get; } = isProven;

    public string ConfigurationKey { get; } = configurationKey;

    public string EnvironmentVariable { get; } = environmentVariable;
}
