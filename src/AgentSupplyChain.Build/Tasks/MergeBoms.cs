using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Sense;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <summary>Joins the documents of a multi-targeted project's frameworks, in its outer build.</summary>
[MSBuildMultiThreadableTask]
public sealed class MergeBoms : SupplyChainTask
{
    private const long Limit = 64 * 1024 * 1024;

    /// <summary>The documents in CycloneDX, with the metadata <c>Kind</c> (<c>sbom</c> or <c>aibom</c>) and <c>TargetFramework</c>; of a framework and kind the first one counts.</summary>
    [Required]
    public ITaskItem[] Documents { get; set; } = [];

    /// <summary>Names of formats, as the user lists them; empty for the default.</summary>
    public string? Formats { get; set; }

    [Required]
    public string AssemblyName { get; set; } = "";

    [Required]
    public string OutputDirectory { get; set; } = "";

    [Required]
    public string StampFile { get; set; } = "";

    protected override void Run(CancellationToken cancellation)
    {
        var faults = new List<Finding>();
        var frameworks = Documents
            .GroupBy(FrameworkOf, StringComparer.Ordinal)
            .Select(group => (Framework: group.Key, Sbom: Bytes(group, "sbom", faults), Aibom: Bytes(group, "aibom", faults)))
            .Select(framework => new FrameworkDocuments(framework.Framework, framework.Sbom, framework.Aibom))
            .ToList();
        cancellation.ThrowIfCancellationRequested();
        var written = "";

        if (faults.Count == 0 && frameworks.Count > 0 && MergedDocuments.Merge(frameworks, faults) is { } merged)
        {
            var files = MergedFiles.Of(merged, BomFormats.Parse(Formats, out _)); // the builds of the frameworks have told what is no format
            Put(OutputDirectory, AssemblyName, files, faults);
            written = string.Join(' ', files.Select(file => file.Suffix));
        }

        Report(Gate.Judge(faults, Settings([]), isAgent: true));
        if (!Log.HasLoggedErrors)
            WriteStamp(StampFile, faults, written);
    }

    // The outer build hands its inner ones the framework as a global property; the items keep it in that form.
    private static string FrameworkOf(ITaskItem item)
    {
        const string Property = "TargetFramework=";
        var stated = item.GetMetadata("TargetFramework").Split(';').FirstOrDefault(part => part.StartsWith(Property, StringComparison.OrdinalIgnoreCase));
        return stated?[Property.Length..] ?? new DirectoryInfo(item.GetMetadata("FullPath")).Parent?.Parent?.Name ?? "";
    }

    private byte[]? Bytes(IEnumerable<ITaskItem> items, string kind, List<Finding> faults) =>
        items.FirstOrDefault(item => item.GetMetadata("Kind") == kind)?.GetMetadata("FullPath") is { } path
            ? BoundedFile.ReadBytes(path, RelativeName(path), Limit, faults)
            : null;
}
