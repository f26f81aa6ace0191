namespace AgentSupplyChain.Core.Inventory;

/// <summary>Whether a package takes part in what ships.</summary>
public enum PackageScope
{
    /// <summary>Reachable from a reference that flows to the output.</summary>
    Runtime,

    /// <summary>What ships was compiled against it, and nothing of it lies in the output.</summary>
    Compile,

    /// <summary>Only build, analysis or <c>PrivateAssets=all</c> needs it.</summary>
    Development,
}

/// <summary>A NuGet package of the restored graph.</summary>
public sealed record Package(string Id, string Version)
{
    /// <summary>Names it where several versions of an id may stand beside each other; ignore case.</summary>
    internal string Key => KeyOf(Id, Version);

    internal static string KeyOf(string id, string version) => id + "/" + version;

    public bool IsDirect { get; init; }

    public PackageScope Scope { get; init; }

    /// <summary>SHA-512 of the nupkg file as it lies in the packages folder, lower-case hexadecimal; null where the folder does not tell.</summary>
    public string? Sha512 { get; init; }

    /// <summary>SHA-256 of the same file; null where the file is not there.</summary>
    public string? Sha256 { get; init; }

    /// <summary>NuGet's content hash (base64 SHA-512 of the package without its signature), as in assets and lock file.</summary>
    public string? ContentHash { get; init; }

    /// <summary>SPDX expression as the package declares it.</summary>
    public string? LicenseExpression { get; init; }

    /// <summary>Licence file inside the package, where no expression is declared.</summary>
    public string? LicenseFile { get; init; }

    public string? LicenseUrl { get; init; }

    /// <summary>Texts of licences that lie in the package.</summary>
    public IReadOnlyList<LicenseText> LicenseTexts { get; init; } = [];

    public LicenseConclusion Conclusion { get; init; } = LicenseConclusion.Unknown;

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Who hands it over, where the package names somebody beside its authors.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    public string? Description { get; init; }

    public string? Copyright { get; init; }

    public string? ProjectUrl { get; init; }

    public string? RepositoryUrl { get; init; }

    public string? RepositoryCommit { get; init; }

    /// <summary>Simple names of its assemblies that are compiled against or go to the output.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Native libraries of it that go to the output, by their path in the package.</summary>
    public IReadOnlyList<string> NativeAssets { get; init; } = [];

    /// <summary>Dependencies that restore took out of the graph because a framework brings them.</summary>
    public IReadOnlyList<PrunedDependency> Pruned { get; init; } = [];

    /// <summary>Names of dependencies that are neither in the graph nor brought by a framework.</summary>
    public IReadOnlyList<string> Unresolved { get; init; } = [];

    /// <summary>Resolved dependencies: packages and projects of the same graph.</summary>
    public IReadOnlyList<ComponentRef> DependsOn { get; init; } = [];

    /// <summary>False where the nuspec could not be read: what it would tell is unknown, not absent.</summary>
    public bool HasMetadata { get; init; } = true;

    /// <summary>The line that asks for a direct package; null for a transitive one.</summary>
    public Evidence? Declaration { get; init; }
}

/// <summary>Another project that this one references, directly or through others.</summary>
/// <param name="Path">Of the project file, relative to this project, with forward slashes.</param>
public sealed record ReferencedProject(string Name, string Version, string Path)
{
    public bool IsDirect { get; init; }

    /// <summary>The item that references it; null for one that others bring, or where the item was not found.</summary>
    public Evidence? Declaration { get; init; }

    /// <summary><see cref="PackageScope.Compile"/> where it is kept out of the output, as the contract of a plugin is.</summary>
    public PackageScope Scope { get; init; }

    /// <summary>File name of its output; null where it has none that this project references.</summary>
    public string? OutputFile { get; init; }

    public IReadOnlyList<ComponentRef> DependsOn { get; init; } = [];

    /// <summary>Dependencies that restore took out of the graph because a framework brings them.</summary>
    public IReadOnlyList<PrunedDependency> Pruned { get; init; } = [];

    /// <summary>False where nothing tells what the project asks for: then it may need more of a framework than <see cref="Pruned"/> has.</summary>
    public bool AreReferencesKnown { get; init; } = true;

