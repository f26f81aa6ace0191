using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Policy;

/// <summary>What the policy says about models.</summary>
public sealed record ModelPolicy
{
    /// <summary>Null where the policy has no such list: then every model is allowed that is not denied. An empty list allows none.</summary>
    public IReadOnlyList<AllowedModel>? Allow { get; init; }

    /// <summary>Patterns with <c>*</c>.</summary>
    public IReadOnlyList<string> Deny { get; init; } = [];

    /// <summary>How many days before its retirement a model is reported. Zero: from the day itself.</summary>
    public int RetirementWindowDays { get; init; }

    /// <summary>What the user knows beyond the model catalogue of the package.</summary>
    public IReadOnlyList<CatalogueEntry> Catalogue { get; init; } = [];

    /// <summary>The rules for one environment; for none, what is allowed anywhere.</summary>
    public ModelRules RulesFor(string? environment) => new(
        Allow?.Where(entry => entry.AppliesIn(environment)).Select(entry => entry.Pattern), Deny);
}

/// <summary>An entry of <c>models.allow</c>.</summary>
public sealed record AllowedModel(AllowedPattern Pattern)
{
    /// <summary>Empty where the entry holds everywhere.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    public bool AppliesIn(string? environment) =>
        Environments.Count == 0 || environment is not { Length: > 0 } || Environments.Contains(environment, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What the policy says about tools. A list is null where the policy does not have it.</summary>
public sealed record ToolPolicy(IReadOnlyList<string>? Allow = null, IReadOnlyList<string>? Loaders = null, IReadOnlyList<string>? Validators = null);

/// <summary>A package or image of an MCP server in the version that was reviewed.</summary>
/// <param name="Version">A version, or <c>sha256:</c> and a digest.</param>
public sealed record KnownMcpServer(string? Name, string Package, string Version);
