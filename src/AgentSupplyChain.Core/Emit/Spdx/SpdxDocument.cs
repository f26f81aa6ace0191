using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>
/// Writes a <see cref="BomDocument"/> as SPDX 3.0.1 JSON-LD, with the profiles Core, Software, Licensing, Build, AI and Dataset (SPDX
/// specification 3.0.1; its JSON schema). Elements stand in ordinal order of their ids: the same content is the same bytes.
/// </summary>
internal sealed class SpdxDocument
{
    private const string CreationInfo = "_:creationInfo";

    private readonly BomDocument document;
    private readonly SpdxIds ids;
    private readonly SpdxAgents agents;
    private readonly SpdxLicences licences;
    private readonly List<SpdxNode> nodes = [];
    private readonly string kind;

    private SpdxDocument(BomDocument document, SpdxIds ids, string kind)
    {
        (this.document, this.ids, this.kind) = (document, ids, kind);
        (agents, licences) = (new SpdxAgents(ids), new SpdxLicences(ids));
    }

    /// <summary>Both documents, joined where both are.</summary>
    public static Boms Write(BomDocument? sbom, BomDocument? aibom)
    {
        var sbomIds = sbom is null ? null : SpdxIds.Of(sbom);
        var aibomIds = aibom is null ? null : SpdxIds.Of(aibom);
        return new Boms(
            sbom is null ? null : new SpdxDocument(sbom, sbomIds!, "SBOM").Write(aibomIds),
            aibom is null ? null : new SpdxDocument(aibom, aibomIds!, "AIBOM").Write(sbomIds));
    }

    private byte[] Write(SpdxIds? joined)
    {
        var all = document.Elements.Prepend(document.Root).DistinctBy(element => element.Ref, StringComparer.Ordinal).ToDictionary(element => element.Ref, StringComparer.Ordinal);
        var relations = new SpdxRelations(ids, all);
        var packages = new SpdxPackage(agents);
        var imports = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var element in all.Values)
        {
            nodes.Add(packages.Of(element, ids.Element(element.Ref)));
            nodes.AddRange(relations.Of(element));
            nodes.AddRange(relations.Ancestors(element));
            nodes.AddRange(licences.Of(element));
            if (SpdxEvidence.Of(element, ids) is { } annotation)
                nodes.Add(annotation);

            if (joined is not null)
                nodes.AddRange(Links(element, joined, imports));
        }

        var creators = Creators();
        var build = new SpdxBuild(document.Root, document.Formulation is { } first ? [first, .. document.OtherFormulations] : [], ids);
        nodes.AddRange(build.Nodes);
        nodes.Add(SpdxRelations.Node(ids.Relation("describes", ids.Document), "describes", ids.Document, [ids.Element(document.Root.Ref)]));
        if (document.Completeness is { } aggregate)
            nodes.Add(Whole(aggregate));

        var dataLicence = document.License is { } own ? licences.Node(new BomLicense(own)) : null;
        nodes.AddRange(agents.Nodes);
        nodes.AddRange(licences.Nodes);
        var sorted = nodes.DistinctBy(node => node.Id, StringComparer.Ordinal).OrderBy(node => node.Id, StringComparer.Ordinal).ToList();
        return BomJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld");
            json.WriteStartArray("@graph");
            Creation(json, creators);
            Head(json, sorted, imports, dataLicence);
            foreach (var node in sorted)
                Element(json, node.Type, node.Id, node.Body);

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    // Who builds the project is who states what is in it; the tool only writes it down.
    private List<string> Creators()
    {
        var author = document.Author ?? document.Root;
        var creators = author.Authors.Select(agents.OfAuthor).ToList();
        if (author.Manufacturer is { } manufacturer)
            creators.Add(agents.Of(manufacturer));

        if (creators.Count == 0)
            creators.Add(agents.Program());

        return creators;
    }

