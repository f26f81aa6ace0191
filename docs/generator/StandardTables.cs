using System.Globalization;
using System.Text;
using AgentSupplyChain.Core.Emit.Conformance;

namespace AgentSupplyChain.DocGen;

/// <summary>What each standard asks for, and where CycloneDX holds it: from the tables by which documents are judged.</summary>
internal static class StandardTables
{
    public static Markers Markers { get; } = new("<!-- standards: begin -->", "<!-- standards: end -->");

    /// <summary>The G7's elements first: theirs is the mapping that nobody else has published.</summary>
    public static string Of(IReadOnlyList<Standard> standards)
    {
        var text = new StringBuilder();
        foreach (var standard in standards.OrderBy(standard => standard.Key == "g7-ai" ? 0 : 1))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {standard.Name}, {standard.Version}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"{standard.Owner}; {standard.Source}. {standard.Requirements.Count} elements; in declarations their refs begin with `{standard.Key}:`.\n");
            foreach (var group in standard.Requirements.GroupBy(requirement => requirement.Group, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### {group.Key} ({group.Count()})\n\n| element | id | in CycloneDX |\n|---|---|---|\n");
                foreach (var requirement in group)
                    text.Append(CultureInfo.InvariantCulture, $"| {requirement.Title} | `{requirement.Id}` | {Code(requirement.Place)} |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Code(string place) => "`" + place.Replace("|", "\\|", StringComparison.Ordinal) + "`";
}
