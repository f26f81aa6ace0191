using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class McpServerNotPinnedTests
{
    private static AnalyzerTest<McpServerNotPinnedAnalyzer> Test { get; } = AgentCode.Analyzer<McpServerNotPinnedAnalyzer>();

    [Theory]
    [InlineData("""Command = "npx", Arguments = ["-y", [|"@scope/server"|], "."]""")]
    [InlineData("""Command = "npx", Arguments = ["-y", [|"server@latest"|]]""")]
    [InlineData("""Command = "npx", Arguments = ["-y", [|"server@^1.2.0"|]]""")]
    [InlineData("""Command = "uvx", Arguments = [[|"mcp-server-fetch"|]]""")]
    [InlineData("""Command = "uvx", Arguments = [[|"mcp-server-fetch>=1.0"|]]""")]
    [InlineData("""Command = "dnx", Arguments = [[|"My.Server"|], "--yes"]""")]
    [InlineData("""Command = "docker", Arguments = ["run", "-i", "--rm", "-e", "TOKEN", [|"mcp/github"|]]""")]
    [InlineData("""Command = "docker", Arguments = ["run", "-i", [|"mcp/puppeteer:latest"|]]""")]
    [InlineData("""Command = @"C:\Program Files\nodejs\npx.cmd", Arguments = [[|"server"|]]""")]
    [InlineData("""Arguments = ["-y", [|"server"|]], Name = "s", Command = "npx" """)]
    [InlineData("""Command = "npx", Arguments = new[] { "-y", [|"server"|] }""")]
    [InlineData("""Command = "npx", Arguments = new string[] { "-y", [|"server"|] }""")]
    [InlineData("""Command = "npx", Arguments = new List<string> { "-y", [|"server"|] }""")]
    [InlineData("""Command = "npx", Arguments = new List<string>(4) { "-y", [|"server"|] }""")]
    [InlineData("""Command = "npx", Arguments = ["-y", [|"server"|], input]""")]
    [InlineData("""Command = "npx", Arguments = ["-y", [|"server"|], .. input.Split(' ')]""")]
    [InlineData("""Command = thorough ? "npx" : "npx", Arguments = ["dev"]""", false)]
    public Task A_package_without_an_exact_version_is_reported_at_its_name(string options, bool found = true)
    {
        var code = AgentCode.Body($$"""_ = new StdioClientTransportOptions { {{options}} };""");
        return found ? Test.Diagnoses(code) : Test.IsClean(code);
    }

    [Theory]
    [InlineData("""string[] args = ["-y", [|"server"|]]; _ = new StdioClientTransportOptions { Command = "npx", Arguments = args };""")]
    [InlineData("""List<string> args = new() { "-y", [|"server"|] }; _ = new StdioClientTransportOptions { Command = "npx", Arguments = args };""")]
    [InlineData("""string[] tail = [[|"server"|], "."]; _ = new StdioClientTransportOptions { Command = "npx", Arguments = ["-y", .. tail] };""")]
    [InlineData("""var command = "npx"; StdioClientTransportOptions options = new() { Command = command, Arguments = [[|"server"|]] };""")]
    [InlineData("""const string Package = [|"server"|]; _ = new StdioClientTransportOptions { Command = "npx", Arguments = ["-y", Package] };""")]
    [InlineData("""_ = new StdioClientTransport(new() { Command = "npx", Arguments = [[|"server"|]] });""")]
    public Task The_list_and_its_parts_are_followed(string statements) => Test.Diagnoses(AgentCode.Body(statements));

    [Theory]
    [InlineData("""private static readonly string[] Args = ["-y", [|"server"|]];""")]
    [InlineData("""private static readonly IList<string> Args = new List<string> { "-y", [|"server"|] };""")]
    [InlineData("""private const string Package = [|"server"|]; private static string[] Args => ["-y", Package];""")]
    public async Task Arguments_in_a_member_that_two_servers_share_are_one_finding(string member) => Assert.Single(await Test.Diagnoses(AgentCode.Usings + $$"""
        class Agent
        {
            {{member}}
            object One { get; } = new StdioClientTransportOptions { Name = "one", Command = "npx", Arguments = Args };
            object Two { get; } = new StdioClientTransportOptions { Name = "two", Command = "npx", Arguments = Args };
        }
        """));

    [Fact]
    public Task Arguments_in_another_file_are_reported_where_the_server_is_made() => Test
        .WithSource("Servers.cs", """static class Servers { public static readonly string[] Args = { "-y", "server" }; }""")
        .Diagnoses(AgentCode.Body("""_ = [|new StdioClientTransportOptions { Command = "npx", Arguments = Servers.Args }|];"""));

    [Theory]
    [InlineData("""Command = "npx", Arguments = ["-y", "@scope/server@1.2.3"]""")]
    [InlineData("""Command = "uvx", Arguments = ["mcp-server-time==2026.10.19"]""")]
    [InlineData("""Command = "dnx", Arguments = ["My.Server@1.2.3", "--yes"]""")]
    [InlineData("""Command = "docker", Arguments = ["run", "mcp/x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"]""")]
    [InlineData("""Command = "dotnet", Arguments = ["run", "--project", "../Server"]""")]
    [InlineData("""Command = "./server", Arguments = ["npx", "server"]""")]
    [InlineData("""Command = "npx", Arguments = ["-y", input]""")]
    [InlineData("""Command = "npx", Arguments = ["-y", $"server@{input}"]""")]
    [InlineData("""Command = "npx", Arguments = ["-y", "server@" + input]""")]
    [InlineData("""Command = "npx", Arguments = [.. input.Split(' '), "server"]""")]
    [InlineData("""Command = "npx", Arguments = input.Split(' ')""")]
    [InlineData("""Command = "npx", Arguments = new List<string>(input.Split(' ')) { "server" }""")]
    [InlineData("""Command = input, Arguments = ["-y", "server"]""")]
    [InlineData("""Command = "npx" """)]
    [InlineData("""Command = "npx", Arguments = []""")]
    [InlineData("""Command = "npx", Arguments = null""")]
    public Task What_is_pinned_local_or_not_known_is_left_alone(string options) =>
        Test.IsClean(AgentCode.Body($$"""_ = new StdioClientTransportOptions { {{options}} };"""));

    [Theory]
    [InlineData("""_ = new HttpClientTransportOptions { Endpoint = new Uri("https://example.org/mcp") };""")]
    [InlineData("""_ = new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri("http://localhost:3001/sse") });""")]
    [InlineData("""Console.WriteLine("npx -y server");""")]
    [InlineData("""System.Diagnostics.Process.Start("npx", ["-y", "server"]);""")]
    public Task What_launches_no_server_is_left_alone(string statement) => Test.IsClean(AgentCode.Body(statement));

    [Fact]
    public Task Options_of_ones_own_are_no_server() => Test.IsClean(
        """namespace Mine { class StdioClientTransportOptions { public string? Command; public string[]? Arguments; object Make() => new StdioClientTransportOptions { Command = "npx", Arguments = ["server"] }; } }""");

    [Fact]
    public async Task The_message_says_what_to_write()
    {
        var finding = Assert.Single(await Test.Diagnoses(AgentCode.Body("""_ = new StdioClientTransportOptions { Command = "uvx", Arguments = [[|"mcp-server-fetch"|]] };""")));
        Assert.Equal("MCP server 'mcp-server-fetch' is fetched by uvx without an exact version: what runs can change between two starts. Write what you have reviewed: 'mcp-server-fetch==<exact version>'.", finding.GetMessage());
    }

    [Fact]
    public Task The_off_switch_is_obeyed() => Test.WithBuildProperty("AgentSupplyChainEnabled", "false")
        .IsClean(AgentCode.Body("""_ = new StdioClientTransportOptions { Command = "uvx", Arguments = ["x"] };"""));
}