    /// <summary>Names of dependencies that are neither in the graph nor brought by a framework.</summary>
    public IReadOnlyList<string> Unresolved { get; init; } = [];
}

/// <summary>A dependency that restore leaves out because the target's framework brings the same or a newer version of it.</summary>
/// <param name="VersionRange">As NuGet writes ranges: <c>[8.0.0, )</c>.</param>
/// <param name="Framework">The shared framework that brings it; null where several could.</param>
public sealed record PrunedDependency(string Name, string VersionRange, string? Framework);

public enum PackKind
{
    /// <summary>A framework that ships with the output.</summary>
    Runtime,

    /// <summary>The program that starts the output.</summary>
    AppHost,

    /// <summary>What the code is compiled against.</summary>
    Targeting,

    /// <summary>A compiler to machine code.</summary>
    Compiler,
}

/// <summary>A part of .NET that the SDK takes from a package or from its own folder.</summary>
/// <param name="Framework">The shared framework that a runtime or targeting pack is of; null for others.</param>
/// <param name="Ships">Something of it is in the output.</param>
public sealed record FrameworkPack(PackKind Kind, Package Package, string? Framework, bool Ships);

/// <summary>A binary that goes to the output and is of no package and no project.</summary>
/// <param name="Name">File name.</param>
public sealed record ShippedFile(string Name)
{
    /// <summary>Relative to the project, with forward slashes; null for a file outside of it.</summary>
    public string? Path { get; init; }

    /// <summary>Version of a .NET assembly; null for other files.</summary>
    public string? Version { get; init; }

    public string? Sha512 { get; init; }

    public string? Sha256 { get; init; }
}

/// <summary>What the build itself adds to packages and projects, and how it is set up.</summary>
public sealed record BuildFacts
{
    public IReadOnlyList<FrameworkPack> Packs { get; init; } = [];

    public IReadOnlyList<ShippedFile> Files { get; init; } = [];

    public bool IsSelfContained { get; init; }

    /// <summary>SHA-256 of <c>packages.lock.json</c>, lower-case hexadecimal; null where there is none.</summary>
    public string? LockFileSha256 { get; init; }

    /// <summary>SPDX expression of the documents' own licence, as the user states it.</summary>
    public string? DocumentLicense { get; init; }
}

/// <summary>A shared framework that the output needs and does not carry.</summary>
/// <param name="Name"><c>Microsoft.NETCore.App</c> …</param>
/// <param name="Version">The lowest that the output runs on, which may be below the one compiled against; null where unknown.</param>
public sealed record Framework(string Name, string? Version);

public enum ComponentKind
{
    Package,
    Project,
}

/// <summary>
/// A node of the graph, by its identity. A class, although it is small: code that is generic over a value type of ours cannot be precompiled, and collections of
/// these stand in the way of every first build.
/// </summary>
public sealed record ComponentRef(ComponentKind Kind, string Name, string Version);

/// <summary>The project that is built.</summary>
public sealed record ProjectIdentity(string Name, string Version)
{
    public required string AssemblyName { get; init; }

    public required string TargetFramework { get; init; }

    public string? RuntimeIdentifier { get; init; }

    /// <summary>Set where the project packs: the id of its package.</summary>
    public string? PackageId { get; init; }

    /// <summary><c>Exe</c>, <c>WinExe</c> or <c>Library</c>.</summary>
    public string OutputType { get; init; } = "Library";

    /// <summary><c>C#</c>, <c>F#</c>, <c>VB</c>.</summary>
    public string Language { get; init; } = "C#";

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Company { get; init; }

    public string? Description { get; init; }

    public string? Copyright { get; init; }

    public string? LicenseExpression { get; init; }

    /// <summary>Licence file, by its path in the package, where no expression is stated.</summary>
    public string? LicenseFile { get; init; }

    public string? RepositoryUrl { get; init; }

    public string? ProjectUrl { get; init; }

    /// <summary>File name of the output: <c>Agent.dll</c>.</summary>
    public string? OutputFile { get; init; }

    public string? SdkVersion { get; init; }
}
