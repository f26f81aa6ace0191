using AgentSupplyChain.Core.Check;

namespace AgentSupplyChain.Core.Sense.NuGet.Sources;

/// <summary>The sources of a project as restore saw them, and how ids are spread over them.</summary>
public sealed record PackageSources
{
    public static PackageSources None { get; } = new();

    /// <summary>In the order in which restore has them; disabled ones are left out.</summary>
    public IReadOnlyList<PackageSource> Sources { get; init; } = [];

    public IReadOnlyList<MappedPattern> Mapping { get; init; } = [];

    /// <summary>Where the mapping stands in the repository, else the sources; null where neither does.</summary>
    public FileSpan? Place { get; init; }

    /// <summary>NuGet itself refuses packages without a trusted signature: <c>signatureValidationMode</c> is <c>require</c> and there are trusted signers.</summary>
    public bool RequiresSignatures { get; init; }

    /// <summary>The sources that restore asks for an id: those of the exact id, else of the longest beginning; all where there is no mapping.</summary>
    public IReadOnlyList<PackageSource> SourcesOf(string id)
    {
        if (Mapping.Count == 0)
            return Sources;

        var covering = Mapping.Where(pattern => pattern.Covers(id)).ToList();
        if (covering.Count == 0)
            return [];

        var best = covering.Max(Strength);
        return SourcesWith(covering.Where(pattern => Strength(pattern) == best));
    }

    /// <summary>The sources that these lines name and that restore has.</summary>
    public IReadOnlyList<PackageSource> SourcesWith(IEnumerable<MappedPattern> patterns)
    {
        var keys = patterns.Select(pattern => pattern.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Sources.Where(source => source.Key is not null && keys.Contains(source.Key))];
    }

    /// <summary>The source that has this address; null where this project has none: then nobody knows what it was.</summary>
    public PackageSource? At(string? address) => address is null ? null : Sources.FirstOrDefault(source => PackageSource.IsSame(source.Address, address));

    private static (bool, int) Strength(MappedPattern pattern) => (pattern.IsExact, pattern.Prefix.Length);
}
