using System.Text;
using System.Text.Json;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The bodies of CycloneDX components and services.</summary>
internal static class BomElementWriter
{
    public static void Component(Utf8JsonWriter json, BomElement element, string? joinedSerial)
    {
        json.WriteString("type", element.Type);

        // In the second of two builds a tool has none: it has it in the first.
        if (element.Ref.Length > 0)
            json.Text("bom-ref", element.Ref);

        Organization(json, "supplier", element.Supplier);
        Organization(json, "manufacturer", element.Manufacturer);
        Contacts(json, "authors", element.Authors);
        json.Text("name", element.Name);
        Version(json, element);
        json.Text("description", element.Description);
        json.Text("scope", element.Scope);
        Hashes(json, element.Hashes);
        Licenses(json, element.Licenses);
        json.Text("copyright", element.Copyright);
        json.Text("purl", element.PackageUrl);
        if (element.IsExternal)
            json.WriteBoolean("isExternal", true);

        Ancestors(json, element.Ancestors);
        References(json, element, joinedSerial);
        BomEvidenceWriter.Write(json, element);
        if (element.ModelCard is not null)
            ModelCard(json, element.ModelCard);

        if (element.DataType is not null)
        {
            json.Objects("data", [element], data =>
            {
                json.WriteString("type", data.DataType);
                json.Text("name", data.Name);
                if (data.DataText is not null)
                    Attachment(json, data.DataText);

                json.Text("classification", data.DataClassification);
            });
        }

        Properties(json, element);
        json.Strings("tags", element.Tags);
    }

    public static void Service(Utf8JsonWriter json, BomElement element, string? joinedSerial)
    {
        json.Text("bom-ref", element.Ref);
        Organization(json, "provider", element.Manufacturer);
        json.Text("name", element.Name);
        json.Text("version", Fitting(element.Version));
        json.Text("description", element.Description);
        json.Strings("endpoints", element.Endpoints);
        if (element.IsAuthenticated is { } authenticated)
            json.WriteBoolean("authenticated", authenticated);

        if (element.CrossesTrustBoundary is { } crosses)
            json.WriteBoolean("x-trust-boundary", crosses);

        var flows = element.DataFlows.Distinct().OrderBy(flow => flow.Direction, StringComparer.Ordinal).ThenBy(flow => flow.Classification, StringComparer.Ordinal).ThenBy(flow => flow.Name, StringComparer.Ordinal);
        json.Objects("data", flows, flow =>
        {
            json.WriteString("flow", flow.Direction);
            json.Text("classification", flow.Classification);
            json.Text("name", flow.Name);
        });
        References(json, element, joinedSerial);
        Properties(json, element with { Properties = [.. element.Properties, .. element.Evidence.Select(BomEvidenceWriter.Occurrence)] });
        json.Strings("tags", element.Tags);
    }

