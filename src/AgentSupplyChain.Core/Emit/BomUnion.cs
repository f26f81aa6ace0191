using System.Text.Json.Nodes;

namespace AgentSupplyChain.Core.Emit;

/// <summary>
/// The union of documents by <c>bom-ref</c>.
/// <list type="bullet">
/// <item>Lists are united: properties, references with their hashes, hashes, occurrences, tags, endpoints, edges, ancestors.</item>
/// <item>Of single values the first one stands, and what the first document lacks the next one gives: licences, model card, manufacturer.</item>
/// <item>What one ships, ships, and what one asks for itself is direct. A boundary that one crosses is crossed. What one reaches without authentication is reached without.</item>
/// <item>A field is unknown where it is unknown in all.</item>
/// <item>How it was built (<c>formulation</c>) is told for each. Declarations speak about one document: they stay where all have the same.
/// Citations point into one document by position: they do not outlive a union.</item>
/// </list>
/// </summary>
internal static class BomUnion
{
    private static readonly string[] StrongestFirst = ["required", "optional", "excluded"];
    private static readonly string[] WeakestFirst = [Aggregate.Incomplete, Aggregate.Unknown, Aggregate.Complete];

    /// <param name="boms">
    /// In the order of their target frameworks: where single values differ, the first one stands. Documents of different projects have no framework
    /// here, and nothing is marked with it.
    /// </param>
    public static JsonObject Of(IReadOnlyList<FrameworkBom> boms)
    {
        var metadata = (JsonObject)boms[0].Bom["metadata"]!.DeepClone();
        var root = (JsonObject)metadata["component"]!;
        Unite(root, [.. boms.Select(bom => (JsonObject)bom.Bom["metadata"]!["component"]!)]);

        var merged = new JsonObject();
        foreach (var name in Names(boms))
        {
            switch (name)
            {
                case "metadata":
                    merged[name] = metadata;
                    break;
                case "components" or "services":
                    Set(merged, name, Elements(boms, name));
                    break;
                case "dependencies":
                    Set(merged, name, Dependencies(boms.SelectMany(bom => BomShape.Objects(bom.Bom, name))));
                    break;
                case "compositions":
                    Set(merged, name, Whole(boms.Select(bom => bom.Bom)).Concat(Compositions(boms.SelectMany(bom => BomShape.Objects(bom.Bom, name)))));
                    break;
                case "formulation":
                    Set(merged, name, Formulas(boms));
                    break;
                // What was said of the fields of one document, and counted in it, does not hold of the union.
                case "citations" or "declarations" or "definitions" or "annotations" when boms.Count > 1:
                    break;
                default:
                    merged[name] = boms.First(bom => bom.Bom.ContainsKey(name)).Bom[name]?.DeepClone();
                    break;
            }
        }

        return merged;
    }

    // In the order of the first document; what only others have comes after what it follows there.
    private static List<string> Names(IReadOnlyList<FrameworkBom> boms)
    {
        var names = boms[0].Bom.Select(pair => pair.Key).ToList();
        foreach (var bom in boms.Skip(1))
        {
            var at = 0;
            foreach (var (name, _) in bom.Bom)
            {
                var known = names.IndexOf(name);
                if (known < 0)
                    names.Insert(at, name);

                at = (known < 0 ? at : known) + 1;
            }
        }

        return names;
    }

    private static IEnumerable<JsonObject> Elements(IReadOnlyList<FrameworkBom> boms, string list)
    {
        var groups = boms
            .SelectMany(bom => BomShape.Objects(bom.Bom, list).Select(element => (bom.TargetFramework, Element: element)))
            .GroupBy(pair => (string)pair.Element["bom-ref"]!, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var element = United([.. group.Select(pair => pair.Element)]);
            var frameworks = group.Select(pair => pair.TargetFramework).Distinct(StringComparer.Ordinal).ToList();
            if (frameworks.Count < boms.Count && frameworks[0].Length > 0)
                UniteProperties(element, frameworks.Select(framework => new JsonObject { ["name"] = AscProperty.TargetFramework, ["value"] = framework }));

            yield return element;
        }
    }

