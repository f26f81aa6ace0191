namespace AgentSupplyChain.Core.Emit.Conformance;

/// <summary>The data fields of the minimum elements for a software bill of materials that CISA and partners published in 2026, in our words.</summary>
internal static class CisaElements
{
    private const string Document = "Document";
    private const string Component = "Component";

    public static Standard Standard { get; } = new(
        "cisa-2026",
        "Minimum Elements for a Software Bill of Materials",
        "2026",
        "CISA and partners",
        "final edition of 2026-07-29",
        [
            new("author", Document, "Who made the SBOM", "metadata.authors, metadata.manufacturer", Answers.Author),
            new("author-signature", Document, "Signature of that author", "signature, or a signed statement beside the document", Answers.Signature),
            new("format-name", Document, "Name of the format", "bomFormat", Answers.FormatName),
            new("format-version", Document, "Version of the format", "specVersion", Answers.FormatVersion),
            new("generation-context", Document, "When in the life of the software it was made", "metadata.lifecycles[].phase", Answers.GenerationContext),
            new("timestamp", Document, "Time of its latest change", "metadata.timestamp", Answers.Timestamp),
            new("tool-name", Document, "Name of the tool", "metadata.tools.components[].name", Answers.ToolName),
            new("tool-version", Document, "Version of the tool", "metadata.tools.components[].version", Answers.ToolVersion),
            new("sbom-version", Document, "Version of the SBOM", "serialNumber, version", Answers.Version),
            new("producer", Component, "Who makes the component", "components[].manufacturer, supplier, authors", Answers.Producer),
            new("dependency-relationship", Component, "What the component needs", "dependencies, compositions", Answers.Dependencies),
            new("hash-value", Component, "Hash of the component", "components[].hashes[].content", Answers.Hashes),
            new("hash-algorithm", Component, "Algorithm of the hash", "components[].hashes[].alg", Answers.HashAlgorithms),
            new("identifiers", Component, "An identifier of the component", "components[].purl", Answers.Identifiers),
            new("licence", Component, "Licence of the component", "components[].licenses, acknowledgement declared", Answers.DeclaredLicence),
            new("name", Component, "Name of the component", "components[].name", Answers.Names),
            new("version", Component, "Version of the component", "components[].version, versionRange", Answers.Versions),
        ]);
}
