using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>What restore wrote down for one target framework and runtime, in words that do not depend on NuGet's types.</summary>
internal sealed record RestoredTarget
{
    public required IReadOnlyList<RestoredNode> Nodes { get; init; }

    public required IReadOnlyList<RestoredRoot> Roots { get; init; }

    /// <summary>Short name of the framework: <c>net10.0-windows7.0</c>.</summary>
    public string Framework { get; init; } = "";

    /// <summary>Names of packages that restore leaves out because a framework brings them, ignoring case.</summary>
    public IReadOnlySet<string> Prunes { get; init; } = new HashSet<string>();

    /// <summary>Shared frameworks that the project itself asks for.</summary>
    public required IReadOnlyList<string> FrameworkReferences { get; init; }

    /// <summary>What NuGet's audit said.</summary>
    public IReadOnlyList<AuditLog> AuditLogs { get; init; } = [];

    /// <summary>Packages that are only downloaded: packs of frameworks, and what <c>PackageDownload</c> items name.</summary>
    public IReadOnlyList<ComponentRef> Downloads { get; init; } = [];

    /// <summary>Restore was in locked mode, by whatever way it was told.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Where packages were extracted to, in the order in which they are looked up.</summary>
    public required IReadOnlyList<string> PackageFolders { get; init; }

    /// <summary>Addresses and folders that packages were looked for in.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Absolute paths of the nuget.config files that applied, nearest first.</summary>
    public IReadOnlyList<string> ConfigFiles { get; init; } = [];

    /// <summary>Names differ in more than case; where those of a file do not, the first is meant.</summary>
    public Dictionary<string, RestoredNode> NodesByName()
    {
        var nodes = new Dictionary<string, RestoredNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in Nodes)
            nodes.TryAdd(node.Name, node);

        return nodes;
    }
}

/// <summary>A package or project of the graph.</summary>
internal sealed record RestoredNode(ComponentKind Kind, string Name, string Version)
{
    public string? ContentHash { get; init; }

    /// <summary>Folder below the packages folder and the nuspec in it; null where the name could lead out of the packages folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Absolute path of the project file as restore recorded it.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>Of a project: the framework that was chosen among its own.</summary>
    public string? Framework { get; init; }

    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Those of <see cref="Files"/> that describe the AI inventory for the nearest framework.</summary>
    public IReadOnlyList<string> AibomFiles { get; init; } = [];

    /// <summary>Names of what it depends on.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    public IReadOnlyList<string> FrameworkReferences { get; init; } = [];

    /// <summary>Something of it goes to the output, after restore has applied every <c>IncludeAssets</c> and <c>ExcludeAssets</c>.</summary>
    public bool HasRuntimeAssets { get; init; }

    /// <summary>Something of it is compiled against, after the same.</summary>
    public bool HasCompileAssets { get; init; }

    /// <summary>Simple names of its assemblies for this target, each once.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Those of its files that are native libraries and go to the output.</summary>
    public IReadOnlyList<string> NativeAssets { get; init; } = [];

    /// <summary>It would have gone to the output, and <c>ExcludeAssets</c> or <c>IncludeAssets</c> kept all of it back.</summary>
    public bool IsStripped { get; init; }
}

/// <summary>A direct reference.</summary>
/// <param name="IsPrivate"><c>PrivateAssets=all</c> on a package: the SDK does not publish it.</param>
/// <param name="TakesRuntime">Its run-time assets are asked for.</param>
internal sealed record RestoredRoot(string Name, bool IsPrivate, bool TakesRuntime);

/// <summary>What the nuspec of a package says.</summary>
internal sealed record PackageMetadata
{
    public string? LicenseExpression { get; init; }

    public string? LicenseFile { get; init; }

    public string? LicenseUrl { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Dependencies for the target's framework whose names are among those that restore prunes.</summary>
    public IReadOnlyList<PrunedDependency> Prunable { get; init; } = [];

    public string? Description { get; init; }

    public string? Copyright { get; init; }

    public string? ProjectUrl { get; init; }

    public string? RepositoryUrl { get; init; }

    public string? RepositoryCommit { get; init; }

    public bool IsDevelopmentDependency { get; init; }
}
