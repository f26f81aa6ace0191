using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Sense.Aibom;

/// <summary>What a foreign document says of dependencies: its edges, and which of its elements lack some. What is not of the right form says nothing.</summary>
internal sealed class ForeignGraph
{
    private readonly Dictionary<string, List<string>> _edges = new(StringComparer.Ordinal);
    private readonly HashSet<string> _incomplete = new(StringComparer.Ordinal);

    public static ForeignGraph Of(JsonNode root)
    {
        var graph = new ForeignGraph();
        foreach (var entry in Items(root, "dependencies"))
        {
            if (entry.StringAt("ref") is not { } reference)
                continue;

            if (!graph._edges.TryGetValue(reference, out var targets))
                graph._edges.Add(reference, targets = []);

            targets.AddRange(Texts(entry, "dependsOn"));
        }

        foreach (var composition in Items(root, "compositions"))
        {
            if (composition.StringAt("aggregate")?.StartsWith("incomplete", StringComparison.Ordinal) == true)
                graph._incomplete.UnionWith(Texts(composition, "dependencies").Concat(Texts(composition, "assemblies")));
        }

        return graph;
    }

    public IReadOnlyList<string> DependsOn(string? reference) =>
        reference is not null && _edges.TryGetValue(reference, out var targets) ? [.. targets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [];

    public bool IsIncomplete(string? reference) => reference is not null && _incomplete.Contains(reference);

    private static IEnumerable<JsonNode> Items(JsonNode parent, string name) => parent[name]?.Items.Where(item => item.Kind == JsonValueKind.Object) ?? [];

    private static IEnumerable<string> Texts(JsonNode parent, string name) => parent[name]?.Items.Select(item => item.Kind == JsonValueKind.String ? item.Text : null).OfType<string>() ?? [];
}
