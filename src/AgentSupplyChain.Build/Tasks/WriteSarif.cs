using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Sense;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <summary>Writes one SARIF of what the gate and the compiler found, with paths of the repository instead of the machine.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteSarif : SupplyChainTask
{
    private const long Limit = 128 * 1024 * 1024;

    [Required]
    public string RepositoryDirectory { get; set; } = "";

    [Required]
    public string TargetFramework { get; set; } = "";

    /// <summary>What the gate has kept, and what was found when the documents were written.</summary>
    [Required]
    public ITaskItem[] FindingsFiles { get; set; } = [];

    /// <summary>The value of <c>ErrorLog</c>: a path, perhaps with <c>,version=2.1</c>.</summary>
    [Required]
    public string CompilerLog { get; set; } = "";

    [Required]
    public string OutputFile { get; set; } = "";

    protected override void Run(CancellationToken cancellation)
    {
        var faults = new List<Finding>();
        var findings = new List<ReportedFinding>();
        // Paths in our own logs are relative to the repository, in the compiler's absolute.
        findings.AddRange(FindingsFiles.SelectMany(file => Read(file.ItemSpec, RepositoryDirectory, faults)).Select(OfProject).DistinctBy(finding => finding.Finding.Fingerprint, StringComparer.Ordinal));
        cancellation.ThrowIfCancellationRequested();

        // The log may be of an earlier build, in which the compiler said what the gate says in this one.
        var told = findings.Select(finding => finding.Finding.Fingerprint).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(Read(CompilerLog.Split(',')[0], ProjectDirectory, faults).Where(finding => !told.Contains(finding.Finding.Fingerprint)));

        var open = findings.Where(finding => finding.Suppression is null).ToList();
        var document = SarifDocument.Write(open, FolderIn(RepositoryDirectory), $"{Path.GetFileNameWithoutExtension(ProjectFile)}/{TargetFramework}");
        AtomicFile.Write(Absolute(OutputFile), RelativeName(OutputFile), document, faults);
        Report(Gate.Judge(faults, Settings([]), isAgent: true));
    }

    private IReadOnlyList<ReportedFinding> Read(string log, string directory, List<Finding> faults) =>
        File.Exists(Absolute(log)) && BoundedFile.ReadBytes(Absolute(log), RelativeName(log), Limit, faults) is { } bytes
            ? CompilerSarif.Read(bytes, RelativeName(log), directory, RepositoryDirectory, faults)
            : [];

    private ReportedFinding OfProject(ReportedFinding reported)
    {
        var file = RelativeName(Path.Combine(RepositoryDirectory, reported.Finding.Location.File));
        return reported with { Finding = reported.Finding with { Location = reported.Finding.Location with { File = file } } };
    }
}
