using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.Toolchain;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>A part of a project that only an evaluation or a restore could tell.</summary>
/// <param name="Text">What it is, as the rest of a sentence: <c>the condition of an item</c>.</param>
public sealed record UnknownPart(string Text, FileSpan Location);

/// <summary>What the files of a project tell while it is neither restored nor evaluated.</summary>
public sealed record UnrestoredProject
{
    /// <summary>Where packages are asked for. What a condition decides is taken as if it held.</summary>
    public IReadOnlyList<PackageDeclaration> Declarations { get; init; } = [];

    public IReadOnlyList<ToolchainPin> Toolchain { get; init; } = [];

    /// <summary>
    /// The packages of the lock file, and those that are declared by one version that is not in it: outside locked mode restore takes that one and writes
    /// the file anew. Without a lock file nothing is known of the packages that come through others.
    /// </summary>
    public IReadOnlyList<Package> Packages { get; init; } = [];

    /// <summary>Projects of the lock file.</summary>
    public IReadOnlyList<ReferencedProject> Projects { get; init; } = [];

    /// <summary>
    /// Those of <see cref="Packages"/>, by their keys, whose version restore chooses: theirs is the lowest that it may take, or none. What is known of versions
    /// is not known of them.
    /// </summary>
    public IReadOnlySet<string> Undecided { get; init; } = new HashSet<string>();

    public bool HasLockFile { get; init; }

    /// <summary>The MCP files of its folder.</summary>
    public IReadOnlyList<SensedFile> McpFiles { get; init; } = [];

    /// <summary>Null where no local copy is named.</summary>
    public AdvisorySnapshot? Advisories { get; init; }

    /// <summary>Null where no local copy is named.</summary>
    public KevCatalogue? Kev { get; init; }

    internal IReadOnlyList<Declared<McpServer>> McpServers => [.. McpFiles.SelectMany(file => file.Components.McpServers)];

    /// <summary>The packages that advisories are to be asked about.</summary>
    internal IEnumerable<string> PackageIds => Packages.Concat(ToolchainPin.Packages(Toolchain)).Concat(LaunchedPackages.OfServers(McpServers)).Select(package => package.Id);

    /// <summary>What could not be told. It never counts as fine.</summary>
    public IReadOnlyList<UnknownPart> Unknown { get; init; } = [];
}

/// <summary>
/// Reads the files of a project as text: nothing is evaluated, no code of a package or SDK runs. The project, <c>Directory.Build.props</c>,
/// <c>Directory.Packages.props</c> and <c>Directory.Build.targets</c> up to the root of the repository, what they import by constant paths inside it, and
/// <c>packages.lock.json</c>; and MCP files.
/// </summary>
public static class UnrestoredSensor
{
    /// <param name="projectFile">Absolute path of the project file, or of the <c>.cs</c> file of a file-based app.</param>
    public static UnrestoredProject Read(string projectFile, ICollection<Finding> faults)
    {
        var isSource = projectFile.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
        var project = isSource ? projectFile + ".csproj" : projectFile;
        var reading = ProjectReading.Read(project, isSource, faults);
        var declarations = reading.Declarations();
        var locked = reading.Locked();
        var declared = reading.DeclaredPackages(declarations, locked).ToList();
        var mcpFiles = McpFilesBelow.Read(projectFile, faults, reading.Unknown);
        return new UnrestoredProject
        {
            Declarations = declarations,
            Toolchain = ToolchainSensor.Read(project, reading.Sdks, faults),
            Packages = DeclarationSensor.Attach([.. locked.Packages, .. declared.Select(one => one.Package)], declarations),
            Undecided = declared.Where(one => !one.IsDecided).Select(one => one.Package.Key).ToHashSet(StringComparer.OrdinalIgnoreCase),
            Projects = ProjectReferences.AttachByName(locked.Projects, reading.References()),
            HasLockFile = locked.Exists,
            McpFiles = mcpFiles,
            Unknown = [.. reading.Unknown],
        };
    }
}
