using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class RemoteToolsFixTests
{
    private const string Filter = ".Where(tool => tool.Name is \"search\" or \"read\")";
    private const string Wrap = ".Select(tool => new ApprovalRequiredAIFunction(tool))";

    private static FixTest<RemoteToolsUnfilteredAnalyzer, RemoteToolsUnfilteredFix> Unfiltered { get; } = RemoteCode.Fix<RemoteToolsUnfilteredAnalyzer, RemoteToolsUnfilteredFix>();

    private static FixTest<RemoteToolsUnfilteredAnalyzer, RemoteToolsUnfilteredFix> Allowed { get; } = Unfiltered.WithGlobalOption("agent_supply_chain.tools.allow", "search|read");

    private static FixTest<ToolWithoutApprovalAnalyzer, ToolWithoutApprovalFix> Unasked { get; } = RemoteCode.Fix<ToolWithoutApprovalAnalyzer, ToolWithoutApprovalFix>();

    [Theory]
    [InlineData("_ = new ChatOptions { Tools = [[|.. tools|]] };", "_ = new ChatOptions { Tools = [.. tools" + Filter + "] };")]
    [InlineData("_ = new ChatOptions { Tools = [[|.. await mcp.ListToolsAsync()|]] };", "_ = new ChatOptions { Tools = [.. (await mcp.ListToolsAsync())" + Filter + "] };")]
    [InlineData("_ = new ChatOptions { Tools = [|tools.Cast<AITool>().ToList()|] };", "_ = new ChatOptions { Tools = tools" + Filter + ".Cast<AITool>().ToList() };")]
    [InlineData("_ = new ChatOptions { Tools = [|tools.ToArray()|] };", "_ = new ChatOptions { Tools = tools" + Filter + ".ToArray() };")]
    [InlineData("_ = new ChatOptions { Tools = new List<AITool>([|tools|]) };", "_ = new ChatOptions { Tools = new List<AITool>(tools" + Filter + ") };")]
    [InlineData("var all = tools.ToList<AITool>(); _ = new ChatOptions { Tools = [|all|] };", "var all = tools.ToList<AITool>(); _ = new ChatOptions { Tools = [.. all" + Filter + "] };")]
    [InlineData("var all = new List<AITool> { AIFunctionFactory.Create(Add) }; all.AddRange([|tools|]); _ = new ChatOptions { Tools = all };", "var all = new List<AITool> { AIFunctionFactory.Create(Add) }; all.AddRange(tools" + Filter + "); _ = new ChatOptions { Tools = all };")]
    [InlineData("var all = new List<AITool>(); foreach (var tool in tools) all.Add([|tool|]); _ = chat.AsAIAgent(tools: all);", "var all = new List<AITool>(); foreach (var tool in tools.Where(candidate => candidate.Name is \"search\" or \"read\")) all.Add(tool); _ = chat.AsAIAgent(tools: all);")]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", [|tools.Select(tool => tool.AsKernelFunction())|]);", "kernel.Plugins.AddFromFunctions(\"mcp\", tools" + Filter + ".Select(tool => tool.AsKernelFunction()));")]
    [InlineData("var tool = 1; _ = new ChatOptions { Tools = [[|.. tools|]] };", "var tool = 1; _ = new ChatOptions { Tools = [.. tools.Where(candidate => candidate.Name is \"search\" or \"read\")] };")]
    [InlineData("_ = new ChatOptions { Tools = [[|.. tools|], [|.. await other.ListToolsAsync()|]] };", "_ = new ChatOptions { Tools = [.. tools" + Filter + ", .. (await other.ListToolsAsync())" + Filter + "] };")]
    public Task Only_the_tools_of_the_policy_are_taken(string before, string after) => Allowed.Fixes(RemoteCode.WithTools(before), RemoteCode.WithTools(after));

    [Theory]
    [InlineData("new [|HostedMcpServerTool|](\"s\", \"https://mcp.example\")", "new HostedMcpServerTool(\"s\", \"https://mcp.example\") { AllowedTools = [\"search\", \"read\"] }")]
    [InlineData("new [|HostedMcpServerTool|](\"s\", \"https://mcp.example\") { ServerDescription = \"d\" }", "new HostedMcpServerTool(\"s\", \"https://mcp.example\") { ServerDescription = \"d\", AllowedTools = [\"search\", \"read\"] }")]
    [InlineData("new [|HostedMcpServerTool|](\"s\", \"https://mcp.example\") { AllowedTools = null }", "new HostedMcpServerTool(\"s\", \"https://mcp.example\") { AllowedTools = [\"search\", \"read\"] }")]
    public Task A_hosted_server_gets_the_tools_of_the_policy(string before, string after) => Allowed.Fixes(RemoteCode.Body($"_ = {before};"), RemoteCode.Body($"_ = {after};"));

    [Fact]
    public Task Older_C_sharp_and_a_missing_using_are_no_obstacle() => Allowed.WithLanguageVersion(LanguageVersion.CSharp8).WithNullable(Microsoft.CodeAnalysis.NullableContextOptions.Disable)
        .AllowCompilerErrors() // of the stubs, which are written in newer C#
        .Fixes(
            OldStyle("", "await mcp.ListToolsAsync()").Replace("await mcp.ListToolsAsync()", "[|await mcp.ListToolsAsync()|]", StringComparison.Ordinal),
            OldStyle("using System.Linq;\n", "(await mcp.ListToolsAsync()).Where(tool => tool.Name == \"search\" || tool.Name == \"read\")"));

    private static string OldStyle(string usings, string tools) => usings + $$"""
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Client;
        class Old
        {
            async System.Threading.Tasks.Task<ChatOptions> Make(McpClient mcp)
            {
                var all = new System.Collections.Generic.List<AITool>();
                all.AddRange({{tools}});
                return new ChatOptions { Tools = all };
            }
        }
        """;

    [Theory]
    [InlineData("_ = new ChatOptions { Tools = [[|.. tools|]] };", "")]
    [InlineData("_ = new ChatOptions { Tools = [[|.. tools|]] };", "search|read_*")]
    [InlineData("_ = new [|HostedMcpServerTool|](\"s\", \"https://mcp.example\");", "")]
    [InlineData("_ = ResponseTool.[|CreateMcpTool|](\"s\", new Uri(\"https://mcp.example\"));", "search")]
    [InlineData("tools.ToList().ForEach(tool => new ChatOptions { Tools = { [|tool|] } }.ToString());", "search")]
    public Task Where_the_policy_names_no_tools_or_the_place_takes_no_filter_no_fix_is_offered(string statements, string allow) =>
        Unfiltered.WithGlobalOption("agent_supply_chain.tools.allow", allow).OffersNoFix(RemoteCode.WithTools(statements));

    [Theory]
    [InlineData("_ = chat.AsAIAgent(tools: [[|.. tools.Where(tool => allowed.Contains(tool.Name))|]]);", "_ = chat.AsAIAgent(tools: [.. tools.Where(tool => allowed.Contains(tool.Name))" + Wrap + "]);")]
    [InlineData("_ = chat.AsAIAgent(tools: [|tools.Where(tool => allowed.Contains(tool.Name)).Cast<AITool>().ToList()|]);", "_ = chat.AsAIAgent(tools: tools.Where(tool => allowed.Contains(tool.Name))" + Wrap + ".Cast<AITool>().ToList());")]
    [InlineData("_ = chat.AsAIAgent(tools: [|tools.Where(tool => allowed.Contains(tool.Name)).ToArray()|]);", "_ = chat.AsAIAgent(tools: tools.Where(tool => allowed.Contains(tool.Name))" + Wrap + ".ToArray());")]
    [InlineData("_ = chat.AsAIAgent(tools: [[|tools.First(tool => tool.Name == \"a\")|]]);", "_ = chat.AsAIAgent(tools: [new ApprovalRequiredAIFunction(tools.First(tool => tool.Name == \"a\"))]);")]
    [InlineData("_ = chat.AsAIAgent(tools: [[|tools.FirstOrDefault(tool => tool.Name == \"a\")|]!]);", "_ = chat.AsAIAgent(tools: [new ApprovalRequiredAIFunction(tools.FirstOrDefault(tool => tool.Name == \"a\")!)]);")]
    [InlineData("var all = new List<AITool>(); foreach (var tool in tools) if (allowed.Contains(tool.Name)) all.Add([|tool|]); _ = chat.AsAIAgent(tools: all);", "var all = new List<AITool>(); foreach (var tool in tools) if (allowed.Contains(tool.Name)) all.Add(new ApprovalRequiredAIFunction(tool)); _ = chat.AsAIAgent(tools: all);")]
    [InlineData("if (tools.Any(tool => !allowed.Contains(tool.Name))) return; _ = chat.AsAIAgent(tools: [[|.. tools|]]);", "if (tools.Any(tool => !allowed.Contains(tool.Name))) return; _ = chat.AsAIAgent(tools: [.. tools" + Wrap + "]);")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"x\") { ApprovalMode = [|HostedMcpServerToolApprovalMode.NeverRequire|] };", "_ = new HostedMcpServerTool(\"s\", \"x\") { ApprovalMode = HostedMcpServerToolApprovalMode.AlwaysRequire };")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"x\") { ApprovalMode = [|new HostedMcpServerToolNeverRequireApprovalMode()|] };", "_ = new HostedMcpServerTool(\"s\", \"x\") { ApprovalMode = new HostedMcpServerToolAlwaysRequireApprovalMode() };")]
    [InlineData("_ = ResponseTool.CreateMcpTool(\"s\", new Uri(\"https://mcp.example\"), toolCallApprovalPolicy: [|DefaultMcpToolCallApprovalPolicy.NeverRequireApproval|]);", "_ = ResponseTool.CreateMcpTool(\"s\", new Uri(\"https://mcp.example\"), toolCallApprovalPolicy: DefaultMcpToolCallApprovalPolicy.AlwaysRequireApproval);")]
    public Task An_approval_is_required(string before, string after) => Unasked.Fixes(RemoteCode.WithTools(before), RemoteCode.WithTools(after));

    [Theory]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", [|tools.Where(tool => allowed.Contains(tool.Name)).Select(tool => tool.AsKernelFunction())|]); _ = FunctionChoiceBehavior.Auto();")]
    [InlineData("var all = tools.Where(tool => allowed.Contains(tool.Name)).ToList<AITool>(); _ = chat.AsAIAgent(tools: [|all|]);")]
    [InlineData("_ = chat.AsAIAgent(tools: [[|tools.FirstOrDefault(tool => tool.Name == \"a\")|]]);")]
    public Task Where_the_wrapper_does_not_fit_no_fix_is_offered(string statements) => Unasked.OffersNoFix(RemoteCode.WithTools(statements));
}
