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
}
