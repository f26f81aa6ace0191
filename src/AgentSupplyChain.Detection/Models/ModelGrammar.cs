using static AgentSupplyChain.Detection.Models.NameParts;

namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// How each provider writes model names. The provider is known before any date is looked for: <c>-0709</c>, <c>-2411</c>, <c>-08-2024</c>
/// and <c>-001</c> mean different things, and <c>-8b</c> or <c>-128k</c> are no versions at all. Names come in lower case.
/// </summary>
internal static class ModelGrammar
{
    private static readonly string[] s_mistral =
        ["mistral-", "ministral-", "codestral", "devstral", "magistral-", "mathstral", "pixtral-", "voxtral-", "open-", "labs-"];

    private static readonly HashSet<string> s_routers = new(StringComparer.Ordinal) { "vercel", "github-copilot", "perplexity", "sap-ai-core" };

    private static readonly HashSet<string> s_hosts = new(StringComparer.Ordinal)
    {
        ModelProvider.Groq, ModelProvider.Together, ModelProvider.Fireworks, ModelProvider.DeepInfra, ModelProvider.Nvidia,
        "ai21", "alibaba", "cerebras", "cloudflare", "cloudflare-workers-ai", "databricks", "llama", "moonshotai", "oci", "replicate", "sambanova",
        "snowflake", "voyage", "watsonx", "zai",
    };

    public static bool IsMistral(string name) => StartsWithAny(name, s_mistral);

    public static ModelReading Read(string provider, string id) => provider switch
    {
        ModelProvider.OpenAI => OpenAIGrammar.Read(Unrouted(id, "openai/")),
        ModelProvider.AzureOpenAI => AzureGrammar.Read(id),
        ModelProvider.Anthropic => AnthropicGrammar.Read(Unrouted(id, "anthropic/")),
        ModelProvider.Bedrock => BedrockGrammar.Read(Unrouted(Unrouted(id, "bedrock/"), "converse/")),
        ModelProvider.Vertex => GoogleGrammar.ReadVertex(id),
        ModelProvider.Gemini => GoogleGrammar.Read(Unrouted(Unrouted(id, "gemini/"), "models/")),
        ModelProvider.Mistral => Mistral(Unrouted(Unrouted(id, "mistral/"), "text-completion-codestral/")),
        ModelProvider.Cohere => Cohere(Unrouted(id, "cohere/")),
        ModelProvider.XAI => XAI(Unrouted(id, "xai/")),
        ModelProvider.DeepSeek => DeepSeek(Unrouted(id, "deepseek/")),
        ModelProvider.Ollama => LocalGrammar.Ollama(Unrouted(id, "ollama/")),
        ModelProvider.HuggingFace => LocalGrammar.HuggingFace(id),
        ModelProvider.FoundryLocal => LocalGrammar.FoundryLocal(id),
        ModelProvider.Local => LocalGrammar.WeightFile(id),
        ModelProvider.GitHubModels => HostedGrammar.Read(id),
        ModelProvider.OpenRouter => HostedGrammar.OpenRouter(id),
        ModelProvider.Unknown => ModelReading.Unknown(id),
        _ => s_routers.Contains(provider) ? HostedGrammar.OpenRouter(id) : s_hosts.Contains(provider) ? HostedGrammar.Weights(id) : ModelReading.Unknown(id),
    };

    public static string Unrouted(string id, string route) => id.StartsWith(route, StringComparison.Ordinal) ? id.Substring(route.Length) : id;

    public static ModelReading Mistral(string id)
    {
        var name = id.Replace('@', '-');
        if (!StartsWithAny(name, s_mistral))
            return ModelReading.Unknown(id);

        // Vertex appends a serial to the date: mistral-large@2411-001.
        if (id.IndexOf('@') > 0 && SplitDate(name, DateForm.Serial) is { } serial && SplitDate(serial.Name, DateForm.YearMonth) is { } both)
            return ModelReading.Pinned(id, "mistral/" + both.Name, both.Date);

        if (SplitDate(name, DateForm.YearMonth) is { } date)
            return ModelReading.Pinned(id, "mistral/" + date.Name, date.Date);

        return name is "mistral-embed" or "codestral-embed"
            ? ModelReading.Unpinnable(id, "mistral/" + name)
            : ModelReading.Floating(id, "mistral/" + WithoutLatest(name));
    }

    public static ModelReading Cohere(string id)
    {
        if (SplitDate(id, DateForm.MonthThenYear) is { } date)
            return ModelReading.Pinned(id, "cohere/" + date.Name, date.Date);

        // Embedding and reranking models carry their version in the name: embed-english-v3.0.
        var at = id.LastIndexOf("-v", StringComparison.Ordinal);
        if (StartsWithAny(id, ["embed-", "rerank-"]) && at > 0 && at + 2 < id.Length && id[at + 2] is >= '0' and <= '9')
            return ModelReading.Pinned(id, "cohere/" + id.Substring(0, at), id.Substring(at + 1));

        return id.StartsWith("command", StringComparison.Ordinal)
            ? ModelReading.Floating(id, "cohere/" + id)
            : ModelReading.Unknown(id);
    }

    public static ModelReading XAI(string id)
    {
        if (!id.StartsWith("grok-", StringComparison.Ordinal))
            return ModelReading.Unknown(id);

        if (SplitDate(id, DateForm.MonthDay, onlyAtEnd: false) is { } date)
            return ModelReading.Pinned(id, "xai/" + date.Name, date.Date);

        return id.StartsWith("grok-2-image", StringComparison.Ordinal)
            ? ModelReading.Unpinnable(id, "xai/" + id)
            : ModelReading.Floating(id, "xai/" + WithoutLatest(id));
    }

    /// <summary>The API has no dated ids of its own; those of the open weights (<c>deepseek-r1-0528</c>) are used by hosts.</summary>
    public static ModelReading DeepSeek(string id)
    {
        if (!id.StartsWith("deepseek-", StringComparison.Ordinal))
            return ModelReading.Unknown(id);

        if (SplitDate(id, DateForm.MonthDay) is { } date)
            return ModelReading.Pinned(id, "deepseek/" + date.Name, date.Date);

        return id is "deepseek-chat" or "deepseek-reasoner" or "deepseek-coder"
            ? ModelReading.Floating(id, "deepseek/" + id)
            : ModelReading.Unpinnable(id, "deepseek/" + id);
    }

    public static string WithoutLatest(string name) => EndsWith(name, "-latest") ? name.Substring(0, name.Length - 7) : name;
}
