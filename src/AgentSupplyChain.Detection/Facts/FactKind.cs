namespace AgentSupplyChain.Detection.Facts;

/// <summary>The kinds of <see cref="CodeFact"/>: the words of the inventory.</summary>
public static class FactKind
{
    public const string Model = "model";
    public const string Prompt = "prompt";
    public const string Tool = "tool";
    public const string Agent = "agent";
    public const string McpServer = "mcpServer";
    public const string Endpoint = "endpoint";
    public const string VectorStore = "vectorStore";

    /// <summary>Last line of a complete inventory; carries <see cref="FactField.Count"/>, so that a truncated file is noticed.</summary>
    public const string End = "end";

    public static IReadOnlyList<string> All { get; } = [Model, Prompt, Tool, Agent, McpServer, Endpoint, VectorStore, End];
}
