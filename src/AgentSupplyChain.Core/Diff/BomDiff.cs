namespace AgentSupplyChain.Core.Diff;

public enum BomChangeKind
{
    Added,
    Changed,
    Removed,
}

/// <summary>One value of a component that is not what it was.</summary>
/// <param name="Field"><c>version</c>, <c>scope</c>, <c>licence</c>, <c>hash SHA-512</c>, <c>endpoints</c> …, or the name of a property without <c>asc:</c>.</param>
/// <param name="Before">Null where the field was not there; several values are joined by comma.</param>
public sealed record BomFieldChange(string Field, string? Before, string? After);

/// <summary>What happened to a component or service.</summary>
/// <param name="Subject">Its kind: <c>package</c>, <c>project</c>, <c>model</c>, <c>prompt</c>, <c>tool</c>, <c>mcp-server</c>, <c>endpoint</c> …; <c>application</c> for what the document is about.</param>
public sealed record BomChange(BomChangeKind Change, string Subject, string Name)
{
    public string? VersionBefore { get; init; }

    public string? VersionAfter { get; init; }

    /// <summary>For a changed one, in the order of their names; the version is among them.</summary>
    public IReadOnlyList<BomFieldChange> Fields { get; init; } = [];

    /// <summary>One version with two contents: a hash differs, and the version does not.</summary>
    public bool IsSuspicious { get; init; }
}

/// <summary>A dependency that came or went between two components; those of components that are themselves removed are not told.</summary>
public sealed record BomEdgeChange(BomChangeKind Change, string From, string To);

/// <summary>
/// What is different between two CycloneDX documents, SBOM or AIBOM, of this package or of others. Components are one where their purl without the
/// version is one, else where kind and name are. Neither order, serial number, time nor tool is a difference, nor the places where something was found.
/// </summary>
public sealed record BomDiff
{
    /// <summary>By kind, name and version.</summary>
    public required IReadOnlyList<BomChange> Changes { get; init; }

    /// <summary>By names.</summary>
    public required IReadOnlyList<BomEdgeChange> Edges { get; init; }

    public bool IsEmpty => Changes.Count + Edges.Count == 0;

    /// <summary>A pure function of the bytes; null after a finding (ASC9003) was added to <paramref name="faults"/>.</summary>
    /// <param name="before">CycloneDX JSON of a 1.x version, as UTF-8, with or without byte-order mark.</param>
    /// <param name="beforeName">How that document is named to the user.</param>
    public static BomDiff? Of(byte[] before, byte[] after, ICollection<Finding> faults, string beforeName = "before", string afterName = "after")
    {
        var first = BomContent.Read(before, beforeName, faults);
        var second = BomContent.Read(after, afterName, faults);
        return first is null || second is null ? null : BomComparison.Of(first, second);
    }
}
