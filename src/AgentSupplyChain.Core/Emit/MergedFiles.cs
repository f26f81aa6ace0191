using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Emit.Spdx;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The documents of a multi-targeted project or of a solution in the formats that are asked for.</summary>
public static class MergedFiles
{
    /// <param name="merged">Documents in CycloneDX, as <see cref="MergedDocuments"/> and <see cref="SolutionDocuments"/> join them.</param>
    /// <param name="formats">Of <see cref="BomFormats.All"/>.</param>
    public static IReadOnlyList<BomFile> Of(Boms merged, IReadOnlyList<string> formats)
    {
        var sbom = Parsed(merged.Sbom);
        var aibom = Parsed(merged.Aibom);
        if (sbom is not null && aibom is not null)
        {
            MergedDocuments.MarkLinks(sbom.Bom, aibom.Serial);
            MergedDocuments.MarkLinks(aibom.Bom, sbom.Serial);
        }

        var version = (sbom ?? aibom)?.Bom.Said("specVersion");
        var sbomDocument = sbom is null ? null : BomReader.Read(sbom.Bom);
        var aibomDocument = aibom is null ? null : BomReader.Read(aibom.Bom);
        var files = new List<BomFile>();
        foreach (var format in formats)
        {
            var boms = BomFormats.CycloneDxVersion(format) switch
            {
                // As it was joined.
                { } asked when asked == version => merged,
                { } asked => Boms.Write(sbomDocument, aibomDocument, asked),
                null => SpdxDocument.Write(sbomDocument, aibomDocument),
            };
            Add("sbom", format, boms.Sbom);
            Add("aibom", format, boms.Aibom);
        }

        return files;

        void Add(string kind, string format, byte[]? content)
        {
            if (content is not null)
                files.Add(new BomFile(BomFormats.Suffix(kind, format, formats), content));
        }
    }

    private static FrameworkBom? Parsed(byte[]? document) =>
        document is not null && JsonNode.Parse(document) is JsonObject bom ? new FrameworkBom("", bom, ((string)bom["serialNumber"]!)["urn:uuid:".Length..]) : null;
}
