using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Policy;

/// <summary>How loud a finding is in this build. What MSBuild does with warnings afterwards is not decided here.</summary>
public static class SeverityOf
{
    /// <param name="profile">Of the property <c>AgentSupplyChainProfile</c>, which stands above the policy's; null where it is not set.</param>
    /// <param name="environment">Of the property <c>AgentSupplyChainEnvironment</c>.</param>
    public static RuleSeverity Finding(Finding finding, PolicyDocument policy, Profile? profile = null, string? environment = null)
    {
        if (finding.Severity is { } own && !policy.Rules.ContainsKey(finding.Rule.Id))
            return (profile ?? policy.Profile) == Profile.Minimal && own < RuleSeverity.Error ? own == RuleSeverity.Warning ? RuleSeverity.Info : RuleSeverity.None : own;

        var severity = Rule(finding.Rule, policy, profile, environment, finding.Environment);

        // As the compiler has it: what the policy or the profile makes of the rule wins over what the finding would be by itself.
        var isAsItComes = severity == finding.Rule.Recommended && !policy.Rules.ContainsKey(finding.Rule.Id);
        return finding.IsInTest && isAsItComes && severity > RuleSeverity.Info ? RuleSeverity.Info : severity;
    }

    /// <summary>
    /// A severity that the policy gives to the rule is final: neither production nor the minimal profile changes it, since who writes the
    /// rule's id means this rule. Otherwise the profile's column, raised where an environment marked production is concerned.
    /// </summary>
    /// <param name="fileEnvironment">The environment that the file of the finding belongs to.</param>
    public static RuleSeverity Rule(Rule rule, PolicyDocument policy, Profile? profile = null, string? environment = null, string? fileEnvironment = null)
    {
        var severity = policy.Rules.TryGetValue(rule.Id, out var stated)
            ? stated
            : rule.SeverityIn(profile ?? policy.Profile, policy.IsProduction(environment) || policy.IsProduction(fileEnvironment));
        var lowest = Lowest(rule);
        return severity < lowest ? lowest : severity;
    }

    /// <summary>
    /// The rules that say "a control did not run" cannot be silenced, since silence is what a control that ran well looks like: ASC9xxx stays
    /// at least an info. ASC8001 stays an error: a policy that is not understood cannot be asked how much that matters. ASC9010 tells a
    /// limit of the product, which a user may know already.
    /// </summary>
    public static RuleSeverity Lowest(Rule rule)
    {
        if (rule == Rules.PolicyMalformed)
            return RuleSeverity.Error;

        return rule.Id.StartsWith("ASC9", StringComparison.Ordinal) && rule != Rules.LanguageHasNoSensor ? RuleSeverity.Info : RuleSeverity.None;
    }
}
