namespace AgentSupplyChain.Core.Inventory;

/// <summary>An AIBOM that another party wrote: it is linked and its components are listed under that party's name, never as observed.</summary>
/// <param name="AssertedBy">Package (<c>Id/1.2.3</c>) or project that carries the document.</param>
/// <param name="BomLink"><c>urn:cdx:serial/version</c>; null where the document has no serial number.</param>
public sealed record AssertedDocument(string AssertedBy, string? BomLink)
{
    /// <summary>Between names of a way or a chain of parties, where a document writes one.</summary>
    public const string Step = " > ";

    /// <summary>Before the party's name, in the comment of a link to its document: so a reader of several links knows whose each is.</summary>
    public const string LinkComment = "AIBOM of ";

    public required IReadOnlyList<AssertedComponent> Components { get; init; }

    /// <summary>Of the document's bytes, lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The names by which the party is reached, from this project to the party itself; empty where the graph does not tell.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>The document says so of its application, or a part of it was left out.</summary>
    public bool IsIncomplete { get; init; }
}

/// <param name="Type">CycloneDX component type, or <c>service</c>.</param>
/// <param name="Kind">The value of its <c>asc:kind</c> property, where it has one.</param>
public sealed record AssertedComponent(string Type, string Name, string? Version, string? Kind)
{
    public bool IsService => Type == "service";

    /// <summary>Its <c>bom-ref</c> in the document that was read: for edges only, it means nothing elsewhere.</summary>
    public string? Ref { get; init; }

    /// <summary>Refs of what it depends on in the same document.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public string? PackageUrl { get; init; }

    /// <summary>Who made a component, or who provides a service.</summary>
    public string? Manufacturer { get; init; }

    public IReadOnlyList<AssertedHash> Hashes { get; init; } = [];

    /// <summary>Addresses of a service, without user information, query and fragment.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>Properties that say what it is: those of names that are known to be harmless.</summary>
    public IReadOnlyList<AssertedProperty> Properties { get; init; } = [];

    /// <summary>The document knows that it lacks edges of this component.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Set where the document itself only repeats what a third party asserts.</summary>
    public AssertedOrigin? Origin { get; init; }
}

/// <summary>A third party, as the document that was read names it.</summary>
public sealed record AssertedOrigin(string AssertedBy)
{
    public string? BomLink { get; init; }

    /// <summary>The parties between it and the one whose document was read, the one nearest to the source first.</summary>
    public IReadOnlyList<string> Through { get; init; } = [];

    /// <summary>The names from the party whose document was read, without it, to the third party.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];
}

/// <param name="Algorithm">Name in CycloneDX: <c>SHA-256</c> …</param>
/// <param name="Content">Lower-case hexadecimal, of the algorithm's length.</param>
public sealed record AssertedHash(string Algorithm, string Content);

public sealed record AssertedProperty(string Name, string Value);
