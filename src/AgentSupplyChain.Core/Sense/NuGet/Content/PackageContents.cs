using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>
/// What the files of restored packages tell, for documents: nuspecs, digests of nupkgs, licence texts. Reading them is most of the work for a document and
/// needs nothing but what restore has left, so that a build begins with it when it begins to compile, and the documents take what is there by then.
/// </summary>
public sealed class PackageContents : IDisposable
{
    private readonly Dictionary<string, PackageContent> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly PackageContent[] _read;
    private readonly Lazy<List<(RestoredNode Node, string? Folder)>> _sorted;
    private readonly string _projectName;
    private readonly SharedWork _work;

    private PackageContents(RestoredTarget target, AssetsRequest request)
    {
        Target = target;
        Facts = new FileFacts(request.FactsFile);
        _projectName = FileBasedApp.ProjectName(request.ProjectFile);
        List<RestoredNode> packages = [.. target.NodesByName().Values.Where(node => node.Kind == ComponentKind.Package)];
        _sorted = new Lazy<List<(RestoredNode Node, string? Folder)>>(() => Sorted(packages));
        _read = new PackageContent[packages.Count];
        _work = new SharedWork(packages.Count, i => _read[i] = Read(_sorted.Value[i].Node, _sorted.Value[i].Folder));
    }

    /// <summary>What the assets file holds: who has the contents need not read it again.</summary>
    internal RestoredTarget Target { get; }

    internal FileFacts Facts { get; }

    /// <summary>Begins to read on other cores; on a machine that has none, all is read when it is asked for. Null where the graph was not read from an assets file.</summary>
    /// <param name="graph">The graph that the documents will be about.</param>
    /// <param name="request">What it was read with; the file of facts is that of the documents.</param>
    public static PackageContents? Begin(RestoredGraph graph, AssetsRequest request) => graph.Target is { } target ? Begin(target, request) : null;

    internal static PackageContents Begin(RestoredTarget target, AssetsRequest request) => new(target, request);

    /// <summary>Takes part in what is still to be read; nothing can be asked for before.</summary>
    internal void Finish(ICollection<Finding> faults)
    {
        _work.Finish();
        for (var i = 0; i < _read.Length; i++)
            _byName[_sorted.Value[i].Node.Name] = _read[i];

        // NuGet lacks for every package what it lacks for one.
        foreach (var fault in _read.SelectMany(content => content.Faults).DistinctBy(fault => fault.Rule))
            faults.Add(fault);
    }

    internal PackageContent Of(RestoredNode package) => _byName[package.Name];

    /// <summary>Waits for what is being read at this moment, and leaves the rest.</summary>
    public void Dispose() => _work.Dispose();

    // The largest first: one of them at the end would leave the other cores without work.
    private List<(RestoredNode Node, string? Folder)> Sorted(List<RestoredNode> packages)
    {
        var located = new PackagesFolder(Target, _projectName, []);
        return [.. packages.Select(node => (Node: node, Folder: located.FolderOf(node))).OrderBy(package => package.Folder is null ? 0 : -PackageFacts.LengthOf(package.Folder))];
    }

    private PackageContent Read(RestoredNode node, string? folder)
    {
        if (folder is null)
            return new PackageContent(Metadata: null, Bytes: null);

        var faults = new List<Finding>();
        var metadata = new PackagesFolder(Target, _projectName, faults).ReadNuspec(folder, node.Name);
        return new PackageContent(metadata, PackageFacts.Read(node.Name, node.Version, folder, metadata?.LicenseFile, node.Files, Facts)) { Faults = faults };
    }
}

/// <param name="Metadata">Null where there is no nuspec that can be read.</param>
/// <param name="Bytes">Null where the package is not extracted.</param>
internal sealed record PackageContent(PackageMetadata? Metadata, PackageBytes? Bytes)
{
    public IReadOnlyList<Finding> Faults { get; init; } = [];
}
