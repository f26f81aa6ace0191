using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Core.Sense.NuGet.Sources;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2014. Where the policy names signers or owners, an error for each package that none of them stands for; packages whose origin is private are
/// not concerned, since galleries do not know them. Where it names nobody, at most an info for a project.
/// </summary>
public static class SignatureCheck
{
    /// <summary>Fewer packages under a prefix are no family that one could stand out of.</summary>
    private const int SmallestFamily = 3;

    private const int ShownDigits = 16;

    public static IEnumerable<Finding> Check(PackageSupply supply, IReadOnlyCollection<Package> packages, PackageOrigins origins, PackagePolicy policy, PackagePaths paths, string projectFile)
    {
        var verified = supply.Verified.Where(package => package.Signature is not null).ToDictionary(package => Package.KeyOf(package.Id, package.Version), StringComparer.OrdinalIgnoreCase);
        if (policy.Signers is not null || policy.Owners is not null)
        {
            return packages
                .Where(package => origins.OriginOf(package) != PackageOrigin.Private && origins.AnsweringSourceOf(package) is not { IsOfSdk: true })
                .Select(package => (Package: package, Cause: CauseOf(verified.GetValueOrDefault(package.Key)?.Signature, policy)))
                .Where(found => found.Cause is not null)
                .Select(found => At(found.Package, found.Cause!, paths, RuleSeverity.Error));
        }

        var broken = packages
            .Where(package => verified.GetValueOrDefault(package.Key)?.Signature is { State: SignatureState.Invalid })
            .Select(package => At(package, Broken(verified[package.Key].Signature!), paths, RuleSeverity.Error));
        return [.. broken, .. Strangers(packages, verified, paths), .. Unsigned(supply, packages, origins, projectFile)];
    }

    private static Finding At(Package package, string cause, PackagePaths paths, RuleSeverity? severity) => new(
        Rules.PackageSignatureNotTrusted,
        $"Package {QuotedText.Of(package.Id)} {package.Version} {cause}{paths.Explain(package)}",
        paths.PlaceOf(package),
        "package/" + package.Id.ToLowerInvariant())
    {
        Severity = severity,
    };

    private static string? CauseOf(PackageSignature? signature, PackagePolicy policy)
    {
        const string remedy = "add who signed it to publishers of the policy if you trust them, or use another package";
        if (signature is null)
            return "could not be verified, because its nupkg is not in the packages folder or cannot be read; remove the package there and run dotnet restore";

        if (signature.State == SignatureState.Absent)
            return "carries no signature, and the policy asks for one; take it from a source that signs, or call its source private";

        if (signature.State == SignatureState.Invalid)
            return Broken(signature);

        var isSigner = Trusts(policy.Signers, signature.Author) || Trusts(policy.Signers, signature.Repository);
        var isOwner = OwnersOf(signature, policy.Signers).Any(owner => policy.Owners?.Contains(owner, StringComparer.OrdinalIgnoreCase) == true);
        if (isSigner || isOwner)
            return null;

        var owners = signature.Owners.Count > 0 ? $"owners {NameList.Of(signature.Owners)}" : "no owners";
        var author = signature.Author is { } certificate ? $"author certificate {certificate[..Math.Min(ShownDigits, certificate.Length)]}…, " : "";
        return $"is signed ({author}{owners}) by nobody whom the policy trusts; {remedy}";
    }

    private static string Broken(PackageSignature signature) =>
        $"has a signature that does not hold{(signature.Codes.Count > 0 ? $" ({string.Join(", ", signature.Codes)})" : "")}; remove it from the packages folder, restore, and do not use it if that does not help";

    // Anybody can write owners into a signature of their own: they count where a repository signed that is known for checking them.
    private static IReadOnlyList<string> OwnersOf(PackageSignature signature, IReadOnlyList<string>? signers) =>
        signature is { State: SignatureState.Valid, Repository: { } repository } && (GalleryCertificates.Contains(repository) || Trusts(signers, repository)) ? signature.Owners : [];

    private static bool Trusts(IReadOnlyList<string>? signers, string? certificate) => certificate is not null && signers?.Contains(certificate, StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>Packages that share the first part of their id with others and no owner with any of them.</summary>
    private static IEnumerable<Finding> Strangers(IReadOnlyCollection<Package> packages, Dictionary<string, VerifiedPackage> verified, PackagePaths paths)
    {
        if (verified.Count == 0)
            yield break;

        var families = packages
            .Where(package => package.Id.Contains('.', StringComparison.Ordinal))
            .Select(package => (Package: package, Owners: verified.GetValueOrDefault(package.Key)?.Signature is { } signature ? OwnersOf(signature, null) : []))
            .Where(member => member.Owners.Count > 0)
            .GroupBy(member => member.Package.Id[..member.Package.Id.IndexOf('.', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase);
        foreach (var family in families)
        {
            // The owner of most of them is the family's.
            var common = family.SelectMany(member => member.Owners).GroupBy(owner => owner, StringComparer.OrdinalIgnoreCase).MaxBy(owner => owner.Count())!;
            if (common.Count() < SmallestFamily || common.Count() <= family.Count() / 2)
                continue;

            var owners = family.Where(member => member.Owners.Contains(common.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(member => member.Owners).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var (package, ownersOfOne) in family.Where(member => !member.Owners.Any(owners.Contains)))
            {
                yield return At(
                    package,
                    $"belongs to {NameList.Of(ownersOfOne)} at the gallery, while {common.Count()} packages under {QuotedText.Of(family.Key + ".")} belong to {QuotedText.Of(common.Key)}; "
                        + "see whether it is the one that was meant, and list its owner under publishers.allow of the policy",
                    paths,
                    severity: null);
            }
        }
    }

    // What lies in a folder beside the project was made there: nobody signs that.
    private static IEnumerable<Finding> Unsigned(PackageSupply supply, IReadOnlyCollection<Package> packages, PackageOrigins origins, string projectFile)
    {
        var stored = supply.Stored.Where(package => !package.HasSignature).Select(package => Package.KeyOf(package.Id, package.Version)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unsigned = packages
            .Where(package => stored.Contains(package.Key) && origins.RecordedSourceOf(package) is { Kind: not SourceKind.Folder } source && !origins.IsPrivate(source))
            .Select(package => package.Id)
            .ToList();
        if (unsigned.Count > 0 && !supply.Sources.RequiresSignatures)
        {
            yield return new Finding(
                Rules.PackageSignatureNotTrusted,
                $"{NameList.Count(unsigned.Count)} of {packages.Count} came without a signature ({NameList.Of(unsigned)}), and nothing says whose signature is asked for; list publishers.allow or publishers.signers in the policy",
                new FileSpan(projectFile),
                "graph");
        }
    }
}
