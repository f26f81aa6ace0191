using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The shape of the documents that <see cref="BomWriter"/> writes, checked before anything is read from one that lay on a disk.</summary>
internal static class BomShape
{
    public static bool IsOurs(JsonObject bom) =>
        bom["bomFormat"] is JsonValue format && IsText(format, "CycloneDX")
        && bom["serialNumber"] is JsonValue serial && serial.GetValueKind() == JsonValueKind.String
        && ((string)serial!).StartsWith("urn:uuid:", StringComparison.Ordinal)
        && bom["metadata"] is JsonObject metadata
        && metadata["component"] is JsonObject root && IsElement(root)
        && IsList(bom, "components", IsElement)
        && IsList(bom, "services", IsElement)
        && IsList(bom, "formulation", _ => true)
        && IsList(bom, "dependencies", item => HasText(item, "ref") && HasTexts(item, "dependsOn"))
        && IsList(bom, "compositions", item => HasText(item, "aggregate") && HasTexts(item, "dependencies"));

    /// <summary>Components and services.</summary>
    public static IEnumerable<JsonObject> Elements(JsonObject bom) => Objects(bom, "components").Concat(Objects(bom, "services"));

    public static IEnumerable<JsonObject> Objects(JsonObject parent, string name) =>
        parent[name] is JsonArray list ? list.OfType<JsonObject>() : [];

    /// <summary>The bom-refs of an object and of all that is in it.</summary>
    public static IEnumerable<string> Refs(JsonNode? node) => node switch
    {
        JsonObject body => body.SelectMany(pair => pair.Key == "bom-ref" && pair.Value?.GetValueKind() == JsonValueKind.String ? [(string)pair.Value!] : Refs(pair.Value)),
        JsonArray list => list.SelectMany(Refs),
        _ => [],
    };

    public static IEnumerable<string> Texts(JsonObject parent, string name) =>
        parent[name] is JsonArray list ? list.Select(item => (string)item!) : [];

    private static bool IsElement(JsonObject element) =>
        HasText(element, "bom-ref")
        && HasText(element, "name")
        && (!element.ContainsKey("scope") || HasText(element, "scope"))
        && IsList(element, "externalReferences", reference => HasText(reference, "url") && HasText(reference, "type") && IsList(reference, "hashes", _ => true))
        && IsList(element, "hashes", _ => true)
        && HasTexts(element, "tags")
        && HasTexts(element, "endpoints")
        && (element["pedigree"] is null || (element["pedigree"] is JsonObject pedigree && IsList(pedigree, "ancestors", _ => true)))
        && IsList(element, "properties", property => HasText(property, "name") && HasText(property, "value"))
        && (element["evidence"] is null || (element["evidence"] is JsonObject evidence && IsList(evidence, "occurrences", item => HasText(item, "location"))));

    private static bool IsList(JsonObject parent, string name, Func<JsonObject, bool> isItem) =>
        !parent.ContainsKey(name) || (parent[name] is JsonArray list && list.All(item => item is JsonObject body && isItem(body)));

    private static bool HasTexts(JsonObject parent, string name) =>
        !parent.ContainsKey(name) || (parent[name] is JsonArray list && list.All(item => item is JsonValue && item.GetValueKind() == JsonValueKind.String));

    private static bool HasText(JsonObject parent, string name) => parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    private static bool IsText(JsonValue value, string text) => value.GetValueKind() == JsonValueKind.String && (string)value! == text;
}
