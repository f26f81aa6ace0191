using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Core.Sense.NuGet.Sources;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Core.Check.Packages;

public enum PackageOrigin
{
    /// <summary>Nobody can tell: it never counts as either of the others.</summary>
    Unknown,

    /// <summary>A source that the policy does not call private.</summary>
    Public,

    /// <summary>Only the organisation publishes where it came from.</summary>
    Private,
}

/// <summary>
/// Where each package came from, as far as that can be told without a network: by the source that restore recorded, where this project has it
/// and it hands on nothing of others; else by a mapping that leaves only private sources.
/// </summary>
public sealed class PackageOrigins
{
    private readonly PackagePolicy _policy;
    private readonly PackageSources _sources;
    private readonly Dictionary<string, StoredPackage> _stored = new(StringComparer.OrdinalIgnoreCase);

    public PackageOrigins(PackageSupply supply, PackagePolicy policy)
    {
        _policy = policy;
        _sources = supply.Sources;
        foreach (var package in supply.Stored)
            _stored.TryAdd(package.Id, package);
    }

    /// <summary>
    /// A record of a source that this project does not have, or of one that hands on what others hold, leaves the origin unknown whatever the
    /// mapping says: NuGet maps what it downloads, and takes what lies in the packages folder already as it is.
    /// </summary>
    public PackageOrigin OriginOf(Package package)
    {
        if (RecordedSourceOf(package) is { } recorded)
            return IsPrivate(recorded) ? PackageOrigin.Private : PackageOrigin.Public;

        var candidates = HasRecord(package) ? [] : _sources.SourcesOf(package.Id).Where(source => !source.IsOfSdk).ToList();
        return candidates.Count > 0 && candidates.TrueForAll(source => IsPrivate(source) && !IsProxy(source)) ? PackageOrigin.Private : PackageOrigin.Unknown;
    }

    /// <summary>The source that the package came from; null where that is not known.</summary>
    public PackageSource? RecordedSourceOf(Package package) => AnsweringSourceOf(package) is { } source && !IsProxy(source) ? source : null;

    /// <summary>The source that handed out the package, which may have had it from another.</summary>
    public PackageSource? AnsweringSourceOf(Package package) => _sources.At(_stored.GetValueOrDefault(package.Id)?.Source);

    /// <summary>Restore has written down a source, whether or not this project has it.</summary>
    public bool HasRecord(Package package) => _stored.GetValueOrDefault(package.Id)?.Source is not null;

    public bool IsAllowed(PackageSource source) => _policy.Sources is null || Matching(source).Any();

    public bool IsPrivate(PackageSource source) => Matching(source).Any(allowed => allowed.IsPrivate);

    public bool IsProxy(PackageSource source) => Matching(source).Any(allowed => allowed.IsProxy);

    private IEnumerable<AllowedSource> Matching(PackageSource source) => (_policy.Sources ?? []).Where(allowed =>
        (source.Key is not null && Wildcard.Matches(allowed.Match, source.Key)) || Wildcard.Matches(allowed.Match.TrimEnd('/'), source.Address.TrimEnd('/')));
}
