namespace AgentSupplyChain.Detection.Models;

/// <summary>Which host serves for which provider.</summary>
public static partial class ModelProvider
{
    private static readonly Dictionary<string, string> s_hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["api.openai.com"] = OpenAI,
        ["eu.api.openai.com"] = OpenAI,
        ["us.api.openai.com"] = OpenAI,
        ["api.anthropic.com"] = Anthropic,
        ["generativelanguage.googleapis.com"] = Gemini,
        ["api.mistral.ai"] = Mistral,
        ["codestral.mistral.ai"] = Mistral,
        ["api.cohere.ai"] = Cohere,
        ["api.cohere.com"] = Cohere,
        ["api.x.ai"] = XAI,
        ["api.deepseek.com"] = DeepSeek,
        ["api.groq.com"] = Groq,
        ["api.together.ai"] = Together,
        ["api.together.xyz"] = Together,
        ["api.fireworks.ai"] = Fireworks,
        ["api.deepinfra.com"] = DeepInfra,
        ["integrate.api.nvidia.com"] = Nvidia,
        ["openrouter.ai"] = OpenRouter,
        ["models.github.ai"] = GitHubModels,
        ["models.inference.ai.azure.com"] = GitHubModels,
        ["huggingface.co"] = HuggingFace,
        ["hf.co"] = HuggingFace,
        ["api-inference.huggingface.co"] = HuggingFace,
        ["router.huggingface.co"] = HuggingFace,
    };

    private static readonly (string Suffix, string Provider)[] s_hostSuffixes =
    [
        (".openai.azure.com", AzureOpenAI),
        (".services.ai.azure.com", AzureOpenAI),
        (".cognitiveservices.azure.com", AzureOpenAI),
        (".openai.azure.us", AzureOpenAI),
        (".endpoints.huggingface.cloud", HuggingFace),
    ];

    /// <summary>
    /// The provider that a host serves for. <see cref="Unknown"/> for any other: a server of one's own, loopback above all, gives names a meaning of
    /// its own.
    /// </summary>
    /// <param name="host">Without scheme and port.</param>
    public static string OfHost(string host)
    {
        var name = host.Trim().TrimEnd('.');
        if (s_hosts.TryGetValue(name, out var provider))
            return provider;

        foreach (var (suffix, owner) in s_hostSuffixes)
        {
            if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && name.Length > suffix.Length)
                return owner;
        }

        // us-central1-aiplatform.googleapis.com; the regional form has no dot in front.
        if (Is(name, "aiplatform.googleapis.com") || name.EndsWith("-aiplatform.googleapis.com", StringComparison.OrdinalIgnoreCase)
            || (name.StartsWith("aiplatform.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".rep.googleapis.com", StringComparison.OrdinalIgnoreCase)))
        {
            return Vertex;
        }

        return IsBedrock(name) ? Bedrock : Unknown;
    }

    /// <summary><c>bedrock-runtime.eu-west-1.amazonaws.com</c>, with FIPS, in China and behind a private link as well.</summary>
    private static bool IsBedrock(string name)
    {
        if (!name.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase))
            return false;

        var labels = name.Split('.');
        return labels.Any(label => Is(label, "bedrock-runtime") || Is(label, "bedrock-runtime-fips"));
    }

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
