namespace AgentSupplyChain.Core.Inventory;

/// <summary>Whether a package takes part in what ships.</summary>
public enum PackageScope
{
    /// <summary>Reachable from a reference that flows to the output.</summary>
    Runtime,

    /// <summary>Only build, analysis or <c>PrivateAssets=all</c> needs it.</summary>
    Development,
}

/// <summary>A NuGet package of the restored graph.</summary>
public sealed record Package(string Id, string Version)
{
    public bool IsDirect { get; init; }

    public PackageScope Scope { get; init; }

    /// <summary>SHA-512 of the nupkg file as it lies in the packages folder, lower-case hexadecimal; null where the folder does not tell.</summary>
    public string? Sha512 { get; init; }

    /// <summary>NuGet's content hash (base64 SHA-512 of the package without its signature), as in assets and lock file.</summary>
    public string? ContentHash { get; init; }

    /// <summary>SPDX expression as the package declares it.</summary>
    public string? LicenseExpression { get; init; }

    /// <summary>Licence file inside the package, where no expression is declared.</summary>
    public string? LicenseFile { get; init; }

    public string? LicenseUrl { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Description { get; init; }

    public string? Copyright { get; init; }

    public string? ProjectUrl { get; init; }

    public string? RepositoryUrl { get; init; }

    public string? RepositoryCommit { get; init; }

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

    public IReadOnlyList<ComponentRef> DependsOn { get; init; } = [];
}

/// <summary>A shared framework that the output needs and does not carry.</summary>
/// <param name="Name"><c>Microsoft.NETCore.App</c> …</param>
/// <param name="Version">The version compiled against; null where unknown.</param>
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

    public string? RepositoryUrl { get; init; }

    /// <summary>File name of the output: <c>Agent.dll</c>.</summary>
    public string? OutputFile { get; init; }

    public string? SdkVersion { get; init; }
}
