using System.Text.Json;

namespace AgentSupplyChain.Core.Tests.Emit;

/// <summary>Short words for what the tests ask of a document.</summary>
internal static class BomReading
{
    public static JsonElement Parse(byte[] document) => JsonDocument.Parse(document).RootElement;

    public static string Serial(JsonElement bom) => bom.GetProperty("serialNumber").GetString()!["urn:uuid:".Length..];

    public static JsonElement Root(JsonElement bom) => bom.GetProperty("metadata").GetProperty("component");

    /// <summary>The component or service of that name.</summary>
    public static JsonElement Named(JsonElement bom, string name) => Elements(bom).Single(element => element.GetProperty("name").GetString() == name);

    public static IEnumerable<JsonElement> Elements(JsonElement bom) => List(bom, "components").Concat(List(bom, "services"));

    public static IEnumerable<JsonElement> List(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    public static string[] Values(JsonElement element, string property) =>
        [.. List(element, "properties").Where(p => p.GetProperty("name").GetString() == property).Select(p => p.GetProperty("value").GetString()!)];

    public static string[] Addresses(JsonElement element, string type) =>
        [.. List(element, "externalReferences").Where(r => r.GetProperty("type").GetString() == type).Select(r => r.GetProperty("url").GetString()!)];

    public static string[] DependsOn(JsonElement bom, string reference) =>
        [.. List(List(bom, "dependencies").Single(d => d.GetProperty("ref").GetString() == reference), "dependsOn").Select(d => d.GetString()!)];

    public static string Completeness(JsonElement bom, string reference) =>
        List(bom, "compositions").Single(c => List(c, "dependencies").Any(d => d.GetString() == reference)).GetProperty("aggregate").GetString()!;

    public static string Ref(JsonElement element) => element.GetProperty("bom-ref").GetString()!;

    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
