using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet.Sources;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2010: a source that packages of this project came from, or may come from at the next restore, and that the policy does not list. Once for a
/// source. What is not known of a source is an info: it is no proof, and no pass either.
/// </summary>
public static class SourceAllowedCheck
{
    public static IEnumerable<Finding> Check(PackageSources sources, IReadOnlyCollection<Package> packages, PackageOrigins origins, bool policyLists, string projectFile)
    {
        if (!policyLists || packages.Count == 0)
            return [];

        return [.. Configured(sources, packages, origins, projectFile), .. UnknownOf(packages, origins, projectFile)];
    }

    /// <summary>The sources that are not allowed, whether or not anything came from them yet.</summary>
    public static IEnumerable<Finding> Configured(PackageSources sources, IReadOnlyCollection<Package> packages, PackageOrigins origins, string projectFile)
    {
        var came = packages.ToLookup(origins.AnsweringSourceOf, package => package.Id, ReferenceEqualityComparer.Instance);
        var mayCome = packages.SelectMany(package => origins.SourcesOf(package.Id).Select(source => (Source: source, package.Id))).ToLookup(pair => pair.Source, pair => pair.Id, ReferenceEqualityComparer.Instance);
        return sources.Sources
            .Where(source => !source.IsOfSdk && !origins.IsAllowed(source))
            .Select(source => NotAllowed(source, [.. came[source]], [.. mayCome[source]], projectFile))
            .OfType<Finding>();
    }

    private static Finding? NotAllowed(PackageSource source, List<string> came, List<string> mayCome, string projectFile)
    {
        if (came.Count == 0 && mayCome.Count == 0)
            return null;

        var what = came.Count > 0
            ? $"{NameList.Count(came.Count)} came from it ({NameList.Of(came)})"
            : $"{NameList.Count(mayCome.Count)} may come from it at the next restore ({NameList.Of(mayCome)})";
        return new Finding(
            Rules.PackageSourceNotAllowed,
            $"The policy does not allow package source {source.Name}, and {what}; remove it from {Where(source)}, or add it to sources.nuget of the policy",
            source.Place ?? new FileSpan(projectFile),
            "source/" + source.Name);
    }

    private static IEnumerable<Finding> UnknownOf(IReadOnlyCollection<Package> packages, PackageOrigins origins, string projectFile)
    {
        var unknown = packages.Where(package => origins.RecordedSourceOf(package) is null && origins.OriginOf(package) == PackageOrigin.Unknown).ToList();
        if (unknown.Count == 0)
            yield break;

        var proxied = unknown.Count(package => origins.AnsweringSourceOf(package) is not null);
        var reasons = new[]
        {
            proxied > 0 ? $"{NameList.Count(proxied)} came through a source that hands on what others hold" : null,
            proxied < unknown.Count ? $"{NameList.Count(unknown.Count - proxied)} lay in the packages folder already or came from none of this project's sources" : null,
        };
        yield return new Finding(
            Rules.PackageSourceNotAllowed,
            $"The source of {NameList.Of(unknown.Select(package => package.Id))} is unknown: {string.Join(", ", reasons.OfType<string>())}; "
                + "restore into an empty packages folder, and ask a proxy for its own record",
            new FileSpan(projectFile),
            "unknown")
        {
            Severity = RuleSeverity.Info,
        };
    }

    internal static string Where(PackageSource source) => source switch
    {
        { Key: null } => "the properties that restore takes sources from",
        { Place: null } => "the nuget.config of the user or the machine, or begin packageSources of the repository's with <clear />",
        _ => "nuget.config",
    };
}
