using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Flow;

/// <summary>The ways that a model's name takes through a project before it reaches an SDK.</summary>
public class ModelFlowTests
{
    private static AnalyzerTest<ModelVersionFloatsAnalyzer> Test { get; } = AgentCode.Analyzer<ModelVersionFloatsAnalyzer>();

    [Theory]
    [InlineData("""object Make(string model) => openAI.GetChatClient(model); object Run() => Make([|"gpt-4o"|]);""")]
    [InlineData("""object Make(string model) => openAI.GetChatClient(model); object Run() => Make(model: [|"gpt-4o"|]);""")]
    [InlineData("""object Make(string model) { var name = model; return openAI.GetChatClient(name); } object Run() => Make([|"gpt-4o"|]);""")]
    [InlineData("""object Make(string? model) => openAI.GetChatClient(model ?? "gpt-4o-2024-08-06"); object Run() => Make([|"gpt-4o"|]);""")]
    [InlineData("""object Make(string model = "gpt-4o-2024-08-06") => openAI.GetChatClient(model); object Run() => Make([|"gpt-4o"|]);""")]
    [InlineData("""static object Make(OpenAIClient client, string model) => client.GetChatClient(model); object Run() => Make(openAI, [|"gpt-4o"|]);""")]
    [InlineData("""object Make<T>(T tag, string model) => openAI.GetChatClient(model); object Run() => Make(1, [|"gpt-4o"|]);""")]
    [InlineData("""object Make(string model) => openAI.GetChatClient(model); const string Model = [|"gpt-4o"|]; object Run() => Make(Model);""")]
    [InlineData("""object Make(string model) => openAI.GetChatClient(model); object Run(IConfiguration config) => Make(config["M"] ?? [|"gpt-4o"|]);""")]
    [InlineData("""object Make(string model) => openAI.GetChatClient(model); object Run(bool deep) => Make(deep ? [|"gpt-5"|] : [|"gpt-5-mini"|]);""")]
    [InlineData("""object Run() { return Make([|"gpt-4o"|]); object Make(string model) => openAI.GetChatClient(model); }""")]
    [InlineData("""object Make(string id) => new ChatOptions { ModelId = id }; object Run() => Make([|"gpt-4o"|]);""")]
    public Task A_helper_method_hands_it_on(string members) => Test.Diagnoses(Class(members));

    [Theory]
    [InlineData("""string Name() => [|"gpt-4o"|]; object Run() => openAI.GetChatClient(Name());""")]
    [InlineData("""static string Name(bool deep) { if (deep) return [|"gpt-5"|]; return [|"gpt-5-mini"|]; } object Run() => openAI.GetChatClient(Name(true));""")]
    [InlineData("""string Name(IConfiguration config) => config["M"] ?? [|"gpt-4o"|]; object Run(IConfiguration config) => openAI.GetChatClient(Name(config));""")]
    [InlineData("""object Run() { return openAI.GetChatClient(Name()); static string Name() => [|"gpt-4o"|]; }""")]
    [InlineData("""string Name(string tier) => tier switch { "deep" => [|"gpt-5"|], _ => "gpt-5-nano-2025-08-07" }; object Run() => openAI.GetChatClient(Name("deep"));""")]
    public Task A_helper_method_returns_it(string members) => Test.Diagnoses(Class(members));

    [Theory]
    [InlineData("""private readonly string _model; public Agent(OpenAIClient openAI) { this.openAI = openAI; _model = [|"gpt-4o"|]; } private OpenAIClient openAI; object Run() => openAI.GetChatClient(_model);""")]
    [InlineData("""private readonly string _model; public Agent(OpenAIClient openAI, IConfiguration config) { this.openAI = openAI; this._model = config["M"] ?? [|"gpt-4o"|]; } private OpenAIClient openAI; object Run() => openAI.GetChatClient(_model);""")]
    [InlineData("""private readonly string _model; public Agent(OpenAIClient openAI, string model = [|"gpt-4o"|]) { this.openAI = openAI; _model = model; } private OpenAIClient openAI; object Run() => openAI.GetChatClient(_model);""")]
    [InlineData("""public string Model { get; } public Agent(OpenAIClient openAI) { this.openAI = openAI; Model = [|"gpt-4o"|]; } private OpenAIClient openAI; object Run() => openAI.GetChatClient(Model);""")]
    [InlineData("""private static readonly string s_model; static Agent() { s_model = [|"gpt-4o"|]; } object Run(OpenAIClient openAI) => openAI.GetChatClient(s_model);""")]
    [InlineData("""private readonly string _model; private OpenAIClient openAI; public Agent(OpenAIClient openAI, string model) { this.openAI = openAI; _model = model; } object Run() => openAI.GetChatClient(_model); static Agent New(OpenAIClient c) => new(c, [|"gpt-4o"|]);""")]
    public Task A_constructor_keeps_it(string members) => Test.Diagnoses(AgentCode.Usings + "class Agent { " + members + " }");

