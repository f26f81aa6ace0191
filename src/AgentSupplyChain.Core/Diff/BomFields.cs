using System.Text.Json;

namespace AgentSupplyChain.Core.Diff;

/// <summary>Reads one component or service. What is not of the form that CycloneDX gives it is as if it were not there.</summary>
internal static class BomFields
{
    // Where something was found, and by which way it came: moved code is no difference, and edges tell the rest.
    private static readonly string[] Unimportant = [AscProperty.Occurrence, AscProperty.Path, AscProperty.Kind, AscProperty.Direct];

    // Fields of 1.7, which 1.6 has as properties.
    private static readonly string[] Fields17 = [AscProperty.VersionRange, AscProperty.External];

    public static BomItem Read(JsonElement element, bool isService)
    {
        var properties = Properties(element);
        var name = Plain(element, "name") ?? "";
        if (Plain(element, "group") is { Length: > 0 } group)
            name = group + "/" + name;

        var purl = Plain(element, "purl");
        var subject = Subject(element, properties, isService, purl);
        var asserted = properties.GetValueOrDefault(AscProperty.AssertedBy);
        var key = purl is null ? $"{subject}:{name}" : WithoutVersion(purl);
        var item = new BomItem(asserted is null ? key : $"{key} by {asserted}", subject, name, Plain(element, "version"));
        Add(item, "version", item.Version);
        Add(item, "version range", Plain(element, "versionRange") ?? properties.GetValueOrDefault(AscProperty.VersionRange));
        Add(item, "purl qualifiers", purl is null ? null : Qualifiers(purl));
        Add(item, "scope", Plain(element, "scope"));
        Add(item, "external", Flag(element, "isExternal") ?? properties.GetValueOrDefault(AscProperty.External));
        Add(item, "manufacturer", NameOf(element, "manufacturer") ?? NameOf(element, "provider"));
        Add(item, "supplier", NameOf(element, "supplier"));
        Add(item, "licence", Licences(element, concluded: false));
        Add(item, "licence concluded", Licences(element, concluded: true) ?? (Object(element, "evidence") is { } evidence ? Licences(evidence, concluded: true) : null));
        Add(item, "endpoints", Joined(Items(element, "endpoints").Where(IsText).Select(endpoint => endpoint.GetString()!)));
        Add(item, "authenticated", Flag(element, "authenticated"));
        Add(item, "crosses trust boundary", Flag(element, "x-trust-boundary"));
        Add(item, "task", Object(element, "modelCard") is { } card && Object(card, "modelParameters") is { } parameters ? Plain(parameters, "task") : null);
        Add(item, "classification", Joined(Items(element, "data").Where(IsObject).Select(data => Text(data, "classification")).OfType<string>()));
        foreach (var hashes in Items(element, "hashes").Where(IsObject).GroupBy(hash => Plain(hash, "alg") ?? "", StringComparer.Ordinal))
            Add(item, BomItem.HashPrefix + hashes.Key, Joined(hashes.Select(hash => Text(hash, "content")?.ToLowerInvariant()).OfType<string>()));

        foreach (var (property, value) in properties.Where(pair => !Unimportant.Contains(pair.Key, StringComparer.Ordinal) && !Fields17.Contains(pair.Key, StringComparer.Ordinal)))
            Add(item, property.StartsWith("asc:", StringComparison.Ordinal) ? property[4..] : property, value);

        return item;
    }

    public static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static JsonElement? Object(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    public static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string Subject(JsonElement element, Dictionary<string, string> properties, bool isService, string? purl)
    {
        if (properties.TryGetValue(AscProperty.Kind, out var kind))
            return kind;

        if (isService)
            return "service";

        if (properties.GetValueOrDefault(AscProperty.FirstParty) == "true")
            return "project";

        var type = Plain(element, "type") ?? "component";
        return type switch
        {
            "machine-learning-model" => "model",
            _ when purl is not null => "package",
            _ => type,
        };
    }

    // pkg:type/namespace/name@version?qualifiers#subpath. An at sign of a name is escaped, except for a namespace of npm, which begins with it.
    private static string WithoutVersion(string purl)
    {
        var end = purl.AsSpan().IndexOfAny('?', '#');
        var text = end < 0 ? purl : purl[..end];
        var at = text.LastIndexOf('@');
        if (at > text.LastIndexOf('/') + 1)
            text = text[..at];

        // NuGet compares names without case.
        return text.StartsWith("pkg:nuget/", StringComparison.OrdinalIgnoreCase) ? text.ToLowerInvariant() : text;
    }

    // Which registry it comes from stands here: the same name from another one is another thing.
    private static string? Qualifiers(string purl)
    {
        var start = purl.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
            return null;

        var end = purl.IndexOf('#', start);
        var text = end < 0 ? purl[(start + 1)..] : purl[(start + 1)..end];
        return Joined(text.Split('&'));
    }

    // Properties of ours, and those of the CycloneDX taxonomy about AI. A name that stands several times has several values.
    private static Dictionary<string, string> Properties(JsonElement element) =>
        Items(element, "properties")
            .Where(IsObject)
            .Select(property => (Name: Plain(property, "name") ?? "", Value: Text(property, "value") ?? ""))
            .Where(property => property.Name.StartsWith("asc:", StringComparison.Ordinal) || property.Name.StartsWith("cdx:mcp:", StringComparison.Ordinal) || property.Name.StartsWith("cdx:ai:", StringComparison.Ordinal))
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Joined(group.Select(property => property.Value)) ?? "", StringComparer.Ordinal);

    private static string? Licences(JsonElement element, bool concluded) =>
        Joined(Items(element, "licenses").Where(IsObject).Select(choice => Licence(choice, concluded)).OfType<string>());

    private static string? Licence(JsonElement choice, bool concluded)
    {
        var license = Object(choice, "license") ?? choice;
        return (Text(license, "acknowledgement") ?? Text(choice, "acknowledgement")) == "concluded" == concluded
            ? Text(choice, "expression") ?? Text(license, "id") ?? Text(license, "name")
            : null;
    }

    private static string? NameOf(JsonElement element, string field) => Object(element, field) is { } organization ? Plain(organization, "name") : null;

    private static string? Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? (value.ValueKind == JsonValueKind.True ? "true" : "false") : null;

    private static string? Plain(JsonElement parent, string name) => Text(parent, name) is { } text ? BomText.Plain(text) : null;

    private static string? Joined(IEnumerable<string> values)
    {
        var all = values.Where(value => value.Length > 0).Select(BomText.Plain).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? null : string.Join(", ", all);
    }

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    private static void Add(BomItem item, string field, string? value)
    {
        if (value is not null)
            item.Fields[field] = value;
    }
}
