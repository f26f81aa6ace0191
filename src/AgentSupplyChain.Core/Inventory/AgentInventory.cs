namespace AgentSupplyChain.Core.Inventory;

/// <summary>How much of the code was seen.</summary>
public enum CodeCoverage
{
    /// <summary>The generator's record was read whole.</summary>
    Complete,

    /// <summary>The language has no sensor.</summary>
    NoSensor,

    /// <summary>The record is missing or truncated.</summary>
    Missing,
}

/// <summary>One project × target framework: all that the sensors know, before anybody judges it.</summary>
public sealed record AgentInventory
{
    public required ProjectIdentity Project { get; init; }

    /// <summary>True where an AI SDK, an <c>Agent*</c> item, an MCP file or a prompt file makes it an agent project.</summary>
    public bool IsAgent { get; init; }

    public IReadOnlyList<Package> Packages { get; init; } = [];

    public IReadOnlyList<ReferencedProject> Projects { get; init; } = [];

    public IReadOnlyList<Framework> Frameworks { get; init; } = [];

    public BuildFacts Build { get; init; } = new();

    public IReadOnlyList<Model> Models { get; init; } = [];

    public IReadOnlyList<WeightsFile> Weights { get; init; } = [];

    public IReadOnlyList<Prompt> Prompts { get; init; } = [];

    public IReadOnlyList<Tool> Tools { get; init; } = [];

    public IReadOnlyList<McpServer> McpServers { get; init; } = [];

    public IReadOnlyList<Agent> Agents { get; init; } = [];

    public IReadOnlyList<Endpoint> Endpoints { get; init; } = [];

    public IReadOnlyList<VectorStore> VectorStores { get; init; } = [];

    public IReadOnlyList<Dataset> Datasets { get; init; } = [];

    /// <summary>What the user states of the project and its components.</summary>
    public IReadOnlyList<StatedSubject> Stated { get; init; } = [];

    public IReadOnlyList<AssertedDocument> AssertedDocuments { get; init; } = [];

    public CodeCoverage CodeCoverage { get; init; }

    /// <summary>Time of the documents: <c>SOURCE_DATE_EPOCH</c>, else the commit's; null where neither is known.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
