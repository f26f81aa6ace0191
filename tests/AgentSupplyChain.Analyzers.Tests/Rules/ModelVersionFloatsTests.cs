using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class ModelVersionFloatsTests
{
    private static AnalyzerTest<ModelVersionFloatsAnalyzer> Test { get; } = AgentCode.Analyzer<ModelVersionFloatsAnalyzer>();

    [Theory]
    [InlineData("""openAI.GetChatClient([|"gpt-4o"|]);""")]
    [InlineData("""openAI?.GetChatClient([|"gpt-4o"|]);""")]
    [InlineData("""openAI.GetChatClient(model: [|"gpt-4o"|]);""")]
    [InlineData("""openAI.GetEmbeddingClient([|"text-embedding-4"|]);""")]
    [InlineData("""_ = new ChatClient([|"gpt-4o"|], key);""")]
    [InlineData("""_ = new ChatClient(credential: key, model: [|"gpt-4o"|]);""")]
    [InlineData("""ChatClient client = new([|"gpt-4o"|], key);""")]
    [InlineData("""_ = new ChatClient([|"gpt-4o"|], key, new OpenAIClientOptions { OrganizationId = input });""")]
    [InlineData("""_ = new ChatClient([|"gpt-4o"|], key, new OpenAIClientOptions { Endpoint = new Uri(config["E"] ?? "https://api.openai.com/v1") });""")]
    [InlineData("""_ = new AudioClient([|"gpt-4o-transcribe"|], key);""")]
    [InlineData("""_ = new CreateResponseOptions { Model = [|"gpt-5"|] };""")]
    [InlineData("""responses.CreateResponseAsync([|"gpt-5"|], input);""")]
    [InlineData("""responses.AsIChatClient([|"gpt-5"|]);""")]
    [InlineData("""anthropic.AsIChatClient([|"claude-sonnet-4-5"|]);""")]
    [InlineData("""anthropic.AsIChatClient(defaultModelId: [|"claude-haiku-4-5"|]);""")]
    [InlineData("""_ = new MessageCreateParams { Model = [|"claude-opus-4-1"|], MaxTokens = 1, Messages = [] };""")]
    [InlineData("""_ = new MessageCreateParams { Model = [|Model.ClaudeSonnet4_5|], MaxTokens = 1, Messages = [] };""")]
    [InlineData("""var request = new MessageCreateParams { Model = Model.ClaudeOpus4_6, MaxTokens = 1, Messages = [] } with { Model = [|Model.ClaudeOpus4_5|] };""")]
    [InlineData("""_ = new ChatOptions { ModelId = [|"gpt-4o-mini"|] };""")]
    [InlineData("""ChatOptions options = new() { ModelId = [|"claude-haiku-4-5"|] };""")]
    [InlineData("""new ChatOptions().ModelId = [|"gemini-flash-latest"|];""")]
    [InlineData("""var options = new ChatOptions(); options.ModelId ??= [|"gpt-4o"|];""")]
    [InlineData("""_ = new Microsoft.Extensions.AI.ImageGenerationOptions { ModelId = [|"gpt-image-1"|] };""")]
    public Task A_floating_name_is_found_in_every_member_that_takes_one(string statement) => Test.Diagnoses(AgentCode.Body(statement));

    [Theory]
    [InlineData("""const string Model = [|"gpt-4o"|]; openAI.GetChatClient(Model);""")]
    [InlineData("""var model = [|"gpt-4o"|]; openAI.GetChatClient(model);""")]
    [InlineData("""string model; model = [|"gpt-4o"|]; openAI.GetChatClient(model);""")]
    [InlineData("""var model = [|"gpt-4o"|]; if (thorough) model = [|"gpt-5"|]; openAI.GetChatClient(model);""")]
    [InlineData("""string? model = null; model ??= [|"gpt-4o"|]; openAI.GetChatClient(model);""")]
    [InlineData("""var first = [|"gpt-4o"|]; var second = first; openAI.GetChatClient(second);""")]
    [InlineData("""string model; openAI.GetChatClient(model = [|"gpt-4o"|]);""")]
    [InlineData("""openAI.GetChatClient(thorough ? [|"gpt-5"|] : [|"gpt-5-mini"|]);""")]
    [InlineData("""openAI.GetChatClient(thorough ? "gpt-5-2025-08-07" : [|"gpt-5-mini"|]);""")]
    [InlineData("""openAI.GetChatClient(string.IsNullOrEmpty(input) ? [|"gpt-4o"|] : input);""")]
    [InlineData("""openAI.GetChatClient(input switch { "deep" => [|"gpt-5"|], "fast" => "gpt-5-nano-2025-08-07", _ => throw new ArgumentException(input) });""")]
    [InlineData("""openAI.GetChatClient(config["OpenAI:Model"] ?? [|"gpt-4o"|]);""")]
    [InlineData("""var model = config["OpenAI:Model"] ?? [|"gpt-4o"|]; openAI.GetChatClient(model);""")]
    [InlineData("""openAI.GetChatClient(config["A"] ?? config["B"] ?? [|"gpt-4o"|]);""")]
    [InlineData("""openAI.GetChatClient(config.GetValue<string>("Model", [|"gpt-4o"|])!);""")]
    [InlineData("""openAI.GetChatClient(Environment.GetEnvironmentVariable("MODEL") ?? [|"gpt-4o"|]);""")]
    [InlineData("""openAI.GetChatClient([|"gpt-" + "4o"|]);""")]
    [InlineData("""const string Family = "gpt-4o"; openAI.GetChatClient([|$"{Family}-mini"|]);""")]
    [InlineData("""openAI.GetChatClient((string)[|"gpt-4o"|]!);""")]
    [InlineData("openAI.GetChatClient([|@\"gpt-4o\"|]);")]
    [InlineData("openAI.GetChatClient([|\"\"\"gpt-4o\"\"\"|]);")]
    [InlineData("""var model = [|"gpt-4o"|]; Action later = () => openAI.GetChatClient(model); later();""")]
    [InlineData("""var model = "gpt-4o-2024-08-06"; Action set = () => model = [|"gpt-4o"|]; set(); openAI.GetChatClient(model);""")]
    [InlineData("""Make(); void Make() { var model = [|"gpt-4o"|]; openAI.GetChatClient(model); }""")]
    [InlineData("""var model = [|"gpt-4o"|]; Make(); void Make() => openAI.GetChatClient(model);""")]
    [InlineData("""Make(null); void Make(string? model) { model ??= [|"gpt-4o"|]; openAI.GetChatClient(model); }""")]
    public Task A_floating_name_is_followed_back_to_where_it_is_written(string statement) => Test.Diagnoses(AgentCode.Body(statement));

    [Theory]
    [InlineData("""private const string Name = [|"gpt-4o"|];""")]
    [InlineData("""private readonly string Name = [|"gpt-4o"|];""")]
    [InlineData("""private static readonly string Name = [|"gpt-4o"|];""")]
    [InlineData("""private static string Name = [|"gpt-4o"|];""")]
    [InlineData("""private readonly string Name = Environment.GetEnvironmentVariable("MODEL") ?? [|"gpt-4o"|];""")]
    [InlineData("""private string Name { get; } = [|"gpt-4o"|];""")]
    [InlineData("""public string Name { get; set; } = [|"gpt-4o"|];""")]
    [InlineData("""private static string Name => [|"gpt-4o"|];""")]
    [InlineData("""private static string Name => Environment.GetEnvironmentVariable("MODEL") ?? [|"gpt-4o"|];""")]
    [InlineData("""private const string Short = [|"gpt-4o"|]; private static readonly string Name = Short;""")]
    public Task A_floating_name_is_followed_into_members(string member) =>
        Test.Diagnoses(AgentCode.Usings + $$"""class Agent(OpenAIClient openAI) { {{member}} void Run() => openAI.GetChatClient(Name); }""");

    [Theory]
    [InlineData("""class Agent(ApiKeyCredential key, string model = [|"gpt-4o"|]) { ChatClient Client { get; } = new(model, key); }""")]
    [InlineData("""class Agent { static void Run(OpenAIClient client, string model = [|"gpt-4o"|]) => client.GetChatClient(model); }""")]
    [InlineData("""class Agent { readonly ChatClient client = new([|"gpt-4o"|], new ApiKeyCredential("k")); }""")]
    [InlineData("""class Agent { ChatClient Client { get; } = new([|"gpt-4o"|], new ApiKeyCredential("k")); }""")]
    [InlineData("""class Agent(ApiKeyCredential key) : ChatClient([|"gpt-4o"|], key);""")]
    [InlineData("""class Agent : ChatClient { public Agent(ApiKeyCredential key) : base([|"gpt-4o"|], key) { } }""")]
    [InlineData("""record Settings(string Model = [|"gpt-4o"|]); class Agent(Settings settings, OpenAIClient client) { void Run() => client.GetChatClient(settings.Model); }""")]
    [InlineData("""class Agent { static IEnumerable<ChatClient> All(OpenAIClient client) { yield return client.GetChatClient([|"gpt-4o"|]); } }""")]
    [InlineData("""class Agent { static async Task<ChatClient> Make(OpenAIClient client) { await Task.Yield(); return client.GetChatClient([|"gpt-4o"|]); } }""")]
    [InlineData("""class Agent<T> where T : OpenAIClient { ChatClient Make(T client) => client.GetChatClient([|"gpt-4o"|]); }""")]
    [InlineData("""class Agent { List<ChatClient> All(OpenAIClient client) => [client.GetChatClient([|"gpt-4o"|]), client.GetChatClient("gpt-4o-2024-08-06")]; }""")]
    public Task A_floating_name_is_found_wherever_code_can_stand(string type) => Test.Diagnoses(AgentCode.Usings + type);

    [Fact]
    public Task Top_level_statements_are_read() => Test.WithOutputKind(OutputKind.ConsoleApplication).Diagnoses(AgentCode.Usings + """
        var model = args.Length > 0 ? args[0] : [|"gpt-4o"|];
        var client = new OpenAIClient(new ApiKeyCredential("k"));
        client.GetChatClient(model);
        Later();
        void Later() => client.GetChatClient([|"gpt-4o-mini"|]);
        """);

    [Fact]
    public Task A_constant_of_another_file_is_reported_where_it_is_used() => Test
        .WithSource("Models.cs", "static class Models { public const string Chat = \"gpt-4o\"; }")
        .Diagnoses(AgentCode.Body("""openAI.GetChatClient([|Models.Chat|]);"""));

    [Theory]
    [InlineData("public static readonly string Chat = \"gpt-4o\";")]
    [InlineData("public static string Chat { get; } = \"gpt-4o\";")]
    [InlineData("public static string Chat => System.Environment.GetEnvironmentVariable(\"MODEL\") ?? (\"gpt-4o\");")]
    public Task A_member_of_another_file_is_read_too(string member) => Test
        .WithSource("Models.cs", $$"""static class Models { {{member}} }""")
        .Diagnoses(AgentCode.Body("""openAI.GetChatClient([|Models.Chat|]);"""));

    [Fact]
    public async Task A_constant_that_two_clients_share_is_one_finding()
    {
        var findings = await Test.Diagnoses(AgentCode.Body("""const string Model = [|"gpt-4o"|]; openAI.GetChatClient(Model); openAI.GetChatClient(Model);"""));
        Assert.Single(findings);
    }

    [Fact]
    public Task The_same_position_in_two_files_is_two_findings() => Test
        .WithMarkedSource("Second.cs", AgentCode.Usings + """class Two(OpenAIClient client) { void Run() => client.GetChatClient([|"gpt-4o"|]); }""")
        .Diagnoses(AgentCode.Usings + """class One(OpenAIClient client) { void Run() => client.GetChatClient([|"gpt-4o"|]); }""");

    [Fact]
    public async Task The_message_names_the_model_who_moves_it_and_the_snapshot()
    {
        var finding = Assert.Single(await Test.Diagnoses(AgentCode.Body("""openAI.GetChatClient([|"gpt-4.1-mini"|]);""")));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Equal("Model 'gpt-4.1-mini' floats: it means another snapshot when openai moves it. Pin it to 'gpt-4.1-mini-2025-04-14'.", finding.GetMessage());
        Assert.Equal("gpt-4.1-mini-2025-04-14", finding.Properties[ModelVersionFloatsAnalyzer.PinTo]);
    }

    [Fact]
    public async Task A_name_without_a_known_snapshot_has_none_to_pin_to()
    {
        var finding = Assert.Single(await Test.Diagnoses(AgentCode.Body("""openAI.GetChatClient([|"gpt-99"|]);""")));
        Assert.EndsWith("Name a dated snapshot.", finding.GetMessage(), StringComparison.Ordinal);
        Assert.False(finding.Properties.ContainsKey(ModelVersionFloatsAnalyzer.PinTo));
    }
}
