using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>Reads the graph that restore has resolved, and what the packages folder knows of each package.</summary>
public static class AssetsSensor
{
    private const long AssetsLimit = 32 * 1024 * 1024;
    private const string AssetsName = "project.assets.json";

    /// <summary>
    /// The graph; null after a finding was added: without a graph nothing can be said about packages.
    /// <para>
    /// Scope. A package is <see cref="PackageScope.Runtime"/> when a reference that flows reaches it: a project reference, or a package
    /// reference without <c>PrivateAssets=all</c> (the SDK does not publish those, nor what only they need). On the way there it must either
    /// put files into the output, or come from a reference that asks for run-time assets without having had its own kept back by
    /// <c>ExcludeAssets</c> or <c>IncludeAssets</c>: so a package that only holds others together ships with them, and one that is only compiled
    /// against does not. An analyzer, or what calls itself a development dependency, has nothing in the output and is
    /// <see cref="PackageScope.Development"/> even where its author forgot <c>PrivateAssets</c>. What flows, has something to compile against and nothing
    /// in the output is <see cref="PackageScope.Compile"/>.
    /// </para>
    /// <para>
    /// Pruned dependencies. Restore leaves a dependency that the framework brings out of the graph with its edge, so the packages' nuspecs tell them. A name
    /// that restore has kept although there is no node for it is unresolved.
    /// </para>
    /// </summary>
    /// <param name="metadataFaults">
    /// Takes what is wrong with the packages' nuspecs. Null where nobody asks what is in them: reading three hundred files takes most of the time that
    /// the rest of the graph needs. Without them a package that only calls itself a development dependency counts as one that ships.
    /// </param>
    public static RestoredGraph? Read(AssetsRequest request, ICollection<Finding> faults, ICollection<Finding>? metadataFaults)
    {
        var projectDirectory = Path.GetDirectoryName(request.ProjectFile)!;
        var projectName = FileBasedApp.ProjectName(request.ProjectFile);
        var name = UserPath.Of(request.AssetsFile, projectDirectory) ?? AssetsName;
        if (!File.Exists(request.AssetsFile))
        {
            faults.Add(NotRestored(projectName, $"'{name}' does not exist"));
            return null;
        }

        var target = request.Contents?.Target ?? Target(request, name, projectName, faults);
        return target is null ? null : Graph(target, request, projectDirectory, projectName, metadataFaults);
    }

    private static RestoredTarget? Target(AssetsRequest request, string name, string projectName, ICollection<Finding> faults)
    {
        if (BoundedFile.ReadBytes(request.AssetsFile, name, AssetsLimit, faults) is not { } content)
            return null;

        AssetsFault? fault = null;
        var target = NuGetBoundary.Call(
            () => NuGetAdapter.ReadAssets(content, request.TargetFramework, request.RuntimeIdentifier, out fault), null, projectName, faults);
        if (fault is not null)
            faults.Add(Explain(fault, name, projectName, request));

        return target;
    }

    private static Finding Explain(AssetsFault fault, string name, string projectName, AssetsRequest request) => fault.Kind switch
    {
        AssetsFaultKind.UnknownVersion => BoundedFile.Fault(
            name, $"it is of version {fault.Version}, and versions 3 and 4 are known; run dotnet restore with a supported SDK"),
        AssetsFaultKind.TargetMissing => NotRestored(
            projectName,
            $"'{name}' has no target for {request.TargetFramework}{(string.IsNullOrEmpty(request.RuntimeIdentifier) ? "" : "/" + request.RuntimeIdentifier)}"),
        _ => BoundedFile.Fault(name, "it is not a whole assets file; run dotnet restore"),
    };

    private static Finding NotRestored(string projectName, string cause) =>
        new(Rules.ProjectNotRestored, $"{cause}; run dotnet restore", new FileSpan(projectName), "restore");

