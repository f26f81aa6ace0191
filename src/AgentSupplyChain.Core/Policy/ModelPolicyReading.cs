using AgentSupplyChain.Detection.Json;
using System.Globalization;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Policy;

/// <summary>Reads <c>models</c>.</summary>
internal sealed class ModelPolicyReading(PolicyFields fields)
{
    internal const int LargestWindow = 3650;

    internal static readonly string[] Fields = ["allow", "deny", "retirementWindowDays", "catalogue"];

    internal static readonly string[] AllowFields = ["id", "publisher", "snapshot", "environments"];

    internal static readonly string[] CatalogueFields = ["provider", "id", "resolvesTo", "released", "retired", "replacement"];

    public ModelPolicy Read(JsonNode? node)
    {
        if (fields.Object(node, "models", Fields) is not { } models)
            return new ModelPolicy();

        return new ModelPolicy
        {
            Allow = models["allow"] is { } allow && fields.IsList(allow, "models.allow") ? [.. AllowedIn(allow)] : null,
            Deny = fields.Texts(models["deny"], "models.deny", Id) ?? [],
            RetirementWindowDays = fields.Number(models["retirementWindowDays"], "models.retirementWindowDays", LargestWindow) ?? 0,
            Catalogue = [.. CatalogueIn(models["catalogue"])],
        };
    }

    private IEnumerable<AllowedModel> AllowedIn(JsonNode node)
    {
        foreach (var (item, path) in fields.Objects(node, "models.allow", AllowFields))
        {
            var id = fields.Required(item, "id", path, Id);
            var publisher = fields.Text(item["publisher"], path + ".publisher", Id);
            var snapshot = fields.Text(item["snapshot"], path + ".snapshot", Id);
            var environments = fields.Texts(item["environments"], path + ".environments");

            // An entry of which a part could not be read must not allow more than was meant.
            var isWhole = (publisher is null) == (item["publisher"] is null) && (snapshot is null) == (item["snapshot"] is null)
                && environments?.Count == item["environments"]?.Items.Count && environments is not { Count: 0 };
            if (environments is { Count: 0 } && item["environments"] is { Items.Count: 0 } empty)
                fields.Fault(empty, path + ".environments", "is empty, so the entry allows nothing; name environments or leave the list out");

            if (id is not null && isWhole)
                yield return new AllowedModel(new AllowedPattern(id, publisher, snapshot)) { Environments = environments ?? [] };
        }
    }

    private IEnumerable<CatalogueEntry> CatalogueIn(JsonNode? node)
    {
        foreach (var (item, path) in fields.Objects(node, "models.catalogue", CatalogueFields))
        {
            var provider = fields.Required(item, "provider", path, Id);
            var id = fields.Required(item, "id", path, Id);
            var entry = new CatalogueEntry(provider ?? "", id ?? "")
            {
                ResolvesTo = fields.Text(item["resolvesTo"], path + ".resolvesTo", Id)?.ToLowerInvariant(),
                ReleasedOn = fields.Text(item["released"], path + ".released", DayOrMonth),
                RetiredOn = fields.Text(item["retired"], path + ".retired", Day),
                Replacement = fields.Text(item["replacement"], path + ".replacement", Id)?.ToLowerInvariant(),
            };
            if (provider is not null && id is not null)
                yield return entry;
        }
    }

    // A comma separates fields on the way to the compiler, and no id has one.
    private static string? Id(string text) =>
        text.Any(c => char.IsWhiteSpace(c) || c == ',') ? "holds a blank or a comma, which no id of a model has" : null;

    private static string? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "is no day; write it as 2026-11-22";

    private static string? DayOrMonth(string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : Day(text);
}
