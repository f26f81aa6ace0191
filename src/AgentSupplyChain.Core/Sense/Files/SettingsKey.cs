using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Sense.Files;

public enum SettingsKeyRole
{
    None,
    Model,
    Deployment,
    Endpoint,
}

/// <summary>What the name of a configuration key says: no standard exists, so it is judged by its last word, and the section by the providers.</summary>
public static class SettingsKey
{
    private static readonly string[] ModelEndings = ["model", "modelid", "modelname"];

    private static readonly string[] DeploymentEndings = ["deployment", "deploymentname", "deploymentid"];

    private static readonly string[] EndpointEndings = ["endpoint", "endpointurl", "endpointuri", "baseurl", "baseuri", "baseaddress", "apibase", "url", "uri", "host"];

    /// <summary>Words of a section that name who serves the models. The first that fits decides: longer ones stand before shorter ones.</summary>
    private static readonly (string Word, string Provider)[] ProviderWords =
    [
        ("azureopenai", ModelProvider.AzureOpenAI), ("azureaifoundry", ModelProvider.AzureOpenAI), ("azureaiinference", ModelProvider.AzureOpenAI),
        ("azureai", ModelProvider.AzureOpenAI), ("aifoundry", ModelProvider.AzureOpenAI), ("openrouter", ModelProvider.OpenRouter),
        ("openai", ModelProvider.OpenAI), ("anthropic", ModelProvider.Anthropic), ("claude", ModelProvider.Anthropic),
        ("bedrock", ModelProvider.Bedrock), ("vertex", ModelProvider.Vertex), ("gemini", ModelProvider.Gemini), ("googleai", ModelProvider.Gemini),
        ("mistral", ModelProvider.Mistral), ("cohere", ModelProvider.Cohere), ("deepseek", ModelProvider.DeepSeek), ("ollama", ModelProvider.Ollama),
        ("githubmodels", ModelProvider.GitHubModels),
    ];

    /// <summary>Sections that are about models without naming who serves them.</summary>
    private static readonly string[] AiWords = ["semantickernel", "kernelmemory", "llm", "languagemodel", "generativeai", "genai", "groq", "huggingface", "chatclient"];

    private static readonly string[] AiSections = ["ai", "agent", "agents", "embedding", "embeddings", "xai", "grok"];

    public static SettingsKeyRole RoleOf(string key)
    {
        var plain = Plain(key);
        if (EndsWithAny(plain, ModelEndings))
            return SettingsKeyRole.Model;

        if (EndsWithAny(plain, DeploymentEndings))
            return SettingsKeyRole.Deployment;

        return EndsWithAny(plain, EndpointEndings) ? SettingsKeyRole.Endpoint : SettingsKeyRole.None;
    }

    /// <summary>The provider that a segment of a key names; <see cref="ModelProvider.Unknown"/> where it is about models in general; null elsewhere.</summary>
    public static string? ProviderOf(string segment)
    {
        var plain = Plain(segment);
        foreach (var (word, provider) in ProviderWords)
        {
            if (plain.Contains(word, StringComparison.Ordinal))
                return provider;
        }

        if (plain is "xai" or "grok")
            return ModelProvider.XAI;

        return AiSections.Contains(plain, StringComparer.Ordinal) || AiWords.Any(word => plain.Contains(word, StringComparison.Ordinal))
            ? ModelProvider.Unknown
            : null;
    }

    public static string? TaskOf(string key)
    {
        var plain = Plain(key);
        if (plain.Contains("embed", StringComparison.Ordinal))
            return "embedding";

        return plain.Contains("chat", StringComparison.Ordinal) ? "chat" : null;
    }

    private static bool EndsWithAny(string text, string[] endings) => endings.Any(ending => text.EndsWith(ending, StringComparison.Ordinal));

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
