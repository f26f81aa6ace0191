using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>What the build is made of: packages, projects and shared frameworks, with the whole graph between them.</summary>
internal static class SbomDocument
{
    public static BomDocument Of(AgentInventory inventory)
    {
        var refs = new Dictionary<(ComponentKind, string, string), string>();
        foreach (var package in inventory.Packages.OrderBy(BomRef.Of, StringComparer.Ordinal))
            refs.TryAdd(Key(ComponentKind.Package, package.Id, package.Version), BomRef.Of(package));

        foreach (var other in inventory.Projects)
            refs.TryAdd(Key(ComponentKind.Project, other.Name, other.Version), BomRef.Of(other));

        var elements = BomElement.Unite(
        [
            .. inventory.Packages.Select(package => Linked(OfPackage(package, refs), package.DependsOn, refs)),
            .. inventory.Projects.Select(project => Linked(OfProject(project), project.DependsOn, refs)),
            .. inventory.Frameworks.Select(OfFramework),
        ]);

        var project = inventory.Project;
        var root = RootElement.Of(project, project.OutputType is "Exe" or "WinExe" ? "application" : "library") with
        {
            DependsOn =
            [
                .. inventory.Packages.Where(package => package.IsDirect).Select(package => refs[Key(ComponentKind.Package, package.Id, package.Version)]),
                .. inventory.Projects.Where(other => other.IsDirect).Select(other => refs[Key(ComponentKind.Project, other.Name, other.Version)]),
                .. inventory.Frameworks.Select(BomRef.Of),
            ],
        };

        // A project can reference one of its own name and version; a bom-ref stands for one thing.
        elements = [.. elements.Where(element => element.Ref != root.Ref)];
        return new BomDocument(root, elements, inventory.Timestamp, inventory.IsAgent ? "AIBOM of the same build" : null);
    }

    private static BomElement OfPackage(Package package, Dictionary<(ComponentKind, string, string), string> refs)
    {
        var properties = new List<BomProperty> { new(AscProperty.Direct, package.IsDirect ? "true" : "false") };
        RootElement.Add(properties, AscProperty.NuGetContentHash, package.ContentHash);
        properties.AddRange(Unknowns(package).Select(field => new BomProperty(AscProperty.Unknown, field + ":not-known")));

        // Package ids differ in case only where they are the same package.
        var reference = refs[Key(ComponentKind.Package, package.Id, package.Version)];
        return new BomElement("library", reference, package.Id)
        {
            Version = package.Version,
            Scope = package.Scope == PackageScope.Runtime ? "required" : "excluded",
            Authors = package.Authors,
            Description = package.Description,
            Copyright = package.Copyright,
            Licenses = License(package) is { } license ? [license] : [],
            PackageUrl = PackageUrl.NuGet(package.Id, package.Version),
            Hashes = BomText.Digest(package.Sha512, 64) is { } sha512 ? [new BomHash("SHA-512", sha512)] : [],
            References = [.. References(package)],
            Properties = properties,
            Evidence = package.Declaration is null ? [] : [package.Declaration],
            IdentityField = "purl",
        };
    }

    private static IEnumerable<string> Unknowns(Package package)
    {
        if (BomText.Digest(package.Sha512, 64) is null)
            yield return "hash";

        if (License(package) is null)
            yield return "licence";

        // A package whose nuspec was read and names no author has none; one whose nuspec was not read has unknown ones.
        if (package.HasMetadata)
            yield break;

        yield return "author";
        yield return "copyright";
        yield return "source";
    }

    private static BomLicense? License(Package package)
    {
        if (package.LicenseExpression is not null)
            return RootElement.Expression(package.LicenseExpression);

        if (package.LicenseFile is not null)
            return new BomLicense(Expression: null, $"File {package.LicenseFile} in package {package.Id}");

        return LicenseAddress(package) is { } url ? new BomLicense(Expression: null, $"Licence of {package.Id}", url) : null;
    }

    private static IEnumerable<BomReference> References(Package package)
    {
        if (BomText.Address(package.RepositoryUrl) is { } repository)
            yield return new BomReference("vcs", repository, package.RepositoryCommit is { } commit ? "commit " + commit : null);

        if (BomText.Address(package.ProjectUrl) is { } website)
            yield return new BomReference("website", website);

        if (package.LicenseExpression is null && LicenseAddress(package) is { } license)
            yield return new BomReference("license", license);
    }

    // NuGet writes this address into packages that carry a licence file or expression: it says nothing about the licence.
    private static string? LicenseAddress(Package package) =>
        BomText.Address(package.LicenseUrl) is { } url && !url.StartsWith("https://aka.ms/deprecateLicenseUrl", StringComparison.OrdinalIgnoreCase) ? url : null;

    private static BomElement OfProject(ReferencedProject project) => new("library", BomRef.Of(project), project.Name)
    {
        Version = project.Version,
        Scope = "required",
        Properties =
        [
            new(AscProperty.FirstParty, "true"),
            new(AscProperty.Direct, project.IsDirect ? "true" : "false"),
        ],
    };

    // The version compiled against is the lowest that the output accepts: the host rolls forward, how far is decided where it runs.
    private static BomElement OfFramework(Framework framework) => new("framework", BomRef.Of(framework), framework.Name)
    {
        IsExternal = true,
        VersionRange = framework.Version is null ? null : $"vers:nuget/>={Uri.EscapeDataString(BomText.Plain(framework.Version))}",
        Properties = framework.Version is null ? [new(AscProperty.Unknown, "version:not-known")] : [],
        Completeness = Aggregate.Unknown,
    };

    private static BomElement Linked(BomElement element, IReadOnlyList<ComponentRef> dependsOn, Dictionary<(ComponentKind, string, string), string> refs)
    {
        var resolved = dependsOn.Select(target => refs.GetValueOrDefault(Key(target.Kind, target.Name, target.Version))).ToList();
        return element with
        {
            DependsOn = [.. resolved.OfType<string>()],
            Completeness = resolved.Contains(null) ? Aggregate.Incomplete : Aggregate.Complete,
        };
    }

    // NuGet compares package ids and versions without case.
    private static (ComponentKind, string, string) Key(ComponentKind kind, string name, string version) =>
        kind == ComponentKind.Package ? (kind, name.ToUpperInvariant(), version.ToUpperInvariant()) : (kind, name, version);
}
