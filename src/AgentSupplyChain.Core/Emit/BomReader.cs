using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentSupplyChain.Core.Emit;

/// <summary>
/// Reads a document that <see cref="BomWriter"/> wrote, or <see cref="BomUnion"/> joined from such, so that it can be written in another format. A test
/// holds both together: what is read and written again is the same document. Its shape was looked at by <see cref="BomShape"/>; a value of a
/// kind that we do not write is not there.
/// </summary>
internal static class BomReader
{
    /// <param name="bom">Its links to the joined document begin with <see cref="MergedDocuments.JoinedPlaceholder"/>.</param>
    public static BomDocument Read(JsonObject bom)
    {
        var edges = BomShape.Objects(bom, "dependencies").DistinctBy(entry => (string)entry["ref"]!).ToDictionary(entry => (string)entry["ref"]!, entry => BomShape.Texts(entry, "dependsOn").ToList(), StringComparer.Ordinal);
        var known = BomShape.Objects(bom, "compositions").SelectMany(entry => BomShape.Texts(entry, "dependencies").Select(reference => (Ref: reference, Aggregate: (string)entry["aggregate"]!)))
            .DistinctBy(pair => pair.Ref).ToDictionary(pair => pair.Ref, pair => pair.Aggregate, StringComparer.Ordinal);
        var metadata = (JsonObject)bom["metadata"]!;
        var root = (JsonObject)metadata["component"]!;
        var joined = BomShape.Objects(root, "externalReferences").FirstOrDefault(reference => (string)reference["url"]! == MergedDocuments.JoinedPlaceholder);
        var element = Complete(BomElementReader.Component(root));
        var formulations = BomShape.Objects(bom, "formulation").Select(Formulation).ToList();
        return new BomDocument(
            element with { References = [.. element.References.Where(reference => reference.JoinedRef is not "")] },
            [.. BomShape.Objects(bom, "components").Select(BomElementReader.Component).Concat(BomShape.Objects(bom, "services").Select(BomElementReader.Service)).Select(Complete)],
            DateTimeOffset.TryParse(metadata.Said("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null,
            joined?.Said("comment"))
        {
            Author = new BomElement("", "", "") { Authors = BomElementReader.Contacts(metadata, "authors"), Manufacturer = BomElementReader.Organization(metadata["manufacturer"]) },
            Completeness = BomShape.Objects(bom, "compositions").FirstOrDefault(BomUnion.IsOfWhole)?.Said("aggregate"),
            License = BomShape.Objects(metadata, "licenses").FirstOrDefault()?.Said("expression"),
            Formulation = formulations.FirstOrDefault(),
            OtherFormulations = [.. formulations.Skip(1)],
            WrittenConformance = [.. bom.Where(pair => pair.Key is "declarations" or "definitions" && pair.Value is not null).Select(pair => (pair.Key, pair.Value!.DeepClone()))],
            Citations = [.. BomShape.Objects(bom, "citations").Select(citation => new BomCitation(citation.Said("attributedTo") ?? "", citation.Said("note") ?? "", citation.AllSaid("expressions")))],
        };

        BomElement Complete(BomElement one) => one with
        {
            DependsOn = edges.GetValueOrDefault(one.Ref) ?? [],
            Completeness = known.GetValueOrDefault(one.Ref) ?? Aggregate.Unknown,
        };
    }

    // The workflow has nothing that the formula does not say, but its properties.
    private static BomFormulation Formulation(JsonObject formula) => new(formula.Said("bom-ref") ?? "")
    {
        Components = [.. BomShape.Objects(formula, "components").Select(BomElementReader.Component)],
        Properties = [.. BomShape.Objects(formula, "workflows").SelectMany(BomElementReader.Properties)],
    };

    /// <summary>A text; null where there is none.</summary>
    public static string? Said(this JsonObject parent, string name) => parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string)value! : null;

    public static string[] AllSaid(this JsonObject parent, string name) =>
        parent[name] is JsonArray list ? [.. list.OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String).Select(value => (string)value!)] : [];
}

/// <summary>Components and services, of CycloneDX 1.7 and as <see cref="CycloneDx16Form"/> leaves them.</summary>
internal static class BomElementReader
{
    public static BomElement Component(JsonObject body)
    {
        var evidence = body["evidence"] as JsonObject;
        var licences = evidence is null ? [] : Licenses(evidence);
        var data = BomShape.Objects(body, "data").FirstOrDefault();
        var properties = Properties(body).ToList();
        return Common(body, body.Said("type") ?? "") with
        {
            VersionRange = body.Said("versionRange") ?? properties.Where(property => property.Name == AscProperty.VersionRange).Select(property => property.Value).FirstOrDefault(),
            IsExternal = IsTrue(body, "isExternal") == true || properties.Exists(property => property is { Name: AscProperty.External, Value: "true" }),
            Scope = body.Said("scope"),
            Supplier = Organization(body["supplier"]),
            Manufacturer = Organization(body["manufacturer"]),
            Authors = Contacts(body, "authors"),
            Copyright = body.Said("copyright"),
            PackageUrl = body.Said("purl"),

            // Beside licences that were found, 1.6 has a conclusion by name: what we conclude is an expression.
            Licenses = [.. Licenses(body).Concat(licences.Where(license => license.IsConcluded).Select(license => license with { Expression = license.Expression ?? license.Name, Name = null }))],
            FoundLicenses = [.. licences.Where(license => !license.IsConcluded)],
            Hashes = Hashes(body),
            Properties = [.. properties.Where(property => property.Name is not AscProperty.VersionRange and not AscProperty.External)],
            Places = Places(evidence),
            DataType = data?.Said("type"),
            DataClassification = data?.Said("classification"),
            DataText = Text(((data?["contents"] as JsonObject)?["attachment"] as JsonObject)?.Said("content")),
            ModelCard = body["modelCard"] is JsonObject card ? Card(card) : null,
            Ancestors = body["pedigree"] is JsonObject pedigree ? [.. BomShape.Objects(pedigree, "ancestors").Select(one => new BomAncestor(one.Said("name") ?? "", one.Said("version"), one.Said("purl")))] : [],
        };
    }

