using System.Text;
using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Sense.NuGet;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <content>What the gate asks about packages beyond the graph: contents, advisories, NuGet's audit.</content>
public sealed partial class CheckSupplyChain
{
    private static readonly string[] AuditCodes = ["NU1900", "NU1901", "NU1902", "NU1903", "NU1904", "NU1905"];

    /// <summary>Whether all bytes of all packages are looked at, and their signatures.</summary>
    public bool VerifiesPackages { get; set; }

    /// <summary>Where it is kept which packages were found good.</summary>
    public string? VerifiedPackagesFile { get; set; }

    /// <summary>Path of a local copy of advisories; empty leaves it to the policy to name one.</summary>
    public string? Advisories { get; set; }

    /// <summary>Path of a local copy of the catalogue of exploited vulnerabilities; empty leaves it to the policy to name one.</summary>
    public string? Kev { get; set; }

    /// <summary>Where it is written down which copies the policy names: their changes make the target run again.</summary>
    [Required]
    public string SnapshotsFile { get; set; } = "";

    public string? NuGetAudit { get; set; }

    public string? NuGetAuditMode { get; set; }

    public string? NuGetAuditLevel { get; set; }

    public ITaskItem[] AuditSuppressions { get; set; } = [];

    /// <summary>The SDK repeats in the build what restore has warned of.</summary>
    public bool EmitsAssetsLogs { get; set; } = true;

    private ProjectRequest PackagesRequest(PackagePolicy policy) => Request() with
    {
        Supply = new SupplyRequest(Absolute(LockFile), RepositoryDirectory, policy)
        {
            VerifiesContent = VerifiesPackages,
            CacheFile = NullIfEmpty(VerifiedPackagesFile) is { } cache ? Absolute(cache) : null,
        },
        Advisories = SnapshotOf(Advisories, policy.Advisories),
        Kev = SnapshotOf(Kev, policy.Kev),
        Audit = Audit(),
    };

    private SnapshotRequest? SnapshotOf(string? property, SnapshotPolicy policy) =>
        SnapshotRequest.Of(NullIfEmpty(property), policy, NullIfEmpty(PolicyFile) is { } file ? Absolute(file) : null, ProjectDirectory);

    private NuGetAudit Audit() => new()
    {
        IsOn = !string.Equals(NullIfEmpty(NuGetAudit), "false", StringComparison.OrdinalIgnoreCase),
        Mode = NullIfEmpty(NuGetAuditMode),
        Level = NullIfEmpty(NuGetAuditLevel),
        Suppressed = [.. AuditSuppressions.Select(item => item.ItemSpec)],
        NoWarn = [.. AuditCodes.Where(code => Lists(NoWarn, code))],
        PackagesWithNoWarn = [.. PackageReferences.Concat(PackageVersions).Concat(GlobalPackageReferences)
            .Where(item => AuditCodes.Any(code => Lists(item.GetMetadata("NoWarn"), code)))
            .Select(item => item.ItemSpec)],
        ShowsLogs = EmitsAssetsLogs,
    };

    // Once written, the file stays: it is emptied where the policy names nothing any more.
    private void NameSnapshots(ProjectRequest request, ICollection<Finding> faults)
    {
        var (advisories, kev) = (NullIfEmpty(Advisories) is null ? request.Advisories?.Path : null, NullIfEmpty(Kev) is null ? request.Kev?.Path : null);
        if (advisories is not null || kev is not null || File.Exists(Absolute(SnapshotsFile)))
            AtomicFile.Write(Absolute(SnapshotsFile), RelativeName(SnapshotsFile), Encoding.UTF8.GetBytes($"{advisories}\n{kev}\n"), faults);
    }
}
