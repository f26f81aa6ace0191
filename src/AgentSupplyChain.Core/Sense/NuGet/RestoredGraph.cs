using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet.Content;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>What of which restored graph is to be read.</summary>
/// <param name="AssetsFile">Absolute path of <c>project.assets.json</c>.</param>
/// <param name="ProjectFile">Absolute path of the project file.</param>
/// <param name="TargetFramework"><c>$(TargetFramework)</c>: short name or alias.</param>
public sealed record AssetsRequest(string AssetsFile, string ProjectFile, string TargetFramework)
{
    public string? RuntimeIdentifier { get; init; }

    /// <summary>The lowest version of each framework that the output runs on, as the SDK resolved it: the assets file does not tell.</summary>
    public IReadOnlyDictionary<string, string> FrameworkVersions { get; init; } = new Dictionary<string, string>();

    /// <summary>Absolute path of each targeting pack, by the name of its framework.</summary>
    public IReadOnlyDictionary<string, string> FrameworkFolders { get; init; } = new Dictionary<string, string>();

    /// <summary>The packs that the SDK resolved.</summary>
    public IReadOnlyList<PackFact> Packs { get; init; } = [];

    /// <summary>Outputs of referenced projects, by the absolute path of the project file.</summary>
    public IReadOnlyDictionary<string, ProjectOutput> ProjectOutputs { get; init; } = new Dictionary<string, ProjectOutput>();

    /// <summary>Absolute path of what is remembered of files between builds; null to remember nothing.</summary>
    public string? FactsFile { get; init; }

    /// <summary>What was read of the packages ahead, by the same request; null where nothing was. It stays the caller's.</summary>
    public PackageContents? Contents { get; init; }
}

/// <param name="FileName">Without its folder.</param>
/// <param name="IsCopied">It goes to the output; false for <c>Private="false"</c>.</param>
public sealed record ProjectOutput(string FileName, bool IsCopied);

/// <summary>A pack as the SDK resolved it.</summary>
/// <param name="Framework">The framework that it is of, for runtime and targeting packs.</param>
/// <param name="Folder">Absolute path; null where the SDK does not tell.</param>
public sealed record PackFact(PackKind Kind, string Id, string Version, string? Framework, bool Ships, string? Folder);

/// <summary>An AIBOM inside a restored package.</summary>
/// <param name="Path">Absolute: for reading only, never for a message or document.</param>
public sealed record ContainedAibom(string PackageId, string PackageVersion, string Path);

/// <summary>The packages, projects and frameworks of one target.</summary>
public sealed record RestoredGraph
{
    public IReadOnlyList<Package> Packages { get; init; } = [];

    /// <summary>Empty where nobody asks for documents.</summary>
    public IReadOnlyList<FrameworkPack> Packs { get; init; } = [];

    public IReadOnlyList<ReferencedProject> Projects { get; init; } = [];

    public IReadOnlyList<Framework> Frameworks { get; init; } = [];

    public IReadOnlyList<ContainedAibom> Aiboms { get; init; } = [];

    /// <summary>Absolute path of each extracted package, downloads too, by <see cref="Package.Key"/>, ignoring case; what is not extracted is left out.</summary>
    public IReadOnlyDictionary<string, string> Folders { get; init; } = new Dictionary<string, string>();

    /// <summary>Addresses and folders that restore looked for packages in. They may hold credentials: for comparing only.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Absolute paths of the nuget.config files that applied, nearest first.</summary>
    public IReadOnlyList<string> ConfigFiles { get; init; } = [];

    /// <summary>Packages that are downloaded and no part of the graph: packs of frameworks, and what <c>PackageDownload</c> items name.</summary>
    public IReadOnlyList<Package> Downloads { get; init; } = [];

    /// <summary>What NuGet's audit said when the project was restored.</summary>
    public IReadOnlyList<AuditLog> AuditLogs { get; init; } = [];

    /// <summary>Restore was in locked mode: as a property of the project, or as an option of the command, which no build sees.</summary>
    public bool IsLocked { get; init; }

    /// <summary>What the assets file holds, for who reads the contents of the packages too; null for a graph that is not of an assets file.</summary>
    internal RestoredTarget? Target { get; init; }
}