    /// <summary>One element from several of one <c>bom-ref</c>.</summary>
    public static JsonObject United(IReadOnlyList<JsonObject> elements)
    {
        var element = (JsonObject)elements[0].DeepClone();
        Unite(element, elements);
        return element;
    }

    // A field by its name and value: what a document knows is known, although others say that they do not.
    private static void Unite(JsonObject element, IReadOnlyList<JsonObject> all)
    {
        foreach (var other in all.Skip(1))
            UniteInto(element, other);

        if (all.Count < 2)
            return;

        var known = BomShape.Objects(element, "properties")
            .Where(property => (string)property["name"]! == AscProperty.Unknown)
            .Select(property => (string)property["value"]!)
            .Where(field => !all.All(one => BomShape.Objects(one, "properties").Any(property => (string)property["name"]! == AscProperty.Unknown && (string)property["value"]! == field)))
            .ToHashSet(StringComparer.Ordinal);
        if (known.Count > 0)
            Set(element, "properties", BomShape.Objects(element, "properties").Where(property => (string)property["name"]! != AscProperty.Unknown || !known.Contains((string)property["value"]!)));

        // Whatever one framework asks for is asked for.
        if (BomShape.Objects(element, "properties").Any(property => IsDirect(property, "true")))
            Set(element, "properties", BomShape.Objects(element, "properties").Where(property => !IsDirect(property, "false")));
    }

    private static bool IsDirect(JsonObject property, string value) => (string)property["name"]! == AscProperty.Direct && (string)property["value"]! == value;

    private static void UniteInto(JsonObject element, JsonObject other)
    {
        if (element.Said("scope") is { } one && other.Said("scope") is { } another && Array.IndexOf(StrongestFirst, another) is var rank and >= 0 && rank < Array.IndexOf(StrongestFirst, one))
            element["scope"] = another;

        if (IsTrue(other, "x-trust-boundary", true))
            element["x-trust-boundary"] = true;

        if (IsTrue(other, "authenticated", false))
            element["authenticated"] = false;

        UniteProperties(element, BomShape.Objects(other, "properties"));
        UniteReferences(element, other);
        UniteList(element, "hashes", BomShape.Objects(other, "hashes"), Whole);
        UniteTexts(element, "tags", other);
        UniteTexts(element, "endpoints", other);
        if (element["pedigree"] is JsonObject pedigree && other["pedigree"] is JsonObject otherPedigree)
            UniteList(pedigree, "ancestors", BomShape.Objects(otherPedigree, "ancestors"), Whole);

        if (element["evidence"] is JsonObject evidence && other["evidence"] is JsonObject otherEvidence)
            UniteList(evidence, "occurrences", BomShape.Objects(otherEvidence, "occurrences"), Occurrence);

        // What only the other one says. The properties are a list that is written last.
        foreach (var (name, value) in other.Where(pair => pair.Value is not null && !element.ContainsKey(pair.Key)).ToList())
            element[name] = value!.DeepClone();
    }

    private static bool IsTrue(JsonObject element, string name, bool wanted) => element[name] is JsonValue value && value.TryGetValue(out bool said) && said == wanted;

    // One address is one reference: the hashes of what lies there are united.
    private static void UniteReferences(JsonObject element, JsonObject other)
    {
        var references = BomShape.Objects(element, "externalReferences").Concat(BomShape.Objects(other, "externalReferences"))
            .GroupBy(item => ((string)item["type"]!, (string)item["url"]!))
            .Select(group =>
            {
                var reference = (JsonObject)group.First().DeepClone();
                foreach (var same in group.Skip(1))
                    UniteList(reference, "hashes", BomShape.Objects(same, "hashes"), Whole);

                return reference;
            });
        Set(element, "externalReferences", references.OrderBy(item => (string)item["type"]!, StringComparer.Ordinal).ThenBy(item => (string)item["url"]!, StringComparer.Ordinal));
    }

