using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Sense.Aibom;

/// <summary>The shortest way from a project to each package and project of its graph, by names; of equally short ones the first by name.</summary>
internal sealed class GraphPaths
{
    // By kind and name: within one target a name stands once.
    private readonly Dictionary<string, string[]> _ways = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _projectsByPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _root;

    private GraphPaths(string root) => _root = root;

    public static GraphPaths Of(RestoredGraph? graph, string projectName)
    {
        var paths = new GraphPaths(projectName);
        if (graph is null)
            return paths;

        var edges = new Dictionary<string, IReadOnlyList<ComponentRef>>(StringComparer.OrdinalIgnoreCase);
        foreach (var package in graph.Packages)
            edges.TryAdd(Key(ComponentKind.Package, package.Id), package.DependsOn);

        foreach (var project in graph.Projects)
        {
            edges.TryAdd(Key(ComponentKind.Project, project.Name), project.DependsOn);
            paths._projectsByPath.TryAdd(project.Path, project.Name);
        }

        paths.Walk(
            [
                .. graph.Projects.Where(project => project.IsDirect).Select(project => new ComponentRef(ComponentKind.Project, project.Name, project.Version)),
                .. graph.Packages.Where(package => package.IsDirect).Select(package => new ComponentRef(ComponentKind.Package, package.Id, package.Version)),
            ],
            edges);
        return paths;
    }

    public IReadOnlyList<string> ToPackage(string id) => _ways.GetValueOrDefault(Key(ComponentKind.Package, id), []);

    /// <summary>A reference without restore leaves no trace in the graph: then it is a direct one, as far as anybody knows.</summary>
    public IReadOnlyList<string> ToProject(ReferencedAibom aibom)
    {
        var name = aibom.ProjectPath is { } path && _projectsByPath.TryGetValue(path, out var known) ? known : aibom.Project;
        return _ways.GetValueOrDefault(Key(ComponentKind.Project, name), [_root, aibom.Project]);
    }

    // Breadth first, a step at a time: a circle ends where it began.
    private void Walk(IReadOnlyList<ComponentRef> direct, Dictionary<string, IReadOnlyList<ComponentRef>> edges)
    {
        var open = new Queue<Visit>();
        foreach (var target in Sorted(direct))
            open.Enqueue(new Visit(target, [_root]));

        while (open.TryDequeue(out var step))
        {
            var key = Key(step.Target.Kind, step.Target.Name);
            string[] way = [.. step.Way, step.Target.Name];
            if (!_ways.TryAdd(key, way))
                continue;

            foreach (var next in Sorted(edges.GetValueOrDefault(key, [])))
            {
                if (!_ways.ContainsKey(Key(next.Kind, next.Name)))
                    open.Enqueue(new Visit(next, way));
            }
        }
    }

    private static IEnumerable<ComponentRef> Sorted(IEnumerable<ComponentRef> targets) =>
        targets.OrderBy(target => target.Name, StringComparer.OrdinalIgnoreCase).ThenBy(target => target.Kind);

    private sealed record Visit(ComponentRef Target, string[] Way);

    private static string Key(ComponentKind kind, string name) => (kind == ComponentKind.Package ? "package:" : "project:") + name;
}
