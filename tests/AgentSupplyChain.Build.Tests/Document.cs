using System.Text.Json.Nodes;

namespace AgentSupplyChain.Build.Tests;

/// <summary>A written SBOM or AIBOM, read without the code that wrote it.</summary>
internal sealed class Document(string json)
{
    private readonly JsonNode root = JsonNode.Parse(json)!;

    public string Serial => (string)root["serialNumber"]!;

    public string Version => (string)root["metadata"]!["component"]!["version"]!;

    public IReadOnlyList<string> Names => [.. Elements("components").Concat(Elements("services")).Select(element => (string)element["name"]!)];

    /// <summary>The words in which the document says how complete the application is.</summary>
    public IReadOnlyList<string> AggregatesOfApplication =>
        [.. Elements("compositions")
            .Where(composition => composition["dependencies"] is JsonArray refs && refs.Any(one => (string?)one == (string?)root["metadata"]!["component"]!["bom-ref"]))
            .Select(composition => (string)composition["aggregate"]!)];

    public IReadOnlyList<string> LinksOfApplication => Links(root["metadata"]!["component"]!);

    public IReadOnlyList<string> LinksOf(string name) => Links(Element(name));

    public IReadOnlyList<string> PropertiesOfApplication(string name) => Values(root["metadata"]!["component"]!, name);

    public IReadOnlyList<string> PropertiesOf(string element, string name) => Values(Element(element), name);

    public override string ToString() => json;

    private JsonNode Element(string name) => Elements("components").Concat(Elements("services")).Single(element => (string?)element["name"] == name);

    private IEnumerable<JsonNode> Elements(string list) => root[list] is JsonArray array ? array.Select(item => item!) : [];

    private static string[] Links(JsonNode element) =>
        element["externalReferences"] is JsonArray links ? [.. links.Select(link => (string)link!["url"]!).Where(url => url.StartsWith("urn:cdx:", StringComparison.Ordinal))] : [];

    private static string[] Values(JsonNode element, string name) =>
        element["properties"] is JsonArray properties ? [.. properties.Where(property => (string?)property!["name"] == name).Select(property => (string)property!["value"]!)] : [];
}
