using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>One CycloneDX component or service, before it is written. The order of lists does not matter: the writer sorts.</summary>
/// <param name="Type">CycloneDX component type, or <see cref="Service"/>.</param>
/// <param name="Ref">Its <c>bom-ref</c>: derived from content, never from a path, a line or a time.</param>
internal sealed record BomElement(string Type, string Ref, string Name)
{
    public const string Service = "service";

    public string? Version { get; init; }

    public string? VersionRange { get; init; }

    public bool IsExternal { get; init; }

    public string? Description { get; init; }

    /// <summary><c>required</c>, <c>optional</c> or <c>excluded</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>Who made a component, or who provides a service.</summary>
    public BomOrganization? Manufacturer { get; init; }

    /// <summary>Who hands a component over, where that is known.</summary>
    public BomOrganization? Supplier { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Copyright { get; init; }

    public string? PackageUrl { get; init; }

    /// <summary>Declared and concluded licences; each says which it is.</summary>
    public IReadOnlyList<BomLicense> Licenses { get; init; } = [];

    /// <summary>Licences whose texts were found in the component; what it is licensed under is another matter.</summary>
    public IReadOnlyList<BomLicense> FoundLicenses { get; init; } = [];

    /// <summary>Concluded licences, for a format that has one place for licences on the component.</summary>
    public IReadOnlyList<BomLicense> LicensesInEvidence { get; init; } = [];

    public IReadOnlyList<BomHash> Hashes { get; init; } = [];

    public IReadOnlyList<BomReference> References { get; init; } = [];

    public IReadOnlyList<BomProperty> Properties { get; init; } = [];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The evidence as another document of ours has it, where this one was read from there: <c>identity</c> and <c>occurrences</c> of CycloneDX.</summary>
    public JsonObject? Places { get; init; }

    /// <summary>The field that the evidence proves: <c>name</c>, <c>purl</c>, <c>hash</c>.</summary>
    public string IdentityField { get; init; } = "name";

    /// <summary><c>definition</c> or <c>dataset</c>, for type <c>data</c>.</summary>
    public string? DataType { get; init; }

    public string? DataClassification { get; init; }

    /// <summary>For type <c>data</c>: its content, where that is asked for.</summary>
    public string? DataText { get; init; }

    /// <summary>For type <c>machine-learning-model</c>.</summary>
    public BomModelCard? ModelCard { get; init; }

    /// <summary>What it was derived from: base models.</summary>
    public IReadOnlyList<BomAncestor> Ancestors { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>For a service; null where nothing tells.</summary>
    public bool? IsAuthenticated { get; init; }

    public bool? CrossesTrustBoundary { get; init; }

    /// <summary>For a service: what goes in and out.</summary>
    public IReadOnlyList<BomDataFlow> DataFlows { get; init; } = [];

    /// <summary>bom-refs of what it needs.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>What is known about <see cref="DependsOn"/>: a value of CycloneDX <c>aggregateType</c>.</summary>
    public string Completeness { get; init; } = Aggregate.Complete;

    /// <summary>
    /// Two records of one identity are one element with the evidence of both. Where single values differ the ordinally smaller one stands
    /// first, so that the order in which sensors report never shows.
    /// </summary>
    public static IReadOnlyList<BomElement> Unite(IEnumerable<BomElement> elements) =>
    [
        .. elements
            .GroupBy(element => element.Ref, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Unite(group.ToList())),
    ];

    // Most stand alone, and to compare one with the others of its identity is dear.
    private static BomElement Unite(List<BomElement> same) => same is [var only] ? only : same
        .OrderBy(element => element.Type, StringComparer.Ordinal)
        .ThenBy(element => element.Name, StringComparer.Ordinal)
        .ThenBy(element => element.Version, StringComparer.Ordinal)
        .ThenBy(element => element.Scope is "required" ? 0 : 1)
        .ThenBy(element => element.ToString(), StringComparer.Ordinal)
        .Aggregate(Unite);

    private static BomElement Unite(BomElement first, BomElement other) => first with
    {
        // A service is known by its name: of two versions under one name neither is the version.
        Version = first.Type == Service && first.Version != other.Version ? null : first.Version,
        Authors = first.Authors.Count > 0 ? first.Authors : other.Authors,
        Licenses = first.Licenses.Count > 0 ? first.Licenses : other.Licenses,
        FoundLicenses = [.. first.FoundLicenses.Union(other.FoundLicenses)],
        Ancestors = [.. first.Ancestors.Union(other.Ancestors)],
        Tags = [.. first.Tags.Union(other.Tags, StringComparer.Ordinal)],
        DataFlows = [.. first.DataFlows.Union(other.DataFlows)],
        Hashes = [.. first.Hashes.Union(other.Hashes)],
        References = [.. first.References.Union(other.References)],
        Properties = [.. first.Properties.Union(other.Properties)],
        Evidence = [.. first.Evidence.Union(other.Evidence)],
        Endpoints = [.. first.Endpoints.Union(other.Endpoints, StringComparer.Ordinal)],
        DependsOn = [.. first.DependsOn.Union(other.DependsOn, StringComparer.Ordinal)],
        Completeness = Aggregate.Weaker(first.Completeness, other.Completeness),
    };
}

internal sealed record BomProperty(string Name, string Value);

internal sealed record BomHash(string Algorithm, string Content);

/// <summary>An external reference.</summary>
/// <param name="Url">For type <c>bom</c> and an element of the document that ours is joined to: empty, with <paramref name="JoinedRef"/> set.</param>
/// <param name="JoinedRef">bom-ref in the joined document; empty for the document as a whole; null for an ordinary reference.</param>
internal sealed record BomReference(string Type, string Url, string? Comment = null, string? JoinedRef = null)
{
    /// <summary>Of what lies at the address.</summary>
    public IReadOnlyList<BomHash> Hashes { get; init; } = [];
}

/// <summary>An SPDX expression, or a name with or without an address.</summary>
internal sealed record BomLicense(string? Expression, string? Name = null, string? Url = null)
{
    /// <summary>True for what we conclude, false for what its owner declares.</summary>
    public bool IsConcluded { get; init; }
}

internal sealed record BomOrganization(string Name, string? Url = null);

internal sealed record BomAncestor(string Name, string? Version = null, string? PackageUrl = null);

/// <param name="Direction"><c>inbound</c>, <c>outbound</c> or <c>bi-directional</c>, as the service sees it.</param>
/// <param name="Classification">What the data is, in the user's words or ours.</param>
internal sealed record BomDataFlow(string Direction, string Classification, string? Name = null);

/// <summary>What CycloneDX's model card can say of a model.</summary>
internal sealed record BomModelCard
{
    public string? Task { get; init; }

    public string? ArchitectureFamily { get; init; }

    public string? Architecture { get; init; }

    /// <summary>Formats: <c>text</c>, <c>image</c>, <c>embedding</c> …</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>bom-refs of data sets it was trained on.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    public IReadOnlyList<string> UseCases { get; init; } = [];

    public IReadOnlyList<string> Limitations { get; init; } = [];
}

/// <summary>Values of CycloneDX <c>aggregateType</c> that we use.</summary>
internal static class Aggregate
{
    public const string Complete = "complete";
    public const string Incomplete = "incomplete";

    /// <summary>Best effort: nothing tells whether more exists.</summary>
    public const string Unknown = "unknown";

    public static string Weaker(string first, string other)
    {
        if (first == Incomplete || other == Incomplete)
            return Incomplete;

        return first == Unknown ? first : other;
    }
}

/// <summary>A whole document before its serial number and its link are known.</summary>
internal sealed record BomDocument(BomElement Root, IReadOnlyList<BomElement> Elements, DateTimeOffset? Timestamp, string? JoinedComment)
{
    /// <summary>What is known about the document as a whole: a value of CycloneDX <c>aggregateType</c>; null where only its components speak.</summary>
    public string? Completeness { get; init; }

    /// <summary>SPDX expression of the document's own licence; null where its user states none.</summary>
    public string? License { get; init; }

    /// <summary>How the output was built; null where the document does not tell.</summary>
    public BomFormulation? Formulation { get; init; }

    /// <summary>Of a document that was joined from several: how the output was built for the others.</summary>
    public IReadOnlyList<BomFormulation> OtherFormulations { get; init; } = [];

    /// <summary>Who builds the project, by its authors and manufacturer, where that is not what the root says; null where it is.</summary>
    public BomElement? Author { get; init; }

    /// <summary><c>declarations</c> and <c>definitions</c> of CycloneDX as another document of ours has them, where this one was read from there.</summary>
    public IReadOnlyList<(string Name, JsonNode Value)> WrittenConformance { get; init; } = [];

    /// <summary>What this document and the one that it is joined to hold of what standards ask for.</summary>
    public Conformance.ConformanceReport? Conformance { get; init; }

    /// <summary>Who said what. CycloneDX wants to know when: without <see cref="Timestamp"/> they cannot be written.</summary>
    public IReadOnlyList<BomCitation> Citations { get; init; } = [];
}

/// <summary>One build: what it worked with, and how it was set up.</summary>
/// <param name="Ref">Derived from content like every <c>bom-ref</c>; the workflow's unique id as well.</param>
internal sealed record BomFormulation(string Ref)
{
    /// <summary>Tools: SDK, targeting packs, compilers. Nothing of them ships.</summary>
    public IReadOnlyList<BomElement> Components { get; init; } = [];

    public IReadOnlyList<BomProperty> Properties { get; init; } = [];
}

/// <summary>An attribution of fields of the document (CycloneDX 1.7).</summary>
/// <param name="AttributedTo">bom-ref of who said so.</param>
/// <param name="Expressions">JSONPath (RFC 9535) of the fields: by bom-ref and name, so that they mean the same in a merged document, where positions change.</param>
internal sealed record BomCitation(string AttributedTo, string Note, IReadOnlyList<string> Expressions);
