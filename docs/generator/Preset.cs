using System.Text;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.DocGen;

/// <summary>The severities of a profile for an editor config: only rules that the compiler reports can be set there.</summary>
internal static class Preset
{
    public static string Of(IEnumerable<Rule> rules, Profile profile)
    {
        var text = new StringBuilder()
            .Append("# Profile '").Append(profile.ToString().ToLowerInvariant()).Append("' of AgentSupplyChain.Build, for the rules that the compiler reports.\n")
            .Append("# Copy the lines into your .editorconfig. The gate does not read it: set the profile in agent-supply-chain.json for all rules.\n")
            .Append("# Made from the register of rules: dotnet run --project docs/generator -- docs\n\n[*.cs]\n");
        foreach (var rule in rules.Where(rule => rule.ReportedBy.HasFlag(ReportedBy.Analyzer)))
        {
            text.Append("# ").Append(rule.Title).Append('\n')
                .Append("dotnet_diagnostic.").Append(rule.Id).Append(".severity = ").Append(NameOf(rule.SeverityIn(profile, production: false))).Append('\n');
        }

        return text.ToString();
    }

    // The compiler's word for an info is another one.
    private static string NameOf(RuleSeverity severity) => severity == RuleSeverity.Info ? "suggestion" : Word.Of(severity);
}
