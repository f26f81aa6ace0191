using System.Text.Json;

namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>A package as a document, or the truth, tells it. Licence and hash are null where nothing is said.</summary>
internal sealed record PackageFact(bool Ships, string? Licence, string? Sha512);

/// <summary>What is compared of a document.</summary>
/// <param name="Packages">By <c>id@version</c> in lower case.</param>
/// <param name="Edges"><c>a@1 -> b@2</c>, between packages and from the project, which is called <c>project</c>.</param>
/// <param name="Ai"><c>kind name</c>; the kind is empty where the document has no word for it.</param>
internal sealed record BomFacts(IReadOnlyDictionary<string, PackageFact> Packages, IReadOnlySet<string> Edges, IReadOnlySet<string> Ai)
{
    public const string Project = "project";

    private static readonly string[] s_kinds = ["model", "prompt", "tool", "agent", "mcp-server", "mcp-server-package", "endpoint", "vector-store", "dataset"];

    /// <summary>Any CycloneDX documents: their packages by purl, and what of AI they list.</summary>
    /// <param name="isOurs">Ours say of what kind a component is; of the others, whatever is no package counts by its name.</param>
    public static BomFacts Read(IEnumerable<string> documents, bool isOurs)
    {
        var packages = new Dictionary<string, PackageFact>(StringComparer.Ordinal);
        var edges = new HashSet<string>(StringComparer.Ordinal);
        var ai = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in documents)
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            var project = root.GetProperty("metadata").GetProperty("component");
            names[Text(project, "bom-ref") ?? ""] = Project;
            foreach (var component in List(root, "components"))
            {
                // cdxgen lists the project itself a second time, as a package.
                var key = KeyOf(component) is { } id && id != KeyOf(project) ? id : null;
                if (key is null || Property(component, "asc:assertedBy") is not null)
                {
                    AddAi(ai, component, isOurs, isService: false);
                    continue;
                }

                names[Text(component, "bom-ref") ?? ""] = key;
                packages[key] = new PackageFact(Text(component, "scope") is null or "required", Licence(component), Sha512(component));
            }

            foreach (var service in List(root, "services"))
                AddAi(ai, service, isOurs, isService: true);

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

    private static void AddAi(HashSet<string> ai, JsonElement element, bool isOurs, bool isService)
    {
        var name = Text(element, "name")!;
        var kind = Property(element, "asc:kind");
        if (!isOurs)
        {
            if (isService || Text(element, "type") is not ("application" or "framework" or "file"))
                ai.Add(" " + name);
        }
        else if (s_kinds.Contains(kind))
        {
            ai.Add($"{kind} {(kind == "endpoint" ? string.Join(' ', List(element, "endpoints")).TrimEnd('/') : name)}");
        }
    }

    // Declared before concluded; an expression, an id or a name.
    private static string? Licence(JsonElement component) =>
        List(component, "licenses")
            .Select(choice => choice.TryGetProperty("license", out var licence) ? licence : choice)
            .Select(licence => Text(licence, "expression") ?? Text(licence, "id"))
            .FirstOrDefault(text => text is not null);

    private static string? Sha512(JsonElement component) =>
        List(component, "hashes").Where(hash => Text(hash, "alg") == "SHA-512").Select(hash => Text(hash, "content")).FirstOrDefault();

    private static string? Property(JsonElement element, string name) =>
        List(element, "properties").Where(property => Text(property, "name") == name).Select(property => Text(property, "value")).FirstOrDefault();

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<JsonElement> List(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
