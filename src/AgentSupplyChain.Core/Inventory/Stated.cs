namespace AgentSupplyChain.Core.Inventory;

/// <summary>What a statement is about.</summary>
public enum StatedKind
{
    /// <summary>The project as a whole.</summary>
    Application,
    Model,
    Prompt,
    Tool,
    Agent,
    McpServer,
    Endpoint,
    VectorStore,
    Dataset,
}

/// <summary>One statement: a field of <c>aibom.json</c> or a metadatum of an item, and its value.</summary>
/// <param name="Field">As written there: <c>license</c>, <c>useCases</c>. A field with several values is several facts.</param>
public sealed record StatedFact(string Field, string Text);

/// <summary>What the user states of one component: no sensor has seen it, and it never wins over what one has.</summary>
/// <param name="Name">As the component is called in the AIBOM; empty for the project.</param>
/// <param name="Source">Where it is stated.</param>
public sealed record StatedSubject(StatedKind Kind, string Name, Evidence Source)
{
    public IReadOnlyList<StatedFact> Facts { get; init; } = [];

    /// <summary>The value of a field; null where it is not stated.</summary>
    public string? this[string field] => Facts.FirstOrDefault(fact => fact.Field == field)?.Text;

    /// <summary>The components of that kind and name.</summary>
    public IEnumerable<AiComponent> In(AgentInventory inventory) => Kind switch
    {
        StatedKind.Model => inventory.Models.Where(model => model.Name == Name)
            .Concat<AiComponent>(inventory.Weights.Where(weights => weights.File == Name || weights.Header.Name == Name || weights.Names.Contains(Name, StringComparer.Ordinal))),
        StatedKind.Prompt => inventory.Prompts.Where(prompt => prompt.Name == Name),
        StatedKind.Tool => inventory.Tools.Where(tool => tool.Name == Name),
        StatedKind.Agent => inventory.Agents.Where(agent => agent.Name == Name),
        StatedKind.McpServer => inventory.McpServers.Where(server => server.Name == Name),
        StatedKind.Endpoint => inventory.Endpoints.Where(endpoint => endpoint.Url.TrimEnd('/') == Name.TrimEnd('/')),
        StatedKind.VectorStore => inventory.VectorStores.Where(store => store.Name == Name),
        StatedKind.Dataset => inventory.Datasets.Where(dataset => dataset.Name == Name),
        _ => [],
    };
}