    private void Creation(Utf8JsonWriter json, List<string> creators)
    {
        json.WriteStartObject();
        json.WriteString("type", "CreationInfo");
        json.WriteString("@id", CreationInfo);
        json.WriteString("specVersion", "3.0.1");
        json.WriteString("created", document.Timestamp is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : SpdxWords.NoTime);
        if (document.Timestamp is null)
            json.WriteString("comment", "When it was created is not known: neither SOURCE_DATE_EPOCH nor a commit tells. SPDX demands a time, and this one stands for none.");

        json.Strings("createdBy", creators);
        json.Strings("createdUsing", [ids.Tool(BomJson.ToolName)]);
        json.WriteEndObject();
    }

    private void Head(Utf8JsonWriter json, List<SpdxNode> sorted, SortedSet<string> imports, string? dataLicence)
    {
        var profiles = Profiles(sorted);
        var elements = sorted.ConvertAll(node => node.Id);
        var title = document.Root.Version is { } version ? $"{kind} of {document.Root.Name} {version}" : $"{kind} of {document.Root.Name}";
        Element(json, "SpdxDocument", ids.Document, document =>
        {
            document.Text("name", title);
            if (dataLicence is not null)
                document.WriteString("dataLicense", dataLicence);

            document.Strings("profileConformance", profiles);
            document.Strings("rootElement", [ids.Sbom]);
            document.Strings("element", [ids.Sbom, .. elements]);
            document.Objects("import", imports, id =>
            {
                document.WriteString("type", "ExternalMap");
                document.WriteString("externalSpdxId", id);
            });
        });
        Element(json, "software_Sbom", ids.Sbom, sbom =>
        {
            sbom.Text("name", title);
            sbom.Strings("profileConformance", profiles);
            sbom.Strings("software_sbomType", ["build"]);
            sbom.Strings("rootElement", [ids.Element(document.Root.Ref)]);
            sbom.Strings("element", elements);
        });
    }

    // Completeness is a field of single relationships in SPDX: what CycloneDX says of all of a document stands in its words.
    private SpdxNode Whole(string aggregate) => new("Annotation", ids.Annotation("document"), json =>
    {
        json.WriteString("annotationType", "other");
        json.WriteString("contentType", "application/json");
        json.WriteString("subject", ids.Sbom);
        json.WriteString("statement", Encoding.UTF8.GetString(BomJson.WriteCompact(statement =>
        {
            statement.WriteStartObject();
            statement.Objects("compositions", [aggregate], value => statement.WriteString("aggregate", value));
            statement.WriteEndObject();
        })));
    });

    private List<string> Profiles(List<SpdxNode> sorted)
    {
        var profiles = new List<string> { "core", "software", "simpleLicensing", "build" };
        if (licences.IsAnyUnknown)
            profiles.Add("expandedLicensing");

        if (sorted.Exists(node => node.Type == "ai_AIPackage"))
            profiles.Add("ai");

        if (sorted.Exists(node => node.Type == "dataset_DatasetPackage"))
            profiles.Add("dataset");

        if (document.Elements.Append(document.Root).Any(element => element.Properties.Count > 0))
            profiles.Add("extension");

        return profiles;
    }

    // The other document and elements of it: SPDX has no word for "also described there".
    private IEnumerable<SpdxNode> Links(BomElement element, SpdxIds joined, SortedSet<string> imports)
    {
        var links = element.References.Where(reference => reference.JoinedRef is not null).Select(reference => (Ref: reference.JoinedRef!, reference.Comment));
        if (element.Ref == document.Root.Ref && document.JoinedComment is { } comment)
            links = links.Append((Ref: "", comment));

        foreach (var link in links.DistinctBy(link => link.Ref, StringComparer.Ordinal).OrderBy(link => link.Ref, StringComparer.Ordinal).ToList())
        {
            var target = link.Ref.Length == 0 ? joined.Document : joined.Element(link.Ref);
            imports.Add(target);
            var from = ids.Element(element.Ref);
            yield return SpdxRelations.Node(ids.Relation("other", from, Uri.EscapeDataString(BomText.Plain(link.Ref))), "other", from, [target], comment: link.Comment);
        }
    }

    private static void Element(Utf8JsonWriter json, string type, string id, Action<Utf8JsonWriter> body)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("spdxId", id);
        json.WriteString("creationInfo", CreationInfo);
        body(json);
        json.WriteEndObject();
    }
}
