using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2020: a package of the table of malicious ones. Id, version and source count: an honest package of which some versions were tampered with is
/// known by those versions alone, and an id that belongs to somebody's private source is another package than the public one of that name.
/// </summary>
public static class MaliciousCheck
{
    /// <param name="isProvenPrivate">Whether the package can only have come from a private source.</param>
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static IReadOnlyList<Finding> Check(IEnumerable<Package> packages, PackagePaths paths, Func<Package, bool> isProvenPrivate, string projectFile)
    {
        var faults = new List<Finding>();
        var found = NuGetBoundary.Call(() => Find(packages, MaliciousPackages.Find, paths, isProvenPrivate).ToList(), [], projectFile, faults);
        return [.. found, .. faults];
    }

    internal static IEnumerable<Finding> Find(IEnumerable<Package> packages, Func<string, MaliciousPackage?> table, PackagePaths paths, Func<Package, bool> isProvenPrivate)
    {
        foreach (var package in packages)
        {
            if (table(package.Id) is { } malicious && IsMeant(malicious, package) && !isProvenPrivate(package))
            {
                yield return new Finding(
                    Rules.PackageMalicious,
                    $"{QuotedText.Of(package.Id)} {package.Version} is known to be malicious ({malicious.Record}, {malicious.Date}; list as of {MaliciousPackages.Date}): remove it, "
                        + $"and treat what ran on machines that restored or built with it as seen by others{paths.Explain(package)}",
                    paths.PlaceOf(package),
                    package.Id.ToLowerInvariant());
            }
        }
    }

    private static bool IsMeant(MaliciousPackage malicious, Package package) =>
        malicious.Versions is null || malicious.Versions.Any(version => NuGetAdapter.CompareVersions(version, package.Version) == 0);
}
