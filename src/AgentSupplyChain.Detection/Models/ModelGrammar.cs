using AgentSupplyChain.Detection.Text;
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

    public static ModelReading Read(string provider, string id) => provider switch
    {
        ModelProvider.OpenAI => OpenAIGrammar.Read(Unrouted(id, "openai/")),
        ModelProvider.AzureOpenAI => Azure(Unrouted(id, "azure/")),
        ModelProvider.Anthropic => AnthropicGrammar.Read(Unrouted(id, "anthropic/")),
        ModelProvider.Bedrock => BedrockGrammar.Read(Unrouted(id, "bedrock/")),
        ModelProvider.Vertex => GoogleGrammar.ReadVertex(id),
        ModelProvider.Gemini => GoogleGrammar.Read(Unrouted(Unrouted(id, "gemini/"), "models/")),
        ModelProvider.Mistral => Mistral(Unrouted(id, "mistral/")),
        ModelProvider.Cohere => Cohere(Unrouted(id, "cohere/")),
        ModelProvider.XAI => XAI(Unrouted(id, "xai/")),
        ModelProvider.DeepSeek => DeepSeek(Unrouted(id, "deepseek/")),
        ModelProvider.Ollama => Ollama(id),
        ModelProvider.GitHubModels => Hosted(id),
        ModelProvider.OpenRouter => OpenRouter(id),
        _ => ModelReading.Unknown(id),
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

    /// <summary>A tag can be moved by its publisher, and no tag is <c>:latest</c>: only a digest is a pin.</summary>
    private static ModelReading Ollama(string id)
    {
        const string Digest = "@sha256:";
        var at = id.IndexOf(Digest, StringComparison.Ordinal);
        if (at > 0 && HexDigest.IsSha256(id.Substring(at + Digest.Length)))
            return ModelReading.Pinned(id, "ollama/" + id.Substring(0, at), id.Substring(at + 1));

        if (id.Length == 0 || id.Any(char.IsWhiteSpace))
            return ModelReading.Unknown(id);

        return ModelReading.Floating(id, "ollama/" + (EndsWith(id, ":latest") ? id.Substring(0, id.Length - 7) : id));
    }

    /// <summary>
    /// On Azure the version stands beside the name, in the deployment: a name without a date tells nothing of it.
    /// </summary>
    private static ModelReading Azure(string id)
    {
        var reading = id.StartsWith("claude-", StringComparison.Ordinal) ? AnthropicGrammar.Read(id)
            : OpenAIGrammar.Read(id.StartsWith("gpt-35-", StringComparison.Ordinal) ? "gpt-3.5-" + id.Substring(7) : id);
        if (reading.Family is null)
            reading = Mistral(id);
        if (reading.Family is null)
            reading = DeepSeek(id);
        if (reading.Family is null)
            reading = Cohere(Unrouted(id, "cohere-"));

        return (reading.Pin == PinState.Pinned ? reading : reading.WithPin(PinState.Unknown)).WithId(id);
    }

    /// <summary><c>publisher/name</c>, as GitHub Models and OpenRouter write it; each publisher keeps its own grammar.</summary>
    private static ModelReading Hosted(string id)
    {
        var slash = id.IndexOf('/');
        var name = id.Substring(slash + 1);
        var reading = (slash < 0 ? "" : id.Substring(0, slash)) switch
        {
            "openai" => OpenAIGrammar.Read(name),
            "anthropic" => AnthropicGrammar.Read(name),
            "google" => GoogleGrammar.Read(name),
            "mistralai" or "mistral-ai" => Mistral(name),
            "cohere" => Cohere(Unrouted(name, "cohere-")),
            "xai" or "x-ai" => XAI(name),
            "deepseek" => DeepSeek(name),
            _ => ModelReading.Unknown(name),
        };
        return reading.WithId(id);
    }

    /// <summary>
    /// A variant (<c>:free</c>, <c>:nitro</c>) lets the router choose the host and its build of the model; a tilde marks the router's own
    /// aliases.
    /// </summary>
    private static ModelReading OpenRouter(string id)
    {
        if (id.StartsWith("~", StringComparison.Ordinal) && id.IndexOf('/') > 0)
            return ModelReading.Floating(id, WithoutLatest(id.Substring(1)));

        var colon = id.IndexOf(':');
        var reading = Hosted(colon > 0 ? id.Substring(0, colon) : id);
        return (colon > 0 && reading.Pin == PinState.Pinned ? reading.WithPin(PinState.Floating) : reading).WithId(id);
    }

    private static string WithoutLatest(string name) => EndsWith(name, "-latest") ? name.Substring(0, name.Length - 7) : name;
}
