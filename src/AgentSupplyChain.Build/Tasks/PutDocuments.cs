using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Sense;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <summary>
/// Puts the documents beside the output. MSBuild's own copy writes in place, so that a build which is stopped leaves half a document, and
/// names folders of the machine where it fails.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PutDocuments : SupplyChainTask
{
    private const long Limit = 128 * 1024 * 1024;

    [Required]
    public ITaskItem[] Documents { get; set; } = [];

    [Required]
    public string OutputDirectory { get; set; } = "";

    protected override void Run(CancellationToken cancellation)
    {
        var faults = new List<Finding>();
        foreach (var source in Documents.Select(document => document.GetMetadata("FullPath")))
        {
            cancellation.ThrowIfCancellationRequested();
            var target = Path.Combine(Absolute(OutputDirectory), Path.GetFileName(source));
            if (BoundedFile.ReadBytes(source, RelativeName(source), Limit, faults) is not { } bytes)
                continue;

            // The time tells MSBuild that the copy is not older than what it was made from.
            if (!AtomicFile.Write(target, RelativeName(target), bytes, faults) && File.Exists(target))
                File.SetLastWriteTimeUtc(target, TimeProvider.System.GetUtcNow().UtcDateTime);
        }

        Report(Gate.Judge(faults, Settings([]), isAgent: true));
    }
}
