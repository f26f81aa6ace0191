using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>
/// What the agent is made of beside its packages: models, prompts, tools, agents, MCP servers, endpoints, data sets, and what others
/// assert. Packages are not repeated: they are linked in the SBOM.
/// </summary>
/// <remarks>
/// Completeness. Where the code was not read whole, the application is <c>incomplete</c>. Where it was, it is <c>unknown</c> and not
/// <c>complete</c>: a name that is computed or configured at run time leaves no trace at build time, so nobody can say that the list of
/// models ends here. The same holds for what stands behind a hosted model, a tool or a service. Only what is fixed by its own content,
/// prompts and data sets, is <c>complete</c>.
/// </remarks>
internal static class AibomDocument
{
    public static BomDocument Of(AgentInventory inventory)
    {
        var packages = inventory.Packages
            .OrderBy(BomRef.Of, StringComparer.Ordinal)
            .DistinctBy(package => (package.Id.ToUpperInvariant(), package.Version.ToUpperInvariant()))
            .ToDictionary(package => package.Id + "/" + package.Version, BomRef.Of, StringComparer.OrdinalIgnoreCase);
        string[] offeredTools = [.. inventory.Tools.Where(tool => tool.IsOfferedOverMcp).Select(BomRef.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var elements = BomElement.Unite(
        [
            .. inventory.Models.Select(AiElements.OfModel),
            .. inventory.Prompts.Select(AiElements.OfPrompt),
            .. inventory.Tools.Select(AiElements.OfTool),
            .. inventory.Datasets.Select(AiElements.OfDataset),
            .. inventory.Agents.Select(agent => AiElements.OfAgent(agent, inventory)),
            .. inventory.VectorStores.Select(store => AiServices.OfVectorStore(store, inventory.Models)),
            .. inventory.Endpoints.Select(AiServices.OfEndpoint),
            .. inventory.McpServers.SelectMany(server => AiServices.OfMcpServer(server, packages, offeredTools)),
            .. inventory.AssertedDocuments.SelectMany(document => AssertedElements.Of(document, packages)),
        ]);

        var root = RootElement.Of(inventory.Project, "application");
        root = root with
        {
            Properties = [.. root.Properties, new(AscProperty.Code, Code(inventory.CodeCoverage))],
            References = [.. root.References, .. AssertedElements.Documents(inventory.AssertedDocuments)],
            Completeness = inventory.CodeCoverage == CodeCoverage.Complete && !inventory.AssertedDocuments.Any(document => document.IsIncomplete) ? Aggregate.Unknown : Aggregate.Incomplete,
            DependsOn = [.. elements.Select(element => element.Ref)],
        };
        return new BomDocument(root, elements, inventory.Timestamp, "SBOM of the same build");
    }

    private static string Code(CodeCoverage coverage) => coverage switch
    {
        CodeCoverage.Complete => "complete",
        CodeCoverage.NoSensor => "unknown:no-sensor-for-language",
        _ => "unknown:record-missing",
    };
}
