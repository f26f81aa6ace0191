using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class RemoteToolsUnfilteredTests
{
    private static AnalyzerTest<RemoteToolsUnfilteredAnalyzer> Test { get; } = RemoteCode.Analyzer<RemoteToolsUnfilteredAnalyzer>();

    [Theory]
    [InlineData("_ = new ChatOptions { Tools = [[|.. tools|]] };")]
    [InlineData("_ = new ChatOptions { Tools = [[|.. await mcp.ListToolsAsync()|]] };")]
    [InlineData("_ = new ChatOptions { Tools = [AIFunctionFactory.Create(Add), [|.. tools|]] };")]
    [InlineData("_ = new ChatOptions { Tools = [[|.. tools|], [|.. await other.ListToolsAsync()|]] };")]
    [InlineData("_ = new ChatOptions { Tools = [|tools.Cast<AITool>().ToList()|] };")]
    [InlineData("_ = new ChatOptions { Tools = [|tools.ToArray()|] };")]
    [InlineData("_ = new ChatOptions { Tools = [|tools.OfType<AITool>().ToList()|] };")]
    [InlineData("_ = new ChatOptions { Tools = [|tools.Select(tool => (AITool)tool).ToList()|] };")]
    [InlineData("_ = new ChatOptions { Tools = [|tools.Select(tool => { return (AITool)tool.WithName(\"mcp_\" + tool.Name); }).ToList()|] };")]
    [InlineData("_ = new ChatOptions { Tools = [|(from tool in tools select tool.WithName(\"x\")).ToList<AITool>()|] };")]
    [InlineData("_ = new ChatOptions { Tools = new List<AITool>([|tools|]) };")]
    [InlineData("_ = new ChatOptions { Tools = new List<AITool>([|tools|]) { AIFunctionFactory.Create(Add) } };")]
    [InlineData("_ = new ChatOptions { Tools = new AITool[] { AIFunctionFactory.Create(Add) }.Concat([|tools|]).ToList() };")]
    [InlineData("_ = new ChatOptions { Tools = ([|(IEnumerable<AITool>)tools|]).Append(AIFunctionFactory.Create(Add)).ToList() };")]
    [InlineData("_ = new ChatOptions { Tools = [.. input is \"\" ? [] : [|tools|]] };")]
    [InlineData("var options = new ChatOptions(); options.Tools = [[|.. tools|]];")]
    [InlineData("var options = new ChatOptions(); options.Tools ??= [[|.. tools|]];")]
    [InlineData("var options = new ChatOptions { Tools = [] }; foreach (var tool in tools) options.Tools.Add([|tool|]);")]
    [InlineData("var options = new ChatOptions { Tools = [] }; foreach (var tool in tools) { Console.WriteLine(tool.Name); options.Tools!.Add([|tool|]); }")]
    [InlineData("var options = new ChatOptions { Tools = new List<AITool>() }; ((List<AITool>)options.Tools).AddRange([|tools|]);")]
    [InlineData("var options = new ChatOptions { Tools = new List<AITool>() }; tools.ToList().ForEach(tool => options.Tools.Add([|tool|]));")]
    [InlineData("var all = new List<AITool> { AIFunctionFactory.Create(Add) }; all.AddRange([|tools|]); _ = new ChatOptions { Tools = all };")]
    [InlineData("var all = new List<AITool>(); foreach (var tool in tools) all.Add([|tool|]); _ = new ChatOptions { Tools = all };")]
    [InlineData("List<AITool> all = [AIFunctionFactory.Create(Add)]; all.AddRange([|await other.ListToolsAsync()|]); _ = new ChatOptions { Tools = [.. all] };")]
    [InlineData("var all = tools.ToList<AITool>(); _ = new ChatOptions { Tools = [|all|] };")]
    [InlineData("_ = new ChatOptions { Tools = [[|.. mcp.ListToolsAsync().GetAwaiter().GetResult()|]] };")]
    [InlineData("_ = new ChatOptions { Tools = [[|.. mcp.ListToolsAsync().AsTask().Result|]] };")]
    [InlineData("_ = new ChatOptions { Tools = [[|.. await mcp.ListToolsAsync().ConfigureAwait(false)|]] };")]
    [InlineData("var lists = await Task.WhenAll(new[] { mcp, other }.Select(client => client.ListToolsAsync().AsTask())); _ = new ChatOptions { Tools = [[|.. lists.SelectMany(list => list)|]] };")]
    [InlineData("_ = new ChatOptions { Tools = [[|.. tools.OrderBy(tool => tool.Name)|]] };")]
    [InlineData("_ = new RealtimeSessionOptions { Tools = [[|.. tools|]] };")]
    public Task Tools_that_reach_the_options_of_a_chat_as_the_server_lists_them_are_reported(string statements) => Test.Diagnoses(RemoteCode.WithTools(statements));

    [Theory]
    [InlineData("_ = chat.AsAIAgent(\"You help.\", tools: [[|.. tools|]]);")]
    [InlineData("_ = chat.CreateAIAgent(tools: [|tools.Cast<AITool>().ToList()|]);")]
    [InlineData("_ = new ChatClientAgent(chat, tools: [[|.. tools|]]);")]
    [InlineData("_ = chat.AsAIAgent(new ChatClientAgentOptions { ChatOptions = new() { Tools = [[|.. tools|]] } });")]
    [InlineData("var agent = chat.AsAIAgent(tools: [[|.. tools|]]); _ = chat.AsAIAgent(tools: [agent.AsAIFunction()]);")]
    [InlineData("_ = Microsoft.Agents.AI.Hosting.HostedAgentBuilderExtensions.WithAITools(new(), [|tools.ToArray()|]);")]
    [InlineData("var builder = new Microsoft.Agents.AI.Hosting.HostedAgentBuilder(); foreach (var tool in tools) Microsoft.Agents.AI.Hosting.HostedAgentBuilderExtensions.WithAITool(builder, [|tool|]);")]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", [|tools.Select(tool => tool.AsKernelFunction())|]);")]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", [|tools.Select(AIFunctionExtensions.AsKernelFunction)|]);")]
    [InlineData("kernel.ImportPluginFromFunctions(\"mcp\", [|tools.Select(tool => tool.AsKernelFunction()).ToList()|]);")]
    [InlineData("kernel.Plugins.Add(KernelPluginFactory.CreateFromFunctions(\"mcp\", [|tools.Select(tool => tool.AsKernelFunction())|]));")]
    [InlineData("var options = new OpenAI.Chat.ChatCompletionOptions(); foreach (var tool in tools) options.Tools.Add([|tool.AsOpenAIChatTool()|]);")]
    [InlineData("var options = new OpenAI.Chat.ChatCompletionOptions(); foreach (var tool in tools) options.Tools.Add([|OpenAI.Chat.ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText()))|]);")]
    [InlineData("var options = new CreateResponseOptions(); foreach (var tool in tools) options.Tools.Add([|tool.AsOpenAIResponseTool()|]);")]
    [InlineData("_ = new Anthropic.Models.Messages.MessageCreateParams { Model = \"x\", MaxTokens = 1, Messages = [], Tools = [|tools.Select(tool => new Anthropic.Models.Messages.ToolUnion(new Anthropic.Models.Messages.Tool { Name = tool.Name, InputSchema = new() })).ToList()|] };")]
    public Task Agents_kernels_and_the_SDKs_of_models_are_sinks(string statements) => Test.Diagnoses(RemoteCode.WithTools(statements));

    [Theory]
    [InlineData("IList<McpClientTool> _tools = []; async Task Load() => _tools = await mcp.ListToolsAsync(); ChatOptions Make() => new() { Tools = [[|.. _tools|]] };")]
    [InlineData("readonly List<AITool> _tools = []; async Task Load() => _tools.AddRange([|await mcp.ListToolsAsync()|]); ChatOptions Make() => new() { Tools = _tools };")]
    [InlineData("IList<AITool>? Tools { get; set; } async Task Load() { Tools = [[|.. await mcp.ListToolsAsync()|]]; } ChatOptions Make() => new() { Tools = Tools };")]
    [InlineData("async Task<IList<McpClientTool>> All() => await mcp.ListToolsAsync(); async Task<ChatOptions> Make() => new() { Tools = [[|.. await All()|]] };")]
    [InlineData("async Task<List<AITool>> All() { var list = new List<AITool>(); foreach (var tool in await mcp.ListToolsAsync()) list.Add([|tool|]); return list; } async Task<ChatOptions> Make() => new() { Tools = await All() };")]
    [InlineData("static IList<AITool> Convert(IEnumerable<McpClientTool> from) => from.Cast<AITool>().ToList(); async Task<ChatOptions> Make() => new() { Tools = [|Convert(await mcp.ListToolsAsync())|] };")]
    [InlineData("async Task<ChatOptions> Make() { return new() { Tools = [[|.. await All()|]] }; async Task<IList<McpClientTool>> All() => await mcp.ListToolsAsync(); }")]
    [InlineData("async Task<ChatOptions> Make() => new() { Tools = [[|.. (await mcp.ListToolsAsync(new ListToolsRequestParams())).Tools.Select(tool => new McpClientTool(mcp, tool))|]] };")]
    public Task Fields_properties_and_helpers_of_the_class_are_followed(string members) => Test.Diagnoses(RemoteCode.Members(members));

    [Fact]
    public Task The_older_client_is_a_source_too() => new AnalyzerTest<RemoteToolsUnfilteredAnalyzer>()
        .WithReferencesOf(typeof(Microsoft.Extensions.AI.IChatClient))
        .WithSource("Old.cs", """
            namespace ModelContextProtocol.Client
            {
                public interface IMcpClient { }
                public abstract class McpClientTool : Microsoft.Extensions.AI.AIFunction { }
                public static class McpClientExtensions
                {
                    public static System.Threading.Tasks.ValueTask<System.Collections.Generic.IList<McpClientTool>> ListToolsAsync(this IMcpClient client) => default;
                    public static System.Collections.Generic.IAsyncEnumerable<McpClientTool> EnumerateToolsAsync(this IMcpClient client) => null!;
                }
            }
            """)
        .Diagnoses("""
            using Microsoft.Extensions.AI;
            using ModelContextProtocol.Client;
            class Agent
            {
                async System.Threading.Tasks.Task Run(IMcpClient client)
                {
                    var options = new ChatOptions { Tools = [[|.. await client.ListToolsAsync()|]] };
                    await foreach (var tool in client.EnumerateToolsAsync())
                        options.Tools.Add([|tool|]);
                }
            }
            """);

    [Fact]
    public Task Statements_at_the_top_of_a_file_are_read() => Test.WithOutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).Diagnoses(RemoteCode.Usings + """
        await using var client = await McpClient.CreateAsync(new StdioClientTransport(new() { Command = "server" }));
        var tools = await client.ListToolsAsync();
        var options = new ChatOptions { Tools = [[|.. tools|]] };
        """);

    [Fact]
    public async Task A_list_that_two_agents_get_is_one_finding_where_it_is_filled() => Assert.Single(await Test.Diagnoses(RemoteCode.WithTools(
        "var all = new List<AITool> { AIFunctionFactory.Create(Add) }; all.AddRange([|tools|]); _ = chat.AsAIAgent(tools: all); _ = chat.AsAIAgent(\"two\", tools: all);")));

    [Theory]
    [InlineData("Where(tool => tool is not null)")]
    [InlineData("Where(tool => true)")]
    [InlineData("Where(tool => tool.Name.Length <= 64)")]
    [InlineData("Where(tool => !string.IsNullOrEmpty(tool.Name))")]
    [InlineData("Where(tool => tool.Description != \"\")")]
    [InlineData("Where(tool => tool.ProtocolTool.Annotations?.ReadOnlyHint == true)")]
    [InlineData("Take(20)")]
    [InlineData("DistinctBy(tool => tool.Name)")]
    public Task A_condition_that_knows_no_tool_is_no_check(string condition) =>
        Test.Diagnoses(RemoteCode.WithTools($"_ = new ChatOptions {{ Tools = [[|.. tools.{condition}|]] }};"));

    [Theory]
    [InlineData("if (tools.Count == 0) return;")]
    [InlineData("if (tools is null) throw new InvalidOperationException();")]
    [InlineData("if (!tools.Any()) throw new InvalidOperationException();")]
    [InlineData("foreach (var tool in tools) if (tool.Name == \"delete\") Console.WriteLine(tool.Name);")]
    [InlineData("Console.WriteLine(string.Join(\", \", tools.Select(tool => tool.Name)));")]
    public Task A_guard_that_knows_no_tool_is_no_check(string guard) =>
        Test.Diagnoses(RemoteCode.WithTools(guard + " _ = new ChatOptions { Tools = [[|.. tools|]] };"));

    [Fact]
    public async Task The_message_says_who_gets_the_tools_and_what_to_do()
    {
        var finding = Assert.Single(await Test.Diagnoses(RemoteCode.WithTools("_ = new ChatOptions { Tools = [[|.. tools|]] };")));
        Assert.Equal("All tools of an MCP server are handed to ChatOptions: what the server offers tomorrow, the model may call. Take those that you have reviewed, by name, or require an approval for each call.", finding.GetMessage());
    }

    [Theory]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", [|tools.Select(tool => tool.AsKernelFunction())|]);", "AddFromFunctions")]
    [InlineData("_ = chat.AsAIAgent(tools: [[|.. tools|]]);", "AsAIAgent")]
    [InlineData("_ = new ChatClientAgent(chat, tools: [[|.. tools|]]);", "ChatClientAgent")]
    public async Task The_message_names_what_the_caller_wrote(string statement, string taker) =>
        Assert.Contains("are handed to " + taker + ":", Assert.Single(await Test.Diagnoses(RemoteCode.WithTools(statement))).GetMessage(), StringComparison.Ordinal);
}
