using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.Toolchain;
using AgentSupplyChain.Core.Sense.Unrestored;

namespace AgentSupplyChain.Core.Sense;

/// <summary>
/// What is known of the packages of a project, with what was wrong on the way. No file of the project takes part and no item of it, so the first look of a
/// build can leave it to the gate.
/// </summary>
/// <param name="Graph">Null where it could not be read.</param>
public sealed record SensedPackages(RestoredGraph? Graph)
{
    public PackageSupply Supply { get; init; } = PackageSupply.Unknown;

    /// <summary>Null where no local copy is named.</summary>
    public AdvisorySnapshot? Advisories { get; init; }

    /// <summary>Null where no local copy is named.</summary>
    public KevCatalogue? Kev { get; init; }

    /// <summary>What chooses the tools of the build.</summary>
    public IReadOnlyList<ToolchainPin> Toolchain { get; init; } = [];

    /// <summary>Where other projects are referenced.</summary>
    public IReadOnlyList<ProjectReferencePlace> ProjectReferences { get; init; } = [];

    /// <summary>Where the packages are asked for, for who asks with the same items; null where that was not read, or not without a fault.</summary>
    public IReadOnlyList<PackageDeclaration>? Declarations { get; init; }

    public IReadOnlyList<Finding> Faults { get; init; } = [];

    public static SensedPackages Read(ProjectRequest request, CancellationToken cancellation)
    {
        var faults = new List<Finding>();
        var toolchainFaults = new List<Finding>();
        RestoredGraph? graph = null;
        IReadOnlyList<ToolchainPin> toolchain = [];
        ProjectReading? reading = null;
        SharedWork.Run(
            () => graph = AssetsSensor.Read(request.Assets, faults, metadataFaults: null),
            () =>
            {
                reading = ProjectReading.WithoutPackages(request.ProjectFile);
                toolchain = ToolchainSensor.Read(request.ProjectFile, reading.Sdks, toolchainFaults);
            });
        cancellation.ThrowIfCancellationRequested();

        var boundary = new LinkBoundary(Path.GetDirectoryName(request.ProjectFile)!);
        return new SensedPackages(graph)
        {
            Supply = request.Supply is { } supply && graph is not null
                ? PackageSupply.Read(supply, graph, request.ProjectFile, faults, cancellation)
                : PackageSupply.Unknown,
            Advisories = request.Advisories is { } advisories ? AdvisoriesIn(advisories, IdsOf(graph, toolchain), boundary, cancellation) : null,
            Kev = request.Kev is { } kev ? KevIn(kev, boundary) : null,
            Toolchain = toolchain,
            ProjectReferences = graph?.Projects.Count > 0 ? reading!.References() : [],
            Faults = [.. faults, .. toolchainFaults],
        };
    }

    /// <summary>
    /// What the copy of advisories says of these packages too. It was read for the graph, before any file of the project was: it is read again where one
    /// of them names an id that nobody has asked for.
    /// </summary>
    internal AdvisorySnapshot? AdvisoriesWith(IEnumerable<Package> launched, ProjectRequest request, CancellationToken cancellation)
    {
        var ids = launched.Select(package => package.Id).ToList();
        if (ids.Count == 0 || Advisories is not { Fault: null } || request.Advisories is not { } advisories)
            return Advisories;

        var asked = IdsOf(Graph, Toolchain).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return asked.IsSupersetOf(ids) ? Advisories : AdvisoriesIn(advisories, asked.Concat(ids), new LinkBoundary(Path.GetDirectoryName(request.ProjectFile)!), cancellation);
    }

    private static AdvisorySnapshot AdvisoriesIn(SnapshotRequest request, IEnumerable<string> ids, LinkBoundary boundary, CancellationToken cancellation) =>
        request.LeavesBy(boundary) is { } fault ? new AdvisorySnapshot(request.Name) { Fault = fault } : AdvisorySensor.Read(request, ids, cancellation);

    private static KevCatalogue KevIn(SnapshotRequest request, LinkBoundary boundary) =>
        request.LeavesBy(boundary) is { } fault ? new KevCatalogue(request.Name) { Fault = fault } : KevSensor.Read(request);

    private static IEnumerable<string> IdsOf(RestoredGraph? graph, IEnumerable<ToolchainPin> toolchain) =>
        (graph?.Packages ?? []).Concat(graph?.Downloads ?? []).Concat(ToolchainPin.Packages(toolchain)).Select(package => package.Id);
}
