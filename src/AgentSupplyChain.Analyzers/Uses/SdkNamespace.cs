using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// The namespaces of the SDKs for models and agents. Words such as <c>Tool</c> and <c>CreateAgent</c> are everybody's: only there they mean
/// what the inventory means.
/// </summary>
internal static class SdkNamespace
{
    private static readonly string[] Beginnings =
    [
        "OpenAI", "Anthropic", "Azure.AI", "Microsoft.Agents", "Microsoft.Extensions.AI", "Microsoft.SemanticKernel", "ModelContextProtocol", "GitHub.Copilot", "AutoGen",
        "Amazon.BedrockRuntime", "Amazon.BedrockAgentRuntime", "Google.GenAI", "Google.Cloud.AIPlatform", "OllamaSharp",
    ];

    public static bool Contains(ITypeSymbol type) => Contains(type.ContainingNamespace?.ToDisplayString() ?? "");

    public static bool Contains(string space) =>
        Array.Exists(Beginnings, sdk => space.StartsWith(sdk, StringComparison.Ordinal) && (space.Length == sdk.Length || space[sdk.Length] == '.'));
}
