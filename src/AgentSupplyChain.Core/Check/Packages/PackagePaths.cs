using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// How each package came into the graph: the shortest way from a reference of a project to it, and the reference on it that somebody can change.
/// Linear in the size of the graph; cycles do no harm.
/// </summary>
public sealed class PackagePaths
{
    private const int NamedInMessage = 4;

    private readonly string _projectFile;

    /// <summary>By node: the one before it; nothing before a direct reference.</summary>
    private readonly Dictionary<ComponentRef, ComponentRef?> _before = new(ByName.Instance);

    private readonly Dictionary<ComponentRef, Package> _packages = new(ByName.Instance);
    private readonly Dictionary<ComponentRef, ReferencedProject> _projects = new(ByName.Instance);

    /// <param name="projectFile">How the project file is named to the user.</param>
    public PackagePaths(IReadOnlyCollection<Package> packages, IReadOnlyCollection<ReferencedProject> projects, string projectFile)
    {
        _projectFile = projectFile;
        foreach (var package in packages)
            _packages.TryAdd(Of(package), package);
        foreach (var project in projects)
            _projects.TryAdd(Of(project), project);

        // Own references before those of other projects: they are the nearest that can be changed.
        var open = new Queue<ComponentRef>(_packages.Where(p => p.Value.IsDirect).Select(p => p.Key).Concat(_projects.Where(p => p.Value.IsDirect).Select(p => p.Key)));
        foreach (var direct in open)
            _before.TryAdd(direct, null);

        while (open.TryDequeue(out var node))
        {
            foreach (var next in DependenciesOf(node))
            {
                if (_before.TryAdd(next, node))
                    open.Enqueue(next);
            }
        }
    }

    /// <summary>
    /// Where the reference stands that brings the package in: the line of this project's own reference, be it to a package or to a project; where that is
    /// not found the file of the referenced project that has it; the project file where nothing is known.
    /// </summary>
    public FileSpan PlaceOf(Package package) =>
        package is { IsDirect: true, Declaration: { } asked } ? At(asked)
        : ChainOf(Of(package)) is var chain && OwnReference(chain) is { } own ? own
        : Nearest(chain).Project is { } other && _projects.TryGetValue(other, out var project) ? FileOf(project)
        : new FileSpan(_projectFile);

    /// <summary>The same for a project of the graph.</summary>
    public FileSpan PlaceOf(ReferencedProject project) => OwnReference(ChainOf(Of(project))) ?? FileOf(project);

    /// <summary>
    /// The rest of a sentence about a package that is not asked for directly: <c>; it comes through 'A' 1.0.0 and 'B' 2.0.0: change the reference to 'A'</c>.
    /// Empty for a direct one.
    /// </summary>
    public string Explain(Package package) => WayOf(package) is { Length: > 0 } way ? "; it " + way : "";

    /// <summary>The same without its beginning: <c>comes through 'A' 1.0.0: change the reference to 'A'</c>.</summary>
    public string WayOf(Package package)
    {
        // A tool may have the id of a package that others bring into the graph.
        var chain = package.IsDirect ? [] : ChainOf(Of(package));
        if (chain.Count < 2)
            return "";

        var through = chain.Take(chain.Count - 1).Select(Show).ToList();
        if (through.Count > NamedInMessage)
            through = [.. through.Take(NamedInMessage - 1), FormattableString.Invariant($"{through.Count - NamedInMessage} more"), through[^1]];

        var (project, reference) = Nearest(chain);
        var where = project is { } other ? $" in {QuotedText.Of(_projects.GetValueOrDefault(other)?.Path is { Length: > 0 } path ? path : other.Name)}" : "";
        return $"comes through {string.Join(", ", through)}: change the reference to {QuotedText.Of(reference!.Name)}{where}";
    }

    /// <summary>The item of this project that the way begins with, unless it is a package that brings a project: that is changed in its own file.</summary>
    private FileSpan? OwnReference(List<ComponentRef> chain)
    {
        var first = chain[0];
        var declaration = first.Kind == ComponentKind.Project ? _projects.GetValueOrDefault(first)?.Declaration
            : Nearest(chain).Project is null ? _packages.GetValueOrDefault(first)?.Declaration
            : null;
        return declaration is { } place ? At(place) : null;
    }

    // A lock file does not tell where a project lies.
    private FileSpan FileOf(ReferencedProject project) => new(project.Path.Length > 0 ? project.Path : _projectFile);

    private static FileSpan At(Evidence place) => new(place.File, place.Line, place.Column);

    private static ComponentRef Of(Package package) => new(ComponentKind.Package, package.Id, package.Version);

    private static ComponentRef Of(ReferencedProject project) => new(ComponentKind.Project, project.Name, project.Version);

    private static string Show(ComponentRef node) => node.Kind == ComponentKind.Project ? $"project {QuotedText.Of(node.Name)}" : $"{QuotedText.Of(node.Name)} {node.Version}";

    private IReadOnlyList<ComponentRef> DependenciesOf(ComponentRef node) =>
        _packages.TryGetValue(node, out var package) ? package.DependsOn
        : _projects.TryGetValue(node, out var project) ? project.DependsOn
        : [];

    /// <summary>From the reference of this project to the package or project; that alone where it is direct, or where nothing leads to it.</summary>
    private List<ComponentRef> ChainOf(ComponentRef last)
    {
        var chain = new List<ComponentRef> { last };
        while (_before.TryGetValue(chain[^1], out var before) && before is { } node)
            chain.Add(node);

        chain.Reverse();
        return chain;
    }

    /// <summary>The last project on the way, whose file has the reference, and the package that it references.</summary>
    private static (ComponentRef? Project, ComponentRef? Reference) Nearest(List<ComponentRef> chain)
    {
        var last = chain.FindLastIndex(node => node.Kind == ComponentKind.Project);
        return (last < 0 ? null : chain[last], last + 1 < chain.Count ? chain[last + 1] : null);
    }

    // Ids of packages ignore case, and a graph has one version of each.
    private sealed class ByName : IEqualityComparer<ComponentRef>
    {
        public static readonly ByName Instance = new();

        public bool Equals(ComponentRef? x, ComponentRef? y) => x?.Kind == y?.Kind && string.Equals(x?.Name, y?.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode(ComponentRef node) => HashCode.Combine((int)node.Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(node.Name));
    }
}
