using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>A NuGet package as a component: what it says of itself, what its file is, and what we conclude.</summary>
internal static class PackageElement
{
    /// <param name="reference">Its <c>bom-ref</c>.</param>
    public static BomElement Of(Package package, string reference)
    {
        var purl = PackageUrl.NuGet(package.Id, package.Version);
        IReadOnlyList<BomHash> hashes = [.. Hashes(package)];
        return new BomElement("library", reference, package.Id)
        {
            Version = package.Version,
            Scope = package.Scope switch { PackageScope.Runtime => "required", PackageScope.Compile => "optional", _ => "excluded" },
            Authors = package.Authors,
            Manufacturer = Organization(package.Authors, package),
            Supplier = Organization(package.Owners.Count > 0 ? package.Owners : package.Authors, package),
            Description = package.Description,
            Copyright = package.Copyright,
            Licenses = [.. Licenses(package)],
            FoundLicenses = [.. package.LicenseTexts.SelectMany(text => text.Licenses.Count == 1 ? text.Licenses : []).Select(id => new BomLicense(id))],
            PackageUrl = purl,
            Hashes = hashes,
            References = [new BomReference("distribution", purl) { Hashes = hashes }, .. References(package)],
            Properties = [.. Properties(package), .. Unknowns(package).Select(field => new BomProperty(AscProperty.Unknown, field + ":not-known"))],
            Evidence = package.Declaration is null ? [] : [package.Declaration],
            IdentityField = "purl",
        };
    }

    private static IEnumerable<BomProperty> Properties(Package package)
    {
        yield return new(AscProperty.Direct, package.IsDirect ? "true" : "false");
        if (package.ContentHash is not null)
            yield return new(AscProperty.NuGetContentHash, package.ContentHash);

        if (package.Conclusion.Confidence != LicenseConfidence.None)
            yield return new(AscProperty.LicenceConfidence, package.Conclusion.Confidence.ToString().ToLowerInvariant());

        yield return new(AscProperty.LicenceEvidence, package.Conclusion.Evidence);
        foreach (var native in package.NativeAssets)
            yield return new(AscProperty.NativeAsset, native);

        foreach (var pruned in package.Pruned)
            yield return new(AscProperty.PrunedDependency, $"{pruned.Name} {pruned.VersionRange}");

        foreach (var name in package.Unresolved)
            yield return new(AscProperty.UnresolvedDependency, name);

        foreach (var property in BsiProperty.OfArchive($"{package.Id}.{package.Version}.nupkg".ToLowerInvariant()))
            yield return property;
    }

    private static IEnumerable<BomHash> Hashes(Package package)
    {
        if (BomText.Digest(package.Sha512, 64) is { } sha512)
            yield return new BomHash("SHA-512", sha512);

        if (BomText.Digest(package.Sha256, 32) is { } sha256)
            yield return new BomHash("SHA-256", sha256);
    }

    private static IEnumerable<string> Unknowns(Package package)
    {
        if (BomText.Digest(package.Sha512, 64) is null)
            yield return "hash";
        else if (BomText.Digest(package.Sha256, 32) is null)
            yield return "hash-sha256";

        if (Declared(package) is null)
            yield return "licence";

        if (package.Conclusion.Expression is null)
            yield return "licence-concluded";

        // There is a source of every package, and few that say nothing of it have none.
        if (BomText.Address(package.RepositoryUrl) is null)
            yield return "source";

        // A package whose nuspec was read and names no copyright has declared none; of one whose nuspec was not read it is unknown.
        if (!package.HasMetadata)
            yield return "copyright";

        if (package.Authors.Count == 0)
        {
            yield return "author";
            yield return "supplier";
        }
    }

    private static IEnumerable<BomLicense> Licenses(Package package)
    {
        if (Declared(package) is { } declared)
            yield return declared;

        if (package.Conclusion.Expression is { } concluded)
            yield return new BomLicense(concluded) { IsConcluded = true };
    }

    private static BomLicense? Declared(Package package)
    {
        if (package.LicenseExpression is not null)
            return RootElement.Expression(package.LicenseExpression);

        if (package.LicenseFile is not null)
            return new BomLicense(Expression: null, $"File {package.LicenseFile} in package {package.Id}");

        return LicenseAddress(package) is { } url ? new BomLicense(Expression: null, $"Licence of {package.Id}", url) : null;
    }

    // The address is where its makers are to be found: that of the project, else that of the source.
    private static BomOrganization? Organization(IReadOnlyList<string> names, Package package) =>
        names.Count == 0 ? null : new BomOrganization(string.Join(", ", names), BomText.Address(package.ProjectUrl) ?? BomText.Address(package.RepositoryUrl));

    private static IEnumerable<BomReference> References(Package package)
    {
        if (BomText.Address(package.RepositoryUrl) is { } repository)
        {
            yield return new BomReference("vcs", repository, package.RepositoryCommit is { } commit ? "commit " + commit : null);
            if (SourceArchive.Of(repository, package.RepositoryCommit) is { } archive)
                yield return new BomReference("source-distribution", archive);
        }

        if (BomText.Address(package.ProjectUrl) is { } website)
            yield return new BomReference("website", website);

        if (package.LicenseExpression is null && LicenseAddress(package) is { } license)
            yield return new BomReference("license", license);
    }

    // NuGet writes this address into packages that carry a licence file or expression: it says nothing about the licence.
    private static string? LicenseAddress(Package package) =>
        BomText.Address(package.LicenseUrl) is { } url && !url.StartsWith("https://aka.ms/deprecateLicenseUrl", StringComparison.OrdinalIgnoreCase) ? url : null;
}
