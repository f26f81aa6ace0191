using AgentSupplyChain.Core.Emit.Conformance;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The two documents of one inventory.</summary>
/// <param name="Sbom">CycloneDX JSON: packages, projects, frameworks; null where it is not asked for.</param>
/// <param name="Aibom">CycloneDX JSON: models, prompts, tools, agents, MCP servers, endpoints, data sets; null where the project is no agent.</param>
public sealed record Boms(byte[]? Sbom, byte[]? Aibom)
{
    /// <summary>
    /// Writes what is asked for as CycloneDX 1.7, joined by BOM-Link where both are. How a serial number can be derived from content that
    /// names another serial number is told at <see cref="BomSerial"/>.
    /// </summary>
    public static Boms Write(AgentInventory inventory, bool writesSbom = true, bool? writesAibom = null)
    {
        var (sbom, aibom) = Documents(inventory, writesSbom, writesAibom ?? inventory.IsAgent);
        return Write(sbom, aibom, BomJson.SpecVersion);
    }

    /// <summary>Both documents before they are written in one format or another.</summary>
    internal static (BomDocument? Sbom, BomDocument? Aibom) Documents(AgentInventory inventory, bool writesSbom, bool writesAibom)
    {
        BomDocument? sbom = null;
        BomDocument? aibom = null;
        SharedWork.Run(
            () => sbom = writesSbom ? SbomDocument.Of(inventory) : null,
            () => aibom = writesAibom ? AibomDocument.Of(inventory) : null);
        return (sbom, aibom is null ? null : aibom with { Conformance = ConformanceReport.Of(sbom, aibom) });
    }

    /// <summary>Both documents in one version of CycloneDX.</summary>
    internal static Boms Write(BomDocument? sbomDocument, BomDocument? aibomDocument, string specVersion)
    {
        Draft? sbom = null;
        Draft? aibom = null;
        SharedWork.Run(
            () => sbom = sbomDocument is null ? null : Draft.Of(sbomDocument, specVersion),
            () => aibom = aibomDocument is null ? null : Draft.Of(aibomDocument, specVersion));
        return new Boms(sbom?.Write(aibom?.Serial), aibom?.Write(sbom?.Serial));
    }

    private sealed record Draft(BomDocument Document, string SpecVersion, string Serial)
    {
        public static Draft Of(BomDocument document, string specVersion)
        {
            var form = specVersion == CycloneDx16Form.SpecVersion ? CycloneDx16Form.Of(document) : document;
            return new Draft(form, specVersion, BomSerial.Of(BomWriter.Write(form, serial: null, joinedSerial: null, specVersion)));
        }

        public byte[] Write(string? joinedSerial) => BomWriter.Write(Document, Serial, joinedSerial, SpecVersion);
    }
}
