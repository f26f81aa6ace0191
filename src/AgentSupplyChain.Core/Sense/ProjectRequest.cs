using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Sense;

/// <summary>What MSBuild knows of a project and the sensors need: absolute paths to read, evaluated items, identity.</summary>
public sealed record ProjectRequest
{
    /// <summary>Absolute path of the project file.</summary>
    public required string ProjectFile { get; init; }

    public required AssetsRequest Assets { get; init; }

    /// <summary>What this build has read before.</summary>
    public SensedPackages? Packages { get; init; }

    public required ProjectIdentity Identity { get; init; }

    /// <summary>Files that may mean something to an agent: what they are is known by their names.</summary>
    public IReadOnlyList<ProjectFile> Files { get; init; } = [];

    /// <summary>Files that may be weights, by their names.</summary>
    public IReadOnlyList<ProjectFile> WeightsFiles { get; init; } = [];

    /// <summary>Absolute path of the file in which digests of weights are kept between builds; null keeps none.</summary>
    public string? WeightsCacheFile { get; init; }

    public IReadOnlyList<ItemFact> StatedItems { get; init; } = [];

    public IReadOnlyList<DeclaredItem> Declarations { get; init; } = [];

    /// <summary>Null where nobody asks for documents.</summary>
    public BuildRequest? Build { get; init; }

    /// <summary>Null where sources and contents of packages do not matter: documents never tell them.</summary>
    public SupplyRequest? Supply { get; init; }

    /// <summary>The local copy of advisories; null where none is named, or where nobody asks for it.</summary>
    public SnapshotRequest? Advisories { get; init; }

    /// <summary>The local copy of the catalogue of exploited vulnerabilities; null where none is named, or where nobody asks for it.</summary>
    public SnapshotRequest? Kev { get; init; }

    public NuGetAudit Audit { get; init; } = new();
}

/// <summary>What is only there once the code is compiled.</summary>
public sealed record CompiledRequest
{
    /// <summary>The generated source that holds the code's record; it need not exist.</summary>
    public ProjectFile? GeneratedInventory { get; init; }

    /// <summary>PDB and assembly, asked in this order where the generated source is not there.</summary>
    public IReadOnlyList<ProjectFile> Symbols { get; init; } = [];

    public IReadOnlyList<ReferencedAibom> ReferencedAiboms { get; init; } = [];

    public string? SourceDateEpoch { get; init; }

    /// <summary>The texts of prompt files go into the inventory.</summary>
    public bool IncludesPromptText { get; init; }
}

/// <summary>The AIBOM of a referenced project, beside its output.</summary>
/// <param name="Project">Name of the project: of its assembly.</param>
/// <param name="ProjectPath">Of the project file, relative to the project that is built, with forward slashes; null where unknown.</param>
public sealed record ReferencedAibom(ProjectFile File, string Project, string? ProjectPath);
