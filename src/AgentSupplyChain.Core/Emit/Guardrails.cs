using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>Packages whose purpose is to judge or filter what goes into a model and comes out of it. They are components of the SBOM, and linked there.</summary>
internal static class Guardrails
{
    private static readonly HashSet<string> s_packages = new(StringComparer.OrdinalIgnoreCase)
    {
        "Azure.AI.ContentSafety", "Microsoft.Azure.CognitiveServices.ContentModerator", "Microsoft.Extensions.AI.Evaluation.Safety", "Microsoft.Agents.AI.Purview", "Google.Cloud.ModelArmor.V1",
    };

    public static IEnumerable<BomElement> Of(AgentInventory inventory) =>
        inventory.Packages.Where(package => package.Scope == PackageScope.Runtime && s_packages.Contains(package.Id)).Select(package => new BomElement(
            "library", BomText.Plain($"guardrail:{package.Id}@{package.Version}"), package.Id)
        {
            Version = package.Version,
            Description = package.Description,
            References = [new BomReference("bom", "", "package in the SBOM", BomRef.Of(package))],
            Properties = [new(AscProperty.Kind, "guardrail")],
            Evidence = package.Declaration is null ? [] : [package.Declaration],
            Completeness = Aggregate.Unknown,
        });
}
