using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.Detection.Text;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Inventory;

/// <summary>An agent is recorded with what it is made of: model, instructions, tools, MCP servers.</summary>
public class InventoryAgentTests
{
    // The agent framework is not at hand: names and shapes are those of its public API.
    private static readonly StubPack s_framework = new(
        "Microsoft.Agents.AI",
        """
        namespace Microsoft.Agents.AI
        {
            public class AIAgent { }
            public class ChatClientAgentOptions { public string? Name { get; set; } public string? Instructions { get; set; } public Options? ChatOptions { get; set; } }
            public class Options { public string? Instructions { get; set; } public object? Tools { get; set; } }
            public class ChatClientAgent : AIAgent
            {
                public ChatClientAgent(object chatClient, string? instructions = null, string? name = null, string? description = null, object? tools = null) { }
                public ChatClientAgent(object chatClient, ChatClientAgentOptions options) { }
            }
        }
        namespace OpenAI.Chat
        {
            public static class OpenAIChatClientExtensions
            {
                public static Microsoft.Agents.AI.AIAgent AsAIAgent(this object client, string? instructions = null, string? name = null, object? tools = null) => new();
                public static Microsoft.Agents.AI.AIAgent AsAIAgent(this object client, Microsoft.Agents.AI.ChatClientAgentOptions options) => new();
            }
        }
        namespace Microsoft.SemanticKernel.Agents { public class ChatCompletionAgent { public string? Name { get; set; } public string? Instructions { get; set; } } }
        namespace Amazon.BedrockAgentRuntime.Model { public class InvokeAgentRequest { public string? AgentId { get; set; } public string? AgentAliasId { get; set; } } }
        namespace Mine { public class Factory { public object CreateAgent(string name) => name; } }
        """);

    private static readonly GeneratorTest<AgentSupplyChain.Analyzers.Inventory.InventoryGenerator> s_test = InventoryRun.Test.WithStubs(s_framework);

    [Theory]
    [InlineData("""openAI.GetChatClient("gpt-4o").AsAIAgent(instructions: "You help.", name: "helper");""")]
    [InlineData("""openAI.GetChatClient("gpt-4o").AsAIAgent("You help.", "helper");""")]
    [InlineData("""var chat = openAI.GetChatClient("gpt-4o"); chat.AsAIAgent("You help.", "helper");""")]
    [InlineData("""_ = new Microsoft.Agents.AI.ChatClientAgent(openAI.GetChatClient("gpt-4o"), "You help.", "helper");""")]
    [InlineData("""_ = new Microsoft.Agents.AI.ChatClientAgent(openAI.GetChatClient("gpt-4o"), new Microsoft.Agents.AI.ChatClientAgentOptions { Name = "helper", Instructions = "You help." });""")]
    [InlineData("""openAI.GetChatClient("gpt-4o").AsAIAgent(new Microsoft.Agents.AI.ChatClientAgentOptions { Name = "helper", ChatOptions = new() { Instructions = "You help." } });""")]
    public async Task Its_name_model_and_instructions(string statement)
    {
        var fact = await Only(statement);
        Assert.Equal(("helper", "gpt-4o", NormalisedText.Sha256("You help.")), (fact[FactField.Name], fact[FactField.Model], fact[FactField.Sha256]));
    }

    [Fact]
    public async Task Its_tools_and_the_servers_that_others_come_from()
    {
        const string Code = """
            var transport = new StdioClientTransport(new StdioClientTransportOptions { Name = "memory", Command = "npx", Arguments = ["-y", "server-memory@1.2.3"] });
            var client = await McpClient.CreateAsync(transport);
            var remote = await client.ListToolsAsync();
            openAI.GetChatClient("gpt-4o-2024-08-06").AsAIAgent("You help.", "helper", tools: new List<AITool>([AIFunctionFactory.Create(Weather), AIFunctionFactory.Create(() => 1, "answer"), .. remote.Cast<AITool>()]));
            static string Weather(string city) => city;
            """;
        var fact = Assert.Single(await InventoryRun.FactsOf(AgentCode.Body(Code).Replace("void Run", "async Task Run", StringComparison.Ordinal), s_test), fact => fact.Kind == FactKind.Agent);
        Assert.Equal(("Agent.Run,answer", "memory"), (fact[FactField.Tools], fact[FactField.Servers]));
    }

