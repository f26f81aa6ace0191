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

    public IReadOnlyList<JsonElement> Services => Elements(root, "services");

    /// <summary>Edges by <c>bom-ref</c>.</summary>
    public IEnumerable<(string From, string To)> Edges =>
        Elements(root, "dependencies").SelectMany(from => Elements(from, "dependsOn").Select(to => (from.GetProperty("ref").GetString()!, to.GetString()!)));

    public string? PropertyOfProject(string name) => Property(root.GetProperty("metadata").GetProperty("component"), name);

    public static string? Property(JsonElement component, string name) =>
        Elements(component, "properties").Where(property => TextOf(property, "name") == name).Select(property => TextOf(property, "value")).FirstOrDefault();

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
