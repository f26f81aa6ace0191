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
    private readonly Dictionary<string, IReadOnlyList<PackageSource>> _sourcesOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PackageSource?> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<PackageSource, Traits> _traits = new(ReferenceEqualityComparer.Instance);

    public PackageOrigins(PackageSupply supply, PackagePolicy policy)
    {
        _policy = policy;
        _sources = supply.Sources;
        foreach (var package in supply.Stored)
            _stored.TryAdd(Package.KeyOf(package.Id, package.Version), package);
    }

    /// <summary>
    /// A record of a source that this project does not have, or of one that hands on what others hold, leaves the origin unknown whatever the
    /// mapping says: NuGet maps what it downloads, and takes what lies in the packages folder already as it is.
    /// </summary>
    public PackageOrigin OriginOf(Package package)
    {
        if (RecordedSourceOf(package) is { } recorded)
            return IsPrivate(recorded) ? PackageOrigin.Private : PackageOrigin.Public;

        var candidates = HasRecord(package) ? [] : SourcesOf(package.Id).Where(source => !source.IsOfSdk).ToList();
        return candidates.Count > 0 && candidates.TrueForAll(source => IsPrivate(source) && !IsProxy(source)) ? PackageOrigin.Private : PackageOrigin.Unknown;
    }

    /// <summary>The source that the package came from; null where that is not known.</summary>
    public PackageSource? RecordedSourceOf(Package package) => AnsweringSourceOf(package) is { } source && !IsProxy(source) ? source : null;

    /// <summary>The source that handed out the package, which may have had it from another.</summary>
    public PackageSource? AnsweringSourceOf(Package package)
    {
        if (_stored.GetValueOrDefault(package.Key)?.Source is not { } address)
            return null;

        if (!_byAddress.TryGetValue(address, out var source))
            _byAddress.Add(address, source = _sources.At(address));
        return source;
    }

    /// <summary>The sources that restore asks for an id.</summary>
    public IReadOnlyList<PackageSource> SourcesOf(string id)
    {
        if (!_sourcesOf.TryGetValue(id, out var sources))
            _sourcesOf.Add(id, sources = _sources.SourcesOf(id));
        return sources;
    }

    /// <summary>Restore has written down a source, whether or not this project has it.</summary>
    public bool HasRecord(Package package) => _stored.GetValueOrDefault(package.Key)?.Source is not null;

    public bool IsAllowed(PackageSource source) => TraitsOf(source).Allowed;

    public bool IsPrivate(PackageSource source) => TraitsOf(source).Private;

    public bool IsProxy(PackageSource source) => TraitsOf(source).Proxy;

    private Traits TraitsOf(PackageSource source)
    {
        if (!_traits.TryGetValue(source, out var traits))
        {
            var matching = (_policy.Sources ?? []).Where(allowed => Means(allowed.Match, source)).ToList();
            traits = new Traits(_policy.Sources is null || matching.Count > 0, matching.Exists(allowed => allowed.IsPrivate), matching.Exists(allowed => allowed.IsProxy));
            _traits.Add(source, traits);
        }

        return traits;
    }

    private sealed record Traits(bool Allowed, bool Private, bool Proxy);

    private static bool Means(string match, PackageSource source) =>
        (source.Key is not null && Wildcard.Matches(match, source.Key)) || Wildcard.Matches(match.TrimEnd('/'), source.Address.TrimEnd('/'));
}
