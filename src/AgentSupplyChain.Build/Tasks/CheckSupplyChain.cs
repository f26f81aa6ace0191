using System.Text;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Sense.NuGet;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <summary>The gate: checks packages, files and policy before anything is compiled, and hands the policy to the compiler.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckSupplyChain : ProjectTask
{
    /// <summary>Path of the lock file, whether it exists or not.</summary>
    [Required]
    public string LockFile { get; set; } = "";

    public bool RestoresLocked { get; set; }

    /// <summary>The analyzer config that carries the policy's severities.</summary>
    [Required]
    public string RulesFile { get; set; } = "";

    /// <summary>The analyzer config that carries what else the policy says to analyzers.</summary>
    [Required]
    public string PolicyKeysFile { get; set; } = "";

    /// <summary>Where the findings are kept until the compiler has added its own.</summary>
    [Required]
    public string FindingsFile { get; set; } = "";

    public bool WritesSarif { get; set; }

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

    [Required]
    public string StampFile { get; set; } = "";

    private static readonly string[] AuditCodes = ["NU1900", "NU1901", "NU1902", "NU1903", "NU1904", "NU1905"];

    /// <summary>True in the builds in which the task runs: a target that is up to date sets nothing from it.</summary>
    [Output]
    public bool HasRun { get; private set; }

    protected override void Run(CancellationToken cancellation)
    {
        HasRun = true;
        var findings = new List<Finding>();
        var settings = Settings(findings, Day) with { IsTest = IsTestProject };
        WriteConfig(RulesFile, AnalyzerConfig.Text(settings.Policy, settings.Profile, settings.Environment), findings);
        WriteConfig(PolicyKeysFile, AnalyzerConfig.PolicyText(settings.Policy, settings.Environment), findings);

        var supply = new SupplyRequest(Absolute(LockFile), RepositoryDirectory, settings.Policy.Packages)
        {
            VerifiesContent = VerifiesPackages,
            CacheFile = NullIfEmpty(VerifiedPackagesFile) is { } cache ? Absolute(cache) : null,
        };
        var request = Request() with
        {
            Supply = supply,
            Advisories = SnapshotOf(Advisories, settings.Policy.Packages.Advisories),
            Kev = SnapshotOf(Kev, settings.Policy.Packages.Kev),
            Audit = Audit(),
        };
        var project = ProjectSensor.Sense(request, compiled: null, findings, cancellation);
        var graphLock = new GraphLock(File.Exists(Absolute(LockFile)), IsContinuousIntegration, RestoresLocked);
        if (project.IsWhole)
            findings.AddRange(Gate.Check(project, graphLock, ProjectFileName, settings, AnalyzedNames()));

        var reported = Gate.Judge(findings, settings, project.Inventory.IsAgent);
        Report(reported);
        Tell("Advisories", project.Advisories);
        Tell("Exploited vulnerabilities", project.Kev);

        var faults = new List<Finding>();
        if (WritesSarif)
            AtomicFile.Write(Absolute(FindingsFile), RelativeName(FindingsFile), SarifDocument.Write(reported, FolderIn(RepositoryDirectory), "gate", keepsSubjects: true), faults);

        if (!Log.HasLoggedErrors && faults.Count == 0 && IsWatched(request.Advisories, WatchedAdvisories) && IsWatched(request.Kev, WatchedKev))
            WriteStamp(StampFile, faults);

        Report(Gate.Judge(faults, settings, isAgent: true));
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

    private void Tell(string what, Snapshot? snapshot)
    {
        if (snapshot is { Fault: null })
            Log.LogMessage(MessageImportance.Low, "{0}: {1} records {2}", what, snapshot.Count, SnapshotCheck.TextOf(snapshot.Date, Day));
    }

    // The targets read the policy with a pattern. Where that sees another path, the next build must look again: nothing would tell it of a change.
    private bool IsWatched(SnapshotRequest? request, string? watched) =>
        request is null || (NullIfEmpty(watched) is { } path && Path.TrimEndingDirectorySeparator(Absolute(path)) == request.Path);

    // Once written, the file stays: removing an input does not make the compiler run again, an emptied one does.
    private void WriteConfig(string file, string? text, List<Finding> faults)
    {
        if (text is not null || File.Exists(Absolute(file)))
            AtomicFile.Write(Absolute(file), RelativeName(file), Encoding.UTF8.GetBytes(text ?? AnalyzerConfig.Nothing), faults);
    }
}
