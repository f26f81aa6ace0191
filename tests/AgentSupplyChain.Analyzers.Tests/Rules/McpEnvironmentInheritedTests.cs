using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class McpEnvironmentInheritedTests
{
    private const string Defaults = "EnvironmentVariables = StdioClientTransportOptions.GetDefaultEnvironmentVariables()";

    private static AnalyzerTest<McpEnvironmentInheritedAnalyzer> Test { get; } = RemoteCode.Analyzer<McpEnvironmentInheritedAnalyzer>();

    private static FixTest<McpEnvironmentInheritedAnalyzer, McpEnvironmentInheritedFix> Fix { get; } = RemoteCode.Fix<McpEnvironmentInheritedAnalyzer, McpEnvironmentInheritedFix>();

    [Theory]
    [InlineData("_ = new [|StdioClientTransportOptions|] { Command = \"server\" };")]
    [InlineData("_ = new StdioClientTransport([|new|]() { Command = \"server\" });")]
    [InlineData("StdioClientTransportOptions options = [|new|]() { Command = \"server\", EnvironmentVariables = new Dictionary<string, string?> { [\"A\"] = \"b\" } };")]
    [InlineData("_ = new StdioClientTransportOptions { Command = \"server\", [|InheritEnvironmentVariables = true|] };")]
    public Task Options_that_inherit_everything_are_reported(string statements) => Test.Diagnoses(RemoteCode.Body(statements));

    [Theory]
    [InlineData("_ = new StdioClientTransportOptions { Command = \"server\", InheritEnvironmentVariables = false };")]
    [InlineData("const bool Inherit = false; _ = new StdioClientTransportOptions { Command = \"server\", InheritEnvironmentVariables = Inherit };")]
    [InlineData("_ = new StdioClientTransportOptions { Command = \"server\", InheritEnvironmentVariables = input.Length > 0 };")]
    [InlineData("var options = new StdioClientTransportOptions { Command = \"server\" }; options.InheritEnvironmentVariables = false;")]
    [InlineData("Use(null!); void Use(StdioClientTransportOptions options) => _ = new StdioClientTransport(options);")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri(\"https://mcp.example\") };")]
    public Task Options_that_do_not_or_that_come_from_elsewhere_are_left_alone(string statements) => Test.IsClean(RemoteCode.Body(statements));

    [Theory]
    [InlineData("namespace ModelContextProtocol.Client { class StdioClientTransportOptions { public string? Command { get; set; } object Make() => new StdioClientTransportOptions { Command = \"server\" }; } }")]
    [InlineData("namespace Mine { class StdioClientTransportOptions { public bool InheritEnvironmentVariables { get; set; } object Make() => new StdioClientTransportOptions(); } }")]
    public Task A_release_without_the_switch_and_types_of_ones_own_are_left_alone(string code) => Test.IsClean(code);

    [Fact]
    public async Task The_message_names_the_server() => Assert.StartsWith(
        "MCP server 'files' is started with every environment variable of this process",
        Assert.Single(await Test.Diagnoses(RemoteCode.Body("_ = new [|StdioClientTransportOptions|] { Command = \"server\", Name = \"files\" };"))).GetMessage(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("_ = new [|StdioClientTransportOptions|] { Command = \"server\" };", "_ = new StdioClientTransportOptions { Command = \"server\", InheritEnvironmentVariables = false, " + Defaults + " };")]
    [InlineData("_ = new StdioClientTransport([|new|]() { Command = \"server\", });", "_ = new StdioClientTransport(new() { Command = \"server\", InheritEnvironmentVariables = false, " + Defaults + ", });")]
    [InlineData("_ = new StdioClientTransportOptions { [|InheritEnvironmentVariables = true|], Command = \"server\" };", "_ = new StdioClientTransportOptions { InheritEnvironmentVariables = false, Command = \"server\", " + Defaults + " };")]
    [InlineData(
        "_ = new [|StdioClientTransportOptions|]\n        {\n            Command = \"server\",\n            Name = \"files\",\n        };",
        "_ = new StdioClientTransportOptions\n        {\n            Command = \"server\",\n            Name = \"files\",\n            InheritEnvironmentVariables = false,\n            " + Defaults + ",\n        };")]
    [InlineData(
        "_ = new [|StdioClientTransportOptions|] { EnvironmentVariables = new Dictionary<string, string?> { [\"TOKEN\"] = input }, Command = \"server\" };",
        "_ = new StdioClientTransportOptions { EnvironmentVariables = new Dictionary<string, string?>(StdioClientTransportOptions.GetDefaultEnvironmentVariables()) { [\"TOKEN\"] = input }, Command = \"server\", InheritEnvironmentVariables = false };")]
    [InlineData(
        "var env = StdioClientTransportOptions.GetDefaultEnvironmentVariables(); env[\"TOKEN\"] = input; _ = new [|StdioClientTransportOptions|] { EnvironmentVariables = env, Command = \"server\" };",
        "var env = StdioClientTransportOptions.GetDefaultEnvironmentVariables(); env[\"TOKEN\"] = input; _ = new StdioClientTransportOptions { EnvironmentVariables = env, Command = \"server\", InheritEnvironmentVariables = false };")]
    [InlineData(
        "_ = new [|StdioClientTransportOptions|] { Command = \"one\" }; _ = new [|StdioClientTransportOptions|] { Command = \"two\" };",
        "_ = new StdioClientTransportOptions { Command = \"one\", InheritEnvironmentVariables = false, " + Defaults + " }; _ = new StdioClientTransportOptions { Command = \"two\", InheritEnvironmentVariables = false, " + Defaults + " };")]
    public Task The_server_gets_the_short_list_and_what_it_was_given_by_name(string before, string after) => Fix.Fixes(RemoteCode.Body(before), RemoteCode.Body(after));

    [Theory]
    [InlineData("var env = new Dictionary<string, string?>(); _ = new [|StdioClientTransportOptions|] { Command = \"server\", EnvironmentVariables = env };")]
    [InlineData("_ = new [|StdioClientTransportOptions|] { Command = \"server\", EnvironmentVariables = new Dictionary<string, string?> { { \"PATH\", input } } };")]
    [InlineData("_ = new [|StdioClientTransportOptions|] { Command = \"server\", EnvironmentVariables = null };")]
    public Task Where_the_variables_may_not_be_enough_no_fix_is_offered(string statements) => Fix.OffersNoFix(RemoteCode.Body(statements));
}
