namespace AgentSupplyChain.Core.Sense.NuGet.Sources;

/// <summary>The sources of a project as restore saw them, and how ids are spread over them.</summary>
public sealed record PackageSources
{
    // Half of a mapping can be single ids, and every package is asked for.
    private readonly ILookup<string, MappedPattern> _exact = Array.Empty<MappedPattern>().ToLookup(pattern => pattern.Pattern);
    private readonly IReadOnlyList<MappedPattern> _beginnings = [];

    public static PackageSources None { get; } = new();

    /// <summary>In the order in which restore has them; disabled ones are left out.</summary>
    public IReadOnlyList<PackageSource> Sources { get; init; } = [];

    public IReadOnlyList<MappedPattern> Mapping
    {
        get;
        init
        {
            field = value;
            _exact = value.Where(pattern => pattern.IsExact).ToLookup(pattern => pattern.Pattern, StringComparer.OrdinalIgnoreCase);
            _beginnings = [.. value.Where(pattern => !pattern.IsExact)];
        }
    } = [];

    /// <summary>Where the mapping stands in the repository, else the sources; null where neither does.</summary>
    public FileSpan? Place { get; init; }

    /// <summary>NuGet itself refuses packages without a trusted signature: <c>signatureValidationMode</c> is <c>require</c> and there are trusted signers.</summary>
    public bool RequiresSignatures { get; init; }

    /// <summary>The sources that restore asks for an id: those of the exact id, else of the longest beginning; all where there is no mapping.</summary>
    public IReadOnlyList<PackageSource> SourcesOf(string id)
    {
        if (Mapping.Count == 0)
            return Sources;

        if (_exact.Contains(id))
            return SourcesWith(_exact[id]);

        var covering = _beginnings.Where(pattern => pattern.Covers(id)).ToList();
        var longest = covering.OrderBy(pattern => -pattern.Prefix.Length).FirstOrDefault()?.Prefix.Length;
        return SourcesWith(covering.Where(pattern => pattern.Prefix.Length == longest));
    }

    /// <summary>The sources that these lines name and that restore has.</summary>
    public IReadOnlyList<PackageSource> SourcesWith(IEnumerable<MappedPattern> patterns)
    {
        var keys = patterns.Select(pattern => pattern.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Sources.Where(source => source.Key is not null && keys.Contains(source.Key))];
    }

    /// <summary>The source that has this address; null where this project has none: then nobody knows what it was.</summary>
    public PackageSource? At(string? address) => address is null ? null : Sources.FirstOrDefault(source => PackageSource.IsSame(source.Address, address));
}
