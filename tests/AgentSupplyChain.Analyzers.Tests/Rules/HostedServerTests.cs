using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

/// <summary>Servers that the provider of the model talks to: ASC3023 where nothing limits their tools, ASC3027 where nobody is ever asked.</summary>
public class HostedServerTests
{
    private static AnalyzerTest<RemoteToolsUnfilteredAnalyzer> Unfiltered { get; } = RemoteCode.Analyzer<RemoteToolsUnfilteredAnalyzer>();

    private static AnalyzerTest<ToolWithoutApprovalAnalyzer> Unasked { get; } = RemoteCode.Analyzer<ToolWithoutApprovalAnalyzer>();

    private const string Address = "new Uri(\"https://mcp.example\")";

    private const string Beta = "Anthropic.Models.Beta.Messages.";

    [Theory]
    [InlineData("_ = new [|HostedMcpServerTool|](\"s\", \"https://mcp.example\");")]
    [InlineData("_ = new [|HostedMcpServerTool|](\"s\", " + Address + ") { AllowedTools = null };")]
    [InlineData("_ = new [|HostedMcpServerTool|](\"s\", \"https://mcp.example\") { ApprovalMode = HostedMcpServerToolApprovalMode.NeverRequire };")]
    [InlineData("HostedMcpServerTool tool = [|new|](\"s\", \"https://mcp.example\");")]
    [InlineData("_ = new ChatOptions { Tools = [new [|HostedMcpServerTool|](\"s\", \"https://mcp.example\") { ServerDescription = \"d\" }] };")]
    [InlineData("_ = ResponseTool.[|CreateMcpTool|](\"s\", " + Address + ");")]
    [InlineData("_ = ResponseTool.[|CreateMcpTool|](\"s\", McpToolConnectorId.Gmail, allowedTools: null);")]
    [InlineData("_ = ResponseTool.[|CreateMcpTool|](\"s\", " + Address + ", toolCallApprovalPolicy: DefaultMcpToolCallApprovalPolicy.NeverRequireApproval);")]
    [InlineData("_ = new [|McpTool|](\"s\", " + Address + ");")]
    [InlineData("_ = new [|OpenAI.Realtime.RealtimeMcpTool|](\"s\", " + Address + ");")]
    [InlineData("_ = new [|" + Beta + "BetaRequestMcpServerUrlDefinition|] { Name = \"s\", Url = \"https://mcp.example\" };")]
    [InlineData("_ = new [|" + Beta + "BetaRequestMcpServerUrlDefinition|] { Name = \"s\", Url = \"https://mcp.example\", ToolConfiguration = new() { Enabled = true } };")]
    [InlineData("_ = new [|" + Beta + "BetaMcpToolset|](\"s\");")]
    public Task A_server_without_a_list_of_allowed_tools_is_reported(string statements) => Unfiltered.Diagnoses(RemoteCode.Body(statements));

    [Theory]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { AllowedTools = [\"search\"] };")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { AllowedTools = allowed.ToList() };")]
    [InlineData("var tool = new HostedMcpServerTool(\"s\", \"https://mcp.example\"); tool.AllowedTools = [\"search\"];")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { ApprovalMode = HostedMcpServerToolApprovalMode.AlwaysRequire };")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { ApprovalMode = HostedMcpServerToolApprovalMode.RequireSpecific([\"delete\"], [\"search\"]) };")]
    [InlineData("_ = ResponseTool.CreateMcpTool(\"s\", " + Address + ", allowedTools: new McpToolFilter { ToolNames = { \"search\" } });")]
    [InlineData("_ = ResponseTool.CreateMcpTool(\"s\", " + Address + ", toolCallApprovalPolicy: DefaultMcpToolCallApprovalPolicy.AlwaysRequireApproval);")]
    [InlineData("_ = new McpTool(\"s\", " + Address + ") { AllowedTools = new() { ToolNames = { \"search\" } } };")]
    [InlineData("var tool = ResponseTool.CreateMcpTool(\"s\", " + Address + "); tool.AllowedTools = new() { ToolNames = { \"search\" } };")]
    [InlineData("_ = new " + Beta + "BetaRequestMcpServerUrlDefinition { Name = \"s\", Url = \"https://mcp.example\", ToolConfiguration = new() { AllowedTools = [\"search\"] } };")]
    [InlineData("_ = new " + Beta + "BetaRequestMcpServerUrlDefinition { Name = \"s\", Url = \"https://mcp.example\", ToolConfiguration = new() { Enabled = false } };")]
    [InlineData("_ = new " + Beta + "BetaRequestMcpServerUrlDefinition { Name = \"s\", Url = \"https://mcp.example\" }; _ = new " + Beta + "BetaMcpToolset(\"s\") { DefaultConfig = new() { Enabled = false } };")]
    [InlineData("_ = ResponseTool.CreateWebSearchTool(); _ = new McpToolFilter();")]
    public Task A_server_whose_tools_are_limited_or_approved_is_left_alone(string statements) => Unfiltered.IsClean(RemoteCode.Body(statements));

