using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class ModelVersionFloatsFixTests
{
    private static FixTest<ModelVersionFloatsAnalyzer, ModelVersionFloatsFix> Test { get; } = AgentCode.WithSdks(new FixTest<ModelVersionFloatsAnalyzer, ModelVersionFloatsFix>());

    [Theory]
    [InlineData("""openAI.GetChatClient([|"gpt-4.1"|]);""", """openAI.GetChatClient("gpt-4.1-2025-04-14");""")]
    [InlineData("""const string Model = [|"gpt-4.1"|]; openAI.GetChatClient(Model);""", """const string Model = "gpt-4.1-2025-04-14"; openAI.GetChatClient(Model);""")]
    [InlineData("""openAI.GetChatClient(config["M"] ?? [|"gpt-4.1"|]);""", """openAI.GetChatClient(config["M"] ?? "gpt-4.1-2025-04-14");""")]
    [InlineData("""openAI.GetChatClient(thorough ? [|"gpt-5"|] : [|"gpt-5-mini"|]);""", """openAI.GetChatClient(thorough ? "gpt-5-2025-08-07" : "gpt-5-mini-2025-08-07");""")]
    [InlineData("""var model = [|"gpt-5"|]; if (thorough) model = [|"gpt-5-mini"|]; openAI.GetChatClient(model);""", """var model = "gpt-5-2025-08-07"; if (thorough) model = "gpt-5-mini-2025-08-07"; openAI.GetChatClient(model);""")]
    [InlineData("openAI.GetChatClient([|@\"gpt-4.1\"|]);", """openAI.GetChatClient("gpt-4.1-2025-04-14");""")]
    [InlineData("openAI.GetChatClient([|\"\"\"gpt-4.1\"\"\"|]);", """openAI.GetChatClient("gpt-4.1-2025-04-14");""")]
    [InlineData("""openAI.GetChatClient(/* default */ [|"gpt-4.1"|] /* for now */);""", """openAI.GetChatClient(/* default */ "gpt-4.1-2025-04-14" /* for now */);""")]
    [InlineData("""_ = new ChatOptions { ModelId = [|"claude-haiku-4-5"|] };""", """_ = new ChatOptions { ModelId = "claude-haiku-4-5-20251001" };""")]
    [InlineData("""var o = new ChatOptions(); o.ModelId ??= [|"gpt-4.1"|];""", """var o = new ChatOptions(); o.ModelId ??= "gpt-4.1-2025-04-14";""")]
    [InlineData("""_ = new ChatOptions { ModelId = [|"gpt-99"|] }; openAI.GetChatClient([|"gpt-4.1"|]);""", """_ = new ChatOptions { ModelId = [|"gpt-99"|] }; openAI.GetChatClient("gpt-4.1-2025-04-14");""")]
    public Task The_snapshot_is_written_where_the_name_is_written(string before, string after) => Test.Fixes(AgentCode.Body(before), AgentCode.Body(after));

    [Fact]
    public Task The_default_of_a_parameter_is_pinned() => Test.Fixes(
        AgentCode.Usings + """class Agent { static void Run(OpenAIClient client, string model = [|"gpt-4.1"|]) => client.GetChatClient(model); }""",
        AgentCode.Usings + """class Agent { static void Run(OpenAIClient client, string model = "gpt-4.1-2025-04-14") => client.GetChatClient(model); }""");

    [Fact]
    public Task A_constant_of_another_file_that_is_used_twice_is_one_edit() => Test
        .WithSource("Models.cs", "static class Models { public const string Chat = \"gpt-4.1\"; }")
        .WithFixedFile("Models.cs", "static class Models { public const string Chat = \"gpt-4.1-2025-04-14\"; }")
        .Fixes(
            AgentCode.Body("""openAI.GetChatClient([|Models.Chat|]); openAI.GetChatClient([|Models.Chat|]);"""),
            AgentCode.Body("""openAI.GetChatClient(Models.Chat); openAI.GetChatClient(Models.Chat);"""));

    [Fact]
    public Task A_constant_that_two_other_files_use_is_one_edit() => Test
        .WithSource("Models.cs", "static class Models { public const string Chat = \"gpt-4.1\"; }")
        .WithMarkedSource("Two.cs", AgentCode.Usings + """class Two { static void Run(OpenAIClient client) => client.GetChatClient([|Models.Chat|]); }""")
        .WithFixedFile("Two.cs", AgentCode.Usings + """class Two { static void Run(OpenAIClient client) => client.GetChatClient(Models.Chat); }""")
        .WithFixedFile("Models.cs", "static class Models { public const string Chat = \"gpt-4.1-2025-04-14\"; }")
        .Fixes(
            AgentCode.Body("""openAI.GetChatClient([|Models.Chat|]);"""),
            AgentCode.Body("""openAI.GetChatClient(Models.Chat);"""));

    [Theory]
    [InlineData("""openAI.GetChatClient([|"gpt-99"|]);""")]
    [InlineData("""openAI.GetChatClient([|"gpt-" + "4.1"|]);""")]
    [InlineData("""_ = new MessageCreateParams { Model = [|Model.ClaudeSonnet4_5|], MaxTokens = 1, Messages = [] };""")]
    public Task What_cannot_be_written_as_a_snapshot_is_offered_no_fix(string statement) => Test.OffersNoFix(AgentCode.Body(statement));

    [Fact]
    public Task A_constant_of_another_assembly_is_offered_no_fix() => Test
        .WithStubs(new StubPack("Shared", "namespace Shared { public static class Models { public const string Chat = \"gpt-4.1\"; } }"))
        .OffersNoFix(AgentCode.Body("""openAI.GetChatClient([|Shared.Models.Chat|]);"""));

    [Fact]
    public Task The_head_of_a_prompt_is_pinned_too() => Test
        .WithMarkedAdditionalFile("a.prompty", "---\nmodel:\n  id: [|gpt-4o|]\n---\nsystem:\nYou help.\n")
        .WithFixedFile("a.prompty", "---\nmodel:\n  id: gpt-4o-2024-08-06\n---\nsystem:\nYou help.\n")
        .Fixes("class A;", "class A;");
}
