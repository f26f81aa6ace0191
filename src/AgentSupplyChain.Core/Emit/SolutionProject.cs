using System.Text.Json.Nodes;

namespace AgentSupplyChain.Core.Emit;

/// <summary>A document that became part of a larger one.</summary>
/// <param name="Kind"><c>SBOM</c> or <c>AIBOM</c>.</param>
/// <param name="Serial">Without <c>urn:uuid:</c>.</param>
internal sealed record SourceLink(string Kind, string Serial, string Comment, string Sha256);

/// <summary>One project on its way into the documents of its solution.</summary>
internal sealed class SolutionProject(string name, JsonObject? sbom, JsonObject? aibom, IReadOnlyList<SourceLink> links)
{
    public string Name { get; } = name;

    public JsonObject? Sbom { get; } = sbom;

    public JsonObject? Aibom { get; } = aibom;

    public IReadOnlyList<SourceLink> Links { get; } = links;

    public string RootRef { get; } = RootOf((sbom ?? aibom)!);

    /// <summary>Tells two projects of one name apart, by content.</summary>
    public string Key { get; } = string.Join(' ', links.Select(link => link.Serial));

    public static JsonObject RootElement(JsonObject bom) => (JsonObject)bom["metadata"]!["component"]!;

    public static string RootOf(JsonObject bom) => (string)RootElement(bom)["bom-ref"]!;

    /// <summary>
    /// Within a project a name stands for one agent or server, between projects it need not: where two differ in more than the place, the ref gets the
    /// project's name. All else has what it is made of in its ref.
    /// </summary>
    public static void TellApart(IReadOnlyList<SolutionProject> projects)
    {
        var named = projects
            .Where(project => project.Aibom is not null)
            .SelectMany(project => BomShape.Elements(project.Aibom!).Select(element => (Project: project, Element: element, Ref: (string)element["bom-ref"]!)))
            .Where(one => one.Ref.StartsWith("agent:", StringComparison.Ordinal) || one.Ref.StartsWith("mcp-server:", StringComparison.Ordinal) || one.Ref.StartsWith("dataset:", StringComparison.Ordinal))
            .GroupBy(one => one.Ref, StringComparer.Ordinal);
        foreach (var group in named.Where(group => group.Select(one => one.Project.Substance(one.Element)).Distinct(StringComparer.Ordinal).Count() > 1).ToList())
        {
            foreach (var (project, _, reference) in group.ToList())
                project.Rename(reference, $"{reference}~{project.Name}");
        }
    }