    [Theory]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { ApprovalMode = [|HostedMcpServerToolApprovalMode.NeverRequire|] };")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { AllowedTools = [\"delete\"], ApprovalMode = [|HostedMcpServerToolApprovalMode.NeverRequire|] };")]
    [InlineData("var tool = new HostedMcpServerTool(\"s\", \"https://mcp.example\"); tool.ApprovalMode = [|HostedMcpServerToolApprovalMode.NeverRequire|];")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { ApprovalMode = [|new HostedMcpServerToolNeverRequireApprovalMode()|] };")]
    [InlineData("_ = ResponseTool.CreateMcpTool(\"s\", " + Address + ", toolCallApprovalPolicy: [|DefaultMcpToolCallApprovalPolicy.NeverRequireApproval|]);")]
    [InlineData("_ = ResponseTool.CreateMcpTool(\"s\", " + Address + ", toolCallApprovalPolicy: new McpToolCallApprovalPolicy([|DefaultMcpToolCallApprovalPolicy.NeverRequireApproval|]));")]
    [InlineData("_ = new McpTool(\"s\", " + Address + ") { ToolCallApprovalPolicy = [|DefaultMcpToolCallApprovalPolicy.NeverRequireApproval|] };")]
    public Task A_server_that_never_asks_is_reported_where_it_says_so(string statements) => Unasked.Diagnoses(RemoteCode.Body(statements));

    [Theory]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\");")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { ApprovalMode = HostedMcpServerToolApprovalMode.AlwaysRequire };")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { ApprovalMode = HostedMcpServerToolApprovalMode.RequireSpecific([\"delete\"], [\"search\"]) };")]
    [InlineData("_ = new HostedMcpServerTool(\"s\", \"https://mcp.example\") { ApprovalMode = input is \"\" ? HostedMcpServerToolApprovalMode.NeverRequire : HostedMcpServerToolApprovalMode.AlwaysRequire };")]
    [InlineData("_ = ResponseTool.CreateMcpTool(\"s\", " + Address + ");")]
    [InlineData("_ = ResponseTool.CreateMcpTool(\"s\", " + Address + ", toolCallApprovalPolicy: new CustomMcpToolCallApprovalPolicy { ToolsNeverRequiringApproval = new() { ToolNames = { \"search\" } } });")]
    [InlineData("Console.WriteLine(HostedMcpServerToolApprovalMode.NeverRequire);")]
    public Task A_server_that_asks_or_of_which_nothing_is_known_is_left_alone(string statements) => Unasked.IsClean(RemoteCode.Body(statements));

    [Fact]
    public Task Types_of_ones_own_with_the_same_names_are_none() => Unfiltered.IsClean(
        "namespace Mine { class HostedMcpServerTool { } class ResponseTool { public static object CreateMcpTool() => new HostedMcpServerTool(); object Make() => CreateMcpTool(); } }");
}
