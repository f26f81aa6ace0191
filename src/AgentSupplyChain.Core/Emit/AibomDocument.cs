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
        var packages = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var package in inventory.Packages.OrderBy(BomRef.Of, StringComparer.Ordinal))
            packages.TryAdd(package.Id + "/" + package.Version, BomRef.Of(package));

        string[] offeredTools = [.. inventory.Tools.Where(tool => tool.IsOfferedOverMcp).Select(BomRef.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var shipper = ToolShipper.In(inventory);
        var namedTools = inventory.Tools.Where(tool => tool is { IsOnlyNamed: true, Server: not null }).ToLookup(tool => tool.Server, BomRef.Of, StringComparer.Ordinal);
        var elements = StatedElements.Apply(BomElement.Unite(
        [
            .. inventory.Models.Select(AiElements.OfModel),
            .. inventory.Weights.SelectMany(WeightsElements.Of),
            .. inventory.Prompts.Select(AiElements.OfPrompt),
            .. inventory.Tools.Select(tool => ToolElements.Of(tool, shipper(tool))),
            .. inventory.Datasets.Select(AiElements.OfDataset),
            .. inventory.Agents.Select(agent => AiElements.OfAgent(agent, inventory)),
            .. inventory.VectorStores.Select(store => AiServices.OfVectorStore(store, inventory.Models)),
            .. inventory.Endpoints.Select(endpoint => AiServices.OfEndpoint(endpoint, inventory)),
            .. Guardrails.Of(inventory),
            .. inventory.McpServers.SelectMany(server => AiServices.OfMcpServer(server, packages, offeredTools, [.. namedTools[server.Name].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
            .. inventory.AssertedDocuments.SelectMany(document => AssertedElements.Of(document, packages)),
        ]), inventory);
        elements = [.. elements.Select(Graded)];

        var root = StatedElements.Project(RootElement.Of(inventory.Project, "application"), inventory);
        root = root with
        {
            Properties = [.. root.Properties, new(AscProperty.Code, Code(inventory.CodeCoverage))],
            References = [.. root.References, .. AssertedElements.Documents(inventory.AssertedDocuments)],
            Completeness = inventory.CodeCoverage == CodeCoverage.Complete && !inventory.AssertedDocuments.Any(document => document.IsIncomplete) ? Aggregate.Unknown : Aggregate.Incomplete,
            DependsOn = [.. elements.Select(element => element.Ref)],
        };
        return new BomDocument(root, elements, inventory.Timestamp, "SBOM of the same build") { Citations = StatedCitations.Of(root, elements) };
    }

    /// <summary>How sure the strongest observation is; or that nobody but the user says so.</summary>
    private static BomElement Graded(BomElement element)
    {
        if (element.Evidence.Count == 0)
            return element;

        var observed = -1.0;
        foreach (var evidence in element.Evidence.Where(evidence => evidence.Technique != Technique.Other))
            observed = Math.Max(observed, evidence.Confidence);

        var grade = observed < 0 ? new BomProperty(AscProperty.StatedBy, "user") : new BomProperty(AscProperty.Confidence, observed >= 0.9 ? "high" : observed >= 0.5 ? "medium" : "low");
        return element with { Properties = [.. element.Properties, grade] };
    }

    private static string Code(CodeCoverage coverage) => coverage switch
    {
        CodeCoverage.Complete => "complete",
        CodeCoverage.NoSensor => "unknown:no-sensor-for-language",
        _ => "unknown:record-missing",
    };
}
