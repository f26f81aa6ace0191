using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class ModelNotAllowedTests
{
    private const string Allow = "agent_supply_chain.models.allow";
    private const string Deny = "agent_supply_chain.models.deny";

    private static AnalyzerTest<ModelNotAllowedAnalyzer> Test { get; } = AgentCode.Analyzer<ModelNotAllowedAnalyzer>();

    [Theory]
    [InlineData("gpt-4.1", """openAI.GetChatClient([|"gpt-4o-2024-08-06"|]);""", "not listed under models.allow")]
    [InlineData("gpt-4o,,2024-08-06", """openAI.GetChatClient([|"gpt-4o-2024-11-20"|]);""", "names another snapshot")]
    [InlineData("gpt-4o,anthropic", """openAI.GetChatClient([|"gpt-4o"|]);""", "not listed")]
    [InlineData("gpt-4o|claude-opus-4-6", """anthropic.AsIChatClient([|"claude-sonnet-5"|]);""", "not listed")]
    [InlineData("gpt-4o", """_ = new ChatOptions { ModelId = [|"our-own-model"|] };""", "not listed")]
    [InlineData("gpt-4o", """openAI.GetChatClient(config["M"] ?? [|"o3"|]);""", "not listed")]
    [InlineData("", """openAI.GetChatClient([|"gpt-4o"|]);""", "not listed")]
    public async Task What_the_list_does_not_name_is_an_error(string allow, string statement, string why)
    {
        var finding = Assert.Single(await Test.WithGlobalOption(Allow, allow).Diagnoses(AgentCode.Body(statement)));

        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Contains(why, finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*-preview*", """openAI.GetChatClient([|"gpt-4o-realtime-preview-2024-12-17"|]);""")]
    [InlineData("deepseek/*", """_ = new ChatOptions { ModelId = [|"deepseek-chat"|] };""")]
    [InlineData("gpt-4o", """openAI.GetChatClient([|"gpt-4o-2024-08-06"|]);""")]
    [InlineData("*", """anthropic.AsIChatClient([|"claude-3-opus-20240229"|]);""")]
    public async Task What_a_pattern_denies_is_an_error(string deny, string statement)
    {
        var finding = Assert.Single(await Test.WithGlobalOption(Deny, deny).Diagnoses(AgentCode.Body(statement)));

        Assert.Contains("models.deny matches it", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""openAI.GetChatClient("gpt-4o-2024-08-06");""")]
    [InlineData("""openAI.GetChatClient("gpt-4o");""")]
    [InlineData("""_ = new ChatOptions { ModelId = "claude-3-5-sonnet-v2@20241022" };""")]
    [InlineData("""new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), key).GetChatClient("prod-chat");""")]
    [InlineData("""openAI.GetChatClient(input);""")]
    [InlineData("""openAI.GetChatClient(config["gpt-5"]!);""")]
    [InlineData("""Console.WriteLine("gpt-5");""")]
    [InlineData("""if (input == "gpt-5") Console.WriteLine();""")]
    public Task What_is_listed_deployed_unknown_while_compiling_or_no_model_is_left_alone(string statement) => Test
        .WithGlobalOption(Allow, "gpt-4o,,2024-08-06|claude-3-5-sonnet-20241022")
        .IsClean(AgentCode.Body(statement));

    [Fact]
    public Task Without_a_list_nothing_is_forbidden() => Test.IsClean(AgentCode.Body("""openAI.GetChatClient("gpt-5"); anthropic.AsIChatClient("anything");"""));

    [Fact]
    public Task An_editorconfig_of_a_folder_is_no_policy() => Test
        .WithConfigFile(".editorconfig", "root = true\n[*.cs]\nagent_supply_chain.models.allow = gpt-4.1\n")
        .IsClean(AgentCode.Body("""openAI.GetChatClient("gpt-4o-2024-08-06");"""));

    [Fact]
    public Task A_global_config_of_the_projects_own_cannot_loosen_the_policy() => Test
        .WithConfigFile("policy.globalconfig", "is_global = true\nglobal_level = 2147483647\nagent_supply_chain.models.allow = gpt-4.1\n")
        .WithConfigFile("mine.globalconfig", "is_global = true\nglobal_level = 2147483646\nagent_supply_chain.models.allow = gpt-4o\n")
        .Diagnoses(AgentCode.Body("""openAI.GetChatClient([|"gpt-4o-2024-08-06"|]);"""));

    [Fact]
    public async Task A_value_that_is_not_allowed_is_told_once()
    {
        const string Statement = """anthropic.AsIChatClient("claude-3-5-sonnet-latest");""";

        await AgentCode.Analyzer<ModelRetiredAnalyzer>().WithGlobalOption(Deny, "*").IsClean(AgentCode.Body(Statement));
        await AgentCode.Analyzer<ModelVersionFloatsAnalyzer>().WithGlobalOption(Deny, "*").IsClean(AgentCode.Body(Statement));
        await AgentCode.Analyzer<ModelUncertainAnalyzer>().WithGlobalOption(Deny, "*").IsClean(AgentCode.Body("""openAI.GetEmbeddingClient("text-embedding-3-small");"""));
    }

    [Fact]
    public Task A_retired_alias_is_told_once_as_retired() =>
        AgentCode.Analyzer<ModelVersionFloatsAnalyzer>().IsClean(AgentCode.Body("""anthropic.AsIChatClient("claude-3-5-sonnet-latest");"""));

    [Theory]
    [InlineData("gpt-4o,,2024-11-20", "gpt-4o", "gpt-4o-2024-11-20")]
    [InlineData("gpt-5.2,,2025-12-11", "gpt-5.2", "gpt-5.2-2025-12-11")]
    [InlineData("gpt-4o", "gpt-4o", "gpt-4o-2024-08-06")]
    public Task A_floating_name_is_pinned_to_the_snapshot_that_the_policy_names(string allow, string before, string after) =>
        AgentCode.WithSdks(new FixTest<ModelVersionFloatsAnalyzer, ModelVersionFloatsFix>())
            .WithGlobalOption(Allow, allow)
            .Fixes(AgentCode.Body($"""openAI.GetChatClient([|"{before}"|]);"""), AgentCode.Body($"""openAI.GetChatClient("{after}");"""));

    [Fact]
    public Task A_snapshot_that_the_policy_denies_is_not_written() =>
        AgentCode.WithSdks(new FixTest<ModelVersionFloatsAnalyzer, ModelVersionFloatsFix>())
            .WithGlobalOption(Deny, "gpt-4o-2024-*")
            .OffersNoFix(AgentCode.Body("""openAI.GetChatClient([|"gpt-4o"|]);"""));
}
