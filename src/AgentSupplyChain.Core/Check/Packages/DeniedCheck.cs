using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Register;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>ASC2024: packages that the policy denies. A range that NuGet does not read denies all versions: less must not be denied than was meant.</summary>
public static class DeniedCheck
{
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static IReadOnlyList<Finding> Check(IEnumerable<Package> packages, PackagePaths paths, IReadOnlyList<DeniedPackage> denied, string projectFile)
    {
        if (denied.Count == 0)
            return [];

        var faults = new List<Finding>();
        var found = NuGetBoundary.Call(() => Find(packages, paths, denied).ToList(), [], projectFile, faults);
        return [.. found, .. faults];
    }

    private static IEnumerable<Finding> Find(IEnumerable<Package> packages, PackagePaths paths, IReadOnlyList<DeniedPackage> denied)
    {
        foreach (var package in packages)
        {
            if (denied.FirstOrDefault(entry => IsMeant(entry, package)) is not { } entry)
                continue;

            var versions = entry.Versions is null ? ""
                : package.Version.Length == 0 ? $" in versions {entry.Versions}, which may be the one"
                : NuGetAdapter.IsInRange(entry.Versions, package.Version) is null ? $" in all versions, since NuGet does not read {QuotedText.Of(entry.Versions)} as a range"
                : $" in versions {entry.Versions}";
            var reason = entry.Reason is null ? "" : $" because: {QuotedText.Of(entry.Reason)}";
            yield return new Finding(
                Rules.PackageDenied,
                $"{PackageText.Of(package)} is denied by the policy's {QuotedText.Of(entry.Id)}{versions}{reason}; use another package or version{paths.Explain(package)}",
                paths.PlaceOf(package),
                package.Id.ToLowerInvariant());
        }
    }

    private static bool IsMeant(DeniedPackage entry, Package package) =>
        Wildcard.Matches(entry.Id, package.Id) && (entry.Versions is null || NuGetAdapter.IsInRange(entry.Versions, package.Version) != false);
}
