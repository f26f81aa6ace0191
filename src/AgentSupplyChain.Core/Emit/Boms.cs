using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The two documents of one inventory.</summary>
/// <param name="Sbom">CycloneDX 1.7 JSON: packages, projects, frameworks.</param>
/// <param name="Aibom">CycloneDX 1.7 JSON: models, prompts, tools, agents, MCP servers, endpoints, data sets; null where the project is no agent.</param>
public sealed record Boms(byte[] Sbom, byte[]? Aibom)
{
    /// <summary>
    /// Writes both, joined by BOM-Link in both directions. How a serial number can be derived from content that names another serial
    /// number is told at <see cref="BomSerial"/>.
    /// </summary>
    public static Boms Write(AgentInventory inventory)
    {
        var sbom = SbomDocument.Of(inventory);
        var sbomSerial = BomSerial.Of(BomWriter.Write(sbom, serial: null, joinedSerial: null));
        if (!inventory.IsAgent)
            return new Boms(BomWriter.Write(sbom, sbomSerial, joinedSerial: null), Aibom: null);

        var aibom = AibomDocument.Of(inventory);
        var aibomSerial = BomSerial.Of(BomWriter.Write(aibom, serial: null, joinedSerial: null));
        return new Boms(BomWriter.Write(sbom, sbomSerial, aibomSerial), BomWriter.Write(aibom, aibomSerial, sbomSerial));
    }
}
