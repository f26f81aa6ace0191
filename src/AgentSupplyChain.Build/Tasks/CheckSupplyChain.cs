using System.Text;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
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

    [Required]
    public string StampFile { get; set; } = "";

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
        var project = ProjectSensor.Sense(Request() with { Supply = supply }, compiled: null, findings, cancellation);
        var graphLock = new GraphLock(File.Exists(Absolute(LockFile)), IsContinuousIntegration, RestoresLocked);
        if (project.IsWhole)
            findings.AddRange(Gate.Check(project, graphLock, ProjectFileName, settings, AnalyzedNames()));

        var reported = Gate.Judge(findings, settings, project.Inventory.IsAgent);
        Report(reported);

        var faults = new List<Finding>();
        if (WritesSarif)
            AtomicFile.Write(Absolute(FindingsFile), RelativeName(FindingsFile), SarifDocument.Write(reported, FolderIn(RepositoryDirectory), "gate", keepsSubjects: true), faults);

        if (!Log.HasLoggedErrors && faults.Count == 0)
            WriteStamp(StampFile, faults);

        Report(Gate.Judge(faults, settings, isAgent: true));
    }

    // Once written, the file stays: removing an input does not make the compiler run again, an emptied one does.
    private void WriteConfig(string file, string? text, List<Finding> faults)
    {
        if (text is not null || File.Exists(Absolute(file)))
            AtomicFile.Write(Absolute(file), RelativeName(file), Encoding.UTF8.GetBytes(text ?? AnalyzerConfig.Nothing), faults);
    }
}
