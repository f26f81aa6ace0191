namespace AgentSupplyChain.Core.Emit.Conformance;

/// <summary>Questions that several standards ask: one answer for all of them.</summary>
internal static class Answers
{
    private const string NoEdges = "nothing tells what stands behind the others";

    public static Answer Author(Described documents) => Answer.Of(
        documents.Root is { } root && (root.Authors.Count > 0 || root.Manufacturer is not null),
        $"metadata.authors: {documents.Root?.Authors.Count ?? 0}; metadata.manufacturer: {(documents.Root?.Manufacturer is null ? "none" : "named")}",
        "metadata.authors, metadata.manufacturer: the project names neither Authors nor Company");

    public static Answer Signature(Described _) =>
        Answer.Unknown("signature: a build does not sign; signing happens when the project is packed or published, after the document is written");

    public static Answer FormatName(Described _) => Answer.Present("bomFormat: CycloneDX");

    public static Answer FormatVersion(Described _) => Answer.Present("specVersion: stated");

    public static Answer GenerationContext(Described _) => Answer.Present("metadata.lifecycles: build");

    public static Answer Timestamp(Described documents) => Answer.Of(
        documents.Timestamp is not null,
        "metadata.timestamp: from SOURCE_DATE_EPOCH or the commit",
        "metadata.timestamp: neither SOURCE_DATE_EPOCH nor a commit tells the time, and the clock is not asked");

    public static Answer ToolName(Described _) => Answer.Present($"metadata.tools: {BomJson.ToolName}");

    public static Answer ToolVersion(Described _) => Answer.Present($"metadata.tools: version {BomJson.ToolVersion}");

    public static Answer Version(Described _) => Answer.Present("serialNumber, version: derived from the content, version 1; other content has another serial number");

    public static Answer Dependencies(Described documents) => documents.OfComponents(
        "dependencies, with compositions that say complete", element => element.Completeness == Aggregate.Complete, NoEdges);

    public static Answer Producer(Described documents) => documents.OfComponents(
        "components[].manufacturer, supplier or authors", IsMakerNamed, "the others name nobody");

    public static Answer Names(Described documents) => documents.OfComponents("components[].name", element => element.Name.Length > 0, "the others have none");

    public static Answer Versions(Described documents) => documents.OfComponents(
        "components[].version or versionRange", element => element.Version is not null || element.VersionRange is not null, "the others state none");

    public static Answer Hashes(Described documents) => documents.OfComponents(
        "components[].hashes",
        element => element.Hashes.Count > 0,
        "the project's own output is hashed in its attestation, and what the build does not carry has no file here");

    public static Answer HashAlgorithms(Described documents) => documents.OfComponents(
        "components[].hashes[].alg", element => element.Hashes.Count > 0, "the others have no hash");

    public static Answer Identifiers(Described documents) => documents.OfComponents(
        "components[].purl", element => element.PackageUrl is not null, "projects and frameworks that are no package have none");

    public static Answer DeclaredLicence(Described documents) => documents.OfComponents(
        "components[].licenses, declared", element => element.Licenses.Any(license => !license.IsConcluded), "the others declare none");

    public static bool IsMakerNamed(BomElement element) => element.Manufacturer is not null || element.Supplier is not null || element.Authors.Count > 0;
}
