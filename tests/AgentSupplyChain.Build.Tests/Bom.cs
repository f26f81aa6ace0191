using System.Text.Json;

namespace AgentSupplyChain.Build.Tests;

/// <summary>A CycloneDX document as a reader sees it.</summary>
internal sealed class Bom
{
    private readonly JsonElement root;

    public Bom(string text)
    {
        Text = text;
        using var document = JsonDocument.Parse(text);
        root = document.RootElement.Clone();
    }

    public string Text { get; }

    public IReadOnlyList<JsonElement> Components => Elements(root, "components");

    public JsonElement Project => root.GetProperty("metadata").GetProperty("component");

    public JsonElement Document => root;

    public IReadOnlyList<JsonElement> Services => Elements(root, "services");

    /// <summary>Edges by <c>bom-ref</c>.</summary>
    public IEnumerable<(string From, string To)> Edges =>
        Elements(root, "dependencies").SelectMany(from => Elements(from, "dependsOn").Select(to => (from.GetProperty("ref").GetString()!, to.GetString()!)));

    public string? PropertyOfProject(string name) => Property(root.GetProperty("metadata").GetProperty("component"), name);

    public static string? Property(JsonElement component, string name) =>
        Elements(component, "properties").Where(property => TextOf(property, "name") == name).Select(property => TextOf(property, "value")).FirstOrDefault();

    public JsonElement Component(string name) => Components.Single(component => TextOf(component, "name") == name);

    public static IReadOnlyList<string> Properties(JsonElement component, string name) =>
        [.. Elements(component, "properties").Where(property => TextOf(property, "name") == name).Select(property => TextOf(property, "value")!)];

    /// <summary><c>declared MIT</c>, <c>concluded MIT</c>: an expression, or the name that stands in its place.</summary>
    public static IReadOnlyList<string> Licenses(JsonElement component) =>
        [.. Elements(component, "licenses").Select(choice => TextOf(choice, "expression") is { } expression
            ? $"{TextOf(choice, "acknowledgement")} {expression}"
            : $"{TextOf(choice.GetProperty("license"), "acknowledgement")} {TextOf(choice.GetProperty("license"), "name")}")];

    public static IReadOnlyDictionary<string, string> Hashes(JsonElement element) =>
        Elements(element, "hashes").ToDictionary(hash => TextOf(hash, "alg")!, hash => TextOf(hash, "content")!, StringComparer.Ordinal);

    public static IReadOnlyList<JsonElement> References(JsonElement component, string type) =>
        [.. Elements(component, "externalReferences").Where(reference => TextOf(reference, "type") == type)];

    /// <summary>Names of what a component depends on.</summary>
    public IReadOnlyList<string> DependenciesOf(JsonElement component)
    {
        var reference = TextOf(component, "bom-ref");
        var names = Components.ToDictionary(other => TextOf(other, "bom-ref")!, other => TextOf(other, "name")!, StringComparer.Ordinal);
        return [.. Edges.Where(edge => edge.From == reference).Select(edge => names[edge.To]).Order(StringComparer.Ordinal)];
    }

    /// <summary>What the document says of the component's dependencies; of itself as a whole for null.</summary>
    public string? Completeness(JsonElement? component) => Elements(root, "compositions")
        .Where(entry => component is { } one
            ? Elements(entry, "dependencies").Any(reference => reference.GetString() == TextOf(one, "bom-ref"))
            : !entry.TryGetProperty("dependencies", out _))
        .Select(entry => TextOf(entry, "aggregate"))
        .SingleOrDefault();

    /// <summary>Where the component was seen, as <c>file:line</c>, without the line where the whole file is meant. A service has no evidence: its places are properties.</summary>
    public static IEnumerable<string> Places(JsonElement component) =>
        component.TryGetProperty("evidence", out var evidence)
            ? Elements(evidence, "occurrences").Select(place => TextOf(place, "location") + (place.TryGetProperty("line", out var line) ? $":{line}" : ""))
            : Elements(component, "properties")
                .Where(property => TextOf(property, "name") == "asc:occurrence")
                .Select(property => TextOf(property, "value")!.Split(' ')[0])
                .Select(place => place[..place.LastIndexOf(':')]);

    private static string? TextOf(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IReadOnlyList<JsonElement> Elements(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var array) ? [.. array.EnumerateArray()] : [];
}
