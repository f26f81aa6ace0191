using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Sense.Aibom;

/// <summary>
/// The fields of a foreign component that are worth repeating and can do no harm. Free text stays where it is: a description can be a prompt, or
/// a sentence meant for whoever reads our document.
/// </summary>
internal static class ForeignFields
{
    private const int MostEndpoints = 16;
    private const int MostSteps = 32;

    private static readonly string[] Properties =
    [
        AscProperty.ModelProvider, AscProperty.ModelPin, AscProperty.ModelSnapshot, AscProperty.ModelDeployment,
        AscProperty.PromptRole, AscProperty.HashedForm,
        AscProperty.ToolDescriptionSha256, AscProperty.ToolSchemaSha256, AscProperty.ToolOfferedOverMcp, AscProperty.ToolSideEffects, AscProperty.ToolHint, AscProperty.ToolApproval,
        AscProperty.McpRole, AscProperty.McpTransport, AscProperty.McpLauncher, AscProperty.McpPackage, AscProperty.McpRequestedVersion, AscProperty.McpPin,
    ];

    private static readonly string[] PackageTypes = ["pkg:huggingface/", "pkg:nuget/", "pkg:npm/", "pkg:pypi/", "pkg:docker/", "pkg:oci/", "pkg:github/", "pkg:generic/"];

    // CycloneDX names of algorithms, with the length of their digests in bytes. Broken algorithms prove nothing.
    private static readonly Dictionary<string, int> Digests = new(StringComparer.Ordinal)
    {
        ["SHA-256"] = 32,
        ["SHA-384"] = 48,
        ["SHA-512"] = 64,
        ["SHA3-256"] = 32,
        ["SHA3-384"] = 48,
        ["SHA3-512"] = 64,
        ["BLAKE2b-256"] = 32,
        ["BLAKE2b-512"] = 64,
    };

    public static AssertedComponent Read(JsonNode item, AssertedComponent component) => component with
    {
        PackageUrl = PackageUrlOf(item.StringAt("purl")),
        Manufacturer = NameAt(item, component.IsService ? "provider" : "manufacturer"),
        Hashes = [.. Items(item, "hashes").Select(Hash).OfType<AssertedHash>().Distinct().OrderBy(hash => hash.Algorithm, StringComparer.Ordinal).ThenBy(hash => hash.Content, StringComparer.Ordinal)],
        Endpoints = component.IsService ? Endpoints(item) : [],
        Properties = [.. Items(item, "properties").Select(Property).OfType<AssertedProperty>().Distinct().OrderBy(property => property.Name, StringComparer.Ordinal).ThenBy(property => property.Value, StringComparer.Ordinal)],
        Origin = Origin(item),
    };

    public static string? PropertyOf(JsonNode item, string name) =>
        Items(item, "properties").FirstOrDefault(property => property.StringAt("name") == name)?.StringAt("value");

    // pkg:type/namespace/name@version of a type that names its parts as we know them. Qualifiers go: they name hosts and checksums of somebody else's choice.
    private static string? PackageUrlOf(string? text)
    {
        if (text is not { Length: <= ForeignAibomSensor.LongestText } || PackageTypes.FirstOrDefault(type => text.StartsWith(type, StringComparison.Ordinal)) is not { } type)
            return null;

        var end = text.AsSpan().IndexOfAny('?', '#');
        var purl = end < 0 ? text : text[..end];
        var parts = purl[type.Length..].Split('/');
        return parts.All(IsPart) ? purl : null;
    }

    private static bool IsPart(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]);
            if (!isEscape && !char.IsAsciiLetterOrDigit(text[i]) && !"-._~:@+".Contains(text[i], StringComparison.Ordinal))
                return false;
        }

        return text.Length > 0 && !text.StartsWith('@') && text is not ("." or "..");
    }

    private static string? NameAt(JsonNode item, string field) => Short(item[field]?.StringAt("name"));

    private static AssertedHash? Hash(JsonNode item) =>
        item.StringAt("alg") is { } algorithm && Digests.TryGetValue(algorithm, out var length)
        && item.StringAt("content") is { } content && content.Length == length * 2 && content.All(char.IsAsciiHexDigit)
            ? new AssertedHash(algorithm, content.ToLowerInvariant())
            : null;

    private static List<string> Endpoints(JsonNode item) =>
        [.. (item["endpoints"]?.Items ?? [])
            .Select(endpoint => endpoint.Kind == JsonValueKind.String && Short(endpoint.Text) is { } text ? PublicUrl.Of(text) : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Take(MostEndpoints)];

    private static AssertedProperty? Property(JsonNode item) =>
        item.StringAt("name") is { } name && Properties.Contains(name, StringComparer.Ordinal) && Short(item.StringAt("value")) is { } value ? new AssertedProperty(name, value) : null;

    private static AssertedOrigin? Origin(JsonNode item)
    {
        if (Short(PropertyOf(item, AscProperty.AssertedBy)) is not { } party)
            return null;

        return new AssertedOrigin(party)
        {
            BomLink = Items(item, "externalReferences")
                .Where(reference => reference.StringAt("type") == "bom" && reference.StringAt("comment") == AssertedDocument.LinkComment + party)
                .Select(reference => Short(reference.StringAt("url")))
                .FirstOrDefault(),
            Through = Steps(PropertyOf(item, AscProperty.AssertedThrough)),

            // Its first name is that of the document's own project, which the way to that document ends with.
            Path = [.. Steps(PropertyOf(item, AscProperty.Path)).Skip(1).DefaultIfEmpty(party)],
        };
    }

    private static string[] Steps(string? text) =>
        Short(text) is { } way ? [.. way.Split(AssertedDocument.Step, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostSteps)] : [];

    private static string? Short(string? text) => text is { Length: > 0 and <= ForeignAibomSensor.LongestText } ? text : null;

    private static IEnumerable<JsonNode> Items(JsonNode parent, string name) => parent[name]?.Items.Where(item => item.Kind == JsonValueKind.Object) ?? [];
}
