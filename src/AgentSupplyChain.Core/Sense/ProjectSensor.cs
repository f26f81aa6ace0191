using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Sense.Aibom;
using AgentSupplyChain.Core.Sense.Code;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.Git;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.Stated;
using AgentSupplyChain.Core.Sense.Toolchain;
using AgentSupplyChain.Core.Sense.Unrestored;
using AgentSupplyChain.Detection;
using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Core.Sense;

/// <summary>What was sensed, with the places that checks point at.</summary>
/// <param name="IsWhole">False where the graph could not be read: then no document may be written.</param>
public sealed record SensedProject(AgentInventory Inventory, IReadOnlyList<PackageDeclaration> Declarations, IReadOnlyList<SensedFile> Files, SensedComponents Components, bool IsWhole)
{
    /// <summary>The faults of what is only there once the code is compiled: no look before can have told them.</summary>
    public IReadOnlyList<Finding> CompiledFaults { get; init; } = [];

    /// <summary>The faults of what packages say of themselves, which is read for the documents only.</summary>
    public IReadOnlyList<Finding> MetadataFaults { get; init; } = [];

    /// <summary>What was read of the packages, for who asks again in the same build.</summary>
    public SensedPackages Packages { get; init; } = new(Graph: null);

    /// <summary>Where packages came from; nothing is known of it where nobody has asked.</summary>
    public PackageSupply Supply { get; init; } = PackageSupply.Unknown;

    /// <summary>Packages that are downloaded and no part of the graph.</summary>
    public IReadOnlyList<Package> Downloads { get; init; } = [];

    /// <summary>Null where no local copy is named.</summary>
    public AdvisorySnapshot? Advisories { get; init; }

    /// <summary>Null where no local copy is named.</summary>
    public KevCatalogue? Kev { get; init; }

    public NuGetAudit Audit { get; init; } = new();

    /// <summary>What NuGet's audit said when the project was restored.</summary>
    public IReadOnlyList<AuditLog> AuditLogs { get; init; } = [];

    /// <summary>What chooses the tools of the build.</summary>
    public IReadOnlyList<ToolchainPin> Toolchain { get; init; } = [];

    /// <summary>Restore was in locked mode.</summary>
    public bool IsLocked { get; init; }
}

/// <summary>Asks every sensor of a project and puts their answers into one inventory.</summary>
public static class ProjectSensor
{
    private const string CSharp = "C#";

    /// <param name="compiled">Null before the code is compiled: the code's part is then left out, which is not the same as unknown.</param>
    public static SensedProject Sense(ProjectRequest request, CompiledRequest? compiled, ICollection<Finding> faults, CancellationToken cancellation)
    {
        // What packages say of themselves is for the documents, where they come from is not.
        var metadataFaults = new List<Finding>();
        var graphFaults = new List<Finding>();
        var fileFaults = new List<Finding>();
        SensedPackages? sensedPackages = null;
        ProjectInputs? inputs = null;
        SharedWork.Run(
            () => sensedPackages = compiled is null
                ? request.Packages ?? SensedPackages.Read(request, cancellation)
                : new SensedPackages(AssetsSensor.Read(request.Assets, graphFaults, metadataFaults)),
            () => inputs = ProjectInputs.Read(request, compiled, fileFaults, cancellation));
        foreach (var fault in graphFaults.Concat(fileFaults))
            faults.Add(fault);

        cancellation.ThrowIfCancellationRequested();
        var packages = sensedPackages!;
        var graph = packages.Graph;
        var declarations = inputs!.Declarations;
        var files = inputs.Files;
        var stated = inputs.Stated;
        var projectDirectory = Path.GetDirectoryName(request.ProjectFile)!;
        var isAgent = request.StatedItems.Count > 0
            || files.Any(file => file.Kind is ProjectFileKind.Mcp or ProjectFileKind.Prompt)
            || graph?.Packages.Any(package => AiSdks.Contains(package.Id)) == true;
        var inventory = new AgentInventory
        {
            Project = Restored(request.Identity, Path.GetFileName(request.ProjectFile), faults),
            IsAgent = isAgent,
            Packages = DeclarationSensor.Attach(graph?.Packages ?? [], declarations),
            Projects = ProjectReferences.Attach(graph?.Projects ?? [], packages.ProjectReferences),
            Frameworks = graph?.Frameworks ?? [],
            Build = request.Build is { } build ? BuildSensor.Read(build, graph, projectDirectory, faults) : new BuildFacts(),
            Stated = stated,
        };

        var components = ComponentMerge.Concat(
            [.. files.Select(file => file.Components), ItemSensor.Read(request.StatedItems, projectDirectory, faults, DatasetFacts(request.WeightsCacheFile)), SensedComponents.None with { Weights = inputs.Weights, Datasets = [.. StatedSensor.Datasets(stated, request.StatedItems)] }]);
        var compiledFaults = new List<Finding>();
        if (compiled is not null)
        {
            var code = request.Identity.Language == CSharp
                ? CodeFactReader.Read(compiled.GeneratedInventory, compiled.Symbols, compiledFaults)
                : new CodeRecord([], CodeCoverage.NoSensor);
            components = ComponentMerge.Concat([components, CodeFactMapper.Map(code.Facts, request.Identity.Name)]);
            inventory = inventory with
            {
                CodeCoverage = code.Coverage,
                Timestamp = SourceDate.Of(compiled.SourceDateEpoch, request.ProjectFile, compiledFaults),
                AssertedDocuments = isAgent ? AssertedDocuments.Read(compiled.ReferencedAiboms, graph, request.Identity.Name, compiledFaults) : [],
            };
        }

        foreach (var fault in packages.Faults.Concat(compiledFaults).Concat(metadataFaults))
            faults.Add(fault);

        return new SensedProject(ComponentMerge.Into(inventory, components), declarations, files, components, graph is not null)
        {
            Packages = packages,
            CompiledFaults = compiledFaults,
            MetadataFaults = metadataFaults,
            Supply = packages.Supply,
            Downloads = DeclarationSensor.AttachDownloads(graph?.Downloads ?? [], declarations),
            Advisories = packages.AdvisoriesWith(LaunchedPackages.Of(declarations, components.McpServers), request, cancellation),
            Kev = packages.Kev,
            Audit = request.Audit,
            AuditLogs = graph?.AuditLogs ?? [],
            Toolchain = packages.Toolchain,
            IsLocked = graph?.IsLocked == true,
        };
    }

    // By the version that restore gives it in the graphs of others, and a feed in its address: 2.0 is 2.0.0. What a program says of its build stays.
    private static ProjectIdentity Restored(ProjectIdentity project, string projectName, ICollection<Finding> faults) =>
        project.PackageId is null && project.Version.Contains('+', StringComparison.Ordinal)
            ? project
            : project with { Version = NuGetBoundary.Call(() => NuGetAdapter.Normalized(project.Version), null, projectName, faults) ?? project.Version };

    // Beside the digests of weights, which stand in a form of their own.
    private static string? DatasetFacts(string? weightsCacheFile) => weightsCacheFile is null ? null : Path.Combine(Path.GetDirectoryName(weightsCacheFile)!, "facts.datasets.txt");
}
