using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Sdks;

/// <summary>The names that other SDKs take: each provider writes them its own way.</summary>
public class ModelsOfOtherSdksTests
{
    private static AnalyzerTest<ModelVersionFloatsAnalyzer> Test { get; } = OtherSdks.Analyzer<ModelVersionFloatsAnalyzer>();

    [Theory]
    [InlineData("""builder.AddOpenAIChatCompletion([|"gpt-4o"|], key);""")]
    [InlineData("""builder.AddOpenAIChatCompletion(apiKey: key, modelId: [|"gpt-4o"|]);""")]
    [InlineData("""builder.AddOpenAIChatCompletion(modelId: input ?? [|"gpt-5-mini"|], apiKey: key);""")]
    [InlineData("""Kernel.CreateBuilder().AddOpenAIChatCompletion([|"gpt-4o"|], key).AddOpenAIEmbeddingGenerator("text-embedding-3-small", key);""")]
    [InlineData("""OpenAIKernelBuilderExtensions.AddOpenAIChatCompletion(builder, [|"o3"|], key);""")]
    [InlineData("""builder.AddOpenAIChatCompletion([|"openai/gpt-4o"|], new Uri("https://openrouter.ai/api/v1"), key);""")]
    [InlineData("""builder.AddOpenAIChatCompletion([|"deepseek-chat"|], new Uri("https://api.deepseek.com"), key);""")]
    [InlineData("""builder.AddOpenAIChatCompletion([|"grok-4"|], new Uri("https://api.x.ai/v1"), key);""")]
    [InlineData("""builder.AddGoogleAIGeminiChatCompletion([|"gemini-flash-latest"|], key);""")]
    [InlineData("""builder.AddGoogleAIGeminiChatCompletion([|"gemini-1.5-pro"|], key);""")]
    [InlineData("""builder.AddMistralChatCompletion([|"mistral-large-latest"|], key);""")]
    [InlineData("""builder.AddMistralChatCompletion([|"mistral-small"|], key);""")]
    [InlineData("""builder.AddOllamaChatCompletion([|"llama3.2"|], new Uri("http://localhost:11434"));""")]
    [InlineData("""builder.AddOllamaChatCompletion([|"phi3:mini"|], new Uri("http://localhost:11434"));""")]
    [InlineData("""builder.AddHuggingFaceChatCompletion([|"microsoft/phi-4"|]);""")]
    [InlineData("""gemini.Models.GenerateContentAsync(model: [|"gemini-2.0-flash"|], contents: input);""")]
    [InlineData("""gemini.Models.GenerateContentAsync([|"gemini-3-pro-preview"|], input);""")]
    [InlineData("""_ = new GenerateContentRequest { Model = [|"projects/p/locations/l/publishers/google/models/gemini-2.0-flash"|] };""")]
    [InlineData("""_ = new OllamaApiClient(new Uri("http://localhost:11434"), [|"llama3.2"|]);""")]
    [InlineData("""_ = new OllamaApiClient("http://localhost:11434") { SelectedModel = [|"llama3.2:latest"|] };""")]
    [InlineData("""_ = new MessageParameters { Model = [|"claude-sonnet-4-5"|] };""")]
    [InlineData("""_ = new MessageParameters { Model = [|AnthropicModels.Claude41Opus|] };""")]
    [InlineData("""_ = new AutoGen.OpenAI.OpenAIChatAgent(name: "writer", modelName: [|"gpt-4o"|]);""")]
    [InlineData("""_ = new AutoGen.Mistral.MistralClientAgent(name: "writer", model: [|"open-mixtral-8x22b"|]);""")]
    [InlineData("""_ = new Betalgo.Ranul.OpenAI.OpenAIOptions { DefaultModelId = [|"gpt-4o"|] };""")]
    [InlineData("""_ = new Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatCompletionCreateRequest { Model = [|Betalgo.Ranul.OpenAI.ObjectModels.Models.Gpt_4o|] };""")]
    [InlineData("""_ = new LangChain.Providers.OpenAI.OpenAiChatModel(key, id: [|"gpt-4o-mini"|]);""")]
    [InlineData("""_ = new Microsoft.Teams.AI.Models.OpenAI.OpenAIChatModel([|"gpt-4o-mini"|], key);""")]
    public Task A_floating_name_is_found(string statement) => Test.Diagnoses(OtherSdks.Body(statement));

