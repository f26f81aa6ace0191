using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <summary>A task that senses the project: turns MSBuild's properties and items into the request of the sensors.</summary>
public abstract class ProjectTask : SupplyChainTask
{
    /// <summary>Root of the repository; the project's folder where there is none.</summary>
    [Required]
    public string RepositoryDirectory { get; set; } = "";

    [Required]
    public string AssetsFile { get; set; } = "";

    [Required]
    public string TargetFramework { get; set; } = "";

    public string? RuntimeIdentifier { get; set; }

    public string? Language { get; set; }

    public bool IsContinuousIntegration { get; set; }

    /// <summary>The UTC day, <c>yyyy-MM-dd</c>, for findings that depend on it. Documents never do.</summary>
    public string? Day { get; set; }

    /// <summary>What only looks like a credential is an info in tests.</summary>
    public bool IsTestProject { get; set; }

    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The additional files of the compiler, in a build whose analyzers run.</summary>
    public ITaskItem[] AnalyzedFiles { get; set; } = [];

    /// <summary>Files that may be weights, by their extensions.</summary>
    public ITaskItem[] WeightsFiles { get; set; } = [];

    /// <summary>Where digests of weights are kept from build to build.</summary>
    public string? WeightsCacheFile { get; set; }

    public ITaskItem[] StatedItems { get; set; } = [];

    public ITaskItem[] PackageReferences { get; set; } = [];

    public ITaskItem[] PackageVersions { get; set; } = [];

    public ITaskItem[] GlobalPackageReferences { get; set; } = [];

    public ITaskItem[] PackageDownloads { get; set; } = [];

    /// <summary>Targeting packs as resolved by the SDK (<c>ResolvedFrameworkReference</c>).</summary>
    public ITaskItem[] FrameworkReferences { get; set; } = [];

    /// <summary>Frameworks with the versions that the output asks its host for, as the SDK writes them into <c>runtimeconfig.json</c> (<c>RuntimeFramework</c>).</summary>
    public ITaskItem[] RuntimeFrameworks { get; set; } = [];

    protected virtual ProjectIdentity Identity => new(Path.GetFileNameWithoutExtension(ProjectFile), "0.0.0")
    {
        AssemblyName = Path.GetFileNameWithoutExtension(ProjectFile),
        TargetFramework = TargetFramework,
        Language = NullIfEmpty(Language) ?? "C#",
    };

    protected ProjectRequest Request() => new()
    {
        ProjectFile = ProjectFile,
        Identity = Identity,
        Assets = new AssetsRequest(Absolute(AssetsFile), ProjectFile, TargetFramework)
        {
            RuntimeIdentifier = NullIfEmpty(RuntimeIdentifier),
            FrameworkVersions = RuntimeFrameworks
                .Select(framework => (Name: NullIfEmpty(framework.GetMetadata("FrameworkName")) ?? framework.ItemSpec, Version: framework.GetMetadata("Version")))
                .Concat(FrameworkReferences.Select(reference => (Name: reference.ItemSpec, Version: reference.GetMetadata("TargetingPackVersion"))))
                .Where(framework => framework.Version.Length > 0)
                .GroupBy(framework => framework.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => group.First().Version, StringComparer.OrdinalIgnoreCase),
            FrameworkFolders = FrameworkReferences
                .Where(reference => reference.GetMetadata("TargetingPackPath").Length > 0)
                .GroupBy(reference => reference.ItemSpec, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => group.First().GetMetadata("TargetingPackPath"), StringComparer.OrdinalIgnoreCase),
            Packs = Packs,
            ProjectOutputs = ProjectOutputs,
            FactsFile = FactsFile("packages.txt"),
        },
        Build = BuildRequest,
        Files = [.. Files.Select(Of)],
        WeightsFiles = [.. WeightsFiles.Select(Of)],
        WeightsCacheFile = NullIfEmpty(WeightsCacheFile) is { } cache ? Absolute(cache) : null,
        StatedItems = [.. StatedItems.Select(Fact)],
        Declarations =
        [
            .. PackageReferences.Select(item => Declared(DeclarationKind.PackageReference, item)),
            .. PackageVersions.Select(item => Declared(DeclarationKind.PackageVersion, item)),
            .. GlobalPackageReferences.Select(item => Declared(DeclarationKind.GlobalPackageReference, item)),
            .. PackageDownloads.Select(item => Declared(DeclarationKind.PackageDownload, item)),
        ],
    };

    /// <summary>The packs that the SDK resolved; empty where nobody asks for documents.</summary>
    protected virtual IReadOnlyList<PackFact> Packs => [];

    /// <summary>Outputs of referenced projects, by project file.</summary>
    protected virtual IReadOnlyDictionary<string, ProjectOutput> ProjectOutputs => new Dictionary<string, ProjectOutput>();

    /// <summary>Null where nobody asks for documents.</summary>
    protected virtual BuildRequest? BuildRequest => null;

    /// <summary>Where facts of files are remembered between builds; null to remember nothing.</summary>
    protected virtual string? FactsFile(string name) => null;

    /// <summary>Under which the gate leaves to the documents what it has begun to read of packages.</summary>
    protected string KeyOfContents() => $"{typeof(PackageContents).FullName}|{FactsFile("packages.txt")}|{RestoredState()}";

    /// <summary>Which graph it is: restore may write it anew between two tasks.</summary>
    protected string RestoredState()
    {
        var assets = new FileInfo(Absolute(AssetsFile));
        return $"{assets.FullName}|{TargetFramework}|{RuntimeIdentifier}|{StateOf(assets)}";
    }

    protected static string StateOf(FileInfo file) => file.Exists ? FormattableString.Invariant($"{file.LastWriteTimeUtc.Ticks}|{file.Length}") : "";

    /// <summary>By the names that the sensors give to files.</summary>
    protected IReadOnlySet<string> AnalyzedNames() => AnalyzedFiles.Select(item => RelativeName(item.GetMetadata("FullPath"))).ToHashSet(StringComparer.Ordinal);

    protected ProjectFile Of(ITaskItem item) => new(item.GetMetadata("FullPath"), RelativeName(item.GetMetadata("FullPath")));

    private ItemFact Fact(ITaskItem item) => new(
        item.GetMetadata("Kind"),
        item.ItemSpec,
        item.GetMetadata("FullPath"),
        item.CloneCustomMetadata().Keys.Cast<string>().Where(name => name is not ("Kind" or "DefinedIn")).ToDictionary(name => name, item.GetMetadata, StringComparer.OrdinalIgnoreCase),
        DefiningFile(item.GetMetadata("DefinedIn") is { Length: > 0 } file ? file : ProjectFile));

    // A package may bring items: its folder on this machine is nobody's business.
    private string DefiningFile(string file) =>
        Path.GetRelativePath(RepositoryDirectory, file) is var inRepository && (inRepository.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(inRepository)) && Path.GetDirectoryName(file) != ProjectDirectory
            ? Path.GetFileName(file)
            : RelativeName(file);

    private static DeclaredItem Declared(DeclarationKind kind, ITaskItem item) => new(
        kind,
        item.ItemSpec,
        item.GetMetadata("Version"),
        item.GetMetadata("VersionOverride"),
        item.GetMetadata("DefiningProjectFullPath"))
    {
        IsImplicitlyDefined = string.Equals(item.GetMetadata("IsImplicitlyDefined"), "true", StringComparison.OrdinalIgnoreCase),
    };
}
