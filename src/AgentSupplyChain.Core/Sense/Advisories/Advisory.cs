using AgentSupplyChain.Core.Policy;

namespace AgentSupplyChain.Core.Sense.Advisories;

/// <summary>
/// An advisory as far as it concerns packages of a graph. The words are those of the OSV schema, version 1.6 (ossf.github.io/osv-schema).
/// </summary>
/// <param name="Id"><c>GHSA-…</c>, <c>CVE-…</c>: letters, digits and dashes.</param>
public sealed record Advisory(string Id)
{
    /// <summary>Ids of the same vulnerability elsewhere.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public AdvisorySeverity Severity { get; init; }

    /// <summary>One entry for each of the record; a package may have several.</summary>
    public IReadOnlyList<AffectedPackage> Affected { get; init; } = [];
}

/// <summary>An entry of <c>affected</c>.</summary>
/// <param name="Id">As the record writes it; ids ignore case.</param>
public sealed record AffectedPackage(string Id)
{
    public IReadOnlyList<IReadOnlyList<RangeEvent>> Ranges { get; init; } = [];

    /// <summary>Versions that are affected whatever the ranges say.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary><c>database_specific.last_known_affected_version_range</c> of GitHub's database: <c>&lt;= 1.2.3</c>.</summary>
    public string? LastKnownRange { get; init; }
}

/// <summary>Where a range begins and ends. Of events at one version the order here is the one in which they count.</summary>
public enum RangeEventKind
{
    Fixed,
    Introduced,
    LastAffected,
    Limit,
}

/// <param name="Version">A version; <c>0</c> of an introduction stands before every version, <c>*</c> of a limit behind.</param>
public readonly record struct RangeEvent(RangeEventKind Kind, string Version);
