using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Detection.Packages;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2030 and ASC2031: a package whose name is made to be taken for another. Protected are the ids that come with the product, those that the policy approves,
/// and those of the graph, which are what a lock file records. An approved id is never reported. An id of the graph or of a lock file is: else a lock that was
/// written after the impostor came would acquit it.
/// </summary>
public sealed class NameCheck
{
    private readonly PackagePolicy _policy;
    private readonly PackageNameIndex _shipped = ProtectedNames.Shipped;
    private readonly PackageNameIndex? _approved;
    private readonly PackageNameIndex? _neighbours;
    private readonly HashSet<(string, string)> _pairs = [];

    /// <param name="neighbours">Ids of the project's own graph or lock file.</param>
    public NameCheck(PackagePolicy policy, IEnumerable<string> neighbours)
    {
        _policy = policy;
        if (policy.Approved.Count > 0)
            _approved = PackageNameIndex.Build(policy.Approved.Where(pattern => !pattern.Contains('*', StringComparison.Ordinal)), []);

        var own = neighbours.Where(id => !_shipped.Contains(id)).ToList();
        if (own.Count > 1)
            _neighbours = PackageNameIndex.BuildOfNeighbours(own, _shipped);
    }

    /// <param name="packages">Of the graph, and what is downloaded without being in it: packs, SDKs and tools of the build.</param>
    public static IEnumerable<Finding> Check(IReadOnlyCollection<Package> packages, IEnumerable<Declared<McpServer>> servers, PackagePaths paths, PackagePolicy policy)
    {
        var names = new NameCheck(policy, packages.Select(package => package.Id));
        return packages.Select(package => names.Report(package, paths))
            .Concat(McpNameCheck.Check(servers, names))
            .OfType<Finding>();
    }

    /// <summary>What is to be said of one id, wherever it is written; null where there is nothing.</summary>
    /// <param name="way">How it came in, of <see cref="PackagePaths.WayOf"/>; empty where nothing else brings it.</param>
    /// <param name="what">What the id names.</param>
    public Finding? Report(string id, FileSpan place, string way = "", string what = "Package") =>
        Resembled(id) is { } match ? NameMessage.Finding(id, match, place, way, what) : null;

    // Where a package stands and how it came is worked out for the few that there is something to say of.
    private Finding? Report(Package package, PackagePaths paths) =>
        Resembled(package.Id) is { } match ? NameMessage.Finding(package.Id, match, paths.PlaceOf(package), paths.WayOf(package), "Package") : null;

    public bool IsApproved(string id) => _policy.IsApproved(id);

    private NameMatch? Resembled(string id) => !IsApproved(id) && Match(id) is { Resemblance: not NameResemblance.None } match ? match : null;

    private NameMatch Match(string id)
    {
        var match = _shipped.Match(id);
        if (match.IsCertain || _shipped.Contains(id))
            return match;

        var approved = _approved?.Match(id) ?? NameMatch.None;
        var neighbour = _neighbours?.MatchNeighbour(id) ?? NameMatch.None;
        return approved.IsCertain ? approved
            : neighbour.IsCertain ? neighbour
            : match.Resemblance != NameResemblance.None ? match
            : approved.Resemblance != NameResemblance.None ? approved
            : neighbour.Target is not { } target || _policy.IsInternal(id) || IsSaid(id, target) ? NameMatch.None
            : neighbour;
    }

    // Of two neighbours that are alike it cannot be told which is the impostor: one finding names both.
    private bool IsSaid(string id, string target)
    {
        var (one, other) = (id.ToLowerInvariant(), target.ToLowerInvariant());
        return !_pairs.Add(string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one));
    }
}