    public static BomElement Service(JsonObject body) => Common(body, BomElement.Service) with
    {
        Manufacturer = Organization(body["provider"]),
        Properties = [.. Properties(body)],
        Endpoints = body.AllSaid("endpoints"),
        IsAuthenticated = IsTrue(body, "authenticated"),
        CrossesTrustBoundary = IsTrue(body, "x-trust-boundary"),
        DataFlows = [.. BomShape.Objects(body, "data").Select(flow => new BomDataFlow(flow.Said("flow") ?? "", flow.Said("classification") ?? "", flow.Said("name")))],
    };

    public static IEnumerable<BomProperty> Properties(JsonObject body) =>
        BomShape.Objects(body, "properties").Select(property => new BomProperty(property.Said("name") ?? "", property.Said("value") ?? ""));

    public static BomOrganization? Organization(JsonNode? node) =>
        node is JsonObject body && body.Said("name") is { } name ? new BomOrganization(name, body.AllSaid("url").FirstOrDefault()) : null;

    public static string[] Contacts(JsonObject body, string name) => [.. BomShape.Objects(body, name).Select(contact => contact.Said("name")).OfType<string>()];

    private static BomElement Common(JsonObject body, string type) => new(type, body.Said("bom-ref") ?? "", body.Said("name") ?? "")
    {
        Version = body.Said("version"),
        Description = body.Said("description"),
        References = [.. BomShape.Objects(body, "externalReferences").Select(Reference)],
        Tags = body.AllSaid("tags"),
    };

    private static BomReference Reference(JsonObject body)
    {
        var url = body.Said("url") ?? "";
        var isJoined = url.StartsWith(MergedDocuments.JoinedPlaceholder, StringComparison.Ordinal);
        var target = isJoined ? Uri.UnescapeDataString(url[MergedDocuments.JoinedPlaceholder.Length..].TrimStart('#')) : null;
        return new BomReference(body.Said("type") ?? "", isJoined ? "" : url, body.Said("comment"), target) { Hashes = Hashes(body) };
    }

    private static BomHash[] Hashes(JsonObject body) => [.. BomShape.Objects(body, "hashes").Select(hash => new BomHash(hash.Said("alg") ?? "", hash.Said("content") ?? ""))];

    // An expression, a licence by name, or, where licences were found in texts, by its id.
    private static List<BomLicense> Licenses(JsonObject body) =>
    [
        .. BomShape.Objects(body, "licenses").Select(entry =>
        {
            var license = entry["license"] as JsonObject;
            return new BomLicense(entry.Said("expression") ?? license?.Said("id"), license?.Said("name"), license?.Said("url")) { IsConcluded = (license ?? entry).Said("acknowledgement") == "concluded" };
        }),
    ];

    private static JsonObject? Places(JsonObject? evidence)
    {
        var places = new JsonObject(evidence?.Where(pair => pair.Key is "identity" or "occurrences").Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())) ?? []);
        return places.Count == 0 ? null : places;
    }

    private static BomModelCard Card(JsonObject card)
    {
        var parameters = card["modelParameters"] as JsonObject ?? [];
        var considerations = card["considerations"] as JsonObject ?? [];
        return new BomModelCard
        {
            Task = parameters.Said("task"),
            ArchitectureFamily = parameters.Said("architectureFamily"),
            Architecture = parameters.Said("modelArchitecture"),
            Datasets = Each("datasets", "ref"),
            Inputs = Each("inputs", "format"),
            Outputs = Each("outputs", "format"),
            UseCases = considerations.AllSaid("useCases"),
            Limitations = considerations.AllSaid("technicalLimitations"),
        };

        string[] Each(string list, string name) => [.. BomShape.Objects(parameters, list).Select(one => one.Said(name)).OfType<string>()];
    }

    private static bool? IsTrue(JsonObject body, string name) => body[name]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static string? Text(string? base64)
    {
        var bytes = new byte[base64?.Length ?? 0];
        return base64 is not null && Convert.TryFromBase64String(base64, bytes, out var count) ? Encoding.UTF8.GetString(bytes.AsSpan(0, count)) : null;
    }
}
