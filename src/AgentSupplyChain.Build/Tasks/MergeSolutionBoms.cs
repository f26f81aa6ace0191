using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Sense;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <summary>Joins the documents of the projects of a solution. Asked for by name only: no build runs it by itself.</summary>
[MSBuildMultiThreadableTask]
public sealed class MergeSolutionBoms : SupplyChainTask
{
    private const long Limit = 64 * 1024 * 1024;
    private const string SbomSuffix = ".sbom.cdx.json";
    private const string AibomSuffix = ".aibom.cdx.json";

    /// <summary>Documents in files; what is no SBOM or AIBOM by its name is left out.</summary>
    [Required]
    public ITaskItem[] Documents { get; set; } = [];

    /// <summary>Names of formats, as the user lists them for the project that joins; empty for the default.</summary>
    public string? Formats { get; set; }

    /// <summary>Name of the solution: of the documents, and of what they describe.</summary>
    [Required]
    public string SolutionName { get; set; } = "";

    [Required]
    public string OutputDirectory { get; set; } = "";

    protected override void Run(CancellationToken cancellation)
    {
        var faults = new List<Finding>();
        var files = Documents
            .Select(item => item.GetMetadata("FullPath"))
            .Where(path => path.EndsWith(SbomSuffix, StringComparison.Ordinal) || path.EndsWith(AibomSuffix, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Where(File.Exists)
            .ToList();
        var projects = files
            .GroupBy(path => (Project: ProjectOf(path), Name: NameOf(path)))
            .Select(project => new ProjectDocuments(project.Key.Name, [.. project.GroupBy(path => Path.GetDirectoryName(path), StringComparer.Ordinal).Select(folder => Documentation(folder, faults))]))
            .ToList();
        cancellation.ThrowIfCancellationRequested();

        if (projects.Count == 0)
            faults.Add(BoundedFile.Fault(SolutionName, "none of its projects has written an SBOM or AIBOM; build the solution first, with the same configuration"));
        else if (faults.Count == 0 && SolutionDocuments.Merge(SolutionName, projects, faults) is { } merged)
            Put(OutputDirectory, SolutionName, MergedFiles.Of(merged, BomFormats.Parse(Formats, out _)), faults);

        Report(Gate.Judge(faults, Settings([]), isAgent: true));
    }

    // The documents of the frameworks of a project have one name and lie in folders side by side: bin/Debug/net10.0/supply-chain/Name.sbom.cdx.json.
    private static string ProjectOf(string path) => Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(path))) ?? "";

    private static string NameOf(string path)
    {
        var file = Path.GetFileName(path);
        return file[..^(file.EndsWith(SbomSuffix, StringComparison.Ordinal) ? SbomSuffix : AibomSuffix).Length];
    }

    private FrameworkDocuments Documentation(IGrouping<string?, string> folder, List<Finding> faults)
    {
        var sbom = Bytes(folder, SbomSuffix, faults);
        var aibom = Bytes(folder, AibomSuffix, faults);
        return new FrameworkDocuments(MergedDocuments.FrameworkOf(sbom ?? aibom) ?? new DirectoryInfo(folder.Key!).Parent?.Name ?? "", sbom, aibom);
    }

    private byte[]? Bytes(IEnumerable<string> files, string suffix, List<Finding> faults) =>
        files.FirstOrDefault(file => file.EndsWith(suffix, StringComparison.Ordinal)) is { } path ? BoundedFile.ReadBytes(path, RelativeName(path), Limit, faults) : null;
}
