namespace AgentSupplyChain.Detection.Models;

/// <summary>The ids of the providers: who serves the model, which decides how its name is read.</summary>
public static partial class ModelProvider
{
    public const string OpenAI = "openai";

    /// <summary>Azure OpenAI and Foundry. A deployment's name tells nothing of its model: callers that know a deployment say so themselves.</summary>
    public const string AzureOpenAI = "azure-openai";

    public const string Anthropic = "anthropic";
    public const string Bedrock = "bedrock";
    public const string Vertex = "vertex";
    public const string Gemini = "gemini";
    public const string Mistral = "mistral";
    public const string Cohere = "cohere";
    public const string XAI = "xai";
    public const string DeepSeek = "deepseek";
    public const string Ollama = "ollama";
    public const string GitHubModels = "github-models";
    public const string OpenRouter = "openrouter";
    public const string Groq = "groq";
    public const string Together = "together";
    public const string Fireworks = "fireworks";
    public const string DeepInfra = "deepinfra";
    public const string Nvidia = "nvidia";
    public const string HuggingFace = "huggingface";
    public const string FoundryLocal = "foundry-local";

    /// <summary>A weight file: <c>.gguf</c>, <c>.onnx</c>, <c>.safetensors</c>.</summary>
    public const string Local = "local";

    public const string Unknown = "unknown";

    /// <summary>Beginnings that only one provider uses, except where Unknown stands beside them. The first that fits decides.</summary>
    private static readonly (string Prefix, string Provider)[] s_prefixes =
    [
        ("gpt-35-", AzureOpenAI),
        ("gpt-oss", Unknown),
        ("gpt-", OpenAI), ("chatgpt-", OpenAI), ("ft:gpt-", OpenAI), ("text-embedding-3-", OpenAI), ("text-embedding-ada-", OpenAI),
        ("omni-moderation-", OpenAI), ("dall-e-", OpenAI), ("whisper-1", OpenAI), ("tts-1", OpenAI),
        ("claude-", Anthropic),
        ("gemini-", Gemini), ("models/gemini-", Gemini),
        ("mistral-", Mistral), ("ministral-", Mistral), ("codestral-", Mistral), ("magistral-", Mistral), ("devstral-", Mistral), ("pixtral-", Mistral),
        ("open-mistral-", Mistral), ("open-mixtral-", Mistral),
        ("command-r", Cohere), ("command-a-", Cohere),
        ("grok-", XAI),
        ("deepseek-", DeepSeek),
        ("arn:aws:bedrock:", Bedrock), ("arn:aws-us-gov:bedrock:", Bedrock), ("arn:aws-cn:bedrock:", Bedrock),
        ("projects/", Vertex), ("publishers/", Vertex),
    ];

    private static readonly string[] s_byCatalogue = [OpenAI, Anthropic, Gemini, Mistral, Cohere, XAI, DeepSeek, Bedrock, Vertex, Ollama];

    internal static string? Of(string id)
    {
        if (id.Any(c => !IsIdCharacter(c)))
            return null;

        if (LocalGrammar.IsWeightFile(id))
            return Local;

        if (BedrockGrammar.IsId(id))
            return Bedrock;

        if (id.IndexOf('@') > 0 && id.StartsWith("claude-", StringComparison.Ordinal))
            return Vertex;

        if (IsOSeries(id))
            return OpenAI;

        // A tag after a colon is how Ollama names local models.
        if (id.IndexOf(':') > 0 && ModelCatalogue.Find(Ollama, id) is not null)
            return Ollama;

        foreach (var (prefix, provider) in s_prefixes)
        {
            if (id.StartsWith(prefix, StringComparison.Ordinal) && (id.Length > prefix.Length || prefix[prefix.Length - 1] != '-'))
                return provider;
        }

        foreach (var provider in s_byCatalogue)
        {
            if (ModelCatalogue.Find(provider, id) is not null)
                return provider;
        }

        return InSeveralCatalogues(id);
    }

    private static string? InSeveralCatalogues(string id)
    {
        var github = ModelCatalogue.Find(GitHubModels, id) is not null;
        var openRouter = ModelCatalogue.Find(OpenRouter, id) is not null;
        return (github, openRouter) switch
        {
            (true, true) => Unknown,
            (true, false) => GitHubModels,
            (false, true) => OpenRouter,
            _ => null,
        };
    }

    /// <summary>Ids are ASCII without white space: a sentence that begins like a model is none.</summary>
    private static bool IsIdCharacter(char c) => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '.' or '_' or '-' or ':' or '/' or '@';

    /// <summary><c>o1</c>, <c>o3-mini</c>, <c>o4-mini-2025-04-16</c>.</summary>
    private static bool IsOSeries(string id) =>
        id.Length >= 2 && id[0] == 'o' && id[1] is '1' or '3' or '4' && (id.Length == 2 || (id[2] == '-' && id.Length > 3));
}
