using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2020: a package of the table of malicious ones, or of a record <c>MAL-…</c> in the local copy of advisories. Id, version and source count: an
/// honest package of which some versions were tampered with is known by those versions alone, and an id that belongs to somebody's private source
/// is another package than the public one of that name.
/// </summary>
public static class MaliciousCheck
{
    /// <param name="advisories">Null where there is no local copy.</param>
    /// <param name="isProvenPrivate">Whether the package can only have come from a private source.</param>
    /// <param name="day">The UTC day, <c>yyyy-MM-dd</c>; null where none is known.</param>
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static IReadOnlyList<Finding> Check(
        IEnumerable<Package> packages, AdvisorySnapshot? advisories, PackagePaths paths, Func<Package, bool> isProvenPrivate, string? day, string projectFile)
    {
        var faults = new List<Finding>();
        var found = NuGetBoundary.Call(() => Find(packages, MaliciousPackages.Find, advisories, paths, isProvenPrivate, day).ToList(), [], projectFile, faults);
        return [.. found, .. faults];
    }

    internal static IEnumerable<Finding> Find(
        IEnumerable<Package> packages, Func<string, MaliciousPackage?> table, AdvisorySnapshot? advisories, PackagePaths paths, Func<Package, bool> isProvenPrivate, string? day)
    {
        var records = advisories is null ? null : RecordsOf(advisories);
        foreach (var package in packages)
        {
            var evidence = table(package.Id) is { } malicious && IsMeant(malicious, package)
                ? $"{malicious.Record}, {malicious.Date}; list as of {MaliciousPackages.Date}"
                : records?[package.Id].FirstOrDefault(one => one.Affects(package.Id, package.Version)) is { } record
                    ? $"{record.Ids.First(Vulnerability.IsOfMalware)}; advisories {SnapshotCheck.TextOf(advisories!.Date, day)}"
                    : null;
            if (evidence is not null && !isProvenPrivate(package))
            {
                yield return new Finding(
                    Rules.PackageMalicious,
                    $"{PackageText.Of(package)} is known to be malicious ({evidence}): remove it, and change the secrets of every "
                        + $"machine and account that restored or built with it{paths.Explain(package)}",
                    paths.PlaceOf(package),
                    package.Id.ToLowerInvariant());
            }
        }
    }

    private static ILookup<string, Vulnerability> RecordsOf(AdvisorySnapshot advisories) =>
        Vulnerability.Of(advisories.Advisories).Where(one => one.IsMalware)
            .SelectMany(one => one.Records.SelectMany(record => record.Affected).Select(entry => entry.Id).Distinct(StringComparer.OrdinalIgnoreCase), (one, id) => (Record: one, Id: id))
            .ToLookup(pair => pair.Id, pair => pair.Record, StringComparer.OrdinalIgnoreCase);

    private static bool IsMeant(MaliciousPackage malicious, Package package) =>
        malicious.Versions is null || malicious.Versions.Any(version => NuGetAdapter.CompareVersions(version, package.Version) == 0);
}
