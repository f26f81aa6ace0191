using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.DocGen;

/// <summary>The page of a rule: its head comes from the register, its body from a person.</summary>
internal static class RulePage
{
    private static readonly string[] s_headings = ["## Cause", "## Example", "## How to fix", "## When to suppress", "## Related rules"];

    public static Markers Markers { get; } = new("<!-- head: generated -->", "<!-- end of head -->");

    public static string Head(Rule rule, string since) => $"""
        # {rule.Id}: {rule.Title}

        | minimal | recommended | production | strict |
        |---|---|---|---|
        | {Word.Of(rule.SeverityIn(Profile.Minimal, production: false))} | {Word.Of(rule.Recommended)} | {Word.Of(rule.SeverityIn(Profile.Recommended, production: true))} | {Word.Of(rule.Strict)} |

        - Reported by: {Word.Of(rule.ReportedBy)}
        - Code fix: {rule.Fix ?? "none"}
        - Since: {since}

        """.ReplaceLineEndings("\n");

    public static string Missing { get; } =
        $"is missing; write it with a line '{Markers.Begin}', a line '{Markers.End}' and the sections {string.Join(", ", s_headings)}";

    public static IEnumerable<string> Problems(string name, string text)
    {
        var sections = text.Split('\n');
        foreach (var heading in s_headings)
        {
            var at = Array.IndexOf(sections, heading);
            if (at < 0)
                yield return $"{name}: has no section '{heading}'; write it";
            else if (sections.Skip(at + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).All(string.IsNullOrWhiteSpace))
                yield return $"{name}: section '{heading}' is empty; write it";
        }
    }
}
