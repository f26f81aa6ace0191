using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class ModelRetiredTests
{
    private static AnalyzerTest<ModelRetiredAnalyzer> Test { get; } = AgentCode.Analyzer<ModelRetiredAnalyzer>();

    private static FixTest<ModelRetiredAnalyzer, ModelRetiredFix> Fix { get; } = AgentCode.WithSdks(new FixTest<ModelRetiredAnalyzer, ModelRetiredFix>());

    [Theory]
    [InlineData("""anthropic.AsIChatClient([|"claude-3-opus-20240229"|]);""")]
    [InlineData("""anthropic.AsIChatClient([|"claude-3-5-sonnet-latest"|]);""")]
    [InlineData("""_ = new MessageCreateParams { Model = [|"claude-sonnet-4-0"|], MaxTokens = 1, Messages = [] };""")]
    [InlineData("""openAI.GetChatClient([|"gpt-4.5-preview"|]);""")]
    [InlineData("""openAI.GetChatClient(config["M"] ?? [|"chatgpt-4o-latest"|]);""")]
    [InlineData("""_ = new ChatOptions { ModelId = [|"gemini-1.5-pro-002"|] };""")]
    [InlineData("""const string Model = [|"o1-preview"|]; openAI.GetChatClient(Model); openAI.GetChatClient(Model);""")]
    [InlineData("""openAI.GetModerationClient([|"text-moderation-latest"|]);""")]
    public async Task A_retired_model_is_found_whether_it_is_pinned_or_floats(string statement) =>
        Assert.Single(await Test.Diagnoses(AgentCode.Body(statement)));

    [Theory]
    [InlineData("""openAI.GetChatClient("gpt-4o-2024-08-06");""")]
    [InlineData("""openAI.GetChatClient("gpt-4-0613");""")]
    [InlineData("""openAI.GetChatClient("gpt-4o");""")]
    [InlineData("""anthropic.AsIChatClient("claude-opus-4-1");""")]
    [InlineData("""anthropic.AsIChatClient("claude-opus-4-6");""")]
    [InlineData("""openAI.GetChatClient("our-own-model");""")]
    [InlineData("""_ = new ChatOptions { ModelId = "anthropic.claude-3-opus-20240229-v1:0" };""")]
    [InlineData("""new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), key).GetChatClient("gpt-35-turbo-0613");""")]
    [InlineData("""new ChatClient("gpt-4.5-preview", key, new OpenAIClientOptions { Endpoint = new Uri("http://localhost:1234/v1") });""")]
    [InlineData("""Console.WriteLine("claude-3-opus-20240229");""")]
    [InlineData("""_ = input is "gpt-4.5-preview";""")]
    [InlineData("""_ = new Dictionary<string, int> { ["gpt-4.5-preview"] = 1 };""")]
    public Task A_day_to_come_another_cloud_a_deployment_and_a_mere_text_are_left_alone(string statement) => Test.IsClean(AgentCode.Body(statement));

    [Fact]
    public async Task The_message_names_provider_day_and_successor()
    {
        var finding = Assert.Single(await Test.Diagnoses(AgentCode.Body("""anthropic.AsIChatClient([|"claude-3-opus-20240229"|]);""")));

        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Equal(
            "Model 'claude-3-opus-20240229' was retired by anthropic on 2026-01-05: requests to it fail or are answered by another one. Write 'claude-opus-4-8'.",
            finding.GetMessage());
    }

    [Fact]
    public async Task Without_a_known_successor_none_is_named()
    {
        var finding = Assert.Single(await Test.Diagnoses(AgentCode.Body("""openAI.GetChatClient([|"chatgpt-4o-latest"|]);""")));

        Assert.EndsWith("Choose a model that is still served.", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(finding.Properties);
    }

    [Fact]
    public Task A_user_can_state_a_retirement() => Test
        .WithGlobalOption("agent_supply_chain.models.catalogue", "openai,gpt-4o-2024-08-06,,,2026-01-01")
        .Diagnoses(AgentCode.Body("""openAI.GetChatClient([|"gpt-4o-2024-08-06"|]);"""));

    [Fact]
    public Task A_user_can_know_a_later_day() => Test
        .WithGlobalOption("agent_supply_chain.models.catalogue", "anthropic,claude-3-opus-20240229,,,2027-01-01")
        .IsClean(AgentCode.Body("""anthropic.AsIChatClient("claude-3-opus-20240229");"""));

    [Theory]
    [InlineData(",,,,")]
    [InlineData("openai")]
    [InlineData("%ZZ|%|,|a,b,c,d,e,f,g,h")]
    public Task A_key_that_holds_nonsense_changes_nothing(string value) => Test
        .WithGlobalOption("agent_supply_chain.models.catalogue", value)
        .Diagnoses(AgentCode.Body("""anthropic.AsIChatClient([|"claude-3-opus-20240229"|]);"""));

    [Theory]
    [InlineData("""anthropic.AsIChatClient([|"claude-3-opus-20240229"|]);""", """anthropic.AsIChatClient("claude-opus-4-8");""")]
    [InlineData("""anthropic.AsIChatClient([|"claude-3-5-sonnet-latest"|]);""", """anthropic.AsIChatClient("claude-sonnet-4-6");""")]
    [InlineData("""openAI.GetChatClient(thorough ? [|"o1-preview"|] : [|"gpt-4.5-preview"|]);""", """openAI.GetChatClient(thorough ? "o3-2025-04-16" : "gpt-4.1-2025-04-14");""")]
    [InlineData("""const string Model = [|"gpt-4.5-preview"|]; openAI.GetChatClient(Model); openAI.GetChatClient(Model);""", """const string Model = "gpt-4.1-2025-04-14"; openAI.GetChatClient(Model); openAI.GetChatClient(Model);""")]
    [InlineData("""openAI.GetChatClient([|"chatgpt-4o-latest"|]); openAI.GetChatClient([|"gpt-4.5-preview"|]);""", """openAI.GetChatClient([|"chatgpt-4o-latest"|]); openAI.GetChatClient("gpt-4.1-2025-04-14");""")]
    public Task The_successor_is_written_where_the_name_is_written(string before, string after) => Fix.Fixes(AgentCode.Body(before), AgentCode.Body(after));

    [Theory]
    [InlineData("""openAI.GetChatClient([|"chatgpt-4o-latest"|]);""")]
    [InlineData("""openAI.GetChatClient([|"gpt-4.5" + "-preview"|]);""")]
    public Task What_has_no_successor_or_is_no_literal_is_offered_no_fix(string statement) => Fix.OffersNoFix(AgentCode.Body(statement));

    [Fact]
    public Task A_member_of_the_SDK_is_found_and_offered_no_fix() => Fix
        .WithGlobalOption("agent_supply_chain.models.catalogue", "anthropic,claude-opus-4-5-20251101,,,2026-01-01,claude-opus-4-8")
        .OffersNoFix(AgentCode.Body("""_ = new MessageCreateParams { Model = [|Model.ClaudeOpus4_5_20251101|], MaxTokens = 1, Messages = [] };"""));

    [Fact]
    public Task A_successor_that_the_policy_denies_is_not_offered() => Fix
        .WithGlobalOption("agent_supply_chain.models.deny", "claude-opus-4-8")
        .OffersNoFix(AgentCode.Body("""anthropic.AsIChatClient([|"claude-3-opus-20240229"|]);"""));
}
