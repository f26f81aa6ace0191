using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Licences;
using AgentSupplyChain.Core.Sense.Stated;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>Statements of the user beside what was observed: ASC1003 for what nobody states, ASC9003 for what contradicts, ASC3005 for another digest.</summary>
public static class StatedCheck
{
    private const int MostComponents = 3;
    private const int MostFields = 4;

    /// <summary>Once for a project, when its code is known.</summary>
    public static IEnumerable<Finding> Missing(AgentInventory inventory, string projectFile)
    {
        var gaps = StatedGaps.Of(inventory).Where(gap => gap.Fields.Count > 0).ToList();
        if (gaps.Count == 0)
            yield break;

        var shown = gaps.Take(MostComponents).Select(gap => $"{Called(gap.Kind, gap.Name)}: {Listed(gap.Fields)}");
        var more = gaps.Count > MostComponents ? FormattableString.Invariant($"; and {gaps.Count - MostComponents} more components") : "";
        yield return new Finding(
            Rules.ElementNotStated,
            $"The AIBOM cannot say what only you know: {string.Join("; ", shown)}{more}. State it in aibom.json beside the project",
            new FileSpan(projectFile),
            projectFile);
    }

    /// <summary>What the build sees stands; the statement is at fault until somebody has looked.</summary>
    public static IEnumerable<Finding> Contradictions(AgentInventory inventory) =>
        AllContradictions(inventory).GroupBy(finding => finding.Location.File, StringComparer.Ordinal).SelectMany(ofFile => StatedSensor.Few([.. ofFile.OrderBy(finding => finding.Rule == Rules.InputUnreadable)], ofFile.Key));

    private static IEnumerable<Finding> AllContradictions(AgentInventory inventory)
    {
        foreach (var subject in inventory.Stated.Where(subject => subject.Kind != StatedKind.Application))
        {
            var components = subject.In(inventory).ToList();

            // Where the code was not read, its components are not known.
            if (components.Count == 0 && inventory.CodeCoverage == CodeCoverage.Complete && subject.Kind != StatedKind.Dataset)
                yield return Fault(subject, "name", $"names {Called(subject.Kind, subject.Name)}, which the build does not see; correct the name or remove the entry");

            foreach (var component in components)
            {
                foreach (var (field, observed) in Observed(component))
                {
                    if (subject[field] is not { } stated || Same(field, stated, observed))
                        continue;

                    yield return field == "sha256" && component is WeightsFile
                        ? new Finding(
                            Rules.WeightsNotFixed,
                            $"Weights {QuotedText.Of(subject.Name)} have another digest than {QuotedText.Of(subject.Source.File)} states: the file has {observed}; find out which one is right before you correct either",
                            Place(subject),
                            subject.Name)
                        : Fault(subject, field, $"states {QuotedText.Of(stated)} as '{field}' of {Called(subject.Kind, subject.Name)}, and the build sees {QuotedText.Of(observed)}; correct it, what is observed stands");
                }
            }
        }
    }

    private static IEnumerable<(string Field, string Observed)> Observed(AiComponent component) => component switch
    {
        Model model => Known(("provider", model.Provider == "unknown" ? null : model.Provider), ("version", model.Version ?? model.SnapshotVersion), ("sha256", model.Sha256), ("producer", Publisher.Of(model))),
        WeightsFile weights => Known(
            ("provider", "local"),
            ("version", weights.StatedVersion ?? weights.Header.Version),
            ("sha256", weights.Sha256),
            ("license", weights.Header.License),
            ("producer", weights.Header.Organization)),
        Tool tool => Known(("sideEffects", SideEffects.Of(tool.Hints))),
        Dataset dataset => Known(("sha256", dataset.Sha256), ("sensitivity", dataset.Classification)),
        _ => [],
    };

    private static IEnumerable<(string Field, string Observed)> Known(params IEnumerable<(string Field, string? Observed)> pairs) =>
        pairs.Where(pair => pair.Observed is not null).Select(pair => (pair.Field, pair.Observed!));

    private static bool Same(string field, string stated, string observed) =>
        field == "sideEffects" ? !SideEffects.Contradicts(stated, observed) : stated.Equals(observed, StringComparison.OrdinalIgnoreCase) || (field == "license" && HubLicense.SpdxOf(stated) is { } id && id == HubLicense.SpdxOf(observed));

    private static Finding Fault(StatedSubject subject, string field, string what) => new(
        Rules.InputUnreadable,
        $"{QuotedText.Of(subject.Source.File)} {what}",
        Place(subject),
        $"{subject.Source.File}/{subject.Kind}/{subject.Name}/{field}");

    private static FileSpan Place(StatedSubject subject) => new(subject.Source.File, subject.Source.Line, subject.Source.Column);

    private static string Called(StatedKind kind, string name) => kind switch
    {
        StatedKind.Application => "project",
        StatedKind.McpServer => "MCP server " + QuotedText.Of(name),
        StatedKind.VectorStore => "vector store " + QuotedText.Of(name),
        StatedKind.Dataset => "data set " + QuotedText.Of(name),
        _ => kind.ToString().ToLowerInvariant() + " " + QuotedText.Of(name),
    };

    private static string Listed(IReadOnlyList<string> fields) =>
        string.Join(", ", fields.Take(MostFields)) + (fields.Count > MostFields ? FormattableString.Invariant($" and {fields.Count - MostFields} more") : "");
}
