using AgentSupplyChain.Detection.Packages;

namespace AgentSupplyChain.Benchmarks.PackageNames;

internal enum Verdict
{
    None,
    Warning,
    Error,
}

/// <summary>A way to tell impostors by their names: made for a list of protected ids, asked for single ones.</summary>
/// <param name="For">From protected ids, to what is said of an id.</param>
internal sealed record NameMethod(string Title, Func<IReadOnlyCollection<string>, Func<string, Verdict>> For)
{
    public static NameMethod Ours { get; } = new("these rules", ids =>
    {
        var index = PackageNameIndex.Build(ids, NameLists.ReservedPrefixes);
        return id => index.Match(id) is var match && match.IsCertain ? Verdict.Error : match.Resemblance == NameResemblance.None ? Verdict.None : Verdict.Warning;
    });

    /// <summary>An edit distance of two at most, at any length.</summary>
    public static NameMethod Distance { get; } = new("edit distance of 2 or less", ids =>
    {
        var known = Known(ids);
        var byLength = known.ToLookup(id => id.Length);
        return id => Warn(!known.Contains(id) && Enumerable.Range(id.Length - 2, 5).Any(length => byLength[length].Any(other => EditDistance.IsAtMost(Lower(id), other, 2))));
    });

    /// <summary>Names that a squatter would make of the protected ones, and whether the id is one of them.</summary>
    public static NameMethod Mutators { get; } = new("forward mutators", ids =>
    {
        var known = Known(ids);
        var mutated = known.SelectMany(ForwardMutators.Of).ToHashSet(StringComparer.Ordinal);
        return id => Warn(!known.Contains(id) && mutated.Contains(Lower(id)));
    });

    private static HashSet<string> Known(IEnumerable<string> ids) => new(ids.Select(Lower), StringComparer.OrdinalIgnoreCase);

    private static Verdict Warn(bool isFound) => isFound ? Verdict.Warning : Verdict.None;

    private static string Lower(string id) => id.ToLowerInvariant();
}
