namespace AgentSupplyChain.Core.Emit;

/// <summary>The stated fields of a document as a CycloneDX citation: the project says so, in its own file.</summary>
internal static class StatedCitations
{
    public static IReadOnlyList<BomCitation> Of(BomElement root, IReadOnlyList<BomElement> elements)
    {
        List<string> expressions = [.. Fields(root).Select(field => "$.metadata.component" + field)];
        foreach (var element in elements)
        {
            var list = element.Type == BomElement.Service ? "services" : "components";
            expressions.AddRange(Fields(element).Select(field => $"$.{list}[?@['bom-ref']=={Quoted(element.Ref)}]{field}"));
        }

        return expressions.Count == 0 ? [] : [new BomCitation(root.Ref, "Stated by the user in items of the project or in aibom.json; not observed in the build.", expressions)];
    }

    private static IEnumerable<string> Fields(BomElement element) =>
        element.Properties.Where(property => property.Name == AscProperty.Stated).SelectMany(property => Paths(property.Value, element)).Distinct(StringComparer.Ordinal);

    // Where a sensor has filled the place of a field, what is stated stands in a property, and nobody but the sensor has said what is in the place.
    private static IEnumerable<string> Paths(string field, BomElement element)
    {
        var property = AscProperty.Stated + ":" + field;
        var isProperty = element.Properties.Any(one => one.Name == property);
        if (isProperty)
            yield return $".properties[?@.name=={Quoted(property)}]";

        if (!isProperty || (field == "datasets" && element.ModelCard?.Datasets.Count > 0))
            yield return Path(field, element);
    }

    private static string Path(string field, BomElement element) => field switch
    {
        "description" => ".description",
        "license" => ".licenses",
        "producer" => ".manufacturer",
        "version" => ".version",
        "repository" => ".purl",
        "sha256" => ".hashes",
        "sensitivity" or "classification" or "dataClassification" => ".data",
        "authenticated" => ".authenticated",
        "useCases" => ".modelCard.considerations.useCases",
        "limitations" => ".modelCard.considerations.technicalLimitations",
        "inputs" or "outputs" or "datasets" when element.ModelCard is not null => ".modelCard.modelParameters." + field,
        "modelCard" => ".externalReferences[?@.type=='model-card']",
        "references" => ".externalReferences[?@.type=='documentation']",
        _ => $".properties[?@.name=={Quoted(AscProperty.Stated + ":" + field)}]",
    };

    private static string Quoted(string text) =>
        "'" + BomText.Plain(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
