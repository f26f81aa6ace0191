namespace AgentSupplyChain.Core.Emit.Conformance;

/// <summary>The 50 elements of the G7's minimum elements for an SBOM for AI, in our words.</summary>
internal static class G7Elements
{
    private const string Metadata = "Metadata";
    private const string System = "System";
    private const string Models = "Models";
    private const string Datasets = "Data sets";
    private const string Infrastructure = "Infrastructure";
    private const string Security = "Security";
    private const string Indicators = "Key performance indicators";

    private const string Model = "components[type=machine-learning-model]";
    private const string Dataset = "components[data.type=dataset]";

    public static Standard Standard { get; } = new(
        "g7-ai",
        "SBOM for AI: Minimum Elements",
        "2026",
        "G7 Cybersecurity Working Group",
        "edition of 2026-05-12, by the labels of a vocabulary that was derived from it",
        [
            new("metadata-author", Metadata, "Who made the document", "metadata.authors, metadata.manufacturer", Answers.Author),
            new("metadata-version", Metadata, "Version of the document", "serialNumber, version", Answers.Version),
            new("metadata-format-name", Metadata, "Name of the format", "bomFormat", Answers.FormatName),
            new("metadata-format-version", Metadata, "Version of the format", "specVersion", Answers.FormatVersion),
            new("metadata-signature", Metadata, "Signature of the author", "signature, or a signed statement beside the document", Answers.Signature),
            new("metadata-tool-name", Metadata, "Name of the tool", "metadata.tools.components[].name", Answers.ToolName),
            new("metadata-tool-version", Metadata, "Version of the tool", "metadata.tools.components[].version", Answers.ToolVersion),
            new("metadata-generation-context", Metadata, "When in the life of the system it was made", "metadata.lifecycles[].phase", Answers.GenerationContext),
            new("metadata-timestamp", Metadata, "Time of the document", "metadata.timestamp", Answers.Timestamp),
            new("metadata-dependencies", Metadata, "What depends on what", "dependencies, compositions", G7Answers.Dependencies),

            new("system-name", System, "Name of the system", "metadata.component.name", G7Answers.SystemName),
            new("system-components", System, "What it is made of", "components, services; externalReferences[bom] to the SBOM", G7Answers.SystemComponents),
            new("system-producer", System, "Who makes it", "metadata.component.manufacturer, authors", G7Answers.SystemProducer),
            new("system-version", System, "Version of the system", "metadata.component.version", G7Answers.SystemVersion),
            new("system-timestamp", System, "Time of the system's build", "metadata.timestamp", Answers.Timestamp),
            new("system-data-flow", System, "Where data flows", "services[].data, endpoints, x-trust-boundary", G7Answers.DataFlow),
            new("system-data-usage", System, "How data are used", "services[].data[].classification; properties[asc:stated:dataUsage]", G7Answers.DataUsage),
            new("system-input-output", System, "What goes in and comes out", "modelCard.modelParameters.inputs, outputs; properties[asc:stated:inputs], [asc:stated:outputs]", G7Answers.SystemInputOutput),
            new("system-intended-application", System, "What it is meant for", "modelCard.considerations.useCases; properties[asc:stated:applicationArea]", G7Answers.IntendedApplication),

            new("model-name", Models, "Name", $"{Model}.name", d => d.OfModels($"{Model}.name", e => e.Name.Length > 0, "the others have none")),
            new("model-identifier", Models, "Identifier", $"{Model}.bom-ref, purl", d => d.OfModels($"{Model}.bom-ref", e => e.Ref.Length > 0, "the others have none")),
            new("model-version", Models, "Version", $"{Model}.version, versionRange", d => d.OfModels($"{Model}.version", e => e.Version is not null && !Described.Has(e, AscProperty.Unknown, "version:not-known"), "the names of the others float or are not known")),
            new("model-timestamp", Models, "Time of the model", $"{Model}.properties[asc:stated:released], or the day in its version", G7Answers.ModelTimestamp),
            new("model-producer", Models, "Who makes it", $"{Model}.manufacturer", d => d.OfModels($"{Model}.manufacturer", Answers.IsMakerNamed, "nothing tells who makes the others")),
            new("model-description", Models, "Description", $"{Model}.description", d => d.OfModels($"{Model}.description", e => e.Description is not null, "nobody describes the others")),
            new("model-hash-value", Models, "Hash", $"{Model}.hashes[].content", d => d.OfModels($"{Model}.hashes", e => e.Hashes.Count > 0, "the others are hosted: no file of them is here")),
            new("model-hash-algorithm", Models, "Algorithm of the hash", $"{Model}.hashes[].alg", d => d.OfModels($"{Model}.hashes[].alg", e => e.Hashes.Count > 0, "the others have no hash")),
            new("model-properties", Models, "Properties", $"{Model}.modelCard.modelParameters, properties[asc:stated:properties]", G7Answers.ModelProperties),
            new("model-input-output", Models, "What goes in and comes out", $"{Model}.modelCard.modelParameters.inputs, outputs", G7Answers.ModelInputOutput),
            new("model-training", Models, "How it was trained", $"{Model}.modelCard.modelParameters.datasets, pedigree.ancestors, properties[asc:stated:trainingProperties]", G7Answers.ModelTraining),
            new("model-licence", Models, "Licence", $"{Model}.licenses", d => d.OfModels($"{Model}.licenses", e => e.Licenses.Count > 0, "nothing tells the licences of the others")),
            new("model-references", Models, "Where more is said", $"{Model}.externalReferences", d => d.OfModels($"{Model}.externalReferences", e => e.References.Count > 0 || e.PackageUrl is not null, "nothing refers to the others")),

            new("dataset-name", Datasets, "Name", $"{Dataset}.name", d => d.OfDatasets($"{Dataset}.name", e => e.Name.Length > 0, "the others have none")),
            new("dataset-description", Datasets, "Description", $"{Dataset}.description", d => d.OfDatasets($"{Dataset}.description", e => e.Description is not null, "nobody describes the others")),
            new("dataset-content", Datasets, "What is in it", $"{Dataset}.data[].contents, properties[asc:stated:content]", d => OfStated(d, "content")),
            new("dataset-identifier", Datasets, "Identifier", $"{Dataset}.bom-ref, purl", d => d.OfDatasets($"{Dataset}.bom-ref", e => e.Ref.Length > 0, "the others have none")),
            new("dataset-hash", Datasets, "Hash", $"{Dataset}.hashes", d => d.OfDatasets($"{Dataset}.hashes", e => e.Hashes.Count > 0, "no file of the others is here")),
            new("dataset-provenance", Datasets, "Where it comes from", $"{Dataset}.data[].governance, externalReferences, properties[asc:stated:provenance]", G7Answers.DatasetProvenance),
            new("dataset-statistics", Datasets, "Statistical properties", $"{Dataset}.properties[asc:stated:statistics]", d => OfStated(d, "statistics")),
            new("dataset-sensitivity", Datasets, "How sensitive it is", $"{Dataset}.data[].classification, sensitiveData", d => d.OfDatasets($"{Dataset}.data[].classification", e => e.DataClassification is not null, "the others have no Classification")),
            new("dataset-dependencies", Datasets, "What depends on it", "dependencies", G7Answers.DatasetDependencies),
            new("dataset-licence", Datasets, "Licence", $"{Dataset}.licenses", d => d.OfDatasets($"{Dataset}.licenses", e => e.Licenses.Count > 0, "nobody states the licences of the others")),

            new("infrastructure-software", Infrastructure, "Software that it runs on", "components[type=framework] of the SBOM, properties[asc:stated:software]", G7Answers.Software),
            new("infrastructure-hardware", Infrastructure, "Hardware that it runs on", "properties[asc:stated:hardware]", d => d.OfStatement("hardware", "a build does not see the machines that the system will run on")),

            new("security-controls", Security, "What protects it", "components and services[asc:kind=guardrail], components[asc:tool:approval], properties[asc:stated:controls]", G7Answers.Controls),
            new("security-compliance", Security, "What it complies with", "definitions.standards, declarations, properties[asc:stated:compliance]", G7Answers.Compliance),
            new("security-policy", Security, "Its cybersecurity policy", "properties[asc:stated:policy], properties[asc:stated:contact], externalReferences[security-contact, rfc-9116]", G7Answers.Policy),
            new("security-vulnerabilities", Security, "Where its vulnerabilities are told", "purl of components; externalReferences[advisories, vulnerability-assertion], properties[asc:stated:vulnerabilityReferences]", G7Answers.Vulnerabilities),

            new("kpi-security", Indicators, "Metrics of its security", "properties[asc:stated:securityMetrics]", d => d.OfStatement("securityMetrics", "nobody has stated any, and a build measures none")),
            new("kpi-performance", Indicators, "How well it performs", "modelCard.quantitativeAnalysis, properties[asc:stated:operationalPerformance]", d => d.OfStatement("operationalPerformance", "nobody has stated any, and a build measures none")),
        ]);

    private static Answer OfStated(Described documents, string what) =>
        documents.OfDatasets($"{Dataset}.properties[asc:stated:{what}]", element => Described.IsStated(element, what), "nobody has stated it of the others");
}
