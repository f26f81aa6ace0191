using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The two documents of one inventory.</summary>
/// <param name="Sbom">CycloneDX 1.7 JSON: packages, projects, frameworks; null where it is not asked for.</param>
/// <param name="Aibom">CycloneDX 1.7 JSON: models, prompts, tools, agents, MCP servers, endpoints, data sets; null where the project is no agent.</param>
public sealed record Boms(byte[]? Sbom, byte[]? Aibom)
{
    /// <summary>
    /// Writes what is asked for, joined by BOM-Link where both are. How a serial number can be derived from content that names another
    /// serial number is told at <see cref="BomSerial"/>.
    /// </summary>
    public static Boms Write(AgentInventory inventory, bool writesSbom = true, bool? writesAibom = null)
    {
        var sbom = writesSbom ? Draft.Of(SbomDocument.Of(inventory)) : null;
        var aibom = writesAibom ?? inventory.IsAgent ? Draft.Of(AibomDocument.Of(inventory)) : null;
        return new Boms(sbom?.Write(aibom?.Serial), aibom?.Write(sbom?.Serial));
    }

    private sealed record Draft(BomDocument Document, string Serial)
    {
        public static Draft Of(BomDocument document) => new(document, BomSerial.Of(BomWriter.Write(document, serial: null, joinedSerial: null)));

        public byte[] Write(string? joinedSerial) => BomWriter.Write(Document, Serial, joinedSerial);
    }
}
