using System.Text;
using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Detection.Register;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <summary>The gate: checks packages, files and policy before anything is compiled, and hands the policy to the compiler.</summary>
[MSBuildMultiThreadableTask]
public sealed partial class CheckSupplyChain : ProjectTask
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

    [Required]
    public string StampFile { get; set; } = "";

    /// <summary>
    /// The first look: packages only, and only where they fail the build. It writes nothing but its stamp and what that depends on, so that it can run before any other target.
    /// </summary>
    public bool OnlyRefuses { get; set; }

    /// <summary>Stamp of the first look, which knows less: a clean may have taken it away in between.</summary>
    public string? FirstStampFile { get; set; }

    /// <summary>True in the builds in which the task runs: a target that is up to date sets nothing from it.</summary>
    [Output]
    public bool HasRun { get; private set; }

    protected override void Run(CancellationToken cancellation)
    {
        if (OnlyRefuses)
        {
            Refuse(cancellation);
            return;
        }

        HasRun = true;
        var findings = new List<Finding>();
        var settings = Settings(findings, Day) with { IsTest = IsTestProject };
        WriteConfig(RulesFile, AnalyzerConfig.Text(settings.Policy, settings.Profile, settings.Environment), findings);
        WriteConfig(PolicyKeysFile, AnalyzerConfig.PolicyText(settings.Policy, settings.Environment), findings);

        var request = PackagesRequest(settings.Policy.Packages);
        var first = TakeFirstLook();
        var isAsked = first?.Question == Question();
        var packages = first is null || isAsked ? first?.Packages : first.Packages with { Declarations = null };
        var project = ProjectSensor.Sense(request with { Packages = packages }, compiled: null, findings, cancellation);
        if (project.IsWhole)
            findings.AddRange(Gate.Check(project, GraphLock, ProjectFileName, settings, AnalyzedNames(), isAsked ? FindingsFor(project, first) : null));

        var reported = Gate.Judge(findings, settings, project.Inventory.IsAgent);
        Report(reported);
        Tell("Advisories", project.Advisories);
        Tell("Exploited vulnerabilities", project.Kev);

        var faults = new List<Finding>();
        if (WritesSarif)
            AtomicFile.Write(Absolute(FindingsFile), RelativeName(FindingsFile), SarifDocument.Write(reported, FolderIn(RepositoryDirectory), "gate", keepsSubjects: true), faults);

        NameSnapshots(request, faults);
        if (!Log.HasLoggedErrors)
            BeginContents(request, project.Packages);
        if (!Log.HasLoggedErrors && faults.Count == 0)
        {
            if (NullIfEmpty(FirstStampFile) is { } firstStamp)
                WriteStamp(firstStamp, faults);
            WriteStamp(StampFile, faults);
        }

        Report(Gate.Judge(faults, settings, isAgent: true));
    }

    private void Tell(string what, Snapshot? snapshot)
    {
        if (snapshot is { Fault: null })
            Log.LogMessage(MessageImportance.Low, "{0}: {1} records {2}", what, snapshot.Count, SnapshotCheck.TextOf(snapshot.Date, Day));
    }

    private GraphLock GraphLock => new(File.Exists(Absolute(LockFile)), IsContinuousIntegration, RestoresLocked);

    // What else is wrong, with the policy or a file, the gate says.
    private void Refuse(CancellationToken cancellation)
    {
        var settings = Settings([], Day);
        var request = PackagesRequest(settings.Policy.Packages) with { Files = [], StatedItems = [] };
        var faults = new List<Finding>();
        var project = ProjectSensor.Sense(request, compiled: null, faults, cancellation);
        var packages = project.Packages;
        if (!project.IsWhole)
        {
            LeaveFirstLook(packages, findings: null);
            return;
        }

        // Where it refuses, the gate comes no more: so all is said that is known of the packages.
        IReadOnlyList<Finding> findings = [.. Gate.CheckPackages(project, GraphLock, ProjectFileName, settings)];
        LeaveFirstLook(packages with { Declarations = faults.Count == packages.Faults.Count ? project.Declarations : null }, findings);
        var judged = Gate.Judge(findings, settings, project.Inventory.IsAgent);
        if (judged.Any(reported => reported.Severity == RuleSeverity.Error))
        {
            Report(judged);
            return;
        }

        // What cannot be written here the gate says, which writes it too.
        NameSnapshots(request, []);
        WriteStamp(StampFile, []);
    }

    // Once written, the file stays: removing an input does not make the compiler run again, an emptied one does.
    private void WriteConfig(string file, string? text, List<Finding> faults)
    {
        if (text is not null || File.Exists(Absolute(file)))
            AtomicFile.Write(Absolute(file), RelativeName(file), Encoding.UTF8.GetBytes(text ?? AnalyzerConfig.Nothing), faults);
    }
}
