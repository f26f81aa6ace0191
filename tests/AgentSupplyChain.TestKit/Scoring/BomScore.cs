using System.Text.Json;

namespace AgentSupplyChain.TestKit.Scoring;

/// <summary>A point that a document did not get.</summary>
/// <param name="Feature">The criterion, in the words of sbomqs: <c>comp_with_supplier</c> …</param>
/// <param name="Component">Name of the component that lacks it; empty where the document does.</param>
/// <param name="Points">What it costs of the ten points of the total.</param>
public sealed record ScoreLoss(string Feature, string Component, double Points);

/// <summary>
/// The comprehensive score of sbomqs, computed from its published criteria: an own implementation, not that program. Source: the scoring engine of sbomqs v2.0.12
/// (Apache-2.0; categories, weights and what counts). Read strictly where its documents leave room: a component with a version range has no version, and one without
/// any hash is not called weak. Not computed: its group "component quality", which asks services on the network and does not count towards the total.
/// </summary>
public sealed class BomScore
{
    // The types that sbomqs accepts as a purpose; a model or data counts as wrong there.
    private static readonly string[] purposes = ["application", "framework", "library", "container", "operating-system", "device", "firmware", "file"];

    private readonly List<JsonElement> components = [];
    private readonly List<ScoreLoss> losses = [];
    private readonly Dictionary<string, double> categories = [];
    private readonly JsonElement bom;

    /// <param name="isValid">The judgement of the official schema, which is not repeated here.</param>
    public BomScore(JsonElement bom, bool isValid)
    {
        this.bom = bom;
        components.Add(bom.GetProperty("metadata").GetProperty("component"));
        AddNested(bom);

        Category("identification", 10,
            Each("comp_with_name", .40, c => HasText(c, "name")),
            Each("comp_with_version", .35, c => HasText(c, "version")),
            Each("comp_with_local_id", .25, c => HasText(c, "bom-ref")));
        var metadata = bom.GetProperty("metadata");
        Category("provenance", 12,
            Whole("sbom_creation_timestamp", .20, HasText(metadata, "timestamp")),
            Whole("sbom_authors", .20, List(metadata, "authors").Any(author => HasText(author, "name") || HasText(author, "email"))),
            Whole("sbom_tool_version", .20, Tools(metadata).Any(tool => HasText(tool, "name") && HasText(tool, "version"))),
            Whole("sbom_supplier", .15, metadata.TryGetProperty("supplier", out var supplier) && HasText(supplier, "name")),
            Whole("sbom_namespace", .15, HasText(bom, "serialNumber") && bom.TryGetProperty("version", out _)),
            Whole("sbom_lifecycle", .10, List(metadata, "lifecycles").Any(cycle => HasText(cycle, "phase"))));
        Category("integrity", 15,
            Each("comp_with_strong_checksums", .50, c => List(c, "hashes").Any(IsStrong)),
            Each("comp_with_weak_checksums", .40, c => List(c, "hashes").Count == 0 || List(c, "hashes").Any(IsStrong)),
            Whole("sbom_signature", .10, bom.TryGetProperty("signature", out _)));
        Category("completeness", 12,
            Relevant("comp_with_dependencies", .25),
            Whole("sbom_completeness_declared", .15, List(bom, "compositions").Any(c => Text(c, "aggregate") == "complete" && !c.TryGetProperty("assemblies", out _) && !c.TryGetProperty("dependencies", out _))),
            Whole("sbom_primary_component", .20, true),
            Each("comp_with_source_code", .15, c => List(c, "externalReferences").Any(r => Text(r, "type") is "vcs" or "source-distribution" && HasText(r, "url"))),
            Each("comp_with_supplier", .15, c => c.TryGetProperty("supplier", out var by) && HasText(by, "name")),
            Each("comp_with_purpose", .10, c => purposes.Contains(Text(c, "type"))));
        Category("licensing_and_compliance", 15,
            Each("comp_with_licenses", .20, c => Licences(c, "concluded").Any()),
            Each("comp_with_valid_licenses", .20, c => Licences(c, "concluded").Any() && Licences(c, "concluded").All(SpdxNames.AreKnown)),
            Each("comp_no_deprecated_licenses", .15, c => !Licences(c, "concluded").Any(SpdxNames.HasDeprecated)),
            Each("comp_no_restrictive_licenses", .20, c => !Licences(c, "concluded").Any(SpdxNames.HasRestrictive)),
            Each("comp_with_declared_licenses", .15, c => Licences(c, "declared").Any()),
            Whole("sbom_data_license", .10, List(metadata, "licenses").Count > 0));
        Category("vulnerability_and_traceability", 10, Each("comp_with_purl", .50, c => HasText(c, "purl") || HasText(c, "cpe")));
        Category("structural", 8,
            Whole("sbom_spec_declared", .30, Text(bom, "bomFormat") == "CycloneDX"),
            Whole("sbom_spec_version", .30, HasText(bom, "specVersion")),
            Whole("sbom_file_format", .20, true),
            Whole("sbom_schema_valid", .20, isValid));

        var weight = weights.Sum();
        Total = categories.Zip(weights, (category, share) => category.Value * share).Sum() / weight;
        for (var i = 0; i < losses.Count; i++)
            losses[i] = losses[i] with { Points = losses[i].Points / weight };
    }