    // In an encoding that keeps every character, and shows none of them to a terminal.
    private static void Attachment(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("contents");
        json.WriteStartObject("attachment");
        json.WriteString("contentType", "text/plain; charset=utf-8");
        json.WriteString("encoding", "base64");
        json.WriteBase64String("content", Encoding.UTF8.GetBytes(text));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Organization(Utf8JsonWriter json, string property, BomOrganization? organization)
    {
        if (organization is null)
            return;

        json.WriteStartObject(property);
        json.Text("name", organization.Name);
        if (organization.Url is { } url)
            json.Strings("url", [url]);

        json.WriteEndObject();
    }

    // The order of authors is theirs: it is kept.
    public static void Contacts(Utf8JsonWriter json, string property, IReadOnlyList<string> names) =>
        json.Objects(property, names.Distinct(StringComparer.Ordinal), name => json.Text("name", name));

    private static void Version(Utf8JsonWriter json, BomElement element)
    {
        if (element.VersionRange is not null)
            json.Text("versionRange", element.VersionRange);
        else
            json.Text("version", Fitting(element.Version));
    }

    // The schema allows 1024 characters.
    private static string? Fitting(string? version) => version is not null && BomText.Plain(version).Length <= 1024 ? version : null;

    private static void Hashes(Utf8JsonWriter json, IEnumerable<BomHash> hashes) =>
        json.Objects("hashes", hashes.Distinct().OrderBy(h => h.Algorithm, StringComparer.Ordinal).ThenBy(h => h.Content, StringComparer.Ordinal), hash =>
        {
            json.WriteString("alg", hash.Algorithm);
            json.WriteString("content", hash.Content);
        });

    public static void Licenses(Utf8JsonWriter json, IReadOnlyList<BomLicense> licenses) =>
        json.Objects("licenses", licenses.OrderBy(license => license.IsConcluded ? 1 : 0), license =>
        {
            var acknowledgement = license.IsConcluded ? "concluded" : "declared";
            if (license.Expression is not null)
            {
                json.Text("expression", license.Expression);
                json.WriteString("acknowledgement", acknowledgement);
                return;
            }

            json.WriteStartObject("license");
            json.Text("name", license.Name);
            json.WriteString("acknowledgement", acknowledgement);
            json.Text("url", license.Url);
            json.WriteEndObject();
        });

    private static void Ancestors(Utf8JsonWriter json, IReadOnlyList<BomAncestor> ancestors)
    {
        if (ancestors.Count == 0)
            return;

        json.WriteStartObject("pedigree");
        json.Objects("ancestors", ancestors.OrderBy(ancestor => ancestor.Name, StringComparer.Ordinal).ThenBy(ancestor => ancestor.Version, StringComparer.Ordinal), ancestor =>
        {
            json.WriteString("type", "machine-learning-model");
            json.Text("name", ancestor.Name);
            json.Text("version", Fitting(ancestor.Version));
            json.Text("purl", ancestor.PackageUrl);
        });
        json.WriteEndObject();
    }

    private static void ModelCard(Utf8JsonWriter json, BomModelCard card)
    {
        json.WriteStartObject("modelCard");
        json.WriteStartObject("modelParameters");
        json.Text("task", card.Task);
        json.Text("architectureFamily", card.ArchitectureFamily);
        json.Text("modelArchitecture", card.Architecture);
        json.Objects("datasets", card.Datasets.Order(StringComparer.Ordinal), reference => json.Text("ref", reference));
        json.Objects("inputs", card.Inputs.Order(StringComparer.Ordinal), format => json.Text("format", format));
        json.Objects("outputs", card.Outputs.Order(StringComparer.Ordinal), format => json.Text("format", format));
        json.WriteEndObject();
        if (card.UseCases.Count + card.Limitations.Count > 0)
        {
            json.WriteStartObject("considerations");
            json.Strings("useCases", card.UseCases);
            json.Strings("technicalLimitations", card.Limitations);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void References(Utf8JsonWriter json, BomElement element, string? joinedSerial)
    {
        var references = element.References
            .Where(reference => reference.JoinedRef is null || joinedSerial is not null)
            .Select(reference => reference.JoinedRef is { } target ? reference with { Url = BomSerial.Link(joinedSerial!, target) } : reference)
            .OrderBy(reference => reference.Type, StringComparer.Ordinal)
            .ThenBy(reference => reference.Url, StringComparer.Ordinal)
            .ThenBy(reference => reference.Comment, StringComparer.Ordinal)
            .ThenBy(reference => -reference.Hashes.Count)
            .DistinctBy(reference => reference.Type + " " + reference.Url, StringComparer.Ordinal);
        json.Objects("externalReferences", references, reference =>
        {
            json.WriteString("type", reference.Type);
            json.Text("url", reference.Url);
            json.Text("comment", reference.Comment);
            Hashes(json, reference.Hashes);
        });
    }

    private static void Properties(Utf8JsonWriter json, BomElement element) => Properties(json, element.Properties);

    public static void Properties(Utf8JsonWriter json, IReadOnlyList<BomProperty> all)
    {
        var properties = all.Distinct().OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal);
        json.Objects("properties", properties, property =>
        {
            json.WriteString("name", property.Name);
            json.Text("value", property.Value);
        });
    }
}
