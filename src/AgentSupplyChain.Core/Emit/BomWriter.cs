using System.Globalization;
using System.Text.Json;
using AgentSupplyChain.Core.Emit.Conformance;

namespace AgentSupplyChain.Core.Emit;

/// <summary>Writes a <see cref="BomDocument"/> as CycloneDX JSON. Everything is sorted ordinally: the same content is the same bytes.</summary>
internal static class BomWriter
{
    /// <param name="serial">Null for the canonical body that the serial number is made from.</param>
    /// <param name="joinedSerial">Serial number of the document that this one links; null leaves all links to it out.</param>
    /// <param name="specVersion">A document for 1.6 is first brought into <see cref="CycloneDx16Form"/>.</param>
    public static byte[] Write(BomDocument document, string? serial, string? joinedSerial, string specVersion = BomJson.SpecVersion) => BomJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", $"http://cyclonedx.org/schema/bom-{specVersion}.schema.json");
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", specVersion);
        if (serial is not null)
            json.WriteString("serialNumber", "urn:uuid:" + serial);

        json.WriteNumber("version", 1);
        Metadata(json, document, joinedSerial);
        Citations(json, document);

        var elements = document.Elements;
        json.Objects("components", elements.Where(e => e.Type != BomElement.Service), e => BomElementWriter.Component(json, e, joinedSerial));
        json.Objects("services", elements.Where(e => e.Type == BomElement.Service), e => BomElementWriter.Service(json, e, joinedSerial));

        var all = elements.Append(document.Root).OrderBy(e => e.Ref, StringComparer.Ordinal).ToList();
        json.Objects("dependencies", all, e =>
        {
            json.Text("ref", e.Ref);

            // A leaf says that it needs nothing; without the list it would say nothing.
            json.Strings("dependsOn", e.DependsOn, keepsEmpty: true);
        });
        Compositions(json, document.Completeness, all);
        if (document.Formulation is not null)
            FormulationWriter.Write(json, [document.Formulation, .. document.OtherFormulations]);

        if (document.Conformance is { } report)
            ConformanceWriter.Write(json, report, document.Root.Ref);

        foreach (var (name, value) in document.WrittenConformance)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    });

    // The document as a whole stands first, without a list; then what is known about the dependencies of each component.
    private static void Compositions(Utf8JsonWriter json, string? whole, IReadOnlyList<BomElement> all)
    {
        var groups = all.GroupBy(e => e.Completeness, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Composition(g.Key, g.Select(e => e.Ref)));
        var entries = whole is null ? groups : groups.Prepend(new Composition(whole, []));
        json.Objects("compositions", entries, entry =>
        {
            json.WriteString("aggregate", entry.Aggregate);
            json.Strings("dependencies", entry.Refs);
        });
    }

    private sealed record Composition(string Aggregate, IEnumerable<string> Refs);

    private static void Citations(Utf8JsonWriter json, BomDocument document)
    {
        if (document.Timestamp is not { } time)
            return;

        json.Objects("citations", document.Citations, citation =>
        {
            json.Strings("expressions", citation.Expressions);
            json.WriteString("timestamp", Time(time));
            json.Text("attributedTo", citation.AttributedTo);
            json.Text("note", citation.Note);
        });
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Metadata(Utf8JsonWriter json, BomDocument document, string? joinedSerial)
    {
        json.WriteStartObject("metadata");
        if (document.Timestamp is { } time)
            json.WriteString("timestamp", Time(time));

        json.Objects("lifecycles", ["build"], phase => json.WriteString("phase", phase));
        json.WriteStartObject("tools");
        json.Objects("components", [BomJson.ToolName], name =>
        {
            json.WriteString("type", "application");
            json.WriteString("name", name);
            json.WriteString("version", BomJson.ToolVersion);
        });
        json.WriteEndObject();

        // Who builds the project is who states what is in it; the tool only writes it down.
        var author = document.Author ?? document.Root;
        BomElementWriter.Contacts(json, "authors", author.Authors);
        json.WriteStartObject("component");
        var joined = new BomReference("bom", "", document.JoinedComment, JoinedRef: "");
        var root = document.JoinedComment is null ? document.Root : document.Root with { References = [.. document.Root.References, joined] };
        BomElementWriter.Component(json, root, joinedSerial);
        json.WriteEndObject();
        BomElementWriter.Organization(json, "manufacturer", author.Manufacturer);
        BomElementWriter.Organization(json, "supplier", author.Manufacturer);
        if (document.License is not null)
            json.Objects("licenses", [document.License], expression => json.Text("expression", expression));

        json.WriteEndObject();
    }
}
