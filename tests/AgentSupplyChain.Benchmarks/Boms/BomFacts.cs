using System.Text.Json;

namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>A package as a document, or the truth, tells it. Licence and hash are null where nothing is said.</summary>
internal sealed record PackageFact(bool Ships, string? Licence, string? Sha512);

/// <summary>What is compared of documents.</summary>
/// <param name="Packages">By <c>id@version</c> in lower case.</param>
/// <param name="Edges"><c>a@1 -> b@2</c>, between packages and from the project, which is called <c>project</c>.</param>
/// <param name="Ai">What is said of AI, each component and service once for each document.</param>
internal sealed record BomFacts(IReadOnlyDictionary<string, PackageFact> Packages, IReadOnlySet<string> Edges, IReadOnlyList<AiClaim> Ai)
{
    public const string Project = "project";

    private static readonly string[] s_kinds = ["model", "prompt", "tool", "agent", "mcp-server", "mcp-server-package", "endpoint", "vector-store", "dataset", "weights", "guardrail"];

    /// <summary>Any CycloneDX documents: their packages by purl, and what of AI they list.</summary>
    public static BomFacts Read(IEnumerable<string> documents)
    {
        var packages = new Dictionary<string, PackageFact>(StringComparer.Ordinal);
        var edges = new HashSet<string>(StringComparer.Ordinal);
        var ai = new List<AiClaim>();
        foreach (var text in documents)
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            var project = root.GetProperty("metadata").GetProperty("component");
            names[Text(project, "bom-ref") ?? ""] = Project;
            foreach (var component in List(root, "components"))
            {
                // cdxgen lists the project itself a second time, as a package, and its edges with it. They are counted once.
                var key = KeyOf(component);
                if (string.Equals(key?.Split('@')[0], Text(project, "name"), StringComparison.OrdinalIgnoreCase))
                {
                    names[Text(component, "bom-ref") ?? ""] = Project;
                    continue;
                }

                if (key is null || Property(component, "asc:assertedBy") is not null)
                {
                    AddAi(ai, component);
                    continue;
                }

                names[Text(component, "bom-ref") ?? ""] = key;
                packages[key] = new PackageFact(Text(component, "scope") is null or "required", Licence(component), Sha512(component));
            }

            foreach (var service in List(root, "services"))
                AddAi(ai, service);

            foreach (var dependency in List(root, "dependencies"))
            {
                foreach (var to in List(dependency, "dependsOn"))
                {
                    if (names.TryGetValue(Text(dependency, "ref")!, out var from) && names.TryGetValue(to.GetString()!, out var target) && target != Project)
                        edges.Add($"{from} -> {target}");
                }
            }
        }

        return new BomFacts(packages, edges, ai);
    }

    public static string KeyOf(string id, string version) => $"{id}@{version}".ToLowerInvariant();

    // Only NuGet's: a document of MCP servers lists packages of other systems, which are no part of the graph.
    private static string? KeyOf(JsonElement component)
    {
        const string Prefix = "pkg:nuget/";
        return Text(component, "purl") is { } purl && purl.StartsWith(Prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(purl[Prefix.Length..].Split('?')[0]).ToLowerInvariant() : null;
    }

    private static void AddAi(List<AiClaim> ai, JsonElement element)
    {
        if (KindOf(element) is not { } kind || (kind.Length > 0 && !s_kinds.Contains(kind)))
            return;

        IEnumerable<string> addresses = List(element, "endpoints").Select(address => address.GetString()!.TrimEnd('/'));
        IEnumerable<string> places = element.TryGetProperty("evidence", out var evidence)
            ? List(evidence, "occurrences").Select(place => place.TryGetProperty("line", out var line) ? $"{Text(place, "location")}:{line}" : PlaceOf(Text(place, "location") ?? ""))
            : Properties(element, "asc:occurrence").Select(PlaceOf);
        ai.Add(new AiClaim(kind, [Text(element, "name")!, .. addresses], [.. places]));
    }

    /// <summary>The kind in the words of the inventory; null for what is nothing of AI, empty where a document has no such word.</summary>
    private static string? KindOf(JsonElement element)
    {
        if (Property(element, "asc:kind") is { } kind)
            return kind;

        // cdxgen's words. A service of MCP has no kind there, and neither have files that are only read.
        return Property(element, "cdx:ai:kind") switch
        {
            "model" => "model",
            "prompt-config-file" => "prompt",
            "inference-service" => "endpoint",
            { } => "",
            null when Property(element, "cdx:mcp:serviceType") is not null => "mcp-server",
            null => Text(element, "type") is "machine-learning-model" or "data" ? "" : null,
        };
    }

    // "file:line:column symbol" of ours and "file#Lline" of cdxgen, to "file:line".
    private static string PlaceOf(string occurrence)
    {
        var parts = occurrence.Split(' ')[0].Replace("#L", ":", StringComparison.Ordinal).Split(':');
        return string.Join(':', parts.Take(2));
    }

    // Declared before concluded; an expression, an id or a name.
    private static string? Licence(JsonElement component) =>
        List(component, "licenses")
            .Select(choice => choice.TryGetProperty("license", out var licence) ? licence : choice)
            .Select(licence => Text(licence, "expression") ?? Text(licence, "id"))
            .FirstOrDefault(text => text is not null);

    private static string? Sha512(JsonElement component) =>
        List(component, "hashes").Where(hash => Text(hash, "alg") == "SHA-512").Select(hash => Text(hash, "content")).FirstOrDefault();

    private static string? Property(JsonElement element, string name) => Properties(element, name).FirstOrDefault();

    private static IEnumerable<string> Properties(JsonElement element, string name) =>
        List(element, "properties").Where(property => Text(property, "name") == name).Select(property => Text(property, "value")).OfType<string>();

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<JsonElement> List(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
