using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.Advisories;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>What a build takes from properties and from the place of its policy, for a check without a build.</summary>
public sealed record LocalCopies
{
    /// <summary>Absolute path of the policy, which the paths in it start from; null where there is none.</summary>
    public string? PolicyFile { get; init; }

    /// <summary><c>AgentSupplyChainAdvisories</c>: absolute, or relative to the folder of each project; null leaves it to the policy to name a copy.</summary>
    public string? Advisories { get; init; }

    /// <summary><c>AgentSupplyChainKev</c>, likewise.</summary>
    public string? Kev { get; init; }
}

/// <summary>Reads the copies for many projects: once for all of them that name a copy alike, with what concerns any of their packages.</summary>
internal sealed class LocalCopiesReading(LocalCopies copies, PackagePolicy policy, IReadOnlySet<string> ids, CancellationToken cancellation)
{
    private readonly Dictionary<SnapshotRequest, AdvisorySnapshot> _advisories = [];
    private readonly Dictionary<SnapshotRequest, KevCatalogue> _kev = [];

    public AdvisorySnapshot? AdvisoriesFor(string projectFile) =>
        Of(copies.Advisories, policy.Advisories, projectFile, _advisories, (name, fault) => new AdvisorySnapshot(name) { Fault = fault }, request => AdvisorySensor.Read(request, ids, cancellation));

    public KevCatalogue? KevFor(string projectFile) =>
        Of(copies.Kev, policy.Kev, projectFile, _kev, (name, fault) => new KevCatalogue(name) { Fault = fault }, KevSensor.Read);

    private T? Of<T>(
        string? property, SnapshotPolicy demanded, string projectFile, Dictionary<SnapshotRequest, T> known, Func<string, Finding, T> faulty, Func<SnapshotRequest, T> read)
        where T : Snapshot
    {
        var directory = Path.GetDirectoryName(projectFile)!;
        if (SnapshotRequest.Of(property, demanded, copies.PolicyFile, directory) is not { } request)
        {
            // A copy that the policy names and nobody can find is not the same as none.
            return demanded.Path is { } named ? faulty(Path.GetFileName(named), Lost(Path.GetFileName(named))) : null;
        }

        if (request.LeavesBy(new LinkBoundary(directory)) is { } fault)
            return faulty(request.Name, fault);

        if (!known.TryGetValue(request, out var copy))
            known.Add(request, copy = read(request));
        return copy;
    }

    private static Finding Lost(string name) =>
        BoundedFile.Fault(name, "the policy names it, and where the policy lies was not handed to the check; hand the path of the policy over too");
}
