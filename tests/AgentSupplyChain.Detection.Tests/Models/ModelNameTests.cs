using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Tests.Models;

public class ModelNameTests
{
    [Theory]
    [InlineData("openai", "gpt-4.1-2025-04-14", "openai/gpt-4.1@2025-04-14")]
    [InlineData("openai", "gpt-4o-mini-2024-07-18", "openai/gpt-4o-mini@2024-07-18")]
    [InlineData("openai", "gpt-4-0613", "openai/gpt-4@0613")]
    [InlineData("openai", "gpt-4-1106-preview", "openai/gpt-4-preview@1106")]
    [InlineData("openai", "gpt-4-1106-vision-preview", "openai/gpt-4-vision-preview@1106")]
    [InlineData("openai", "gpt-3.5-turbo-16k-0613", "openai/gpt-3.5-turbo-16k@0613")]
    [InlineData("openai", "gpt-4o-realtime-preview-2024-12-17", "openai/gpt-4o-realtime-preview@2024-12-17")]
    [InlineData("openai", "o3-2025-04-16", "openai/o3@2025-04-16")]
    [InlineData("openai", "text-embedding-ada-002", "openai/text-embedding-ada@002")]
    [InlineData("openai", "openai/gpt-4.1-2025-04-14", "openai/gpt-4.1@2025-04-14")]
    [InlineData("openai", "ft:gpt-4o-mini-2024-07-18:acme::9abc", "openai/gpt-4o-mini:acme::9abc@2024-07-18")]
    [InlineData("azure-openai", "gpt-35-turbo-0125", "openai/gpt-3.5-turbo@0125")]
    [InlineData("azure-openai", "gpt-4o-2024-08-06", "openai/gpt-4o@2024-08-06")]
    [InlineData("anthropic", "claude-3-5-sonnet-20241022", "anthropic/claude-3-5-sonnet@20241022")]
    [InlineData("anthropic", "claude-opus-4-6", "anthropic/claude-opus-4-6@pinned")]
    [InlineData("anthropic", "claude-sonnet-5", "anthropic/claude-sonnet-5@pinned")]
    [InlineData("bedrock", "anthropic.claude-opus-4-6-v1", "anthropic/claude-opus-4-6@pinned")]
    [InlineData("bedrock", "us.anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic/claude-haiku-4-5@20251001")]
    [InlineData("bedrock", "anthropic.claude-3-haiku-20240307-v1:0:48k", "anthropic/claude-3-haiku@20240307")]
    [InlineData("bedrock", "anthropic.claude-v2:1", "anthropic/claude@v2:1")]
    [InlineData("bedrock", "amazon.nova-lite-v1:0", "amazon/nova-lite@v1:0")]
    [InlineData("bedrock", "amazon.titan-embed-text-v2:0", "amazon/titan-embed-text@v2:0")]
    [InlineData("bedrock", "mistral.mistral-large-2407-v1:0", "mistral/mistral-large@2407")]
    [InlineData("bedrock", "openai.gpt-oss-120b-1:0", "openai/gpt-oss-120b@1:0")]
    [InlineData("bedrock", "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0", "anthropic/claude-3-5-sonnet@20240620")]
    [InlineData("bedrock", "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.amazon.nova-pro-v1:0", "amazon/nova-pro@v1:0")]
    [InlineData("vertex", "claude-3-5-sonnet-v2@20241022", "anthropic/claude-3-5-sonnet@20241022")]
    [InlineData("vertex", "publishers/anthropic/models/claude-3-opus@20240229", "anthropic/claude-3-opus@20240229")]
    [InlineData("vertex", "mistral-large@2411-001", "mistral/mistral-large@2411")]
    [InlineData("vertex", "text-bison@002", "google/text-bison@002")]
    [InlineData("gemini", "gemini-1.5-pro-002", "google/gemini-1.5-pro@002")]
    [InlineData("gemini", "models/gemini-2.5-pro-preview-03-25", "google/gemini-2.5-pro@03-25")]
    [InlineData("gemini", "gemini-2.5-flash-preview-09-2025", "google/gemini-2.5-flash@09-2025")]
    [InlineData("mistral", "mistral-large-2411", "mistral/mistral-large@2411")]
    [InlineData("cohere", "command-r-plus-08-2024", "cohere/command-r-plus@08-2024")]
    [InlineData("cohere", "embed-english-v3.0", "cohere/embed-english@v3.0")]
    [InlineData("xai", "grok-4-0709", "xai/grok-4@0709")]
    [InlineData("xai", "grok-4.20-0309-reasoning", "xai/grok-4.20-reasoning@0309")]
    [InlineData("openrouter", "anthropic/claude-opus-4.6", "anthropic/claude-opus-4-6@pinned")]
    [InlineData("openrouter", "openai/gpt-4o-2024-08-06", "openai/gpt-4o@2024-08-06")]
    [InlineData("github-models", "mistral-ai/mistral-large-2411", "mistral/mistral-large@2411")]
    [InlineData("github-models", "gpt-4o-2024-08-06", "openai/gpt-4o@2024-08-06")]
    [InlineData("bedrock", "meta.llama3-1-70b-instruct-v1:0", "meta/llama-3.1-70b-instruct@v1:0")]
    [InlineData("bedrock", "qwen.qwen3-235b-a22b-2507-v1:0", "qwen/qwen3-235b-a22b@2507")]
    [InlineData("bedrock", "cohere.rerank-v3-5:0", "cohere/rerank@v3-5:0")]
    [InlineData("azure-openai", "eu/gpt-4o-2024-08-06", "openai/gpt-4o@2024-08-06")]
    [InlineData("openrouter", "deepseek/deepseek-r1-0528", "deepseek/deepseek-r1@0528")]
    [InlineData("together", "Qwen/Qwen3-235B-A22B-Thinking-2507", "qwen/qwen3-235b-a22b-thinking@2507")]
    [InlineData("fireworks", "accounts/fireworks/models/deepseek-r1-0528", "deepseek/deepseek-r1@0528")]
    [InlineData("deepinfra", "deepseek-ai/DeepSeek-R1-0528", "deepseek/deepseek-r1@0528")]
    [InlineData("deepinfra", "google/gemini-2.0-flash-001", "google/gemini-2.0-flash@001")]
    [InlineData("nvidia", "mistralai/magistral-small-2506", "mistral/magistral-small@2506")]
    [InlineData("groq", "moonshotai/kimi-k2-instruct-0905", "moonshotai/kimi-k2-instruct@0905")]
    [InlineData("vertex", "deepseek-ai/deepseek-r1-0528-maas", "deepseek/deepseek-r1@0528")]
    [InlineData("foundry-local", "Phi-4-mini-instruct-cuda-gpu:5", "foundry-local/phi-4-mini-instruct-cuda-gpu@5")]
    [InlineData("huggingface", "microsoft/phi-4@187ef0342fff0eb3333be9f00389385e95ef0b61", "huggingface/microsoft/phi-4@187ef0342fff0eb3333be9f00389385e95ef0b61")]
    [InlineData("huggingface", "https://huggingface.co/microsoft/phi-4/resolve/187ef0342fff0eb3333be9f00389385e95ef0b61/model.safetensors", "huggingface/microsoft/phi-4@187ef0342fff0eb3333be9f00389385e95ef0b61")]
    public void A_snapshot_is_pinned_and_has_one_key_on_every_cloud(string provider, string text, string key)
    {
        var model = ModelName.Parse(provider, text);

        Assert.Equal(PinState.Pinned, model.Pin);
        Assert.Equal(key, model.SnapshotKey);
        Assert.Equal(text, model.Text);
        Assert.Null(model.PinTo);
        Assert.StartsWith(model.Family + "@", model.SnapshotKey, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai", "gpt-4o")]
    [InlineData("openai", "gpt-5-chat-latest")]
    [InlineData("openai", "chatgpt-4o-latest")]
    [InlineData("openai", "o3")]
    [InlineData("openai", "gpt-4o-realtime-preview")]
    [InlineData("anthropic", "claude-3-5-sonnet-latest")]
    [InlineData("anthropic", "claude-opus-4-5")]
    [InlineData("anthropic", "claude-sonnet-4-0")]
    [InlineData("anthropic", "claude-2.1")]
    [InlineData("bedrock", "anthropic.claude-3-5-sonnet-latest-v2:0")]
    [InlineData("vertex", "claude-3-5-sonnet")]
    [InlineData("vertex", "claude-3-5-sonnet-v2")]
    [InlineData("vertex", "claude-3-5-sonnet@latest")]
    [InlineData("vertex", "mistral-large@latest")]
    [InlineData("vertex", "gemini-1.5-pro")]
    [InlineData("gemini", "gemini-flash-latest")]
    [InlineData("gemini", "gemini-2.0-flash-exp")]
    [InlineData("gemini", "gemini-3-pro-preview")]
    [InlineData("gemini", "gemini-2.5-pro-preview-tts")]
    [InlineData("mistral", "mistral-small-latest")]
    [InlineData("mistral", "open-mistral-7b")]
    [InlineData("cohere", "command-r")]
    [InlineData("xai", "grok-4")]
    [InlineData("xai", "grok-beta")]
    [InlineData("deepseek", "deepseek-chat")]
    [InlineData("ollama", "llama3.2")]
    [InlineData("ollama", "llama3.2:3b")]
    [InlineData("github-models", "openai/gpt-4o")]
    [InlineData("openrouter", "openai/gpt-4o-2024-08-06:nitro")]
    [InlineData("openrouter", "~anthropic/claude-fable-latest")]
    [InlineData("huggingface", "microsoft/phi-4")]
    [InlineData("huggingface", "microsoft/phi-4@main")]
    [InlineData("huggingface", "microsoft/phi-4@v1.0")]
    [InlineData("huggingface", "hf://Qwen/Qwen3-235B-A22B-Thinking-2507")]
    [InlineData("foundry-local", "phi-4-mini")]
    [InlineData("foundry-local", "Phi-4-mini-instruct-generic-cpu")]
    [InlineData("azure-openai", "gpt-5-chat-latest")]
    [InlineData("github-models", "gpt-4o")]
    [InlineData("deepinfra", "anthropic/claude-3-7-sonnet-latest")]
    public void A_name_that_moves_is_floating_and_has_no_key(string provider, string text)
    {
        var model = ModelName.Parse(provider, text);

        Assert.Equal(PinState.Floating, model.Pin);
        Assert.Null(model.SnapshotKey);
        Assert.Null(model.Version);
        Assert.NotNull(model.Family);
    }

    [Theory]
    [InlineData("openai", "text-embedding-3-small")]
    [InlineData("openai", "text-embedding-3-large")]
    [InlineData("openai", "whisper-1")]
    [InlineData("openai", "tts-1-hd")]
    [InlineData("openai", "dall-e-3")]
    [InlineData("gemini", "gemini-2.5-flash")]
    [InlineData("vertex", "gemini-3.5-flash")]
    [InlineData("vertex", "meta/llama-3.3-70b-instruct-maas")]
    [InlineData("mistral", "mistral-embed")]
    [InlineData("deepseek", "deepseek-v4-pro")]
    [InlineData("bedrock", "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123")]
    [InlineData("bedrock", "arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abc123")]
    [InlineData("bedrock", "arn:aws:bedrock:us-east-1:111122223333:custom-model/anthropic.claude-3-haiku-20240307-v1:0/abc123")]
    [InlineData("groq", "llama-3.3-70b-versatile")]
    [InlineData("together", "meta-llama/Llama-3.3-70B-Instruct-Turbo")]
    [InlineData("fireworks", "accounts/fireworks/models/deepseek-v3p1")]
    [InlineData("nvidia", "meta/llama-3.1-8b-instruct")]
    public void A_model_without_any_fixed_name_cannot_be_pinned(string provider, string text) =>
        Assert.Equal(PinState.Unpinnable, ModelName.Parse(provider, text).Pin);

    [Theory]
    [InlineData("unknown", "gpt-4o-2024-08-06")]
    [InlineData("no-such-provider", "gpt-4o")]
    [InlineData("openai", "my-model")]
    [InlineData("openai", "")]
    [InlineData("openai", "ft:gpt-3.5-turbo:acme::x")]
    [InlineData("openai", "ft:")]
    [InlineData("anthropic", "claude-")]
    [InlineData("anthropic", "claude-opus-4-7-fast")]
    [InlineData("anthropic", "claude-3-5-sonnet@20249999")]
    [InlineData("azure-openai", "gpt-4o")]
    [InlineData("azure-openai", "prod-chat")]
    [InlineData("bedrock", "anthropic.")]
    [InlineData("bedrock", "google.gemma-3-12b-it")]
    [InlineData("bedrock", "arn:aws:s3:::bucket")]
    [InlineData("vertex", "projects/p/locations/l/endpoints/1234567890")]
    [InlineData("gemini", "tunedModels/mine-abc")]
    [InlineData("huggingface", "phi 4")]
    [InlineData("huggingface", "a/b/c/d/e")]
    [InlineData("foundry-local", "phi:latest")]
    [InlineData("foundry-local", "")]
    [InlineData("local", "models/phi-4-mini-instruct-q4_k_m.gguf")]
    [InlineData("local", "anything")]
    [InlineData("groq", "")]
    [InlineData("openrouter", "anthropic/claude-opus-4.7-fast")]
    public void A_name_that_tells_nothing_is_unknown_and_never_counts_as_floating(string provider, string text)
    {
        var model = ModelName.Parse(provider, text);

        Assert.Equal(PinState.Unknown, model.Pin);
        Assert.Null(model.SnapshotKey);
        Assert.Null(model.PinTo);
    }

    [Fact]
    public void A_dated_name_that_the_catalogue_does_not_know_is_pinned_by_what_it_says()
    {
        Assert.Null(ModelCatalogue.Find("openai", "gpt-4o-2025-01-21"));
        Assert.Equal("openai/gpt-4o@2025-01-21", ModelName.Parse("openai", "gpt-4o-2025-01-21").SnapshotKey);
    }

    [Fact]
    public void The_same_snapshot_has_the_same_key_at_the_vendor_on_Bedrock_and_on_Vertex()
    {
        var keys = new[]
        {
            ModelName.Parse("anthropic", "claude-3-5-sonnet-20241022").SnapshotKey,
            ModelName.Parse("bedrock", "anthropic.claude-3-5-sonnet-20241022-v2:0").SnapshotKey,
            ModelName.Parse("bedrock", "us.anthropic.claude-3-5-sonnet-20241022-v2:0").SnapshotKey,
            ModelName.Parse("vertex", "claude-3-5-sonnet-v2@20241022").SnapshotKey,
            ModelName.Parse("vertex", "claude-3-5-sonnet@20241022").SnapshotKey,
        };

        Assert.Equal("anthropic/claude-3-5-sonnet@20241022", Assert.Single(keys.Distinct()));
    }

    [Theory]
    [InlineData("openai", "gpt-4.1", "gpt-4.1-2025-04-14")]
    [InlineData("openai", "openai/gpt-4.1", "openai/gpt-4.1-2025-04-14")]
    [InlineData("anthropic", "claude-opus-4-5", "claude-opus-4-5-20251101")]
    [InlineData("anthropic", "claude-haiku-4-5", "claude-haiku-4-5-20251001")]
    [InlineData("vertex", "claude-opus-4-6@default", "claude-opus-4-6")]
    [InlineData("openrouter", "openai/gpt-4o", "openai/gpt-4o-2024-08-06")]
    public void An_alias_in_the_catalogue_names_the_snapshot_that_can_replace_it(string provider, string text, string pinTo)
    {
        var model = ModelName.Parse(provider, text);

        Assert.Equal(pinTo, model.PinTo);
        Assert.Equal(PinState.Pinned, ModelName.Parse(provider, pinTo).Pin);
    }

    [Fact]
    public void An_alias_that_the_catalogue_cannot_resolve_has_no_replacement() =>
        Assert.Null(ModelName.Parse("openai", "gpt-5.2").PinTo);

    [Theory]
    [InlineData("openai", "gpt-4-0613", "2026-10-23")]
    [InlineData("anthropic", "claude-3-opus-20240229", "2026-01-05")]
    [InlineData("azure-openai", "gpt-35-turbo-0613", "2025-02-13")]
    [InlineData("bedrock", "anthropic.claude-3-opus-20240229-v1:0", null)]
    [InlineData("anthropic", "claude-opus-4-6", null)]
    public void A_retirement_counts_only_for_the_provider_that_announced_it(string provider, string text, string? day) =>
        Assert.Equal(day, ModelName.Parse(provider, text).RetiredOn);

    [Fact]
    public void An_Ollama_digest_pins_and_a_tag_does_not()
    {
        var digest = new string('a', 64);

        Assert.Equal(PinState.Pinned, ModelName.Parse("ollama", "llama3.2:3b@sha256:" + digest).Pin);
        Assert.Equal(PinState.Floating, ModelName.Parse("ollama", "llama3.2:3b@sha256:" + new string('a', 63)).Pin);
    }

    [Fact]
    public void Case_and_white_space_around_a_name_do_not_change_what_it_means()
    {
        var model = ModelName.Parse("openai", " GPT-4.1-2025-04-14 ");

        Assert.Equal("openai/gpt-4.1@2025-04-14", model.SnapshotKey);
        Assert.Equal(" GPT-4.1-2025-04-14 ", model.Text);
    }

    [Fact]
    public void Names_are_equal_by_provider_and_text()
    {
        Assert.Equal(ModelName.Parse("openai", "gpt-4o"), ModelName.Parse("openai", "gpt-4o"));
        Assert.Equal(ModelName.Parse("openai", "gpt-4o").GetHashCode(), ModelName.Parse("openai", "gpt-4o").GetHashCode());
        Assert.NotEqual(ModelName.Parse("openai", "gpt-4o"), ModelName.Parse("azure-openai", "gpt-4o"));
        Assert.NotEqual(ModelName.Parse("openai", "gpt-4o"), ModelName.Parse("openai", "gpt-4"));
    }
}