    private static (string, string, int, int, string) Whole(JsonObject item) => ("", "", 0, 0, item.ToJsonString());

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

    private static void UniteTexts(JsonObject element, string name, JsonObject other)
    {
        if (element.ContainsKey(name) && other.ContainsKey(name))
            WithTexts(element, name, BomShape.Texts(element, name).Concat(BomShape.Texts(other, name)).ToList());
    }

    public static IEnumerable<JsonObject> Dependencies(IEnumerable<JsonObject> entries) => entries
        .GroupBy(entry => (string)entry["ref"]!, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => WithTexts(new JsonObject { ["ref"] = group.Key }, "dependsOn", group.SelectMany(entry => BomShape.Texts(entry, "dependsOn"))));

    /// <summary>A component is as complete as the document that knows least about it.</summary>
    public static IEnumerable<JsonObject> Compositions(IEnumerable<JsonObject> entries) => entries
        .SelectMany(entry => BomShape.Texts(entry, "dependencies").Select(reference => (Aggregate: (string)entry["aggregate"]!, Ref: reference)))
        .GroupBy(pair => pair.Ref, StringComparer.Ordinal)
        .Select(group => (Ref: group.Key, Aggregate: Weakest(group.Select(pair => pair.Aggregate))))
        .GroupBy(pair => pair.Aggregate, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => WithTexts(new JsonObject { ["aggregate"] = group.Key }, "dependencies", group.Select(pair => pair.Ref)));

    /// <summary>Only an entry without any list speaks of a whole document, and the union is as complete as the document that is known least.</summary>
    public static IEnumerable<JsonObject> Whole(IEnumerable<JsonObject> boms)
    {
        var whole = boms.Select(bom => BomShape.Objects(bom, "compositions").FirstOrDefault(IsOfWhole)).Select(entry => (string?)entry?["aggregate"]).ToList();
        return whole.Contains(null) ? [] : [new JsonObject { ["aggregate"] = Weakest(whole.OfType<string>()) }];
    }

    public static bool IsOfWhole(JsonObject composition) => composition.Count == 1;

    public static string Weakest(IEnumerable<string> aggregates)
    {
        var all = aggregates.ToList();
        return WeakestFirst.FirstOrDefault(aggregate => all.Contains(aggregate, StringComparer.Ordinal)) ?? Aggregate.Unknown;
    }

    /// <summary>
    /// Formulas of all documents, each once. A ref stands for one thing: a tool that two formulas name keeps its ref in the first one, and a formula or
    /// workflow of a ref that is taken is left out.
    /// </summary>
    private static IEnumerable<JsonObject> Formulas(IReadOnlyList<FrameworkBom> boms)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in boms.SelectMany(bom => BomShape.Objects(bom.Bom, "formulation")).Where(source => written.Add(source.ToJsonString())))
        {
            var formula = (JsonObject)source.DeepClone();
            foreach (var tool in BomShape.Elements(formula).Where(tool => tool["bom-ref"] is JsonValue reference && taken.Contains(reference.ToString())))
                tool.Remove("bom-ref");

            var refs = BomShape.Refs(formula).ToList();
            if (refs.Exists(taken.Contains))
                continue;

            taken.UnionWith(refs);
            yield return formula;
        }
    }

    private static JsonObject WithTexts(JsonObject parent, string name, IEnumerable<string> values)
    {
        parent[name] = new JsonArray([.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(value => (JsonNode)value)]);
        return parent;
    }

    // An empty array says nothing and is left out.
    public static void Set(JsonObject parent, string name, IEnumerable<JsonObject> items)
    {
        var list = new JsonArray([.. items.Select(item => item.DeepClone())]);
        if (list.Count > 0)
            parent[name] = list;
        else
            parent.Remove(name);
    }
}