    [Fact]
    public async Task Its_named_methods_are_its_tools()
    {
        var facts = await InventoryRun.FactsOf(
            AgentCode.Usings + """
                class Tools { public static string Weather(string city) => city; public static Task<string> TimeAsync() => Task.FromResult(""); }
                class Agent { object Run(OpenAIClient c) => c.GetChatClient("gpt-5-2025-08-07").AsAIAgent("Help.", "clock", new AITool[] { AIFunctionFactory.Create(Tools.Weather), new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Tools.TimeAsync)) }); }
                """,
            s_test);
        Assert.Equal("Time,Weather", Assert.Single(facts, fact => fact.Kind == FactKind.Agent)[FactField.Tools]);
    }

    [Fact]
    public async Task A_tool_whose_name_is_computed_is_one_of_its_tools_by_its_method()
    {
        var facts = await InventoryRun.FactsOf(
            AgentCode.Usings + """
                class Tools { public static string Weather(string city) => city; }
                class Agent { object Run(OpenAIClient c, string prefix) => c.GetChatClient("gpt-5-2025-08-07").AsAIAgent("Help.", "clock", new AITool[] { AIFunctionFactory.Create(Tools.Weather, prefix + "_weather"), AIFunctionFactory.Create(() => 1, prefix) }); }
                """,
            s_test);
        var tool = Assert.Single(facts, fact => fact.Kind == FactKind.Tool && fact[FactField.Implementation] is not null);
        Assert.Equal((null, "Tools.Weather"), (tool[FactField.Name], tool[FactField.Implementation]));
        Assert.Equal("Tools.Weather", Assert.Single(facts, fact => fact.Kind == FactKind.Agent)[FactField.Tools]);
    }

    [Theory]
    [InlineData("""_ = new Microsoft.SemanticKernel.Agents.ChatCompletionAgent { Name = "writer", Instructions = "Write." };""", "writer")]
    [InlineData("""_ = new Amazon.BedrockAgentRuntime.Model.InvokeAgentRequest { AgentId = "A1B2C3", AgentAliasId = "TSTALIASID" };""", "A1B2C3")]
    public async Task Agents_of_other_frameworks(string statement, string name) => Assert.Equal(name, (await Only(statement))[FactField.Name]);

    [Fact]
    public async Task An_agent_that_Anthropic_hosts()
    {
        var fact = await Only("""
            var address = "https://mcp.example/parcels";
            _ = new Anthropic.Models.Beta.Agents.AgentCreateParams
            {
                Name = "desk",
                Model = Anthropic.Models.Beta.Agents.BetaManagedAgentsModel.ClaudeOpus4_6,
                System = "You help.",
                McpServers = [new Anthropic.Models.Beta.Agents.BetaManagedAgentsUrlMcpServerParams { Name = "parcels", Url = address, Type = default }],
                Tools = [new Anthropic.Models.Beta.Agents.BetaManagedAgentsCustomToolParams { Name = "label", Description = "Prints it.", InputSchema = null!, Type = default }],
            };
            """);
        Assert.Equal(("desk", "claude-opus-4-6", NormalisedText.Sha256("You help.")), (fact[FactField.Name], fact[FactField.Model], fact[FactField.Sha256]));
        Assert.Equal(("label", "parcels"), (fact[FactField.Tools], fact[FactField.Servers]));
    }

    [Theory]
    [InlineData("""new Mine.Factory().CreateAgent("helper");""")]
    [InlineData("""CreateAgent("helper"); static object CreateAgent(string name) => name;""")]
    public async Task A_method_of_ones_own_makes_no_agent(string statement) =>
        Assert.DoesNotContain(await InventoryRun.FactsOf(AgentCode.Body(statement + """ openAI.GetChatClient("gpt-4o-2024-08-06");"""), s_test), fact => fact.Kind == FactKind.Agent);

    [Theory]
    [InlineData("""_ = new MessageCreateParams { Model = "claude-opus-4-6", MaxTokens = 1, Messages = [], System = new List<TextBlockParam> { new() { Text = "You help." } } };""")]
    [InlineData("""_ = new MessageCreateParams { Model = "claude-opus-4-6", MaxTokens = 1, Messages = [], System = new List<TextBlockParam>([new TextBlockParam("You help.")]) };""")]
    [InlineData("""_ = new ChatOptions { Instructions = "You help." };""")]
    public async Task A_prompt_in_blocks_is_a_prompt(string statement) =>
        Assert.Equal(NormalisedText.Sha256("You help."), (await InventoryRun.Only(FactKind.Prompt, statement))[FactField.Sha256]);

