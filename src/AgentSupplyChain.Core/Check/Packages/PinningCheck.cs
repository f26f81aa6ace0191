using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2001: a declared version that means "the highest there is when restore runs". ASC2002: one that leaves the lowest open, or is a range. A lock
/// file changes neither finding: it holds the version until somebody restores anew, and then the choice is the source's again.
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
        var central = declarations.Where(d => d.Kind == DeclarationKind.PackageVersion).Select(d => d.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var overridden = declarations.Where(d => d.IsOverride).Select(d => d.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var declaration in declarations)
        {
            if (declaration.Kind == DeclarationKind.PackageVersion && (overridden.Contains(declaration.Id) || !(used.Contains(declaration.Id) || resolved.Contains(declaration.Id))))
                continue;

            var remedy = Remedy(declaration, resolved[declaration.Id].FirstOrDefault());
            if (declaration.Form == VersionForm.Floating)
                yield return Of(Rules.PackageVersionFloats, declaration, $"floats: {Cause(declaration)} takes the highest version on the source at each restore; {remedy}");
            else if (OpenEnd(declaration, central) is { } cause)
                yield return Of(Rules.PackageVersionOpen, declaration, $"{cause}; {remedy}");
        }
    }

    /// <summary>Why the version is open, as the rest of a sentence about its declaration; null where it is not.</summary>
    private static string? OpenEnd(PackageDeclaration declaration, HashSet<string> central) => declaration.Form switch
    {
        // What an SDK adds without a version gets one elsewhere, and nobody could write it there.
        VersionForm.None when declaration.IsForeign || (declaration.Kind == DeclarationKind.PackageReference && central.Contains(declaration.Id)) => null,
        VersionForm.None => "names no version: restore takes the lowest that was ever published",
        VersionForm.NoLowerBound => $"has no lower bound: {QuotedText.Of(declaration.Version)} takes the lowest version on the source above what it leaves out",
        VersionForm.Range => $"is a range: {QuotedText.Of(declaration.Version)} leaves open which version is meant",
        VersionForm.Minimum when declaration.Kind == DeclarationKind.PackageDownload => $"is a minimum, where a download takes one version: {QuotedText.Of(declaration.Version)}",
        VersionForm.Minimum or VersionForm.Exact when declaration.Undercuts is { } version =>
            $"goes below the central version: VersionOverride {QuotedText.Of(declaration.Version)} is lower than {QuotedText.Of(version)}, so that is no lower bound here",
        _ => null,
    };

    private static string Remedy(PackageDeclaration declaration, string? resolved)
    {
        if (declaration is { Undercuts: not null, Form: VersionForm.Minimum or VersionForm.Exact })
            return "remove the override, or lower the central version";

        var exact = declaration.Kind == DeclarationKind.PackageDownload;
        if (resolved is null || exact)
            return $"write the one version that is meant{(exact ? ", in brackets" : "")}";

        var form = declaration.IsDirective ? resolved : $"{(declaration.IsOverride ? "VersionOverride" : "Version")}=\"{resolved}\"";
        return $"write {form}, the version that is restored now";
    }

    private static string Cause(PackageDeclaration declaration) => declaration.Version.Length == 0 ? "without a version it" : QuotedText.Of(declaration.Version);

    private static Finding Of(Rule rule, PackageDeclaration declaration, string message) =>
        new(rule, $"{declaration.Kind} of {QuotedText.Of(declaration.Id)} {message}", declaration.Location, Subject(declaration));

    private static string Subject(PackageDeclaration declaration) =>
        $"{declaration.Location.File}/{declaration.Kind}/{declaration.Id.ToLowerInvariant()}/{declaration.Version}{(declaration.IsOverride ? "/override" : "")}";
}
