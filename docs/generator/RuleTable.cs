using System.Text;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.DocGen;

/// <summary>The table of rules in the README.</summary>
internal static class RuleTable
{
    public static Markers Markers { get; } = new("<!-- rules: generated -->", "<!-- end of rules -->");

    public static string Of(IEnumerable<Rule> rules)
    {
        var table = new StringBuilder("| Rule | What is wrong | recommended | production | strict | Reported by | Code fix |\n|---|---|---|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            string[] cells =
            [
                $"[{rule.Id}](docs/rules/{rule.Id}.md)", rule.Title, Word.Of(rule.Recommended),
                Word.Of(rule.SeverityIn(Profile.Recommended, production: true)), Word.Of(rule.Strict), Word.Of(rule.ReportedBy), rule.Fix ?? "",
            ];
            table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return table.ToString();
    }
}
