namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>What depends on what, and how completely that is known.</summary>
internal sealed class SpdxRelations(SpdxIds ids, IReadOnlyDictionary<string, BomElement> elements)
{
    public static SpdxNode Node(string id, string type, string from, IEnumerable<string> to, string? completeness = null, string? scope = null, string? comment = null) =>
        new(scope is null ? "Relationship" : "LifecycleScopedRelationship", id, json =>
        {
            json.WriteString("relationshipType", type);
            json.WriteString("from", from);
            json.Strings("to", to);
            if (completeness is not null)
                json.WriteString("completeness", completeness);

            if (scope is not null)
                json.WriteString("scope", scope);

            json.Text("comment", comment);
        });

    /// <summary>Its edges, one relationship for each kind of edge; where there is none, whether that is known.</summary>
    public IEnumerable<SpdxNode> Of(BomElement element)
    {
        var from = ids.Element(element.Ref);
        var completeness = SpdxWords.Completeness(element.Completeness);
        var kinds = element.DependsOn
            .Where(elements.ContainsKey)
            .GroupBy(target => Kind(element, elements[target]), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var kind in kinds)
        {
            var (type, scope) = kind.Key.Split(' ') is [var name, var only] ? (name, only) : (kind.Key, null);
            yield return Node(ids.Relation(type, from, scope ?? ""), type, from, kind.Select(ids.Element), completeness, scope);
        }

        if (kinds.Count == 0)
            yield return Node(ids.Relation("dependsOn", from), "dependsOn", from, [completeness == "complete" ? SpdxWords.None : SpdxWords.NoElement], completeness);

        if (element.ModelCard is { Datasets.Count: > 0 } card)
            yield return Node(ids.Relation("trainedOn", from), "trainedOn", from, card.Datasets.Where(elements.ContainsKey).Select(ids.Element).DefaultIfEmpty(SpdxWords.NoElement), "noAssertion");
    }

    /// <summary>What it was derived from: each as a package of its own, of which no more is known than that.</summary>
    public IEnumerable<SpdxNode> Ancestors(BomElement element)
    {
        if (element.Ancestors.Count == 0)
            yield break;

        foreach (var ancestor in element.Ancestors.DistinctBy(ids.Ancestor, StringComparer.Ordinal))
        {
            yield return new SpdxNode("software_Package", ids.Ancestor(ancestor), json =>
            {
                json.Text("name", ancestor.Name);
                json.WriteString("software_primaryPurpose", "model");
                json.Text("software_packageVersion", ancestor.Version);
                json.Text("software_packageUrl", ancestor.PackageUrl);
                SpdxJson.PackageUrl(json, ancestor.PackageUrl);
            });
        }

        var from = ids.Element(element.Ref);
        yield return Node(ids.Relation("descendantOf", from), "descendantOf", from, element.Ancestors.Select(ids.Ancestor), "noAssertion");
    }

    // Type and, after a space, the scope. The scope stands on CycloneDX's component, so an edge has that of its target.
    private static string Kind(BomElement from, BomElement target) => target switch
    {
        { Type: "framework", IsExternal: true } => "hasProvidedDependency",
        { Scope: "optional" } => "hasOptionalDependency",
        { Scope: "excluded" } => "dependsOn build",
        { Scope: "required" } => "dependsOn runtime",
        { Type: "file" } when from.Type == "machine-learning-model" => "hasDataFile",
        _ => "dependsOn",
    };
}