    [Theory]
    [InlineData("""_ = new HostedCodeInterpreterTool();""", "code_interpreter", null)]
    [InlineData("""_ = new HostedWebSearchTool();""", "web_search", null)]
    [InlineData("""ResponseTool.CreateWebSearchTool();""", "web_search", null)]
    [InlineData("""_ = new Tool { Name = "weather", Description = "Tells it.", InputSchema = new() { Properties = null } };""", "weather", "Tells it.")]
    [InlineData("""ChatTool.CreateFunctionTool("weather", "Tells it.");""", "weather", "Tells it.")]
    [InlineData("""AIFunctionFactory.CreateDeclaration("weather", "Tells it.", default);""", "weather", "Tells it.")]
    [InlineData("""_ = new OpenAI.Realtime.RealtimeFunctionTool("weather") { FunctionDescription = "Tells it." };""", "weather", "Tells it.")]
    [InlineData("""_ = new FunctionTool("weather", BinaryData.Empty, true) { FunctionDescription = "Tells it." };""", "weather", "Tells it.")]
    [InlineData("""_ = new CustomTool("weather") { ToolDescription = "Tells it." };""", "weather", "Tells it.")]
    [InlineData("""_ = new Anthropic.Models.Beta.Agents.BetaManagedAgentsCustomToolParams { Name = "weather", Description = "Tells it.", InputSchema = null!, Type = default };""", "weather", "Tells it.")]
    public async Task A_tool_that_is_described_is_a_tool(string statement, string name, string? description)
    {
        var fact = await InventoryRun.Only(FactKind.Tool, statement);
        Assert.Equal((name, description is null ? null : NormalisedText.Sha256(description)), (fact[FactField.Name], fact[FactField.DescriptionSha256]));
    }

    [Fact]
    public async Task A_method_of_a_plugin_is_a_tool()
    {
        var test = InventoryRun.Test.WithStubs(new StubPack("Microsoft.SemanticKernel.Abstractions", "namespace Microsoft.SemanticKernel { [System.AttributeUsage(System.AttributeTargets.Method)] public class KernelFunctionAttribute : System.Attribute { public KernelFunctionAttribute() { } public KernelFunctionAttribute(string name) { } } }"));
        var facts = await InventoryRun.FactsOf("""
            using System.ComponentModel;
            using Microsoft.SemanticKernel;
            class Plugin
            {
                [KernelFunction("lights"), Description("Switches them.")] public void Switch() { }
                [KernelFunction] public System.Threading.Tasks.Task<int> CountAsync() => System.Threading.Tasks.Task.FromResult(1);
            }
            """, test);
        Assert.Equal(["Count", "lights"], facts.Where(fact => fact.Kind == FactKind.Tool).Select(fact => fact[FactField.Name]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""_ = new Anthropic.Models.Beta.Messages.BetaRequestMcpServerUrlDefinition { Name = "files", Url = "https://mcp.example/files" };""")]
    [InlineData("""_ = new Anthropic.Models.Beta.Agents.BetaManagedAgentsUrlMcpServerParams { Name = "files", Url = "https://mcp.example/files", Type = default };""")]
    [InlineData("""ResponseTool.CreateMcpTool("files", new Uri("https://mcp.example/files"));""")]
    [InlineData("""_ = new HostedMcpServerTool("files", "https://mcp.example/files");""")]
    [InlineData("""_ = new McpTool("files", new Uri("https://mcp.example/files"));""")]
    public async Task A_server_that_the_provider_calls_is_a_server(string statement)
    {
        var fact = await InventoryRun.Only(FactKind.McpServer, statement);
        Assert.Equal(("files", "https://mcp.example/files"), (fact[FactField.Name], fact[FactField.Url]));
    }

    private static async Task<CodeFact> Only(string statement) =>
        Assert.Single(await InventoryRun.FactsOf(AgentCode.Body(statement), s_test), fact => fact.Kind == FactKind.Agent);
}
