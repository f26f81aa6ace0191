using System.Text;
using static AgentSupplyChain.TestKit.Credentials.CredentialSample;
using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Keys of AI services.</summary>
internal static class AiSamples
{
    private static readonly string s_marker = Convert.ToBase64String("OpenAI"u8);

    public static IReadOnlyList<CredentialSample> All { get; } =
    [
        .. new[]
        {
            Shape("openai-legacy", "OpenAI", r => "sk-" + Base62(r, 20) + s_marker + Base62(r, 20), r => "sk-" + Base62(r, 19) + s_marker + Base62(r, 20)),
            OpenAI("openai-project", "proj-", 74),
            OpenAI("openai-project", "proj-", 58),
            OpenAI("openai-svcacct", "svcacct-", 74),
            OpenAI("openai-svcacct", "service-", 58),
            OpenAI("openai-admin", "admin-", 58),
            OpenAI("openai-admin", "admin-", 74),
            Prefixed("openai-sk48", "OpenAI or Braintrust", "sk-", Base62, 48),
            Anthropic("anthropic-api", "api03-", 93),
            Anthropic("anthropic-admin", "admin01-", 93),
            Anthropic("anthropic-oauth", "oat01-", 93),
            Anthropic("anthropic-oauth", "ort01-", 93),
            Anthropic("anthropic-oauth", "sid01-", 99),
            Prefixed("google-api-key", "Google", "AIza" + "Sy", Base64Url, 33),
            Prefixed("google-auth-key", "Google", "AQ" + ".Ab", Base64Url, 48),
            Named("azure-openai-hex32", "Azure OpenAI", r => Hex(r, 32)),
            Shape("aws-bedrock-long", "AWS Bedrock", r => "ABSK" + InBase64("BedrockAPIKey-" + Base62(r, 4) + "-at-" + Digits(r, 12) + ":" + Base64(r, 48)), r => "ABSK" + InBase64("BedrockAPIKeys" + Base62(r, 80))),
            Shape("aws-bedrock-short", "AWS Bedrock", r => "bedrock-" + "api-key-" + InBase64("bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Signature=" + Hex(r, 300)), r => "bedrock-" + "api-key-" + InBase64("bedrock.example.com/?" + Hex(r, 300))),
            Prefixed("huggingface", "Hugging Face", "hf_", Base62, 34),
            Prefixed("huggingface", "Hugging Face", "hf_", Letters, 34),
            Prefixed("huggingface-org", "Hugging Face", "api_" + "org_", Base62, 34),
            Prefixed("groq", "Groq", "gsk_", Base62, 52),
            Prefixed("xai", "xAI", "xai-", (r, n) => Of(Base62Digits + "_", r, n), 80),
            Prefixed("perplexity", "Perplexity", "pplx-", Base62, 48),
            Named("mistral", "Mistral", r => Base62(r, 32)),
            Named("cohere", "Cohere", r => Base62(r, 40)),
            Prefixed("replicate", "Replicate", "r8_", Base62, 37),
            Prefixed("openrouter", "OpenRouter", "sk-" + "or-v1-", Hex, 64),
            Prefixed("deepseek", "DeepSeek", "sk-", Hex, 32),
            Prefixed("deepseek", "DeepSeek", "sk-", Lower, 32),
            Prefixed("together", "Together AI", "tgp_" + "v1_", Base64Url, 43),
            Prefixed("fireworks", "Fireworks", "fw_", Base62, 24),
            Shape("pinecone", "Pinecone", r => "pcsk" + "_" + Base62(r, r.Next(5, 7)) + "_" + Base62(r, 63), r => "pcsk" + "_" + Base62(r, 70)),
            Named("qdrant", "Qdrant", r => Base64Url(r, 54)),
            Named("weaviate", "Weaviate", r => Base62(r, 36)),
            Shape("langsmith", "LangSmith", r => "lsv2" + (r.Next(2) == 0 ? "_pt_" : "_sk_") + Hex(r, 32) + "_" + Hex(r, 10), r => "lsv2" + "_pt_" + Hex(r, 43)),
            Shape("langfuse", "Langfuse", r => "sk-" + "lf-" + Uuid(r), r => "sk-" + "lf-" + Hex(r, 36)),
            Prefixed("tavily", "Tavily", "tvly-", Base62, 32),
            Prefixed("tavily", "Tavily", "tvly-" + "dev-", Base62, 32),
            Named("serpapi", "SerpApi", r => Hex(r, 64)),
            Named("exa", "Exa", Uuid),
            Prefixed("firecrawl", "Firecrawl", "fc-", Hex, 32),
            Prefixed("elevenlabs", "ElevenLabs", "sk_", Hex, 48),
            Named("deepgram", "Deepgram", r => Hex(r, 40)),
            Named("assemblyai", "AssemblyAI", r => Hex(r, 32)),
            Prefixed("cerebras", "Cerebras", "csk-", Lower, 48),
            Prefixed("nvidia", "NVIDIA", "nvapi-", Base64Url, 64),
            Shape("ngc", "NVIDIA NGC", r => Lower(r, 26) + ":" + Uuid(r), r => Lower(r, 26) + ":" + Hex(r, 36)),
            Shape("ngc", "NVIDIA NGC", r => InBase64(Lower(r, 26) + ":" + Uuid(r)), r => Base62(r, 84)),
            Prefixed("databricks", "Databricks", "dapi", Hex, 32),
            Shape("databricks", "Databricks", r => "dapi" + Hex(r, 32) + "-" + r.Next(2, 10)),
            Named("wandb", "Weights & Biases", r => Hex(r, 40)),
            Prefixed("llamacloud", "LlamaCloud", "llx-", Base62, 48),
            Prefixed("jina", "Jina AI", "jina_", Base62, 60),
            Prefixed("voyage", "Voyage AI", "pa-", Base64Url, 43),
            Prefixed("sourcegraph-cody", "Sourcegraph", "slk_", Hex, 64),
            Prefixed("sourcegraph-cody", "Sourcegraph", "sgp_", Hex, 40),
            Prefixed("posthog", "PostHog", "phx_", (r, n) => Of(Base62Digits + "_", r, n), 43),
        }.Select(sample => sample.OfAi()),
    ];

    /// <summary>A prefix and that many characters; a near miss lacks the last five.</summary>
    internal static CredentialSample Prefixed(string format, string provider, string prefix, Func<Random, int, string> text, int count) =>
        Shape(format, provider, random => prefix + text(random, count), random => prefix + text(random, 12));

    private static CredentialSample OpenAI(string format, string kind, int half) =>
        Shape(
            format,
            "OpenAI",
            random => "sk-" + kind + Base64Url(random, half) + s_marker + Base64Url(random, half),
            random => "sk-" + kind + Base64Url(random, half) + "T3B1bkFJ" + Base64Url(random, half));

    private static CredentialSample Anthropic(string format, string kind, int count) =>
        Shape(format, "Anthropic", random => "sk-" + "ant-" + kind + Base64Url(random, count) + "AA", random => "sk-" + "ant-" + kind + Base64Url(random, count) + "AB");

    private static string InBase64(string words) => Convert.ToBase64String(Encoding.ASCII.GetBytes(words));
}
