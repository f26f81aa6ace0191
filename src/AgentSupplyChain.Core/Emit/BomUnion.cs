using System.Text.Json.Nodes;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The union of documents by <c>bom-ref</c>.</summary>
internal static class BomUnion
{
    private static readonly string[] WeakestFirst = [Aggregate.Incomplete, Aggregate.Unknown, Aggregate.Complete];

    /// <param name="boms">In the order of their target frameworks: where single values differ, the first one stands.</param>
    public static JsonObject Of(IReadOnlyList<FrameworkBom> boms)
    {
        var merged = (JsonObject)boms[0].Bom.DeepClone();
        var root = (JsonObject)merged["metadata"]!["component"]!;
        foreach (var other in boms.Skip(1))
            UniteInto(root, (JsonObject)other.Bom["metadata"]!["component"]!);

        // Removed and added again: the lists stand last in a document, and in this order even where the first document lacks one.
        foreach (var (name, items) in new[]
        {
            ("components", Elements(boms, "components")),
            ("services", Elements(boms, "services")),
            ("dependencies", Dependencies(boms)),
            ("compositions", Whole(boms).Concat(Compositions(boms))),
            ("formulation", Formulations(boms)),
        })
        {
            merged.Remove(name);
            Set(merged, name, items);
        }

        // What one document holds of the standards is not what the union holds.
        foreach (var name in new[] { "declarations", "definitions" })
        {
            merged.Remove(name);
            if (boms.Count == 1 && boms[0].Bom[name] is { } declared)
                merged[name] = declared.DeepClone();
        }

        return merged;
    }

    private static IEnumerable<JsonObject> Elements(IReadOnlyList<FrameworkBom> boms, string list)
    {
        var groups = boms
            .SelectMany(bom => BomShape.Objects(bom.Bom, list).Select(element => (bom.TargetFramework, Element: element)))
            .GroupBy(pair => (string)pair.Element["bom-ref"]!, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var element = (JsonObject)group.First().Element.DeepClone();
            foreach (var (_, other) in group.Skip(1))
                UniteInto(element, other);

            var frameworks = group.Select(pair => pair.TargetFramework).Distinct(StringComparer.Ordinal).ToList();
            if (frameworks.Count < boms.Count)
                UniteProperties(element, frameworks.Select(framework => new JsonObject { ["name"] = AscProperty.TargetFramework, ["value"] = framework }));

            yield return element;
        }
    }

    private static void UniteInto(JsonObject element, JsonObject other)
    {
        // What one framework ships, ships.
        if (element.ContainsKey("scope") && other["scope"] is JsonValue scope && (string?)scope == "required")
            element["scope"] = "required";

        UniteProperties(element, BomShape.Objects(other, "properties"));
        UniteList(element, "externalReferences", BomShape.Objects(other, "externalReferences"), item => ((string)item["type"]!, (string)item["url"]!, 0, 0, ""));
        if (other["evidence"] is not JsonObject otherEvidence)
            return;

        if (element["evidence"] is not JsonObject evidence)
            element["evidence"] = otherEvidence.DeepClone();
        else
            UniteList(evidence, "occurrences", BomShape.Objects(otherEvidence, "occurrences"), Occurrence);
    }

    private static (string, string, int, int, string) Occurrence(JsonObject item) =>
        ((string)item["location"]!, "", Number(item, "line"), Number(item, "offset"), item.ToJsonString());

    private static int Number(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue(out int number) ? number : 0;

    private static void UniteProperties(JsonObject element, IEnumerable<JsonObject> others) =>
        UniteList(element, "properties", others, item => ((string)item["name"]!, (string)item["value"]!, 0, 0, ""));

    private static void UniteList(JsonObject parent, string name, IEnumerable<JsonObject> others, Func<JsonObject, (string First, string Second, int Line, int Offset, string Text)> key) =>
        Set(parent, name, BomShape.Objects(parent, name).Concat(others)
            .DistinctBy(key)
            .OrderBy(item => key(item).First, StringComparer.Ordinal)
            .ThenBy(item => key(item).Second, StringComparer.Ordinal)
            .ThenBy(item => key(item).Line)
            .ThenBy(item => key(item).Offset)
            .ThenBy(item => key(item).Text, StringComparer.Ordinal));

    private static IEnumerable<JsonObject> Dependencies(IReadOnlyList<FrameworkBom> boms) => boms
        .SelectMany(bom => BomShape.Objects(bom.Bom, "dependencies"))
        .GroupBy(entry => (string)entry["ref"]!, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => WithTexts(new JsonObject { ["ref"] = group.Key }, "dependsOn", group.SelectMany(entry => BomShape.Texts(entry, "dependsOn"))));

    // The union is as complete as the framework that is known least. Only an entry without any list speaks of a whole document.
    private static IEnumerable<JsonObject> Whole(IReadOnlyList<FrameworkBom> boms)
    {
        var whole = boms
            .Select(bom => BomShape.Objects(bom.Bom, "compositions").FirstOrDefault(entry => entry.Count == 1))
            .Select(entry => (string?)entry?["aggregate"])
            .ToList();
        return whole.Contains(null) ? [] : [new JsonObject { ["aggregate"] = WeakestFirst.FirstOrDefault(whole.Contains) ?? Aggregate.Unknown }];
    }

    // Each framework was built by itself.
    private static IEnumerable<JsonObject> Formulations(IReadOnlyList<FrameworkBom> boms) => boms
        .SelectMany(bom => BomShape.Objects(bom.Bom, "formulation"))
        .DistinctBy(formula => formula["bom-ref"]?.ToJsonString(), StringComparer.Ordinal)
        .OrderBy(formula => formula["bom-ref"]?.ToJsonString(), StringComparer.Ordinal);

    // A component is as complete as the framework that knows least about it.
    private static IEnumerable<JsonObject> Compositions(IReadOnlyList<FrameworkBom> boms) => boms
        .SelectMany(bom => BomShape.Objects(bom.Bom, "compositions"))
        .SelectMany(entry => BomShape.Texts(entry, "dependencies").Select(reference => (Aggregate: (string)entry["aggregate"]!, Ref: reference)))
        .GroupBy(pair => pair.Ref, StringComparer.Ordinal)
        .Select(group => (Ref: group.Key, Aggregate: WeakestFirst.FirstOrDefault(aggregate => group.Any(pair => pair.Aggregate == aggregate)) ?? Aggregate.Unknown))
        .GroupBy(pair => pair.Aggregate, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => WithTexts(new JsonObject { ["aggregate"] = group.Key }, "dependencies", group.Select(pair => pair.Ref)));

    private static JsonObject WithTexts(JsonObject parent, string name, IEnumerable<string> values)
    {
        parent[name] = new JsonArray([.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(value => (JsonNode)value)]);
        return parent;
    }

    // An empty array says nothing and is left out.
    private static void Set(JsonObject parent, string name, IEnumerable<JsonObject> items)
    {
        var list = new JsonArray([.. items.Select(item => item.DeepClone())]);
        if (list.Count > 0)
            parent[name] = list;
        else
            parent.Remove(name);
    }
}
