using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Policy;

/// <summary>What a policy file says, read and found valid.</summary>
public sealed record PolicyDocument
{
    /// <summary>The policy of a project that has none.</summary>
    public static PolicyDocument Default { get; } = new();

    public Profile Profile { get; init; } = Profile.Recommended;

    /// <summary>Severities by rule id.</summary>
    public IReadOnlyDictionary<string, RuleSeverity> Rules { get; init; } = new Dictionary<string, RuleSeverity>(StringComparer.Ordinal);

    public ModelPolicy Models { get; init; } = new();

    public ToolPolicy Tools { get; init; } = new();

    /// <summary>Packages of MCP servers in versions that were reviewed.</summary>
    public IReadOnlyList<KnownMcpServer> McpServers { get; init; } = [];

    /// <summary>Hosts that may be spoken to without encryption; null where the policy does not say, which means this machine only.</summary>
    public IReadOnlyList<string>? AllowHttpHosts { get; init; }

    public CredentialPolicy Credentials { get; init; } = CredentialPolicy.Default;

    public PackagePolicy Packages { get; init; } = new();

    /// <summary>By name; upper and lower case are one, since file names and MSBuild properties write them as they like.</summary>
    public IReadOnlyDictionary<string, EnvironmentPolicy> Environments { get; init; } =
        new Dictionary<string, EnvironmentPolicy>(StringComparer.OrdinalIgnoreCase);

    public bool IsProduction(string? environment) =>
        environment is { Length: > 0 } && Environments.TryGetValue(environment, out var policy) && policy.IsProduction;
}

/// <summary>What the policy says about one environment.</summary>
public sealed record EnvironmentPolicy(bool IsProduction);
