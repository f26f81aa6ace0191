using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2001: a declared version that means "the highest there is when restore runs". A lock file does not change the finding: it holds the version
/// until somebody restores anew, and then the choice is the feed's again.
/// </summary>
public static class PinningCheck
{
    /// <summary>
    /// One finding for each declaration. A central version counts where this project uses it: it stands in a file of many projects, and would be
    /// reported by all of them otherwise.
    /// </summary>
    /// <param name="packages">The restored graph, from which the remedy takes the version.</param>
    public static IEnumerable<Finding> Check(IReadOnlyCollection<PackageDeclaration> declarations, IEnumerable<Package> packages)
    {
        var resolved = packages.ToLookup(p => p.Id, p => p.Version, StringComparer.OrdinalIgnoreCase);
        var used = declarations.Where(d => d.Kind != DeclarationKind.PackageVersion).Select(d => d.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return declarations
            .Where(d => d.Form == VersionForm.Floating)
            .Where(d => d.Kind != DeclarationKind.PackageVersion || used.Contains(d.Id) || resolved.Contains(d.Id))
            .Select(d => new Finding(Rules.PackageVersionFloats, Message(d, resolved[d.Id].FirstOrDefault()), d.Location, Subject(d)));
    }

    private static string Message(PackageDeclaration declaration, string? resolved)
    {
        var attribute = declaration.IsOverride ? "VersionOverride" : "Version";
        var exact = declaration.Kind == DeclarationKind.PackageDownload;
        var remedy = resolved is null || exact
            ? $"write the one version that is meant{(exact ? ", in brackets" : "")}"
            : $"write {attribute}=\"{resolved}\", the version that is restored now";
        return $"{declaration.Kind} of '{declaration.Id}' floats: '{declaration.Version}' takes the highest version on the feed at each restore; {remedy}";
    }

    private static string Subject(PackageDeclaration declaration) =>
        $"{declaration.Location.File}/{declaration.Kind}/{declaration.Id.ToLowerInvariant()}/{declaration.Version}{(declaration.IsOverride ? "/override" : "")}";
}
