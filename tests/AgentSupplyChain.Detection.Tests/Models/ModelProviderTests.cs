using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Tests.Models;

public class ModelProviderTests
{
    [Theory]
    [InlineData("gpt-4o", "openai")]
    [InlineData("gpt-99-not-out-yet", "openai")]
    [InlineData("o3", "openai")]
    [InlineData("o4-mini-2025-04-16", "openai")]
    [InlineData("chatgpt-4o-latest", "openai")]
    [InlineData("text-embedding-3-small", "openai")]
    [InlineData("ft:gpt-4o-mini-2024-07-18:acme::9abc", "openai")]
    [InlineData("gpt-35-turbo", "azure-openai")]
    [InlineData("claude-sonnet-4-5", "anthropic")]
    [InlineData("claude-3-5-sonnet-v2@20241022", "vertex")]
    [InlineData("anthropic.claude-3-haiku-20240307-v1:0", "bedrock")]
    [InlineData("us.anthropic.claude-sonnet-4-6", "bedrock")]
    [InlineData("amazon.nova-lite-v1:0", "bedrock")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", "bedrock")]
    [InlineData("gemini-2.5-flash", "gemini")]
    [InlineData("mistral-large-2411", "mistral")]
    [InlineData("command-r", "cohere")]
    [InlineData("command-r-plus-08-2024", "cohere")]
    [InlineData("grok-4-0709", "xai")]
    [InlineData("deepseek-chat", "deepseek")]
    [InlineData("llama3:8b", "ollama")]
    [InlineData("openai/gpt-4o", "unknown")]
    [InlineData("GPT-4o", "openai")]
    [InlineData("arn:aws-cn:bedrock:cn-north-1:111122223333:provisioned-model/abc", "bedrock")]
    [InlineData("models/Phi-4-mini-q4_k_m.gguf", "local")]
    [InlineData("model.onnx", "local")]
    [InlineData("weights/model-00001-of-00002.safetensors", "local")]
    public void A_name_that_looks_like_a_model_tells_its_provider(string text, string provider) =>
        Assert.Equal(provider, ModelName.ProviderOf(text));

    [Theory]
    [InlineData("")]
    [InlineData("gpt-")]
    [InlineData("claude-")]
    [InlineData("o3x")]
    [InlineData("openai")]
    [InlineData("default")]
    [InlineData("prod-chat")]
    [InlineData("amazon.com is a shop")]
    [InlineData("amazon.com")]
    [InlineData("meta.json")]
    [InlineData(".onnx")]
    [InlineData("models/.gguf")]
    [InlineData("https://api.openai.com/v1")]
    [InlineData("You are a helpful assistant.")]
    [InlineData("claude- is how Anthropic begins a name")]
    public void Other_texts_have_no_provider(string text) => Assert.Null(ModelName.ProviderOf(text));

    [Fact]
    public void Every_id_of_the_catalogue_looks_like_a_model()
    {
        foreach (var provider in (string[])["openai", "anthropic", "bedrock", "gemini", "mistral", "cohere", "xai", "deepseek"])
        {
            foreach (var id in ModelCatalogue.Ids(provider))
                Assert.True(ModelName.ProviderOf(id) is not null, id);
        }
    }

    [Theory]
    [InlineData("api.openai.com", "openai")]
    [InlineData("API.OpenAI.com.", "openai")]
    [InlineData("contoso.openai.azure.com", "azure-openai")]
    [InlineData("contoso.services.ai.azure.com", "azure-openai")]
    [InlineData("contoso.cognitiveservices.azure.com", "azure-openai")]
    [InlineData("api.anthropic.com", "anthropic")]
    [InlineData("bedrock-runtime.eu-west-1.amazonaws.com", "bedrock")]
    [InlineData("bedrock-runtime-fips.us-gov-west-1.amazonaws.com", "bedrock")]
    [InlineData("vpce-0a1b-c2.bedrock-runtime.us-east-1.vpce.amazonaws.com", "bedrock")]
    [InlineData("us-central1-aiplatform.googleapis.com", "vertex")]
    [InlineData("aiplatform.googleapis.com", "vertex")]
    [InlineData("generativelanguage.googleapis.com", "gemini")]
    [InlineData("api.mistral.ai", "mistral")]
    [InlineData("api.cohere.com", "cohere")]
    [InlineData("api.cohere.ai", "cohere")]
    [InlineData("api.x.ai", "xai")]
    [InlineData("api.deepseek.com", "deepseek")]
    [InlineData("api.groq.com", "groq")]
    [InlineData("api.together.xyz", "together")]
    [InlineData("api.together.ai", "together")]
    [InlineData("api.fireworks.ai", "fireworks")]
    [InlineData("api.deepinfra.com", "deepinfra")]
    [InlineData("integrate.api.nvidia.com", "nvidia")]
    [InlineData("openrouter.ai", "openrouter")]
    [InlineData("models.github.ai", "github-models")]
    [InlineData("models.inference.ai.azure.com", "github-models")]
    [InlineData("huggingface.co", "huggingface")]
    [InlineData("router.huggingface.co", "huggingface")]
    [InlineData("abc123.us-east-1.aws.endpoints.huggingface.cloud", "huggingface")]
    public void A_host_tells_who_serves_the_model(string host, string provider) => Assert.Equal(provider, ModelProvider.OfHost(host));

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("llm.internal.example")]
    [InlineData("api.openai.com.attacker.example")]
    [InlineData("notapi.openai.com")]
    [InlineData("openai.azure.com")]
    [InlineData(".openai.azure.com")]
    [InlineData("evil-openai.azure.com")]
    [InlineData("s3.eu-west-1.amazonaws.com")]
    [InlineData("bedrock-runtime.example")]
    [InlineData("my-bedrock-runtime.eu-west-1.amazonaws.com")]
    [InlineData("storage.googleapis.com")]
    public void A_host_of_ones_own_gives_names_a_meaning_of_its_own(string host) => Assert.Equal("unknown", ModelProvider.OfHost(host));
}
