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

    /// <summary>By name; upper and lower case are one, since file names and MSBuild properties write them as they like.</summary>
    public IReadOnlyDictionary<string, EnvironmentPolicy> Environments { get; init; } =
        new Dictionary<string, EnvironmentPolicy>(StringComparer.OrdinalIgnoreCase);

    public bool IsProduction(string? environment) =>
        environment is { Length: > 0 } && Environments.TryGetValue(environment, out var policy) && policy.IsProduction;
}

/// <summary>What the policy says about one environment.</summary>
public sealed record EnvironmentPolicy(bool IsProduction);