    [Fact]
    public async Task Ollama_has_no_dated_names_to_advise()
    {
        var finding = Assert.Single(await Test.Diagnoses(OtherSdks.Body("""_ = new OllamaApiClient("http://localhost:11434", [|"llama3.2"|]);""")));
        Assert.EndsWith("Name its digest too ('@sha256:…') where the server takes one.", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""builder.AddOpenAIChatCompletion("gpt-4o-2024-08-06", key);""")]
    [InlineData("""builder.AddOpenAIChatCompletion("gpt-4o-2024-08-06", apiKey: key, serviceId: "gpt-4o");""")]
    [InlineData("""builder.AddGoogleAIGeminiChatCompletion("gemini-2.0-flash-001", key);""")]
    [InlineData("""builder.AddGoogleAIGeminiChatCompletion("gemini-2.5-pro", key);""")]
    [InlineData("""builder.AddMistralChatCompletion("mistral-large-2411", key);""")]
    [InlineData("""builder.AddMistralChatCompletion("mistral-embed", key);""")]
    [InlineData("""builder.AddBedrockChatCompletionService("anthropic.claude-3-5-sonnet-20241022-v2:0");""")]
    [InlineData("""builder.AddBedrockChatCompletionService("us.anthropic.claude-sonnet-4-20250514-v1:0");""")]
    [InlineData("""_ = new ConverseRequest { ModelId = "eu.anthropic.claude-3-7-sonnet-20250219-v1:0" };""")]
    [InlineData("""_ = new ConverseRequest { ModelId = "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0" };""")]
    [InlineData("""_ = new InvokeModelRequest { ModelId = "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc123" };""")]
    [InlineData("""_ = new InvokeModelRequest { ModelId = "amazon.titan-embed-text-v2:0" };""")]
    [InlineData("""_ = new GenerateContentRequest { Model = "projects/p/locations/l/publishers/anthropic/models/claude-3-5-sonnet-v2@20241022" };""")]
    [InlineData("""_ = new MessageParameters { Model = "claude-opus-4-6" };""")]
    [InlineData("""_ = new MessageParameters { Model = AnthropicModels.Claude46Opus };""")]
    [InlineData("""_ = new AutoGen.OpenAI.OpenAIChatAgent("gpt-4o", "gpt-4o-2024-08-06");""")]
    [InlineData("""_ = new Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatCompletionCreateRequest { Model = Betalgo.Ranul.OpenAI.ObjectModels.Models.Gpt_4o_2024_08_06 };""")]
    [InlineData("""_ = new OllamaApiClient("http://localhost:11434", "llama3.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");""")]
    public Task A_fixed_name_or_one_that_cannot_be_fixed_is_left_alone(string statement) => Test.IsClean(OtherSdks.Body(statement));

    [Theory]
    [InlineData("""builder.AddAzureOpenAIChatCompletion("gpt-4o", "https://a.openai.azure.com", key);""")]
    [InlineData("""builder.AddAzureOpenAIChatCompletion(deploymentName: "gpt-4.1", endpoint: "https://a.openai.azure.com", apiKey: key, modelId: "gpt-4.1");""")]
    [InlineData("""var d = input ?? "gpt-5-mini"; builder.AddAzureOpenAIChatCompletion(d, "https://a.openai.azure.com", key);""")]
    [InlineData("""builder.AddOpenAIChatCompletion("gpt-4o", new AzureOpenAIClient(new Uri("https://a.openai.azure.com"), credential));""")]
    [InlineData("""OpenAIClient client = new AzureOpenAIClient(new Uri("https://a.openai.azure.com"), credential); builder.AddOpenAIChatCompletion("gpt-4o", client);""")]
    [InlineData("""builder.AddOpenAIChatCompletion("gpt-4o", new Uri("https://a.openai.azure.com/openai/v1"), key);""")]
    [InlineData("""new AzureOpenAIClient(new Uri("https://a.openai.azure.com"), credential).GetChatClient("gpt-4.1");""")]
    [InlineData("""new AzureOpenAIClient(new Uri(input), credential).GetEmbeddingClient("text-embedding-ada");""")]
    [InlineData("""new AIProjectClient(new Uri("https://a.services.ai.azure.com")).AsAIAgent(model: "gpt-4.1-mini", instructions: "You help.");""")]
    [InlineData("""_ = new Azure.AI.Inference.ChatCompletionsOptions { Model = "gpt-4o" };""")]
    [InlineData("""builder.AddAzureAIInferenceChatCompletion("gpt-4o", key, new Uri("https://a.services.ai.azure.com/models"));""")]
    [InlineData("""_ = new Microsoft.Teams.AI.Models.OpenAI.OpenAIChatModel("gpt-4.1", new AzureOpenAIClient(new Uri("https://a.openai.azure.com"), credential));""")]
    [InlineData("""resource.AddDeployment("gpt-4o", "gpt-4o", "2024-11-20");""")]
    [InlineData("""_ = new Betalgo.Ranul.OpenAI.OpenAIOptions { DeploymentId = "gpt-4o" };""")]
    public Task A_deployment_is_no_model(string statement) => Test.IsClean(OtherSdks.Body(statement));

    [Theory]
    [InlineData("""builder.AddOpenAIChatCompletion("gpt-4o", new Uri("http://localhost:1234/v1"), key);""")]
    [InlineData("""builder.AddOpenAIChatCompletion("llama-3.3-70b", new Uri("http://127.0.0.1:8000"), key);""")]
    [InlineData("""builder.AddOpenAIChatCompletion(modelId: "gpt-4o-2024-08-06", apiKey: "gpt-4o");""")]
    [InlineData("""builder.AddOpenAIChatCompletion(input, key, serviceId: "gpt-4o");""")]
    [InlineData("""/* builder.AddOpenAIChatCompletion("gpt-4o", key); */""")]
    [InlineData("""var service = "gpt-4o"; Console.WriteLine(service);""")]
    public Task What_is_no_model_of_a_provider_is_left_alone(string statement) => Test.IsClean(OtherSdks.Body(statement));

    [Fact]
    public Task A_floating_name_at_GitHub_is_found() =>
        Test.Diagnoses(OtherSdks.Body("""builder.AddAzureAIInferenceChatCompletion([|"openai/gpt-4o"|], key, new Uri("https://models.github.ai/inference"));"""));
}
