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

    /// <summary>The copies whose changes make the target run again.</summary>
    public string? WatchedAdvisories { get; set; }

    public string? WatchedKev { get; set; }

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

    /// <summary>
    /// The first look leaves what it has read to the gate, unless restore has written the graph anew in between. Who has contents verified is told what they are
    /// when they are used, and not what they were before other targets ran.
    /// </summary>
    private SensedPackages PackagesOfThisBuild(ProjectRequest request, CancellationToken cancellation)
    {
        if (VerifiesPackages)
            return SensedPackages.Read(request, cancellation);

        var file = new FileInfo(request.Assets.AssetsFile);
        var stamp = OnlyRefuses ? StampFile : FirstStampFile;
        var key = $"{typeof(SensedPackages).FullName}|{file.FullName}|{stamp}|{TargetFramework}|{RuntimeIdentifier}|{(file.Exists ? $"{file.LastWriteTimeUtc.Ticks}|{file.Length}" : "")}";
        if (!OnlyRefuses)
            return BuildEngine4.UnregisterTaskObject(key, RegisteredTaskObjectLifetime.Build) as SensedPackages ?? SensedPackages.Read(request, cancellation);

        var packages = SensedPackages.Read(request, cancellation);
        BuildEngine4.RegisterTaskObject(key, packages, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: true);
        return packages;
    }

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

    private bool AllWatched(ProjectRequest request) => IsWatched(request.Advisories, WatchedAdvisories) && IsWatched(request.Kev, WatchedKev);

    // The targets read the policy with a pattern. Where that sees another path, the next build must look again: nothing would tell it of a change.
    private bool IsWatched(SnapshotRequest? request, string? watched) =>
        request is null || (NullIfEmpty(watched) is { } path && Path.TrimEndingDirectorySeparator(Absolute(path)) == request.Path);
}
