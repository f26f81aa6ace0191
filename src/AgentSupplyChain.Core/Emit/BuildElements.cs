using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>What is in a build beside packages: projects, frameworks, packs and single files.</summary>
internal static class BuildElements
{
    public static BomElement Of(ReferencedProject project) => new("library", BomRef.Of(project), project.Name)
    {
        Version = project.Version,
        Scope = project.Scope == PackageScope.Runtime ? "required" : "optional",
        Properties =
        [
            new(AscProperty.FirstParty, "true"),
            new(AscProperty.Direct, project.IsDirect ? "true" : "false"),
            .. project.Pruned.Select(pruned => new BomProperty(AscProperty.PrunedDependency, $"{pruned.Name} {pruned.VersionRange}")),
            .. project.Unresolved.Select(name => new BomProperty(AscProperty.UnresolvedDependency, name)),
            .. project.OutputFile is null ? [] : BsiProperty.OfBinary(project.OutputFile),
            .. project.OutputFile is null ? Unknown("filename") : [],
            // The hash of what this build makes depends on the folder that it is built in: it stands in attestations.
            new(AscProperty.Unknown, "hash:withheld"),
            .. Unknown("author", "licence", "licence-concluded", "supplier"),
        ],
        Completeness = project.AreReferencesKnown ? Aggregate.Complete : Aggregate.Unknown,
    };

    /// <summary>
    /// A framework that the output expects where it runs. Its version is the lowest that is accepted: the host rolls forward, how far is decided there.
    /// </summary>
    public static BomElement Of(Framework framework) => new("framework", BomRef.Of(framework), framework.Name)
    {
        IsExternal = true,
        VersionRange = framework.Version is null ? null : $"vers:nuget/>={Uri.EscapeDataString(BomText.Plain(framework.Version))}",
        Properties =
        [
            // What is installed is a folder of this name.
            .. BsiProperty.OfBinary(framework.Name),
            .. framework.Version is null ? Unknown("version") : [],
            .. Unknown("author", "hash", "licence", "licence-concluded", "supplier"),
        ],
        Completeness = Aggregate.Unknown,
    };

    /// <summary>A runtime pack or the host, as a part of the output; or a tool of the build.</summary>
    public static BomElement Of(FrameworkPack pack)
    {
        var package = PackageElement.Of(pack.Package, RefOf(pack));
        return package with
        {
            Type = pack.Kind switch { PackKind.Runtime => "framework", PackKind.AppHost => "application", _ => "library" },
            Scope = pack.Ships ? "required" : "excluded",
            Properties = [.. package.Properties.Where(property => property.Name != AscProperty.Direct), new(AscProperty.Kind, KindOf(pack.Kind))],
            // Its packages are those of .NET's own build, and no part of this graph.
            Completeness = Aggregate.Unknown,
        };
    }

    public static BomElement Of(ShippedFile file)
    {
        var unknown = new List<string> { "author", "licence", "licence-concluded", "source", "supplier" };
        if (file.Version is null)
            unknown.Add("version");

        if (file.Sha512 is null)
            unknown.Add("hash");

        return new BomElement("file", RefOf(file), file.Name)
        {
            Version = file.Version,
            Scope = "required",
            Hashes =
            [
                .. BomText.Digest(file.Sha512, 64) is { } sha512 ? [new BomHash("SHA-512", sha512)] : Array.Empty<BomHash>(),
                .. BomText.Digest(file.Sha256, 32) is { } sha256 ? [new BomHash("SHA-256", sha256)] : Array.Empty<BomHash>(),
            ],
            Properties =
            [
                new(AscProperty.Kind, "file"),
                .. file.Path is null ? [] : new BomProperty[] { new(AscProperty.FilePath, file.Path) },
                .. BsiProperty.OfBinary(file.Name),
                .. Unknown([.. unknown]),
            ],
            Evidence = file.Path is null ? [] : [new Evidence(file.Path, 0, 0, Technique.Filename)],
            IdentityField = "name",
            Completeness = Aggregate.Unknown,
        };
    }

    public static string RefOf(FrameworkPack pack) => BomRef.Of(pack.Package);

    public static string RefOf(ShippedFile file) => BomText.Plain($"file:{file.Name}{(BomText.Digest(file.Sha256, 32) is { } digest ? "#" + digest : "")}");

    private static string KindOf(PackKind kind) => kind switch
    {
        PackKind.Runtime => "runtime-pack",
        PackKind.AppHost => "apphost-pack",
        PackKind.Targeting => "targeting-pack",
        _ => "compiler-pack",
    };

    private static IEnumerable<BomProperty> Unknown(params string[] fields) => fields.Select(field => new BomProperty(AscProperty.Unknown, field + ":not-known"));
}