    /// <summary>0 to 10.</summary>
    public double Total { get; }

    /// <summary>0 to 10 for each category.</summary>
    public IReadOnlyDictionary<string, double> Categories => categories;

    public IReadOnlyList<ScoreLoss> Losses => losses;

    public int Components => components.Count;

    private readonly List<double> weights = [];

    private sealed record Feature(string Key, double Weight, IReadOnlyList<string> Missing, int Of)
    {
        // An almost full score is not rounded to a full one.
        public double Score => Missing.Count == 0 ? 10 : Of == 0 ? 0 : Math.Min(9.9, 10.0 * (Of - Missing.Count) / Of);
    }

    private void Category(string name, double weight, params Feature[] features)
    {
        var whole = features.Sum(feature => feature.Weight);
        categories[name] = features.Sum(feature => feature.Score * feature.Weight) / whole;
        weights.Add(weight);
        foreach (var feature in features)
            losses.AddRange(feature.Missing.Select(component => new ScoreLoss(feature.Key, component, (10 - feature.Score) / feature.Missing.Count * feature.Weight / whole * weight)));
    }

    private Feature Each(string key, double weight, Func<JsonElement, bool> has) =>
        new(key, weight, [.. components.Where(component => !has(component)).Select(component => Text(component, "name")!)], components.Count);

    private static Feature Whole(string key, double weight, bool has) => new(key, weight, has ? [] : [""], 1);

    // The primary component and what it needs directly, as far as they need anything themselves.
    private Feature Relevant(string key, double weight)
    {
        var edges = List(bom, "dependencies").ToDictionary(d => Text(d, "ref")!, d => List(d, "dependsOn").Select(to => to.GetString()!).ToList(), StringComparer.Ordinal);
        var root = Text(components[0], "bom-ref")!;
        var relevant = edges.GetValueOrDefault(root, []).Append(root).Where(reference => edges.GetValueOrDefault(reference, []).Count > 0).ToList();
        var complete = List(bom, "compositions").Where(c => Text(c, "aggregate") == "complete").SelectMany(c => List(c, "dependencies")).Select(d => d.GetString()!).ToHashSet(StringComparer.Ordinal);
        var names = components.Where(c => HasText(c, "bom-ref")).ToDictionary(c => Text(c, "bom-ref")!, c => Text(c, "name")!, StringComparer.Ordinal);
        return new Feature(key, weight, relevant.Count == 0 ? [""] : [.. relevant.Where(reference => !complete.Contains(reference)).Select(reference => names[reference])], Math.Max(1, relevant.Count));
    }

    private void AddNested(JsonElement parent)
    {
        foreach (var component in List(parent, "components"))
        {
            components.Add(component);
            AddNested(component);
        }
    }

    private static List<JsonElement> Tools(JsonElement metadata) =>
        metadata.TryGetProperty("tools", out var tools) && tools.ValueKind == JsonValueKind.Object ? List(tools, "components") : List(metadata, "tools");

    private static IEnumerable<string> Licences(JsonElement component, string acknowledgement) =>
        List(component, "licenses")
            .Select(choice => choice.TryGetProperty("license", out var licence) ? licence : choice)
            .Where(licence => (Text(licence, "acknowledgement") ?? "declared") == acknowledgement)
            .Select(licence => Text(licence, "expression") ?? Text(licence, "id") ?? Text(licence, "name") ?? "");

    private static bool IsStrong(JsonElement hash) => Text(hash, "alg")?.Replace("-", "", StringComparison.Ordinal) is "SHA256" or "SHA384" or "SHA512" or "SHA3256" or "SHA3384" or "SHA3512" or "BLAKE3";

    private static bool HasText(JsonElement parent, string name) => !string.IsNullOrWhiteSpace(Text(parent, name));

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<JsonElement> List(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
