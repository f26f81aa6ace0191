using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Tests.Sense.Files;

public sealed class SettingsFileSensorTests
{
    private readonly List<Finding> _faults = [];

    [Fact]
    public void A_model_of_a_provider_is_found_with_key_place_and_environment()
    {
        var declared = Assert.Single(Read("{\n  \"OpenAI\": {\n    \"ChatModel\": \"gpt-4.1-2025-04-14\"\n  }\n}", "appsettings.Production.json").Models);

        var model = declared.Component;
        Assert.Equal(("openai", "gpt-4.1-2025-04-14", PinState.Pinned, "chat", "OpenAI:ChatModel"), (model.Provider, model.Name, model.Pin, model.Task, model.ConfigurationKey));
        Assert.Equal(new FileSpan("appsettings.Production.json", 3, 18, 3, 38), declared.Span);
        var evidence = Assert.Single(model.Evidence);
        Assert.Equal(("OpenAI:ChatModel", "Production"), (evidence.Context, evidence.Environment));
    }

    [Theory]
    [InlineData("""{ "Anthropic": { "Model": "claude-opus-4-6" } }""", "anthropic", "claude-opus-4-6")]
    [InlineData("""{ "AI": { "EmbeddingModelId": "text-embedding-3-small" } }""", "openai", "text-embedding-3-small")]
    [InlineData("""{ "Features": { "SummaryModel": "gpt-4o" } }""", "openai", "gpt-4o")]
    [InlineData("""{ "OllamaSettings": { "ModelName": "my-own-model" } }""", "ollama", "my-own-model")]
    [InlineData("""{ "LlmProviders": [ { "Provider": "Anthropic", "Name": "claude-opus-4-6", "Id": "claude" } ] }""", "anthropic", "claude-opus-4-6")]
    [InlineData("""{ "LlmProviders": [ { "Type": "OpenAI", "ModelId": "gpt-4o", "Version": "gpt-4o" } ] }""", "openai", "gpt-4o")]
    public void Models_are_found_by_key_and_value(string text, string provider, string name)
    {
        var model = Assert.Single(Read(text).Models).Component;

        Assert.Equal((provider, name, false), (model.Provider, model.Name, model.IsDeployment));
    }

    [Theory]
    [InlineData("""{ "AzureOpenAI": { "DeploymentName": "gpt-4o" } }""")]
    [InlineData("""{ "AI": { "ChatDeployment": "gpt-4o" } }""")]
    public void A_deployment_is_no_model_name(string text)
    {
        var model = Assert.Single(Read(text).Models).Component;

        Assert.Equal(("azure-openai", true, PinState.Unknown), (model.Provider, model.IsDeployment, model.Pin));
    }

    [Theory]
    [InlineData("""{ "Car": { "Model": "Golf" } }""")]
    [InlineData("""{ "Kubernetes": { "Deployment": "web" } }""")]
    [InlineData("""{ "OpenAI": { "Model": "" } }""")]
    [InlineData("""{ "OpenAI": { "Model": 5, "ModelId": null, "ModelName": ["gpt-4o"] } }""")]
    [InlineData("""{ "OpenAI": { "Model": "<your model>" } }""")]
    [InlineData("""{ "OpenAI": { "Model": "${OPENAI_MODEL}" } }""")]
    [InlineData("""{ "OpenAI": { "Model": "#{Model}#" } }""")]
    [InlineData("""{ "OpenAI": { "Model": "a sentence about a model" } }""")]
    [InlineData("""{ /* "OpenAI": { "Model": "gpt-4o" } */ }""")]
    [InlineData("""{ "Users": [ { "Name": "gpt-4o" } ] }""")]
    public void What_only_looks_like_a_model_is_left_alone(string text)
    {
        Assert.Empty(Read(text).Models);
        Assert.Empty(_faults);
    }

    [Fact]
    public void An_endpoint_counts_in_a_section_about_models_only_and_without_what_may_be_secret()
    {
        const string Text = """
            {
              "Anthropic": { "BaseUrl": "https://key@llm.example.com/anthropic?api-key=1" },
              "Shop": { "Endpoint": "https://shop.example.com" },
              "OpenAI": { "Endpoint": "not an address" }
            }
            """;

        var endpoint = Assert.Single(Read(Text).Endpoints).Component;

        Assert.Equal(("https://llm.example.com/anthropic", "anthropic"), (endpoint.Url, endpoint.Provider));
    }

    [Fact]
    public void A_repeated_key_hides_no_model() =>
        Assert.Equal(["gpt-4o", "o3"], Read("""{ "OpenAI": { "Model": "gpt-4o", "Model": "o3" } }""").Models.Select(model => model.Component.Name));

    [Fact]
    public void A_hundred_thousand_equal_keys_are_read_in_one_pass()
    {
        var text = "{ \"ApiKey\": \"x\"," + string.Concat(Enumerable.Repeat("\"Name\":\"\",", 100_000)) + "\"Name\": \"gpt-4o\" }";

        Assert.Equal("gpt-4o", Assert.Single(Read(text).Models).Component.Name);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{ \"a\": \"\\udfff\" }")]
    [InlineData("\0")]
    public void Settings_that_are_no_object_are_a_finding(string text)
    {
        Assert.Empty(Read(text).Models);
        Assert.Equal("ASC9003", Assert.Single(_faults).Rule.Id);
    }

    private SensedComponents Read(string text, string file = "appsettings.json") => SettingsFileSensor.Read(text, file, _faults);
}
