using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Licences;

namespace AgentSupplyChain.Core.Emit;

/// <summary>What the build is made of: packages, projects, frameworks and single files, with the whole graph between them.</summary>
internal static class SbomDocument
{
    public static BomDocument Of(AgentInventory inventory)
    {
        var refs = Refs(inventory);
        var packs = inventory.Build.Packs.Where(pack => pack.Ships).ToList();
        var carried = packs.Where(pack => pack.Kind == PackKind.Runtime && pack.Framework is not null).ToLookup(pack => pack.Framework!, BuildElements.RefOf, StringComparer.OrdinalIgnoreCase);

        // A framework that ships is its runtime pack; one that does not is expected where the output runs.
        var frameworks = inventory.Frameworks.Where(framework => !carried.Contains(framework.Name)).ToList();
        var providers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var framework in frameworks)
            providers.TryAdd(framework.Name, BomRef.Of(framework));

        foreach (var group in carried)
            providers.TryAdd(group.Key, group.Order(StringComparer.Ordinal).First());

        var elements = BomElement.Unite(
        [
            .. inventory.Packages.Select(package => Linked(PackageElement.Of(package, refs[Key(package)]), package.DependsOn, package.Pruned, package.Unresolved, refs, providers)),
            .. inventory.Projects.Select(project => Linked(BuildElements.Of(project), project.DependsOn, project.Pruned, project.Unresolved, refs, providers)),
            .. frameworks.Select(BuildElements.Of),
            .. packs.Select(BuildElements.Of),
            .. inventory.Build.Files.Select(BuildElements.Of),
        ]);

        var project = inventory.Project;
        var root = RootElement.Of(project, project.OutputType is "Exe" or "WinExe" ? "application" : "library") with
        {
            DependsOn =
            [
                .. inventory.Packages.Where(package => package.IsDirect).Select(package => refs[Key(package)]),
                .. inventory.Projects.Where(other => other.IsDirect).Select(other => refs[Key(ComponentKind.Project, other.Name, other.Version)]),
                .. frameworks.Select(BomRef.Of),
                .. packs.Select(BuildElements.RefOf),
                .. inventory.Build.Files.Select(BuildElements.RefOf),
            ],
        };

        // A project can reference one of its own name and version; a bom-ref stands for one thing.
        elements = [.. elements.Where(element => element.Ref != root.Ref)];
        return new BomDocument(root, elements, inventory.Timestamp, inventory.IsAgent ? "AIBOM of the same build" : null)
        {
            Completeness = Whole(root, elements),
            License = inventory.Build.DocumentLicense is { } license && SpdxExpression.IsValid(license) ? license : null,
            Formulation = BuildFormulation.Of(inventory),
        };
    }

    // What a framework or a pack of .NET is made of is told by its own maker. All else is ours to tell.
    private static string Whole(BomElement root, IReadOnlyList<BomElement> elements) => elements
        .Where(element => !element.IsExternal && !IsPack(element))
        .Select(element => element.Completeness)
        .Aggregate(root.Completeness, Aggregate.Weaker);

    private static bool IsPack(BomElement element) =>
        element.Properties.Any(property => property.Name == AscProperty.Kind && property.Value.EndsWith("-pack", StringComparison.Ordinal));

    private static Dictionary<ComponentRef, string> Refs(AgentInventory inventory)
    {
        var refs = new Dictionary<ComponentRef, string>();
        foreach (var package in inventory.Packages.OrderBy(BomRef.Of, StringComparer.Ordinal))
            refs.TryAdd(Key(package), BomRef.Of(package));

        foreach (var other in inventory.Projects)
            refs.TryAdd(Key(ComponentKind.Project, other.Name, other.Version), BomRef.Of(other));

        return refs;
    }

    private static BomElement Linked(
        BomElement element,
        IReadOnlyList<ComponentRef> dependsOn,
        IReadOnlyList<PrunedDependency> pruned,
        IReadOnlyList<string> unresolved,
        Dictionary<ComponentRef, string> refs,
        Dictionary<string, string> providers)
    {
        var resolved = dependsOn.Select(target => refs.GetValueOrDefault(Key(target.Kind, target.Name, target.Version)))
            .Concat(pruned.Select(dependency => dependency.Framework is { } framework ? providers.GetValueOrDefault(framework) : null))
            .ToList();
        return element with
        {
            DependsOn = [.. resolved.OfType<string>()],
            Completeness = Aggregate.Weaker(element.Completeness, unresolved.Count > 0 || resolved.Contains(null) ? Aggregate.Incomplete : Aggregate.Complete),
        };
    }

    private static ComponentRef Key(Package package) => Key(ComponentKind.Package, package.Id, package.Version);

    // NuGet compares package ids and versions without case.
    private static ComponentRef Key(ComponentKind kind, string name, string version) =>
        kind == ComponentKind.Package ? new(kind, name.ToUpperInvariant(), version.ToUpperInvariant()) : new(kind, name, version);
}
