using System.Text;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Policy;

/// <summary>The policy as the compiler understands it: severities of the rules that analyzers report.</summary>
public static class AnalyzerConfig
{
    /// <summary>Text of a global analyzer config; null where the analyzers' own defaults say the same.</summary>
    /// <param name="profile">Of the property <c>AgentSupplyChainProfile</c>; null where it is not set.</param>
    /// <param name="environment">Of the property <c>AgentSupplyChainEnvironment</c>.</param>
    public static string? Text(PolicyDocument policy, Profile? profile = null, string? environment = null)
    {
        var lines = new StringBuilder();
        foreach (var rule in Rules.All.Where(rule => rule.ReportedBy.HasFlag(ReportedBy.Analyzer)).OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            var severity = SeverityOf.Rule(rule, policy, profile, environment);
            if (severity != rule.Recommended)
                lines.Append("dotnet_diagnostic.").Append(rule.Id).Append(".severity = ").Append(NameOf(severity)).Append('\n');
        }

        // A .editorconfig file wins over a global config of any level; the level decides among global configs.
        return lines.Length == 0 ? null : "is_global = true\nglobal_level = 50\n" + lines;
    }

    private static string NameOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        RuleSeverity.Info => "suggestion",
        _ => "none",
    };
}
