using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2012: an id that belongs to the organisation came from, or is on offer at, a source that is not private. Internal are the ids under the
/// policy's prefixes and those of the projects in the graph; what a solution happens to hold does not matter. Folders are looked into; what an
/// HTTP source would answer is not asked.
/// </summary>
public static class InternalPackageCheck
{
    public static IEnumerable<Finding> Check(
        PackageSupply supply, IReadOnlyCollection<Package> packages, IReadOnlyCollection<ReferencedProject> projects, PackageOrigins origins, PackagePolicy policy, PackagePaths paths)
    {
        foreach (var package in packages)
        {
            if (Cause(package, supply, origins, policy) is { } cause)
                yield return new Finding(Rules.InternalPackageFromPublicSource, cause + paths.Explain(package), paths.PlaceOf(package), "package/" + package.Id.ToLowerInvariant());
        }

        foreach (var project in projects)
        {
            var held = supply.Held.FirstOrDefault(held => !held.IsInRepository && IsAnsweredBy(held, project.Name, origins));
            if (held is not null)
            {
                yield return new Finding(
                    Rules.InternalPackageFromPublicSource,
                    $"Project {QuotedText.Of(project.Name)} of this graph is also a package of source {held.Source.Name}, which the policy does not call private: whoever references "
                        + "it as a package gets that one; call the source private in sources.nuget of the policy, map the id to a private source, or remove the package there",
                    paths.PlaceOf(project),
                    "project/" + project.Name.ToLowerInvariant());
            }
        }
    }

    private static string? Cause(Package package, PackageSupply supply, PackageOrigins origins, PackagePolicy policy)
    {
        var id = QuotedText.Of(package.Id);
        var recorded = origins.RecordedSourceOf(package);
        if (policy.IsInternal(package.Id))
        {
            const string remedy = "map its prefix to the private source in nuget.config, remove it from the packages folder and restore; if that source is your own, call it private in sources.nuget of the policy";
            if (recorded is not null && !origins.IsPrivate(recorded))
                return $"Package {id} {package.Version} is internal and came from {recorded.Name}, which the policy does not call private; {remedy}";

            if (supply.Held.FirstOrDefault(held => IsAnsweredBy(held, package.Id, origins)) is { } held)
                return $"Package {id} is internal and {held.Source.Name}, which the policy does not call private, answers it too; {remedy}";
        }

        // Mapping says who answers from now on; what lay in the packages folder before came from whomever it came.
        var mapped = supply.Sources.Mapping.Count == 0 ? [] : origins.SourcesOf(package.Id);
        return recorded is not null && mapped.Count > 0 && mapped.All(origins.IsPrivate) && !mapped.Contains(recorded) && !recorded.IsOfSdk
            ? $"Package {id} {package.Version} is mapped to {mapped[0].Name} and came from {recorded.Name}; remove it from the packages folder and restore"
            : null;
    }

    private static bool IsAnsweredBy(HeldPackage held, string id, PackageOrigins origins) =>
        string.Equals(held.Id, id, StringComparison.OrdinalIgnoreCase) && !origins.IsPrivate(held.Source) && origins.SourcesOf(id).Contains(held.Source);
}
