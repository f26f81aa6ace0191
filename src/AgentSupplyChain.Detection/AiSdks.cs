namespace AgentSupplyChain.Detection;

/// <summary>The SDKs for models, agents and MCP, by package id: their assemblies carry the same names. Who references one is an agent project.</summary>
public static class AiSdks
{
    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase)
    {
        "OpenAI", "Anthropic", "Anthropic.SDK", "OllamaSharp", "LLamaSharp", "Google.GenAI", "Google.Cloud.AIPlatform.V1", "Mscc.GenerativeAI",
        "Mistral.SDK", "Cohere", "Azure.AI.Inference", "LangChain", "AutoGen", "A2A", "Microsoft.ML.OnnxRuntimeGenAI", "Betalgo.OpenAI", "Betalgo.Ranul.OpenAI",
    };

    private static readonly string[] Families =
    [
        "Azure.AI.OpenAI", "Azure.AI.Agents.", "Azure.AI.Projects", "Microsoft.Extensions.AI", "Microsoft.SemanticKernel", "Microsoft.Agents.AI",
        "ModelContextProtocol", "AWSSDK.Bedrock", "LangChain.", "AutoGen.", "A2A.", "Microsoft.ML.OnnxRuntimeGenAI.",
    ];

    /// <summary>True for a package id or an assembly name.</summary>
    public static bool Contains(string name) =>
        Ids.Contains(name) || Families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));
}
