using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.Git;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Core.Sense.NuGet.Sources;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>What is to be found out about the packages of a project beyond their graph.</summary>
/// <param name="LockFile">Absolute path of <c>packages.lock.json</c>; it need not exist.</param>
/// <param name="RepositoryDirectory">Absolute path.</param>
/// <param name="Policy">Which ids folders are asked for, and whether signatures matter.</param>
public sealed record SupplyRequest(string LockFile, string RepositoryDirectory, PackagePolicy Policy)
{
    /// <summary><c>AgentSupplyChainVerifyPackages</c>.</summary>
    public bool VerifiesContent { get; init; }

    /// <summary>Absolute path of what is remembered of verified packages; null to remember nothing.</summary>
    public string? CacheFile { get; init; }

    internal VerificationRequest Verification => new(VerifiesContent, VerifiesContent || Policy.Signers is not null || Policy.Owners is not null, CacheFile);
}

/// <summary>An id of the organisation, or of a project in the graph, that lies in a folder that serves as a source.</summary>
/// <param name="IsInRepository">The folder is one of the repository: what the project's own build packs, as a rule.</param>
public sealed record HeldPackage(PackageSource Source, string Id, bool IsInRepository);

/// <summary>Where packages came from, and whether they are still what they were. None of it stands in a document.</summary>
public sealed record PackageSupply
{
    // Where names of files are told apart by case, NuGet looks for these, in this order.
    private static readonly string[] s_configNames = ["nuget.config", "NuGet.config", "NuGet.Config"];

    public static PackageSupply Unknown { get; } = new();

    public PackageSources Sources { get; init; } = PackageSources.None;

    public IReadOnlyList<StoredPackage> Stored { get; init; } = [];

    public IReadOnlyList<HeldPackage> Held { get; init; } = [];

    public IReadOnlyList<LockedPackage> Locked { get; init; } = [];

    /// <summary>Empty where nobody has asked for it.</summary>
    public IReadOnlyList<VerifiedPackage> Verified { get; init; } = [];

    public static PackageSupply Read(SupplyRequest request, RestoredGraph graph, string projectFile, ICollection<Finding> faults, CancellationToken cancellation)
    {
        var projectDirectory = Path.GetDirectoryName(projectFile)!;
        var boundary = new LinkBoundary(projectDirectory);
        bool IsOurs(string path) => !boundary.IsLeftBy(new ProjectFile(path, UserPath.Of(path, projectDirectory) ?? Path.GetFileName(path)), faults);
        var sources = SourceSensor.Read([.. graph.ConfigFiles.Where(IsOurs)], graph.Sources, projectDirectory, faults);
        List<Package> packages = [.. graph.Packages.Concat(graph.Downloads).DistinctBy(package => package.Key, StringComparer.OrdinalIgnoreCase)];
        var stored = StoredPackages.Read(packages, graph.Folders);
        cancellation.ThrowIfCancellationRequested();

        return new PackageSupply
        {
            Sources = sources,
            Stored = stored,
            Held = [.. HeldBy(sources, packages, graph.Projects, request.Policy, request.RepositoryDirectory)],
            Locked = File.Exists(request.LockFile) && IsOurs(request.LockFile) ? LockFile.Read(request.LockFile, projectDirectory, faults) : [],
            Verified = PackageVerifier.Verify(stored, request.Verification, Path.GetFileName(projectFile), faults, cancellation),
        };
    }

    /// <summary>
    /// Before anything is restored: what the <c>nuget.config</c> files between the project and the root of its repository say. Those of the user and of the
    /// machine are not read, since they are another's on the machine that restores.
    /// </summary>
    /// <param name="projectFile">Absolute path.</param>
    public static PackageSupply ReadBeforeRestore(
        string projectFile, IReadOnlyList<Package> packages, IReadOnlyList<ReferencedProject> projects, PackagePolicy policy, ICollection<Finding> faults)
    {
        var projectDirectory = Path.GetDirectoryName(projectFile)!;
        var repository = GitFolder.RootOf(projectDirectory) ?? projectDirectory;
        var boundary = new LinkBoundary(projectDirectory);
        var configFiles = new List<string>();
        for (var folder = projectDirectory; folder is not null; folder = folder == repository ? null : Path.GetDirectoryName(folder))
        {
            configFiles.AddRange(s_configNames
                .Select(name => Path.Combine(folder, name))
                .Where(path => File.Exists(path) && !boundary.IsLeftBy(new ProjectFile(path, Path.GetRelativePath(projectDirectory, path).Replace('\\', '/')), faults))
                .Take(1));
        }

        var sources = SourceSensor.Read(configFiles, restored: null, projectDirectory, faults);
        return new PackageSupply { Sources = sources, Held = [.. HeldBy(sources, packages, projects, policy, repository)] };
    }

    private static IEnumerable<HeldPackage> HeldBy(
        PackageSources sources, IReadOnlyList<Package> packages, IReadOnlyList<ReferencedProject> projects, PackagePolicy policy, string repository)
    {
        var ids = packages.Select(package => package.Id).Where(policy.IsInternal).Concat(projects.Select(project => project.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var source in sources.Sources.Where(source => source is { Kind: SourceKind.Folder, IsOfSdk: false } && !source.Address.Contains('\0', StringComparison.Ordinal) && Path.IsPathFullyQualified(source.Address)))
        {
            var relative = Path.GetRelativePath(repository, source.Address);
            var isInRepository = !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            foreach (var id in FolderSource.Held(source.Address, ids))
                yield return new HeldPackage(source, id, isInRepository);
        }
    }
}
