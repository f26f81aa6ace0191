using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class ModelVersionFloatsQuietTests
{
    private static AnalyzerTest<ModelVersionFloatsAnalyzer> Test { get; } = AgentCode.Analyzer<ModelVersionFloatsAnalyzer>();

    [Theory]
    [InlineData("""openAI.GetChatClient("gpt-4o-2024-08-06");""")]
    [InlineData("""openAI.GetChatClient("gpt-4-1106-preview");""")]
    [InlineData("""openAI.GetEmbeddingClient("text-embedding-ada-002");""")]
    [InlineData("""anthropic.AsIChatClient("claude-sonnet-4-5-20250929");""")]
    [InlineData("""anthropic.AsIChatClient("claude-opus-4-6");""")]
    [InlineData("""anthropic.AsIChatClient("claude-sonnet-5");""")]
    [InlineData("""_ = new MessageCreateParams { Model = Model.ClaudeOpus4_6, MaxTokens = 1, Messages = [] };""")]
    [InlineData("""_ = new MessageCreateParams { Model = Model.ClaudeSonnet4_5_20250929, MaxTokens = 1, Messages = [] };""")]
    [InlineData("""openAI.GetEmbeddingClient("text-embedding-3-small");""")]
    [InlineData("""openAI.GetAudioClient("whisper-1");""")]
    [InlineData("""var model = "gpt-4o"; model += "-2024-08-06"; openAI.GetChatClient(model);""")]
    public Task A_name_that_cannot_move_is_left_alone(string statement) => IsClean(statement);

    [Theory]
    [InlineData("""new AzureOpenAIClient(new Uri("https://a.openai.azure.com"), key).GetChatClient("gpt-4.1");""")]
    [InlineData("""AzureOpenAIClient azure = new(new Uri("https://a.openai.azure.com"), key); azure.GetChatClient("gpt-4.1");""")]
    [InlineData("""OpenAIClient azure = new AzureOpenAIClient(new Uri("https://a.openai.azure.com"), key); azure.GetChatClient("gpt-4.1");""")]
    [InlineData("""OpenAIClient azure = new AzureOpenAIClient(new Uri(config["E"]!), key); azure.GetResponsesClient().AsIChatClient("gpt-4.1");""")]
    [InlineData("""_ = new ChatClient("gpt-4.1", key, new OpenAIClientOptions { Endpoint = new Uri("https://a.openai.azure.com/openai/v1/") });""")]
    [InlineData("""_ = new ChatClient("gpt-4.1", key, new OpenAIClientOptions { Endpoint = new("https://a.services.ai.azure.com/openai/v1") });""")]
    [InlineData("""var options = new OpenAIClientOptions { Endpoint = new Uri("https://a.openai.azure.com/openai/v1/") }; _ = new ChatClient("gpt-4.1", key, options);""")]
    [InlineData("""var options = new OpenAIClientOptions(); options.Endpoint = new Uri("https://a.openai.azure.com/openai/v1/"); _ = new ChatClient("gpt-4.1", key, options);""")]
    [InlineData("""var client = new OpenAIClient(key, new() { Endpoint = new Uri("https://a.openai.azure.com/openai/v1/") }); client.GetChatClient("gpt-4.1");""")]
    public Task A_deployment_on_azure_is_no_model(string statement) => IsClean(statement);

    [Theory]
    [InlineData("""_ = new ChatClient("llama3.2", key, new OpenAIClientOptions { Endpoint = new Uri("http://localhost:11434/v1") });""")]
    [InlineData("""_ = new ChatClient("gpt-4o", key, new OpenAIClientOptions { Endpoint = new Uri("http://localhost:4000") });""")]
    [InlineData("""const string Server = "http://127.0.0.1:1234/v1"; var at = new Uri(Server); new OpenAIClient(key, new OpenAIClientOptions { Endpoint = at }).GetChatClient("gpt-4o");""")]
    [InlineData("""_ = new ChatClient("my-own-model", key, new OpenAIClientOptions { Endpoint = new Uri("https://models.example.org/v1") });""")]
    [InlineData("""_ = new ChatClient("gpt-4o", key, new OpenAIClientOptions { Endpoint = new Uri(config["E"]!) });""")]
    [InlineData("""new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(new Uri(input), "/openai/v1") }).GetChatClient("gpt-4.1");""")]
    [InlineData("""var options = new OpenAIClientOptions(); options.Endpoint = new Uri(input); var client = new OpenAIClient(key, options); client.GetChatClient("gpt-4o");""")]
    public Task A_compatible_server_names_its_models_itself(string statement) => IsClean(statement);

    [Theory]
    [InlineData("""Console.WriteLine("gpt-4o");""")]
    [InlineData("""services.AddKeyedSingleton("gpt-4o", new ChatClient("gpt-4o-2024-08-06", key));""")]
    [InlineData("""if (input == "gpt-4o") Console.WriteLine();""")]
    [InlineData("""_ = input switch { "gpt-4o" or "gpt-4o-mini" => 1, _ => 2 };""")]
    [InlineData("""_ = input is "gpt-4o";""")]
    [InlineData("""/* openAI.GetChatClient("gpt-4o"); */""")]
    [InlineData("""Map("/models/gpt-4o", () => { }); static void Map(string route, Action action) { }""")]
    [InlineData("""_ = new Dictionary<string, int> { ["gpt-4o"] = 128_000 };""")]
    [InlineData("""_ = new HashSet<string> { "gpt-4o" };""")]
    [InlineData("""openAI.GetChatClient(config["gpt-4o"]!);""")]
    [InlineData("""openAI.GetChatClient(config.GetValue<string>("gpt-4o")!);""")]
    [InlineData("""openAI.GetChatClient(input);""")]
    [InlineData("""openAI.GetChatClient(input ?? throw new ArgumentException("gpt-4o"));""")]
    [InlineData("""openAI.GetChatClient(config["M"]!.Replace("gpt-4o", "x"));""")]
    [InlineData("""openAI.GetChatClient($"gpt-{input}");""")]
    [InlineData("""_ = new ChatOptions { ModelId = "" };""")]
    [InlineData("""_ = new ChatOptions { ModelId = null };""")]
    [InlineData("""_ = new ChatOptions { ConversationId = "gpt-4o" };""")]
    [InlineData("""_ = new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, "gpt-4o");""")]
    public Task A_name_that_reaches_no_model_parameter_is_left_alone(string statement) => IsClean(statement);

    [Fact]
    public Task Nameof_is_no_model() => Test.IsClean(AgentCode.Usings + """class Agent(OpenAIClient client) { string GptFour => ""; void Run() => client.GetChatClient(nameof(GptFour)); }""");

    [Fact]
    public Task A_key_of_injected_services_is_no_model() =>
        Test.IsClean(AgentCode.Usings + """class Agent([FromKeyedServices("gpt-4o")] ChatClient client) { ChatClient Client => client; }""");

    [Fact]
    public Task Without_an_SDK_a_class_of_the_same_name_is_ones_own() =>
        new AnalyzerTest<ModelVersionFloatsAnalyzer>().IsClean("""namespace OpenAI.Chat { class ChatClient(string model) { string Model => model; ChatClient Make() => new("gpt-4o"); } }""");

    [Fact]
    public Task Beside_an_SDK_a_class_of_the_same_name_is_ones_own() =>
        Test.IsClean("""namespace Mine { class ChatClient(string model) { string Model => model; ChatClient Make() => new("gpt-4o"); } }""");

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    public Task The_off_switch_is_obeyed(string value) =>
        Test.WithBuildProperty("AgentSupplyChainEnabled", value).IsClean(AgentCode.Body("""openAI.GetChatClient("gpt-4o");"""));

    [Theory]
    [InlineData("")]
    [InlineData("true")]
    public Task Any_other_value_leaves_the_rules_on(string value) =>
        Test.WithBuildProperty("AgentSupplyChainEnabled", value).Diagnoses(AgentCode.Body("""openAI.GetChatClient([|"gpt-4o"|]);"""));

    [Fact]
    public Task Generated_code_is_nobodys_to_change() => Test.WithMainFile("Agent.g.cs").IsClean(AgentCode.Body("""openAI.GetChatClient("gpt-4o");"""));

    private static Task IsClean(string statement) => Test.IsClean(AgentCode.Body(statement));
}
