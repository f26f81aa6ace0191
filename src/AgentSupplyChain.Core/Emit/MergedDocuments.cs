using System.Text.Json;
using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Sense;

namespace AgentSupplyChain.Core.Emit;

/// <summary>
/// The documents of a project with several target frameworks, from those of each framework: the union by <c>bom-ref</c>. A component that
/// only some frameworks have names them in <see cref="AscProperty.TargetFramework"/>. The two merged documents are joined to each other.
/// </summary>
public static class MergedDocuments
{
    private const int MaxBytes = 64 * 1024 * 1024;
    private const int MaxDepth = 64;

    /// <summary>Stands for the serial number of the joined document until that is known; no real document has it.</summary>
    internal const string JoinedPlaceholder = "urn:cdx:00000000-0000-0000-0000-000000000000/1";

    /// <summary>Both merged documents; null after a finding was added to <paramref name="faults"/>.</summary>
    public static Boms? Merge(IReadOnlyList<FrameworkDocuments> documents, ICollection<Finding> faults)
    {
        var sboms = new List<FrameworkBom>();
        var aiboms = new List<FrameworkBom>();
        var read = true;
        foreach (var document in documents.OrderBy(document => document.TargetFramework, StringComparer.Ordinal))
        {
            var sbom = Read(document.TargetFramework, "SBOM", document.Sbom, faults);
            var aibom = Read(document.TargetFramework, "AIBOM", document.Aibom, faults);
            read &= (sbom is not null || document.Sbom is null) && (aibom is not null || document.Aibom is null);
            if (sbom is not null && aibom is not null)
            {
                MarkLinks(sbom.Bom, aibom.Serial);
                MarkLinks(aibom.Bom, sbom.Serial);
            }

            if (sbom is not null)
                sboms.Add(sbom);

            if (aibom is not null)
                aiboms.Add(aibom);
        }

        if (!read || sboms.Count + aiboms.Count == 0 || !AreOfOneVersion([.. sboms, .. aiboms], faults))
            return null;

        return Join(sboms.Count == 0 ? null : BomUnion.Of(sboms), aiboms.Count == 0 ? null : BomUnion.Of(aiboms));
    }

    /// <summary>Writes both documents with serial numbers of their own and links to each other in place of <see cref="JoinedPlaceholder"/>.</summary>
    internal static Boms Join(JsonObject? sbom, JsonObject? aibom)
    {
        var sbomSerial = Serial(sbom);
        var aibomSerial = Serial(aibom);
        return new Boms(sbom is null ? null : Write(sbom, sbomSerial, aibomSerial), aibom is null ? null : Write(aibom, aibomSerial, sbomSerial));
    }

    /// <summary>The framework that a document of ours was written for; null where the bytes do not tell.</summary>
    public static string? FrameworkOf(byte[]? document) =>
        document is not null && Read("", "document", document, []) is { } bom
            ? BomShape.Objects((JsonObject)bom.Bom["metadata"]!["component"]!, "properties")
                .Where(property => (string)property["name"]! == AscProperty.TargetFramework)
                .Select(property => (string)property["value"]!)
                .FirstOrDefault()
            : null;

    private static string? Serial(JsonObject? bom) => bom is null ? null : BomSerial.Of(Write(bom, serial: null, joinedSerial: null));

    internal static FrameworkBom? Read(string framework, string kind, byte[]? bytes, ICollection<Finding> faults)
    {
        if (bytes is null)
            return null;

        var name = $"{kind} of {framework}";
        try
        {
            if (bytes.Length > MaxBytes)
            {
                faults.Add(BoundedFile.Fault(name, $"it has {bytes.Length} bytes, and at most {MaxBytes} are read; build the project again"));
                return null;
            }

            var node = JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            if (node is JsonObject bom && BomShape.IsOurs(bom))
                return new FrameworkBom(framework, bom, ((string)bom["serialNumber"]!)["urn:uuid:".Length..]);
        }
        catch (JsonException)
        {
            // Told below, with the documents that are JSON and no BOM.
        }

        faults.Add(BoundedFile.Fault(name, "it is not a CycloneDX document as this package writes it; build the project again"));
        return null;
    }

    /// <summary>A document of two versions would be valid in neither.</summary>
    internal static bool AreOfOneVersion(IReadOnlyList<FrameworkBom> boms, ICollection<Finding> faults)
    {
        var first = boms[0].Bom.Said("specVersion");
        if (boms.FirstOrDefault(bom => bom.Bom.Said("specVersion") != first) is not { } other)
            return true;

        faults.Add(BoundedFile.Fault(
            $"documents of {(other.TargetFramework.Length == 0 ? "another project" : other.TargetFramework)}",
            $"they are CycloneDX {QuotedText.Of(other.Bom.Said("specVersion") ?? "")} and others {QuotedText.Of(first ?? "")}, and documents of one version only can be joined; build all with the same AgentSupplyChainBomFormats"));
        return false;
    }

    internal static void MarkLinks(JsonObject bom, string joinedSerial)
    {
        var link = BomSerial.Link(joinedSerial, bomRef: null);
        foreach (var reference in References(bom))
        {
            var url = (string)reference["url"]!;
            if (url == link || url.StartsWith(link + "#", StringComparison.Ordinal))
                reference["url"] = JoinedPlaceholder + url[link.Length..];
        }
    }

    private static byte[] Write(JsonObject bom, string? serial, string? joinedSerial)
    {
        var copy = (JsonObject)bom.DeepClone();
        foreach (var reference in References(copy).Where(reference => ((string)reference["url"]!).StartsWith(JoinedPlaceholder, StringComparison.Ordinal)).ToList())
        {
            if (joinedSerial is null)
                Remove(reference);
            else
                reference["url"] = BomSerial.Link(joinedSerial, bomRef: null) + ((string)reference["url"]!)[JoinedPlaceholder.Length..];
        }

        if (serial is null)
            copy.Remove("serialNumber");
        else
            copy["serialNumber"] = "urn:uuid:" + serial;

        return BomJson.Write(json => copy.WriteTo(json));
    }

    private static void Remove(JsonObject reference)
    {
        var list = (JsonArray)reference.Parent!;
        list.Remove(reference);
        if (list.Count == 0)
            ((JsonObject)list.Parent!).Remove("externalReferences");
    }

    private static IEnumerable<JsonObject> References(JsonObject bom) =>
        BomShape.Elements(bom).Append((JsonObject)bom["metadata"]!["component"]!).SelectMany(element => BomShape.Objects(element, "externalReferences"));
}

/// <summary>One parsed document of one target framework.</summary>
/// <param name="Serial">Its serial number without <c>urn:uuid:</c>.</param>
internal sealed record FrameworkBom(string TargetFramework, JsonObject Bom, string Serial);
