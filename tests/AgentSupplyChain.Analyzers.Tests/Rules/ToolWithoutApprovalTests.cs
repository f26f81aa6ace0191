using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class ToolWithoutApprovalTests
{
    private static AnalyzerTest<ToolWithoutApprovalAnalyzer> Test { get; } = RemoteCode.Analyzer<ToolWithoutApprovalAnalyzer>();

    [Theory]
    [InlineData("_ = chat.AsAIAgent(tools: [[|.. tools.Where(tool => allowed.Contains(tool.Name))|]]);")]
    [InlineData("_ = chat.CreateAIAgent(tools: [[|.. tools.Where(tool => allowed.Contains(tool.Name))|], AIFunctionFactory.Create(Add)]);")]
    [InlineData("_ = new ChatClientAgent(chat, tools: [|tools.Where(tool => allowed.Contains(tool.Name)).Cast<AITool>().ToList()|]);")]
    [InlineData("_ = chat.AsAIAgent(tools: [[|tools.First(tool => tool.Name == \"delete\")|]]);")]
    [InlineData("_ = chat.AsAIAgent(new ChatClientAgentOptions { ChatOptions = new() { Tools = [[|.. tools.Where(tool => tool.Name is \"a\")|]] } });")]
    [InlineData("var all = new List<AITool>(); foreach (var tool in tools) if (allowed.Contains(tool.Name)) all.Add([|tool|]); _ = chat.AsAIAgent(tools: all);")]
    [InlineData("_ = chat.AsBuilder().UseFunctionInvocation().Build(); _ = new ChatOptions { Tools = [[|.. tools.Where(tool => allowed.Contains(tool.Name))|]] };")]
    [InlineData("_ = new FunctionInvokingChatClient(); _ = new ChatOptions { Tools = [[|.. tools.Where(tool => allowed.Contains(tool.Name))|]] };")]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", [|tools.Where(tool => allowed.Contains(tool.Name)).Select(tool => tool.AsKernelFunction())|]); _ = FunctionChoiceBehavior.Auto();")]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", [|tools.Where(tool => allowed.Contains(tool.Name)).Select(tool => tool.AsKernelFunction())|]); _ = ToolCallBehavior.AutoInvokeKernelFunctions;")]
    [InlineData("if (tools.Any(tool => !allowed.Contains(tool.Name))) return; _ = chat.AsAIAgent(tools: [[|.. tools|]]);")]
    public Task Chosen_tools_that_are_called_without_asking_are_reported(string statements) => Test.Diagnoses(RemoteCode.WithTools(statements));

    [Fact]
    public Task The_client_of_the_class_says_who_calls() => Test.Diagnoses(RemoteCode.Members("""
        IChatClient Client => chat.AsBuilder().UseFunctionInvocation().Build();
        async Task<ChatOptions> Make() => new() { Tools = [[|.. (await mcp.ListToolsAsync()).Where(tool => allowed.Contains(tool.Name))|]] };
        """));

    [Theory]
    [InlineData("_ = chat.AsAIAgent(tools: [.. tools]);")]
    [InlineData("_ = chat.AsAIAgent(tools: [.. tools.Where(tool => allowed.Contains(tool.Name)).Select(tool => new ApprovalRequiredAIFunction(tool))]);")]
    [InlineData("_ = chat.AsAIAgent(tools: [.. tools.Select(tool => new ApprovalRequiredAIFunction(tool)).Where(tool => allowed.Contains(tool.Name))]);")]
    [InlineData("_ = chat.AsAIAgent(tools: [new ApprovalRequiredAIFunction(tools.First(tool => tool.Name == \"delete\"))]);")]
    [InlineData("_ = chat.AsAIAgent(tools: [.. tools.Where(tool => allowed.Contains(tool.Name) && tool.ProtocolTool.Annotations?.ReadOnlyHint == true)]);")]
    [InlineData("_ = chat.AsAIAgent(tools: [AIFunctionFactory.Create(Add)]); Console.WriteLine(tools.Count);")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(tool => allowed.Contains(tool.Name))] };")]
    [InlineData("_ = chat.AsBuilder().UseFunctionInvocation(client => client.FunctionInvoker = new object()).Build(); _ = new ChatOptions { Tools = [.. tools.Where(tool => allowed.Contains(tool.Name))] };")]
    [InlineData("// UseFunctionInvocation\n_ = new ChatOptions { Tools = [.. tools.Where(tool => allowed.Contains(tool.Name))] };")]
    [InlineData("var agent = chat.AsAIAgent(tools: [.. tools.Where(tool => allowed.Contains(tool.Name))]); _ = agent.AsBuilder().Use((agent, context, next, cancellation) => next(context, cancellation)).Build();")]
    [InlineData("_ = chat.AsAIAgent(new ChatClientAgentOptions { UseProvidedChatClientAsIs = true, ChatOptions = new() { Tools = [.. tools.Where(tool => tool.Name is \"a\")] } });")]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", tools.Where(tool => allowed.Contains(tool.Name)).Select(tool => tool.AsKernelFunction()));")]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", tools.Where(tool => allowed.Contains(tool.Name)).Select(tool => tool.AsKernelFunction())); _ = FunctionChoiceBehavior.Auto(autoInvoke: false);")]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", tools.Where(tool => allowed.Contains(tool.Name)).Select(tool => tool.AsKernelFunction())); kernel.AutoFunctionInvocationFilters.Add(new object()); _ = FunctionChoiceBehavior.Auto();")]
    public Task Tools_that_wait_only_read_or_are_called_by_the_program_are_left_alone(string statements) => Test.IsClean(RemoteCode.WithTools(statements));

    [Fact]
    public async Task The_message_says_who_calls_and_what_to_do()
    {
        var finding = Assert.Single(await Test.Diagnoses(RemoteCode.WithTools("_ = chat.AsAIAgent(tools: [[|.. tools.Where(tool => tool.Name is \"a\")|]]);")));
        Assert.Equal("Tools of an MCP server are called by the agent without asking anybody. Wrap each in ApprovalRequiredAIFunction.", finding.GetMessage());
    }
}
