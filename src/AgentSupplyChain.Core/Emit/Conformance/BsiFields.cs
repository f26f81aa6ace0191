namespace AgentSupplyChain.Core.Emit.Conformance;

/// <summary>The fields of BSI TR-03183 part 2, version 2.1.0, in our words.</summary>
internal static class BsiFields
{
    private const string Document = "Document";
    private const string Component = "Component";
    private const string Optional = "Component, optional";

    private const string NotLookedInto = "nothing tells of the others";

    public static Standard Standard { get; } = new(
        "bsi-tr-03183-2",
        "TR-03183-2: Cyber Resilience Requirements, Software Bill of Materials",
        "2.1.0",
        "BSI",
        "version 2.1.0 of 2025-08-20",
        [
            new("sbom-creator", Document, "E-mail or address of who made the SBOM", "metadata.manufacturer.url", Creator),
            new("sbom-timestamp", Document, "Time of the SBOM", "metadata.timestamp", Answers.Timestamp),
            new("sbom-uri", Document, "URI of the SBOM", "serialNumber, version", Answers.Version),
            new("no-vulnerabilities", Document, "No vulnerabilities in the SBOM", "vulnerabilities (absent)", _ => Answer.Present("vulnerabilities: none is ever written into a document")),
            new("completeness", Document, "How completely the dependencies are known", "compositions", Completeness),
            new("component-creator", Component, "E-mail or address of who makes the component", "components[].manufacturer.url", ComponentCreator),
            new("component-name", Component, "Name", "components[].name", Answers.Names),
            new("component-version", Component, "Version", "components[].version", Answers.Versions),
            new("filename", Component, "Name of the file", "components[].properties[bsi:component:filename]", documents => OfProperty(documents, "filename")),
            new("dependencies", Component, "What it needs", "dependencies", Answers.Dependencies),
            new("distribution-licence", Component, "Licence under which it may be used, concluded", "components[].licenses, acknowledgement concluded", Concluded),
            new("original-licence", Component, "Licence that its maker declares", "components[].licenses, acknowledgement declared", Answers.DeclaredLicence),
            new("hash", Component, "SHA-512 of what is distributed", "components[].externalReferences[distribution].hashes", Distribution),
            new("executable", Component, "Whether it can be executed", "components[].properties[bsi:component:executable]", documents => OfProperty(documents, "executable")),
            new("archive", Component, "Whether it is an archive", "components[].properties[bsi:component:archive]", documents => OfProperty(documents, "archive")),
            new("structured", Component, "Whether its content is structured", "components[].properties[bsi:component:structured]", documents => OfProperty(documents, "structured")),
            new("source-uri", Component, "Where its source is", "components[].externalReferences[source-distribution, vcs]", Source),
            new("identifiers", Component, "Other identifiers", "components[].purl", Answers.Identifiers),
            new("effective-licence", Optional, "Licence that is in effect", "components[].properties[bsi:component:effectiveLicence]", documents => OfProperty(documents, "effectiveLicence")),
            new("source-hash", Optional, "Hash of its source", "components[].externalReferences[source-distribution].hashes", SourceHash),
            new("security-txt", Optional, "Address of its security.txt", "components[].externalReferences[rfc-9116]", SecurityText),
        ]);

    private static Answer Creator(Described documents) => Answer.Of(
        documents.Root?.Manufacturer?.Url is not null,
        "metadata.manufacturer.url: named",
        "metadata.manufacturer.url: the project states no address of its company; a name alone is not enough");

    private static Answer Completeness(Described documents) =>
        documents.HasSbom ? Answer.Present($"compositions: stated for each of {documents.Components.Count} components") : Answer.Unknown("no SBOM is written");

    private static Answer ComponentCreator(Described documents) => documents.OfComponents(
        "components[].manufacturer.url", element => element.Manufacturer?.Url is not null || element.Supplier?.Url is not null, "the others name no address");

    private static Answer Concluded(Described documents) => documents.OfComponents(
        "components[].licenses, concluded", element => element.Licenses.Any(license => license.IsConcluded), "nothing in the others confirms what they declare");

    private static Answer Distribution(Described documents) => documents.OfComponents(
        "components[].externalReferences[distribution].hashes",
        element => element.References.Any(reference => reference.Type == "distribution" && reference.Hashes.Any(hash => hash.Algorithm == "SHA-512")),
        "what is no package is not distributed as a file that the build has");

    private static Answer Source(Described documents) => documents.OfComponents(
        "components[].externalReferences", element => element.References.Any(reference => reference.Type is "source-distribution" or "vcs"), "the others name no source");

    private static Answer SourceHash(Described documents) => documents.OfComponents(
        "components[].externalReferences[source-distribution].hashes",
        element => element.References.Any(reference => reference.Type == "source-distribution" && reference.Hashes.Count > 0),
        "packages carry no hash of their source");

    private static Answer SecurityText(Described documents) => documents.OfComponents(
        "components[].externalReferences[rfc-9116]", element => element.References.Any(reference => reference.Type == "rfc-9116"), "packages do not name one");

    private static Answer OfProperty(Described documents, string name) => documents.OfComponents(
        $"components[].properties[bsi:component:{name}]", element => Described.Has(element, "bsi:component:" + name), NotLookedInto);
}
