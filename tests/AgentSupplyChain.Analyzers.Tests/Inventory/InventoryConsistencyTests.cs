using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.Detection.Facts;

namespace AgentSupplyChain.Analyzers.Tests.Inventory;

/// <summary>What a rule reports, the inventory holds: the gate re-checks the facts where analyzers did not run.</summary>
public class InventoryConsistencyTests
{
    [Theory]
    [InlineData("class A(OpenAIClient c) { object M() => c.GetChatClient([|\"gpt-4o\"|]); }")]
    [InlineData("class A(OpenAIClient? c) { object? M() => c?.GetChatClient([|\"gpt-4o\"|]); }")]
    [InlineData("class A(ApiKeyCredential k) { ChatClient M() => new([|\"gpt-4o\"|], k); }")]
    [InlineData("class A(ApiKeyCredential k) : ChatClient([|\"gpt-4o\"|], k);")]
    [InlineData("class A : ChatClient { A(ApiKeyCredential k) : base([|\"gpt-4o\"|], k) { } }")]
    [InlineData("class A : Client { A(ApiKeyCredential k) : base([|\"gpt-4o\"|], k) { } }")]
    [InlineData("class A(ApiKeyCredential k) : Client([|\"gpt-4o\"|], k);")]
    [InlineData("class A(ApiKeyCredential k) { object M() => new Client([|\"gpt-4o\"|], k); }")]
    [InlineData("class A(ApiKeyCredential k) { object M() => new OpenAI.Chat.ChatClient([|\"gpt-4o\"|], k); }")]
    [InlineData("class A(ApiKeyCredential k) { object M() => new global::OpenAI.Chat.ChatClient([|\"gpt-4o\"|], k); }")]
    [InlineData("class A(ApiKeyCredential k) { object M() => new OpenAIChatClient([|\"gpt-4o\"|], k); }")]
    [InlineData("class A { void M(ChatOptions o) => o.ModelId ??= [|\"gpt-4o\"|]; }")]
    [InlineData("class A { void M(ChatOptions o) => o.ModelId = [|\"gpt-4o\"|]; }")]
    [InlineData("class A { object M() => new ChatOptions() { ModelId = [|\"gpt-4o\"|] }; }")]
    [InlineData("class A { object M(MessageCreateParams p) => p with { Model = [|Model.ClaudeSonnet4_5|] }; }")]
    [InlineData("class A { object M(AnthropicClient c) => AnthropicClientExtensions.AsIChatClient(c, [|\"claude-opus-4-1\"|]); }")]
    [InlineData("class A { Func<string, ApiKeyCredential, ChatClient> M() => (m, k) => new(m ?? [|\"gpt-4o\"|], k); }")]
    [InlineData("class A { string Model { get; init; } = [|\"gpt-4o\"|]; object M(OpenAIClient c) => c.GetChatClient(Model); }")]
    public async Task A_floating_model_has_a_fact_at_the_same_place(string type)
    {
        const string Head = AgentCode.Usings + "using Client = OpenAI.Chat.ChatClient;\n";
        const string Global = "global using OpenAIChatClient = OpenAI.Chat.ChatClient;";
        var code = Head + type.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var findings = await AgentCode.Analyzer<ModelVersionFloatsAnalyzer>().WithSource("Global.cs", Global).Diagnoses(Head + type);
        var facts = await InventoryRun.FactsOf(code, InventoryRun.Test.WithSource("Global.cs", Global));

        var expected = Assert.Single(findings).Location.GetLineSpan().StartLinePosition;
        Assert.Contains(facts, fact => fact.Kind == FactKind.Model && fact.Number(FactField.Line) == expected.Line + 1 && fact.Number(FactField.Column) == expected.Character + 1);
    }

    [Fact]
    public async Task A_constant_of_another_file_stands_there_in_the_inventory()
    {
        var facts = await InventoryRun.FactsOf(
            AgentCode.Body("openAI.GetChatClient(Models.Chat);"),
            InventoryRun.Test.WithSource("Models.cs", "static class Models { public const string Chat = \"gpt-4o\"; }"));
        var fact = Assert.Single(facts);
        Assert.Equal(("Models.cs", "gpt-4o", "Agent.Run"), (fact[FactField.File], fact[FactField.Name], fact[FactField.Symbol]));
    }

    [Theory]
    [InlineData("object M() => new StdioClientTransportOptions { Command = \"npx\", Arguments = [[|\"x\"|]] };")]
    [InlineData("StdioClientTransportOptions M() => new() { Command = \"npx\", Arguments = new[] { \"-y\", [|\"x\"|] } };")]
    [InlineData("static readonly string[] Args = [[|\"x\"|]]; object M() => new StdioClientTransportOptions { Command = \"npx\", Arguments = Args };")]
    public async Task A_floating_server_has_a_fact_at_the_same_place(string member)
    {
        var code = AgentCode.Usings + $"class A {{ {member} }}";
        var finding = Assert.Single(await AgentCode.Analyzer<McpServerNotPinnedAnalyzer>().Diagnoses(code)).Location.GetLineSpan().StartLinePosition;
        var fact = Assert.Single(await InventoryRun.FactsOf(code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));
        Assert.Equal((finding.Line + 1, finding.Character + 1, "floating"), (fact.Number(FactField.Line), fact.Number(FactField.Column), fact[FactField.Pin]));
    }
}
