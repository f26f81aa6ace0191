using System.Globalization;

namespace AgentSupplyChain.Core.Emit.Conformance;

/// <summary>What only an AIBOM can answer.</summary>
internal static class G7Answers
{
    private const string NoAgent = "the project is no agent, and no AIBOM is written";

    public static Answer Dependencies(Described documents) => OfSystem(documents, () => Answer.OfEach(
        "dependencies, with compositions that say complete",
        documents.System,
        "elements of the AIBOM",
        element => element.Completeness == Aggregate.Complete,
        "what stands behind hosted models, tools and services is not known here"));

    public static Answer SystemName(Described documents) => OfSystem(documents, () => Answer.Present("metadata.component.name: the project's"));

    public static Answer SystemComponents(Described documents) => OfSystem(documents, () => documents.IsCodeUnread
        ? Answer.Unknown($"components, services: {documents.System.Count - 1} were found, and the code was not read whole")
        : Answer.Present($"components, services: {documents.System.Count - 1} in the AIBOM, {Math.Max(0, documents.Components.Count - 1)} in the SBOM"));

    public static Answer SystemProducer(Described documents) => OfSystem(documents, () => Answer.Of(
        documents.Root is { } root && Answers.IsMakerNamed(root),
        "metadata.component: manufacturer or authors are named",
        "metadata.component: the project names neither Authors nor Company"));

    public static Answer SystemVersion(Described documents) => OfSystem(documents, () => Answer.Of(
        documents.Root?.Version is not null, "metadata.component.version: the project's", "metadata.component.version: the project states none"));

    public static Answer DataFlow(Described documents) => OfServices(documents, "services[].data", service => service.DataFlows.Count > 0, "nobody has said what flows to the others");

    public static Answer DataUsage(Described documents) => Stated(
        documents, "dataUsage", () => OfServices(documents, "services[].data[].classification", service => service.DataFlows.Any(flow => flow.Classification is not ("" or "unknown" or "not-known")), "nobody has said how the data of the others are used"));

    public static Answer SystemInputOutput(Described documents) => OfSystem(documents, () =>
    {
        var (inputs, outputs) = (documents.OfStatement("inputs", ""), documents.OfStatement("outputs", ""));
        if (inputs.State == AnswerState.Present && outputs.State == AnswerState.Present)
            return inputs;

        return ModelInputOutput(documents);
    });

    public static Answer IntendedApplication(Described documents) => Stated(documents, "applicationArea", () => Answer.Of(
        documents.System.Any(element => element.ModelCard?.UseCases.Count > 0),
        "modelCard.considerations.useCases: stated",
        "nobody has stated what the system is meant for"));

    public static Answer ModelTimestamp(Described documents) => documents.OfModels(
        "the day in components[].version, or properties[asc:stated:released]",
        model => Described.IsStated(model, "released") || (model.Version is { Length: >= 10 } version && DateOnly.TryParseExact(version[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
        "nothing tells the time of the others");

    public static Answer ModelProperties(Described documents) => documents.OfModels(
        "modelCard.modelParameters, or properties[asc:stated:properties]", model => Described.IsStated(model, "properties") || (model.ModelCard is { } card && (card.Task ?? card.ArchitectureFamily ?? card.Architecture) is not null), "nothing tells the properties of the others");

    public static Answer ModelInputOutput(Described documents) => documents.OfModels(
        "modelCard.modelParameters.inputs, outputs", model => model.ModelCard is { Inputs.Count: > 0, Outputs.Count: > 0 }, "nothing tells what the others take and give");

    public static Answer ModelTraining(Described documents) => documents.OfModels(
        "modelCard.modelParameters.datasets, pedigree.ancestors, properties[asc:stated:trainingProperties]",
        model => model.ModelCard?.Datasets.Count > 0 || model.Ancestors.Count > 0 || Described.IsStated(model, "trainingProperties"),
        "nobody has said how the others were trained");

    public static Answer DatasetProvenance(Described documents) => documents.OfDatasets(
        "externalReferences, manufacturer, properties[asc:stated:provenance]",
        dataset => Described.IsStated(dataset, "provenance") || dataset.References.Any(reference => reference.JoinedRef is null) || Answers.IsMakerNamed(dataset),
        "nobody has said where the others come from");

    public static Answer DatasetDependencies(Described documents)
    {
        var needed = documents.System.SelectMany(element => element.DependsOn).ToHashSet(StringComparer.Ordinal);
        return documents.OfDatasets("dependencies", dataset => needed.Contains(dataset.Ref), "nothing needs the others");
    }

    public static Answer Software(Described documents)
    {
        var frameworks = documents.Components.Count(component => component.Type == "framework");
        return OfSystem(documents, () => Answer.Of(frameworks > 0, $"components[type=framework]: {frameworks} in the SBOM", "the SBOM lists no framework, or none is written"));
    }

    public static Answer Controls(Described documents) => Stated(documents, "controls", () =>
    {
        var guardrails = documents.System.Count(element => Described.Has(element, AscProperty.Kind, "guardrail"));
        var asking = documents.System.Count(element => Described.Has(element, AscProperty.ToolApproval, "required"));
        return Answer.Of(
            guardrails + asking > 0,
            $"properties[asc:kind=guardrail], properties[asc:tool:approval=required]: {guardrails} and {asking}",
            "no guardrail was found, no tool asks a person, and nobody has stated what else protects the system");
    });

    public static Answer Compliance(Described documents) => OfSystem(documents, () => Answer.Present("definitions.standards, declarations: this assessment of three standards"));

    public static Answer Policy(Described documents) => Stated(documents, "policy", () => Stated(documents, "contact", () => Answer.Of(
        documents.Root?.References.Any(reference => reference.Type is "security-contact" or "rfc-9116") == true,
        "metadata.component.externalReferences: names it",
        "nobody has stated one")));

    public static Answer Vulnerabilities(Described documents) => Stated(documents, "vulnerabilityReferences", () => !documents.HasSbom
        ? Answer.Unknown("no SBOM is written")
        : documents.OfComponents(
            "components[].purl, by which advisories are looked up; the documents themselves hold none",
            component => component.PackageUrl is not null,
            "advisories do not know projects and frameworks by a purl"));

    private static Answer OfServices(Described documents, string field, Func<BomElement, bool> isKnown, string reason) =>
        OfSystem(documents, () => documents.Services.Count == 0 && documents.IsCodeUnread
            ? Answer.Unknown("no services were found, and the code was not read whole")
            : Answer.OfEach(field, documents.Services, "services", isKnown, reason));

    // What the user states counts; else what is observed.
    private static Answer Stated(Described documents, string what, Func<Answer> observed) => OfSystem(documents, () =>
        documents.OfStatement(what, "") is { State: AnswerState.Present } stated ? stated : observed());

    private static Answer OfSystem(Described documents, Func<Answer> answer) => documents.HasAibom ? answer() : Answer.NotApplicable(NoAgent);
}
