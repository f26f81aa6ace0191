using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense;

/// <summary>A component at one place, before the same component at other places is joined to it: what a check points at.</summary>
/// <param name="Span">The value that a remedy would change.</param>
public sealed record Declared<T>(T Component, FileSpan Span)
    where T : AiComponent;

/// <summary>What one sensor found.</summary>
public sealed record SensedComponents
{
    public static SensedComponents None { get; } = new();

    public IReadOnlyList<Declared<Model>> Models { get; init; } = [];

    public IReadOnlyList<Declared<WeightsFile>> Weights { get; init; } = [];

    public IReadOnlyList<Declared<Prompt>> Prompts { get; init; } = [];

    public IReadOnlyList<Declared<Tool>> Tools { get; init; } = [];

    public IReadOnlyList<Declared<McpServer>> McpServers { get; init; } = [];

    public IReadOnlyList<Declared<Agent>> Agents { get; init; } = [];

    public IReadOnlyList<Declared<Endpoint>> Endpoints { get; init; } = [];

    public IReadOnlyList<Declared<VectorStore>> VectorStores { get; init; } = [];

    public IReadOnlyList<Declared<Dataset>> Datasets { get; init; } = [];
}
