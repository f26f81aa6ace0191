namespace AgentSupplyChain.Detection.Sdks;

/// <summary>The packages, and the assemblies of the same names, that make a project an agent project: SDKs for models, agents and MCP.</summary>
public static class AiSdkNames
{
    private static readonly HashSet<string> Whole = new(StringComparer.OrdinalIgnoreCase)
    {
        "OpenAI", "Anthropic", "Anthropic.SDK", "OllamaSharp", "LLamaSharp", "Google.GenAI", "Google.Cloud.AIPlatform.V1", "Mscc.GenerativeAI",
        "Mistral.SDK", "Cohere", "Azure.AI.Inference", "LangChain", "AutoGen", "A2A", "Microsoft.ML.OnnxRuntimeGenAI", "Betalgo.OpenAI", "Betalgo.Ranul.OpenAI",
    };

    private static readonly string[] Families =
    [
        "Azure.AI.OpenAI", "Azure.AI.Agents.", "Azure.AI.Projects", "Microsoft.Extensions.AI", "Microsoft.SemanticKernel", "Microsoft.Agents.AI",
        "ModelContextProtocol", "AWSSDK.Bedrock", "LangChain.", "AutoGen.", "A2A.", "Microsoft.ML.OnnxRuntimeGenAI.",
    ];

    public static IEnumerable<string> WholeNames => Whole;

    public static IEnumerable<string> Prefixes => Families;

    public static bool Contains(string name) =>
        Whole.Contains(name) || Families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));
}
