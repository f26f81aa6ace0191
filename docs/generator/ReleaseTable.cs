using System.Text;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.DocGen;

/// <summary>The rules that the next version adds, in the form of Roslyn's release tracking. Changed and removed rules are written by hand below.</summary>
internal static class ReleaseTable
{
    public static Markers Markers { get; } = new("; new rules: generated", "; end of new rules");

    /// <param name="shipped">Text of the list of released rules.</param>
    public static string Of(IEnumerable<Rule> rules, string shipped)
    {
        var added = rules
            .Where(rule => rule.ReportedBy.HasFlag(ReportedBy.Analyzer) && !shipped.Contains(rule.Id, StringComparison.Ordinal))
            .Select(rule => $"{rule.Id} | {Rules.Category} | {rule.Recommended} | {rule.Title}\n")
            .ToList();
        return added.Count == 0
            ? ""
            : new StringBuilder("\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n").AppendJoin("", added).Append('\n').ToString();
    }
}
