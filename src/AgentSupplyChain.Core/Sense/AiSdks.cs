namespace AgentSupplyChain.Core.Sense;

/// <summary>The packages that make a project an agent project: SDKs for models, agents and MCP.</summary>
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

    public static bool Contains(string packageId) =>
        Ids.Contains(packageId) || Families.Any(family => packageId.StartsWith(family, StringComparison.OrdinalIgnoreCase));
}
