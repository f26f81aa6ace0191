using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2015. Always: the hash that restore recorded against that of the lock file. Where contents are verified: the hash of the nupkg against the lock
/// file (without one, against the record), and each extracted file against the nupkg.
/// </summary>
public static class PackageContentCheck
{
    private const string Remedy = "remove the package from the packages folder and run dotnet restore";

    public static IEnumerable<Finding> Check(PackageSupply supply, IReadOnlyCollection<Package> packages, PackagePaths paths)
    {
        var stored = supply.Stored.ToDictionary(package => Package.KeyOf(package.Id, package.Version), StringComparer.OrdinalIgnoreCase);
        var verified = supply.Verified.ToDictionary(package => Package.KeyOf(package.Id, package.Version), StringComparer.OrdinalIgnoreCase);
        var locked = supply.Locked.ToLookup(package => package.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var package in packages)
        {
            var recorded = stored.GetValueOrDefault(package.Key)?.ContentHash;
            var look = verified.GetValueOrDefault(package.Key);
            foreach (var entry in locked[package.Id].Where(entry => string.Equals(entry.Version, package.Version, StringComparison.OrdinalIgnoreCase)))
            {
                if ((recorded is not null && recorded != entry.ContentHash) || (look?.ContentHash is { } hash && hash != entry.ContentHash))
                    yield return At(package, $"has another content in the packages folder than the lock file records; {Remedy}, and find out who changed which of the two if it fails again", entry.Place, "lock", paths);
            }

            if (look is { ContentHash: { } real } && recorded is not null && real != recorded)
                yield return At(package, $"has another nupkg in the packages folder than the one that was restored; {Remedy}", paths.PlaceOf(package), "nupkg", paths);

            if (look is { Differences: [{ } first, ..] })
                yield return At(package, Describe(first, look.Differences.Count), paths.PlaceOf(package), "files", paths);
        }
    }

    private static string Describe(ContentDifference first, int count)
    {
        var file = QuotedText.Of(first.File);
        var more = count > 1 ? FormattableString.Invariant($", one of {count} differences") : "";
        return first.Kind switch
        {
            DifferenceKind.PackageMissing => $"cannot be verified: {file} is not in the packages folder; {Remedy}",
            DifferenceKind.PackageUnreadable => $"cannot be verified: {file} is no archive that can be read whole; {Remedy}",
            DifferenceKind.FileMissing => $"lacks {file} in the packages folder, which its nupkg has{more}; {Remedy}",
            DifferenceKind.FileAdded => $"has {file} in the packages folder, which its nupkg does not have{more}; {Remedy}",
            _ => $"has another {file} in the packages folder than in its nupkg{more}; {Remedy}",
        };
    }

    private static Finding At(Package package, string cause, FileSpan place, string what, PackagePaths paths) => new(
        Rules.PackageContentDiffers,
        $"Package {QuotedText.Of(package.Id)} {package.Version} {cause}{paths.Explain(package)}",
        place,
        $"{what}/{package.Id.ToLowerInvariant()}/{package.Version}");
}
