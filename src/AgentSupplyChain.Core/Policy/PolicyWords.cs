using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Policy;

/// <summary>The words that policy files and MSBuild properties use for the values of the register.</summary>
public static class PolicyWords
{
    public static IReadOnlyDictionary<string, Profile> Profiles { get; } = new Dictionary<string, Profile>(StringComparer.Ordinal)
    {
        ["minimal"] = Profile.Minimal,
        ["recommended"] = Profile.Recommended,
        ["strict"] = Profile.Strict,
    };

    public static IReadOnlyDictionary<string, RuleSeverity> Severities { get; } = new Dictionary<string, RuleSeverity>(StringComparer.Ordinal)
    {
        ["error"] = RuleSeverity.Error,
        ["warning"] = RuleSeverity.Warning,
        ["info"] = RuleSeverity.Info,
        ["none"] = RuleSeverity.None,
    };

    /// <summary>How bad advisories call it, as GitHub's database writes it.</summary>
    public static IReadOnlyDictionary<string, AdvisorySeverity> AdvisorySeverities { get; } = new Dictionary<string, AdvisorySeverity>(StringComparer.Ordinal)
    {
        ["low"] = AdvisorySeverity.Low,
        ["moderate"] = AdvisorySeverity.Moderate,
        ["high"] = AdvisorySeverity.High,
        ["critical"] = AdvisorySeverity.Critical,
    };

    /// <summary>The profile of an MSBuild property, whose values are not case-sensitive; null for any other text.</summary>
    public static Profile? ProfileOf(string text) =>
        Profiles.TryGetValue(text.Trim().ToLowerInvariant(), out var profile) ? profile : null;
}
