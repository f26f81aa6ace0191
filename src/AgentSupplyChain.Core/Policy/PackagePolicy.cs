using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Core.Policy;

/// <summary>What the policy says about packages: where they may come from, who may have made them, and which.</summary>
public sealed record PackagePolicy
{
    /// <summary>The NuGet sources that may be used; null where the policy does not say.</summary>
    public IReadOnlyList<AllowedSource>? Sources { get; init; }

    /// <summary>Owners of packages on the public gallery that are trusted; null where the policy does not say.</summary>
    public IReadOnlyList<string>? Owners { get; init; }

    /// <summary>SHA-256 fingerprints of certificates that packages may be signed with, lower case; null where the policy does not say.</summary>
    public IReadOnlyList<string>? Signers { get; init; }

    /// <summary>Beginnings of package ids that only private sources may answer.</summary>
    public IReadOnlyList<string> InternalPrefixes { get; init; } = [];

    /// <summary>Ids, with <c>*</c> for any text, that somebody has looked at: their names impersonate nothing.</summary>
    public IReadOnlyList<string> Approved { get; init; } = [];

    public IReadOnlyList<DeniedPackage> Denied { get; init; } = [];

    /// <summary>Advisories below this severity are not reported.</summary>
    public AdvisorySeverity AuditLevel { get; init; } = AdvisorySeverity.Low;

    public SnapshotPolicy Advisories { get; init; } = SnapshotPolicy.Default;

    public SnapshotPolicy Kev { get; init; } = SnapshotPolicy.Default;

    public bool IsApproved(string id) => Approved.Any(pattern => Wildcard.Matches(pattern, id));

    public bool IsInternal(string id) => InternalPrefixes.Any(prefix => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A source of packages that may be used.</summary>
/// <param name="Match">The key of the source or its address, with <c>*</c> for any text.</param>
/// <param name="IsPrivate">Only the organisation publishes there. What is not called private is public.</param>
/// <param name="IsProxy">It hands on what other sources hold, so that what it answers says nothing of where a package comes from.</param>
public sealed record AllowedSource(string Match, bool IsPrivate, bool IsProxy);

/// <summary>A package that may not be used.</summary>
/// <param name="Id">With <c>*</c> for any text.</param>
/// <param name="Versions">A NuGet version range as written; null for all versions.</param>
public sealed record DeniedPackage(string Id, string? Versions, string? Reason);

/// <summary>How bad an advisory calls it, in the words of GitHub's database.</summary>
public enum AdvisorySeverity
{
    Unknown,
    Low,
    Moderate,
    High,
    Critical,
}

/// <summary>What the policy demands of a local copy of somebody's data.</summary>
/// <param name="Path">As written: relative to the folder of the policy; null where it names none.</param>
/// <param name="Sha256">Of the copy, lower case.</param>
/// <param name="MinimumCount">Fewer records mean that the copy was emptied.</param>
/// <param name="MaximumAgeDays">Between the copy's own date and the day of the build.</param>
/// <param name="IsRequired">Without a readable copy the build fails.</param>
public sealed record SnapshotPolicy(string? Path, string? Sha256, int? MinimumCount, int? MaximumAgeDays, bool IsRequired)
{
    public static SnapshotPolicy Default { get; } = new(null, null, null, null, IsRequired: false);
}