    private static RestoredGraph Graph(RestoredTarget target, AssetsRequest request, string projectDirectory, string projectName, ICollection<Finding>? metadataFaults)
    {
        var nodes = target.NodesByName();
        var direct = target.Roots.Select(r => r.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var flowing = Reach(nodes, target.Roots.Where(r => !r.IsPrivate));
        var runtime = Reach(nodes, target.Roots.Where(r => r is { IsPrivate: false, TakesRuntime: true }));
        var folder = new PackagesFolder(target, projectName, metadataFaults ?? []);
        var frameworks = Frameworks(target, request);
        var providers = new FrameworkProviders([.. frameworks.Select(f => f.Name)], request.FrameworkFolders);

        List<Package> packages = [];
        List<ReferencedProject> projects = [];
        List<ContainedAibom> aiboms = [];
        var sorted = nodes.Values.OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in sorted.Where(n => n.Kind == ComponentKind.Package))
        {
            if (folder.FolderOf(node) is { } extracted)
                folders.TryAdd(node.Name, extracted);
        }

        using var asked = new ProjectDependencies(request);
        using var own = metadataFaults is null || request.Contents is not null ? null : PackageContents.Begin(target, request);
        var contents = metadataFaults is null ? null : request.Contents ?? own;
        contents?.Finish(metadataFaults!);
        foreach (var node in sorted)
        {
            var dependsOn = DependsOn(node, nodes);
            if (node.Kind == ComponentKind.Project)
            {
                // Where nothing can be pruned nothing is missing.
                var ofProject = metadataFaults is null || target.Prunes.Count == 0 ? [] : asked.Of(node, projectName, metadataFaults);
                var prunable = ofProject?.Where(d => target.Prunes.Contains(d.Name)).ToList() ?? [];
                var output = node.ProjectFile is null ? null : request.ProjectOutputs.GetValueOrDefault(node.ProjectFile);
                projects.Add(new ReferencedProject(node.Name, node.Version, ProjectPath(node, projectDirectory))
                {
                    IsDirect = direct.Contains(node.Name),
                    Scope = output?.IsCopied != false && (node.HasRuntimeAssets || (runtime.Contains(node.Name) && !node.IsStripped)) ? PackageScope.Runtime : PackageScope.Compile,
                    OutputFile = output?.FileName,
                    DependsOn = With(dependsOn, Kept(node, prunable, nodes)),
                    Pruned = Pruned(node, prunable, nodes, providers),
                    AreReferencesKnown = ofProject is not null,
                    Unresolved = Unresolved(node, nodes, target),
                });
                continue;
            }

            var content = contents?.Of(node);
            var metadata = content?.Metadata;
            var ships = flowing.Contains(node.Name)
                && (node.HasRuntimeAssets || (runtime.Contains(node.Name) && !node.IsStripped && !IsForDevelopment(node, metadata)));
            var described = Describe(node, metadata);
            packages.Add((content is null ? described : PackageFacts.With(described, content.Bytes)) with
            {
                IsDirect = direct.Contains(node.Name),
                Scope = ships ? PackageScope.Runtime
                    : flowing.Contains(node.Name) && node.HasCompileAssets && !IsForDevelopment(node, metadata) ? PackageScope.Compile
                    : PackageScope.Development,
                DependsOn = metadata is null ? dependsOn : With(dependsOn, Kept(node, metadata.Prunable, nodes)),
                NativeAssets = node.NativeAssets,
                Pruned = metadata is null ? [] : Pruned(node, metadata.Prunable, nodes, providers),
                Unresolved = Unresolved(node, nodes, target),
            });
            aiboms.AddRange(folder.AibomsOf(node).Select(path => new ContainedAibom(node.Name, node.Version, path)));
        }

        IReadOnlyList<FrameworkPack> packs = [];
        if (contents is not null)
        {
            folder.TellUnread(packages);
            PackageFacts.TellUnread(packages, projectName, metadataFaults!);
            packages = [.. packages.Select(package => package.Sha512 is null ? package with { Sha512 = folder.Sha512Of(nodes[package.Id]) } : package)];
            packs = PackSensor.Read(request.Packs, folder, contents.Facts, projectName, metadataFaults!);
            contents.Facts.Write();
        }

        IReadOnlyList<Package> downloads =
            [.. target.Downloads.Distinct().Select(d => new Package(d.Name, d.Version) { IsDirect = true, HasMetadata = false }).OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Version, StringComparer.Ordinal)];
        return new RestoredGraph
        {
            Packages = packages,
            Packs = packs,
            Projects = projects,
            Frameworks = frameworks,
            Aiboms = aiboms,
            Folders = FoldersOf(packages, folders, downloads, folder),
            Sources = target.Sources,
            ConfigFiles = target.ConfigFiles,
            Downloads = downloads,
            AuditLogs = target.AuditLogs,
            IsLocked = target.IsLocked,
            Target = target,
        };
    }

    // A graph has one version of an id, and downloads may have several beside it.
    private static Dictionary<string, string> FoldersOf(IEnumerable<Package> packages, Dictionary<string, string> byId, IEnumerable<Package> downloads, PackagesFolder folder)
    {
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var package in packages)
        {
            if (byId.TryGetValue(package.Id, out var extracted))
                folders.TryAdd(package.Key, extracted);
        }

        foreach (var download in downloads)
        {
            if (folder.FolderOf(download.Id, download.Version) is { } extracted)
                folders.TryAdd(download.Key, extracted);
        }

        return folders;
    }

    private static HashSet<string> Reach(Dictionary<string, RestoredNode> nodes, IEnumerable<RestoredRoot> roots)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>(roots.Select(r => r.Name));
        while (open.TryDequeue(out var name))
        {
            if (!nodes.TryGetValue(name, out var node) || !seen.Add(name))
                continue;

            foreach (var dependency in node.Dependencies)
                open.Enqueue(dependency);
        }

        return seen;
    }

    private static bool IsForDevelopment(RestoredNode node, PackageMetadata? metadata) =>
        metadata?.IsDevelopmentDependency == true
        || (node.Dependencies.Count == 0 && node.Files.Any(f => f.StartsWith("analyzers/", StringComparison.OrdinalIgnoreCase)));

    private static ComponentRef[] DependsOn(RestoredNode node, Dictionary<string, RestoredNode> nodes) =>
        [.. node.Dependencies
            .Select(nodes.GetValueOrDefault)
            .OfType<RestoredNode>()
            .Select(d => new ComponentRef(d.Kind, d.Name, d.Version))
            .Distinct()
            .OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase)];

    // Pruned here and brought by another package, in a version that the framework does not reach: then it is that package which is used.
    private static IEnumerable<ComponentRef> Kept(RestoredNode node, IReadOnlyList<PrunedDependency> prunable, Dictionary<string, RestoredNode> nodes) =>
        prunable.Select(d => nodes.GetValueOrDefault(d.Name)).OfType<RestoredNode>().Where(d => d != node).Select(d => new ComponentRef(d.Kind, d.Name, d.Version));

    private static ComponentRef[] With(ComponentRef[] dependsOn, IEnumerable<ComponentRef> kept) =>
        [.. dependsOn.Concat(kept).Distinct().OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase)];

    private static IReadOnlyList<PrunedDependency> Pruned(RestoredNode node, IReadOnlyList<PrunedDependency> prunable, Dictionary<string, RestoredNode> nodes, FrameworkProviders providers) =>
        prunable.Count == 0
            ? []
            : [.. prunable
                .Where(d => !nodes.ContainsKey(d.Name) && !node.Dependencies.Contains(d.Name, StringComparer.OrdinalIgnoreCase))
                .Select(d => d with { Framework = providers.Of(d.Name) })
                .OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase)];

    private static IReadOnlyList<string> Unresolved(RestoredNode node, Dictionary<string, RestoredNode> nodes, RestoredTarget target) =>
        node.Dependencies.All(nodes.ContainsKey)
            ? []
            : [.. node.Dependencies.Where(name => !nodes.ContainsKey(name) && !target.Prunes.Contains(name)).Order(StringComparer.OrdinalIgnoreCase)];

    private static string ProjectPath(RestoredNode node, string projectDirectory) =>
        node.ProjectFile is null ? node.Name : UserPath.Of(node.ProjectFile, projectDirectory) ?? Path.GetFileName(node.ProjectFile);

    internal static Package Describe(RestoredNode node, PackageMetadata? metadata) => new(node.Name, node.Version)
    {
        ContentHash = node.ContentHash,
        Assemblies = node.Assemblies,
        HasMetadata = metadata is not null,
        LicenseExpression = metadata?.LicenseExpression,
        LicenseFile = metadata?.LicenseFile,
        LicenseUrl = metadata?.LicenseUrl,
        Authors = metadata?.Authors ?? [],
        Owners = metadata?.Owners ?? [],
        Description = metadata?.Description,
        Copyright = metadata?.Copyright,
        ProjectUrl = metadata?.ProjectUrl,
        RepositoryUrl = metadata?.RepositoryUrl,
        RepositoryCommit = metadata?.RepositoryCommit,
    };

    private static Framework[] Frameworks(RestoredTarget target, AssetsRequest request) =>
        [.. target.FrameworkReferences
            .Concat(target.Nodes.SelectMany(n => n.FrameworkReferences))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(f => new Framework(f, request.FrameworkVersions.GetValueOrDefault(f)))];
}