    [Theory]
    [InlineData("""class Fast(OpenAIClient client, string model) { object Run() => client.GetChatClient(model); } class User { object Use(OpenAIClient c) => new Fast(c, [|"gpt-4o-mini"|]); }""")]
    [InlineData("""class Fast(OpenAIClient client, string model) { private readonly ChatClient _chat = client.GetChatClient(model); object Chat => _chat; } class User { object Use(OpenAIClient c) => new Fast(c, model: [|"gpt-4o-mini"|]); }""")]
    [InlineData("""class Fast(OpenAIClient client, string model) { private readonly string _model = model; object Run() => client.GetChatClient(_model); } class User { Fast Use(OpenAIClient c) => new(c, [|"gpt-4o-mini"|]); }""")]
    public Task A_primary_constructor_hands_it_on(string types) => Test.Diagnoses(AgentCode.Usings + types);

    [Theory]
    [InlineData("""class Options { public string Model { get; set; } = [|"gpt-4o"|]; }""", "options.Model")]
    [InlineData("""record Options(string Model = [|"gpt-4o"|]);""", "options.Model")]
    [InlineData("""class Options { public string Model { get; init; } = "x"; }""", "new Options { Model = [|\"gpt-4o\"|] }.Model")]
    [InlineData("""record Options(string Model);""", "new Options([|\"gpt-4o\"|]).Model")]
    public Task Options_carry_it(string options, string use) =>
        Test.Diagnoses(AgentCode.Usings + options + " class Agent { object Run(OpenAIClient openAI, Options options) => openAI.GetChatClient(" + use + "); }");

    [Fact]
    public Task Options_that_were_made_just_before_carry_it() =>
        Test.Diagnoses(AgentCode.Usings + """class Options { public string Model { get; set; } = ""; } class Agent { object Run(OpenAIClient openAI) { var o = new Options { Model = [|"gpt-4o"|] }; return openAI.GetChatClient(o.Model); } }""");

    [Theory]
    [InlineData("""foreach (var model in new[] { [|"gpt-4o"|], "gpt-4o-2024-08-06", [|"gpt-5"|] }) openAI.GetChatClient(model);""")]
    [InlineData("""string[] all = [[|"gpt-4o"|]]; foreach (var model in all) openAI.GetChatClient(model);""")]
    [InlineData("""var all = new List<string> { [|"gpt-4o"|] }; foreach (string model in all) openAI.GetChatClient(model);""")]
    public Task A_loop_runs_over_it(string statements) => Test.Diagnoses(AgentCode.Body(statements));

    [Fact]
    public async Task A_helper_in_another_file_is_understood() =>
        await Test.WithSource("Factory.cs", AgentCode.Usings + """static class Factory { public static ChatClient Make(this OpenAIClient client, string model) => client.GetChatClient(model); }""")
            .Diagnoses(AgentCode.Body("""openAI.Make([|"gpt-4o"|]);"""));

    [Fact]
    public Task Top_level_statements_are_code_like_other_code() =>
        Test.WithOutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).Diagnoses(AgentCode.Usings + """
            var model = args.Length > 0 ? args[0] : [|"gpt-4o"|];
            var client = new ChatClient(model, new ApiKeyCredential(args[1]));
            Console.WriteLine(Make([|"gpt-5"|]));
            ChatClient Make(string name) => new(name, new ApiKeyCredential(args[1]));
            """);

    [Theory]
    [InlineData("""object Log(string model) { Console.WriteLine(model); return model; } object Run() => Log("gpt-4o");""")]
    [InlineData("""object Route(string path) => openAI.GetChatClient("gpt-4o-2024-08-06") + path; object Run() => Route("gpt-4o");""")]
    [InlineData("""object Make(string key, string model) => openAI.GetChatClient(model) + key; object Run() => Make("gpt-4o", "gpt-4o-2024-08-06");""")]
    [InlineData("""object Make(string model) => openAI.GetChatClient(model); object Run(string x) => Make(x);""")]
    [InlineData("""object Make(string model) { model = "gpt-4o-2024-08-06"; return openAI.GetChatClient(model); } object Run() => Make("gpt-4o");""")]
    [InlineData("""bool Is(string model) => model == "gpt-4o"; object Run() => Is("gpt-4o") ? openAI.GetChatClient("gpt-4o-2024-08-06") : this;""")]
    [InlineData("""string Name() => "gpt-4o-2024-08-06"; string Other() => "gpt-4o"; object Run() => openAI.GetChatClient(Name()) + Other();""")]
    [InlineData("""object Make(AzureOpenAIClient azure, string model) => azure.GetChatClient(model); object Run(AzureOpenAIClient azure) => Make(azure, "gpt-4o");""")]
    [InlineData("""object Twice(string model) => Make(model); object Make(string model) => openAI.GetChatClient(model); object Run() => Twice("gpt-4o");""")]
    [InlineData("""string Loop(string model) => Loop(model); object Run() => openAI.GetChatClient(Loop("gpt-4o"));""")]
    [InlineData("""IEnumerable<string> All() { yield return "gpt-4o"; } object Run() => All();""")]
    [InlineData("""object Run() { foreach (var name in new[] { "gpt-4o" }) Console.WriteLine(name); return this; }""")]
    public Task What_does_not_reach_an_SDK_is_no_model(string members) => Test.IsClean(Class(members));

    [Fact]
    public Task An_injected_client_may_be_Azures_where_the_project_has_Azures() =>
        Test.WithStubs(new StubPack("Aspire.Azure.AI.OpenAI", "public class Marker;")).IsClean(Class("""object Run() => openAI.GetChatClient("gpt-4o");"""));

    private static string Class(string members) => AgentCode.Usings + "class Agent(OpenAIClient openAI) { " + members + " }";
}
