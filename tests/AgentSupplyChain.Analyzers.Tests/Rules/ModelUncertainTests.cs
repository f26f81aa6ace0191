using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class ModelUncertainTests
{
    private static AnalyzerTest<ModelUncertainAnalyzer> Test { get; } = AgentCode.Analyzer<ModelUncertainAnalyzer>();

    [Theory]
    [InlineData("""openAI.GetChatClient([|"gpt-4o-2025-01-21"|]);""", "is dated, and the catalogue of 2026-07-02 lists no such snapshot")]
    [InlineData("""_ = new ChatClient([|"gpt-4o-realtime-preview-2024-12-17"|], key);""", "is a preview")]
    [InlineData("""openAI.GetEmbeddingClient([|"text-embedding-3-small"|]);""", "cannot be pinned")]
    [InlineData("""openAI.GetAudioClient([|"whisper-1"|]);""", "cannot be pinned")]
    [InlineData("""openAI.GetImageClient([|"dall-e-3"|]);""", "cannot be pinned")]
    [InlineData("""_ = new ChatOptions { ModelId = [|"gemini-2.5-flash"|] };""", "cannot be pinned")]
    [InlineData("""_ = new ChatOptions { ModelId = [|"gemini-2.5-pro-preview-05-06"|] };""", "is a preview")]
    [InlineData("""_ = new ChatOptions { ModelId = [|"arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123"|] };""", "cannot be pinned")]
    [InlineData("""anthropic.AsIChatClient([|"claude-3-5-sonnet-20241111"|]);""", "lists no such snapshot")]
    [InlineData("""const string Model = [|"text-embedding-3-large"|]; openAI.GetEmbeddingClient(Model);""", "cannot be pinned")]
    [InlineData("""openAI.GetEmbeddingClient(config["M"] ?? [|"text-embedding-3-small"|]);""", "cannot be pinned")]
    public async Task What_is_uncertain_is_said(string statement, string said)
    {
        var finding = Assert.Single(await Test.Diagnoses(AgentCode.Body(statement)));

        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
        Assert.Contains(said, finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""openAI.GetChatClient("gpt-4o-2024-08-06");""")]
    [InlineData("""openAI.GetChatClient("gpt-4o");""")]
    [InlineData("""openAI.GetChatClient("gpt-4o-realtime-preview");""")]
    [InlineData("""openAI.GetChatClient("gpt-9-2027-01-21");""")]
    [InlineData("""openAI.GetChatClient("gpt-5.1-2025-11-13");""")]
    [InlineData("""openAI.GetChatClient("our-own-model");""")]
    [InlineData("""openAI.GetChatClient("ft:gpt-4o-2025-01-21:acme::9abc");""")]
    [InlineData("""anthropic.AsIChatClient("claude-opus-4-6");""")]
    [InlineData("""anthropic.AsIChatClient("claude-opus-4-9");""")]
    [InlineData("""anthropic.AsIChatClient("claude-3-opus-20240229");""")]
    [InlineData("""openAI.GetChatClient("gpt-4.5-preview-2025-02-27");""")]
    [InlineData("""new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), key).GetEmbeddingClient("text-embedding-3-small");""")]
    [InlineData("""new ChatClient("llama3.2", key, new OpenAIClientOptions { Endpoint = new Uri("http://localhost:11434/v1") });""")]
    [InlineData("""Console.WriteLine("text-embedding-3-small");""")]
    [InlineData("""if (input == "whisper-1") Console.WriteLine();""")]
    [InlineData("""services.AddKeyedSingleton("dall-e-3", key);""")]
    [InlineData("""openAI.GetEmbeddingClient(input);""")]
    public Task What_is_settled_floating_retired_or_no_model_is_left_alone(string statement) => Test.IsClean(AgentCode.Body(statement));

    [Fact]
    public Task What_the_user_states_is_no_longer_unknown() => Test
        .WithGlobalOption("agent_supply_chain.models.catalogue", "openai,gpt-4o-2025-01-21")
        .IsClean(AgentCode.Body("""openAI.GetChatClient("gpt-4o-2025-01-21");"""));

    [Fact]
    public async Task A_constant_that_two_clients_share_is_one_finding() => Assert.Single(await Test.Diagnoses(
        AgentCode.Body("""const string Model = [|"text-embedding-3-small"|]; openAI.GetEmbeddingClient(Model); openAI.GetEmbeddingClient(Model);""")));
}
