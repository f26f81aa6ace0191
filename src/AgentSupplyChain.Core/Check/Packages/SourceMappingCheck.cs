using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet.Sources;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2011: more than one source can answer an id, and one of them is open to strangers. Once for a project. One source, sources that are all
/// private, and folders among themselves are no danger: nobody unknown publishes there. Folders of the machine's configuration do not count.
/// </summary>
public static class SourceMappingCheck
{
    private const int NamedSources = 4;

    public static IEnumerable<Finding> Check(PackageSources sources, IReadOnlyCollection<Package> packages, PackageOrigins origins, PackagePolicy policy, string projectFile)
    {
        var own = sources.Sources.Where(source => !source.IsOfSdk && !IsOfMachine(source, origins)).ToList();
        var isMixed = own.Exists(origins.IsPrivate) && !own.TrueForAll(origins.IsPrivate);
        var isOpen = own.Exists(source => source.Kind != SourceKind.Folder && !origins.IsPrivate(source));
        if (packages.Count == 0 || own.Count < 2 || (!isMixed && !isOpen))
            yield break;

        if (Gap(sources, own, origins, policy) is { } gap)
        {
            yield return new Finding(
                Rules.PackageSourcesNotMapped,
                $"Dependency confusion is possible: {gap}",
                sources.Place ?? own.Select(source => source.Place).FirstOrDefault(place => place is not null) ?? new FileSpan(projectFile),
                "mapping");
        }
    }

    // Visual Studio configures a folder of packages for the whole machine: nobody of the project has chosen it, and CI does not have it.
    private static bool IsOfMachine(PackageSource source, PackageOrigins origins) =>
        source is { Kind: SourceKind.Folder, Key: not null, Place: null } && !origins.IsPrivate(source);

    private static string? Gap(PackageSources sources, List<PackageSource> own, PackageOrigins origins, PackagePolicy policy)
    {
        if (sources.Mapping.Count == 0)
        {
            return $"each of {own.Count} sources ({Names(own)}) may answer every package id, and the highest version wins; add packageSourceMapping to nuget.config: "
                + "each private prefix to its one private source, * to the public one";
        }

        foreach (var pattern in sources.Mapping.GroupBy(mapped => mapped.Pattern, StringComparer.OrdinalIgnoreCase))
        {
            var answering = sources.SourcesWith(pattern);
            if (answering.Count > 1 && !answering.All(origins.IsPrivate))
                return $"packageSourceMapping sends {QuotedText.Of(pattern.Key)} to {answering.Count} sources ({Names(answering)}); leave it with one";
        }

        return policy.InternalPrefixes.Select(prefix => GapOf(prefix, sources, origins)).FirstOrDefault(gap => gap is not null);
    }

    /// <summary>A private prefix, and every longer pattern below it, leads to exactly one source, which is private.</summary>
    private static string? GapOf(string prefix, PackageSources sources, PackageOrigins origins)
    {
        // No id ends in this: so no exact pattern meets it by chance.
        var whole = sources.SourcesOf(prefix + "\0");
        if (whole is not [{ } only] || !origins.IsPrivate(only))
        {
            var where = whole.Count == 0 ? "to no source" : $"to {Names(whole)}";
            return $"packageSourceMapping sends the internal prefix {QuotedText.Of(prefix)} {where}; map {QuotedText.Of(prefix + "*")} to exactly one source that the policy calls private";
        }

        foreach (var below in sources.Mapping.Where(mapped => mapped.Prefix.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).GroupBy(mapped => mapped.Pattern, StringComparer.OrdinalIgnoreCase))
        {
            var answering = sources.SourcesWith(below);
            if (answering.Count > 0 && (answering.Count > 1 || !origins.IsPrivate(answering[0])))
                return $"packageSourceMapping sends {QuotedText.Of(below.Key)}, which is under the internal prefix {QuotedText.Of(prefix)}, to {Names(answering)}; map it to exactly one source that the policy calls private";
        }

        return null;
    }

    private static string Names(IReadOnlyList<PackageSource> sources) =>
        string.Join(", ", sources.Take(NamedSources).Select(source => source.Name)) + (sources.Count > NamedSources ? FormattableString.Invariant($" and {sources.Count - NamedSources} more") : "");
}
