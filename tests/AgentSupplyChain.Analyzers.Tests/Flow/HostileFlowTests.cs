using AgentSupplyChain.Analyzers.Inventory;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Flow;

/// <summary>Code that would keep a careless walk busy for ever, or overflow its stack: the compiler dies with it.</summary>
public class HostileFlowTests
{
    public static TheoryData<string> Circles { get; } =
    [
        """string? a = null; a = a ?? a; openAI.GetChatClient(a!);""",
        """string k = input; k = config[k] ?? k; openAI.GetChatClient(k);""",
        """string a = input, b = a; a = b; b = thorough ? a : b; openAI.GetChatClient(a);""",
        """string k = "x"; k = config.GetValue<string>(k, k)!; openAI.GetChatClient(k);""",
        """var at = new Uri("http://x"); at = at; _ = new ChatClient("m", key, new OpenAIClientOptions { Endpoint = at });""",
        """OpenAIClient c = openAI; c = c; c.GetChatClient("m");""",
        """string[] a = ["-y"]; a = [.. a, .. a]; _ = new StdioClientTransportOptions { Command = "npx", Arguments = a };""",
        """string p = "x"; p = new Uri(p).ToString(); _ = new StdioClientTransportOptions { Command = p, Arguments = [p] };""",
    ];

    [Theory]
    [MemberData(nameof(Circles))]
    public async Task A_value_that_is_made_of_itself_ends(string statements)
    {
        await AgentCode.Analyzer<ModelVersionFloatsAnalyzer>().IsClean(AgentCode.Body(statements));
        await AgentCode.Analyzer<McpServerNotPinnedAnalyzer>().IsClean(AgentCode.Body(statements));
        await AgentCode.WithSdks(new GeneratorTest<InventoryGenerator>()).Generates(AgentCode.Body(statements));
    }

    [Fact]
    public Task Members_that_are_made_of_each_other_end() => AgentCode.Analyzer<ModelVersionFloatsAnalyzer>().IsClean(AgentCode.Usings + """
        class Agent(OpenAIClient client)
        {
            static readonly string A = B;
            static readonly string B = A ?? B;
            static string C => D;
            static string D => C + C;
            static string[] E { get; } = F;
            static string[] F { get; } = [.. E, .. F];
            void Run()
            {
                client.GetChatClient(A);
                client.GetChatClient(C);
                _ = new StdioClientTransportOptions { Command = A, Arguments = E };
            }
        }
        """);

    [Fact]
    public async Task Many_variables_that_are_made_of_many_cost_no_more_than_each_once()
    {
        var names = Enumerable.Range(0, 40).Select(i => "v" + i).ToList();
        var statements = string.Concat(names.Select(name => $"string {name} = input;"))
            + string.Concat(names.SelectMany(target => names.Select(source => $"{target} = thorough ? {source} : {target};")))
            + "openAI.GetChatClient(v0);";

        var check = AgentCode.Analyzer<ModelVersionFloatsAnalyzer>().IsClean(AgentCode.Body(statements));
        Assert.Same(check, await Task.WhenAny(check, Task.Delay(TimeSpan.FromMinutes(1))));
        await check;
    }

    [Fact]
    public Task A_deep_expression_is_given_up() =>
        AgentCode.Analyzer<ModelVersionFloatsAnalyzer>().IsClean(AgentCode.Body($"openAI.GetChatClient({string.Concat(Enumerable.Repeat("thorough ? input : ", 200))}\"gpt-4o\");"));

    [Theory]
    [InlineData("openAI.GetChatClient(")]
    [InlineData("openAI.GetChatClient();")]
    [InlineData("openAI.GetChatClient(model: );")]
    [InlineData("openAI.GetChatClient(\"gpt-4o\", 1, 2, 3);")]
    [InlineData("openAI.GetChatClient(\"gpt-4o")]
    [InlineData("new ChatOptions { ModelId = ")]
    [InlineData("new ChatOptions { ModelId }")]
    [InlineData("new ChatOptions { ModelId = Missing.Name ?? }")]
    [InlineData("_ = new ChatClient(model: 1, credential: null, model: 2)")]
    [InlineData("new StdioClientTransportOptions { Command = , Arguments = [ , .. ] }")]
    [InlineData("new StdioClientTransportOptions { Command = \"npx\", Arguments = new List<string> { { } , { 1, 2 } } }")]
    [InlineData("new StdioClientTransportOptions { Command = \"npx\", Arguments = new[] { nope } }")]
    [InlineData("AIFunctionFactory.Create(;")]
    [InlineData("AIFunctionFactory.Create(nope, new() { Name = });")]
    [InlineData("services.AddMcpServer().WithStdioServerTransport(.")]
    [InlineData("anthropic.AsIChatClient(Model.)")]
    [InlineData("var a = a ?? config[a]; openAI.GetChatClient(a)")]
    [InlineData("new Uri()")]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new Uri( }")]
    [InlineData("} class : ChatClient(")]
    [InlineData("[McpServerTool(Name = )] void")]
    public async Task Half_typed_code_raises_no_exception(string statements)
    {
        var code = AgentCode.Body(statements);
        await Run<ModelVersionFloatsAnalyzer>(code);
        await Run<McpServerNotPinnedAnalyzer>(code);
        await Run<CredentialHardcodedAnalyzer>(code);
        await AgentCode.WithSdks(new GeneratorTest<InventoryGenerator>()).AllowCompilerErrors().Generates(code);
    }

    // What is reported does not matter here: markers that do not fit are another exception than the one of an analyzer.
    private static async Task Run<TAnalyzer>(string code)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new()
    {
        try
        {
            await AgentCode.Analyzer<TAnalyzer>().AllowCompilerErrors().IsClean(code);
        }
        catch (CheckFailedException failure)
        {
            Assert.DoesNotContain("AD0001", failure.Message, StringComparison.Ordinal);
        }
    }
}