    /// <summary>The root becomes a component with links to its documents; what other projects say of themselves is left to them; places get the project's name.</summary>
    public void Prepare(JsonObject bom, string kind, Dictionary<string, string> owners)
    {
        var root = RootElement(bom);
        var rootRef = RootOf(bom);
        foreach (var element in BomShape.Elements(bom))
            PlaceIn(element);

        LeaveToOwners(bom, rootRef, owners);
        var component = (JsonObject)root.DeepClone();
        var references = BomShape.Objects(component, "externalReferences")
            .Where(reference => !((string)reference["url"]!).StartsWith(MergedDocuments.JoinedPlaceholder, StringComparison.Ordinal) && OwnerOf(reference, owners) is null)
            .Concat(Links.Where(link => link.Kind == kind).Select(link => new JsonObject
            {
                ["type"] = "bom",
                ["url"] = BomSerial.Link(link.Serial, bomRef: null),
                ["comment"] = link.Comment,
                ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = link.Sha256 }),
            }))
            .OrderBy(reference => (string)reference["type"]!, StringComparer.Ordinal)
            .ThenBy(reference => (string)reference["url"]!, StringComparer.Ordinal);
        BomUnion.Set(component, "externalReferences", references);
        BomUnion.Set(component, "properties", BomShape.Objects(component, "properties").Append(Property(AscProperty.FirstParty, "true")).OrderBy(property => (string)property["name"]!, StringComparer.Ordinal).ThenBy(property => (string)property["value"]!, StringComparer.Ordinal));

        // Before the others: where a project stands in the graph of another one, its own words come first.
        BomUnion.Set(bom, "components", BomShape.Objects(bom, "components").Prepend(component));

        // Whether something is direct depends on the project that one asks about; the edges tell.
        foreach (var element in BomShape.Elements(bom))
            BomUnion.Set(element, "properties", BomShape.Objects(element, "properties").Where(property => (string)property["name"]! != AscProperty.Direct));
    }

    private static void LeaveToOwners(JsonObject bom, string rootRef, Dictionary<string, string> owners)
    {
        var left = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in new[] { "components", "services" })
        {
            foreach (var element in BomShape.Objects(bom, list).Where(IsAsserted))
            {
                if (BomShape.Objects(element, "externalReferences").Select(reference => OwnerOf(reference, owners)).FirstOrDefault(owner => owner is not null && owner != rootRef) is { } owner)
                    left.TryAdd((string)element["bom-ref"]!, owner);
            }

            BomUnion.Set(bom, list, BomShape.Objects(bom, list).Where(element => !left.ContainsKey((string)element["bom-ref"]!)));
        }

        BomUnion.Set(bom, "dependencies", BomShape.Objects(bom, "dependencies").Where(entry => !left.ContainsKey((string)entry["ref"]!)).Select(entry => new JsonObject
        {
            ["ref"] = (string)entry["ref"]!,
            ["dependsOn"] = new JsonArray([.. BomShape.Texts(entry, "dependsOn").Select(target => left.GetValueOrDefault(target, target)).Distinct(StringComparer.Ordinal).Select(target => (JsonNode)target)]),
        }));
        BomUnion.Set(bom, "compositions", BomShape.Objects(bom, "compositions").Select(entry => BomUnion.IsOfWhole(entry) ? entry : new JsonObject
        {
            ["aggregate"] = (string)entry["aggregate"]!,
            ["dependencies"] = new JsonArray([.. BomShape.Texts(entry, "dependencies").Where(reference => !left.ContainsKey(reference)).Select(reference => (JsonNode)reference)]),
        }));
    }

    // The first party that the document was read from, or that handed it on, is one of these projects.
    private static string? OwnerOf(JsonObject reference, Dictionary<string, string> owners)
    {
        const string Link = "urn:cdx:";
        var url = (string)reference["url"]!;
        return (string)reference["type"]! == "bom" && url.StartsWith(Link, StringComparison.Ordinal) && url.Length > 44 && owners.TryGetValue(url.Substring(Link.Length, 36), out var owner) ? owner : null;
    }

    private static bool IsAsserted(JsonObject element) => BomShape.Objects(element, "properties").Any(property => (string)property["name"]! == AscProperty.AssertedBy);

    private void PlaceIn(JsonObject element)
    {
        if (element["evidence"] is JsonObject evidence)
        {
            foreach (var occurrence in BomShape.Objects(evidence, "occurrences"))
                occurrence["location"] = Name + "/" + (string)occurrence["location"]!;
        }

        foreach (var property in BomShape.Objects(element, "properties").Where(property => (string)property["name"]! == AscProperty.Occurrence))
            property["value"] = Name + "/" + (string)property["value"]!;
    }

    private string Substance(JsonObject element)
    {
        var copy = (JsonObject)element.DeepClone();
        copy.Remove("evidence");
        BomUnion.Set(copy, "properties", BomShape.Objects(copy, "properties").Where(property => (string)property["name"]! != AscProperty.Occurrence));
        var edges = BomShape.Objects(Aibom!, "dependencies").Where(entry => (string)entry["ref"]! == (string)element["bom-ref"]!).SelectMany(entry => BomShape.Texts(entry, "dependsOn"));
        return copy.ToJsonString() + string.Join('\n', edges.Order(StringComparer.Ordinal));
    }

    private void Rename(string reference, string name)
    {
        foreach (var element in BomShape.Elements(Aibom!).Where(element => (string)element["bom-ref"]! == reference))
            element["bom-ref"] = name;

        foreach (var entry in BomShape.Objects(Aibom!, "dependencies").Where(entry => (string)entry["ref"]! == reference))
            entry["ref"] = name;

        foreach (var list in BomShape.Objects(Aibom!, "dependencies").Select(entry => entry["dependsOn"]).Concat(BomShape.Objects(Aibom!, "compositions").Select(entry => entry["dependencies"])).OfType<JsonArray>())
        {
            for (var i = 0; i < list.Count; i++)
            {
                if ((string?)list[i] == reference)
                    list[i] = name;
            }
        }
    }

    private static JsonObject Property(string name, string value) => new() { ["name"] = name, ["value"] = value };
}
