using System.Text.Json.Nodes;

namespace AgentSupplyChain.Build.Tests.Samples;

/// <summary>A finding in a SARIF file.</summary>
/// <param name="File">As it is written there: relative to the project.</param>
/// <param name="Line">0 where the finding is about a file as a whole.</param>
internal sealed record SarifFinding(string Rule, string Level, string File, int Line)
{
    public static IReadOnlyList<SarifFinding> In(string sarif) =>
        [.. JsonNode.Parse(sarif)!["runs"]!.AsArray().SelectMany(run => run!["results"]!.AsArray()).Select(result => Read(result!))];

    private static SarifFinding Read(JsonNode result)
    {
        var place = result["locations"]![0]!["physicalLocation"]!;
        return new SarifFinding(
            (string)result["ruleId"]!,
            (string)result["level"]!,
            (string)place["artifactLocation"]!["uri"]!,
            (int?)place["region"]?["startLine"] ?? 0);
    }
}
