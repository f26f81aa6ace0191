using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class McpServerNotPinnedFixTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static FixTest<McpServerNotPinnedAnalyzer, McpServerNotPinnedFix> Test { get; } = AgentCode.WithSdks(new FixTest<McpServerNotPinnedAnalyzer, McpServerNotPinnedFix>())
        .WithGlobalOption("agent_supply_chain.mcp_servers", $"@scope/server=1.2.3|fetch=2026.1.2|My.Server=3.1.0|mcp/github={Digest}|loose=^1.0|tagged=1.0");

    [Theory]
    [InlineData("\"npx\", Arguments = [\"-y\", [|\"@scope/server\"|], \".\"]", "\"npx\", Arguments = [\"-y\", \"@scope/server@1.2.3\", \".\"]")]
    [InlineData("\"npx\", Arguments = [\"-y\", [|\"@scope/server@latest\"|]]", "\"npx\", Arguments = [\"-y\", \"@scope/server@1.2.3\"]")]
    [InlineData("\"npx\", Arguments = [[|\"--package=@scope/server@^1\"|], \"server\"]", "\"npx\", Arguments = [\"--package=@scope/server@1.2.3\", \"server\"]")]
    [InlineData("\"bunx\", Arguments = [[|\"@scope/server\"|]]", "\"bunx\", Arguments = [\"@scope/server@1.2.3\"]")]
    [InlineData("\"cmd\", Arguments = [\"/c\", [|\"npx -y @scope/server .\"|]]", "\"cmd\", Arguments = [\"/c\", \"npx -y @scope/server@1.2.3 .\"]")]
    [InlineData("\"uvx\", Arguments = [[|\"fetch\"|]]", "\"uvx\", Arguments = [\"fetch==2026.1.2\"]")]
    [InlineData("\"uvx\", Arguments = [\"--from\", [|\"fetch[cli]>=1\"|], \"fetch\"]", "\"uvx\", Arguments = [\"--from\", \"fetch[cli]==2026.1.2\", \"fetch\"]")]
    [InlineData("\"pipx\", Arguments = [\"run\", [|\"fetch\"|]]", "\"pipx\", Arguments = [\"run\", \"fetch==2026.1.2\"]")]
    [InlineData("\"dnx\", Arguments = [[|\"My.Server\"|], \"--yes\"]", "\"dnx\", Arguments = [\"My.Server@3.1.0\", \"--yes\"]")]
    [InlineData("\"docker\", Arguments = [\"run\", \"-i\", [|\"mcp/github\"|]]", "\"docker\", Arguments = [\"run\", \"-i\", \"mcp/github@" + Digest + "\"]")]
    [InlineData("\"docker\", Arguments = [\"run\", \"-i\", [|\"mcp/github:latest\"|]]", "\"docker\", Arguments = [\"run\", \"-i\", \"mcp/github@" + Digest + "\"]")]
    public Task The_version_of_the_policy_is_appended(string before, string after) => Test.Fixes(
        AgentCode.Body($"_ = new StdioClientTransportOptions {{ Command = {before} }};"),
        AgentCode.Body($"_ = new StdioClientTransportOptions {{ Command = {after} }};"));

    [Fact]
    public Task Two_servers_in_one_file_and_arguments_in_another_are_fixed_at_once() => Test
        .WithSource("Servers.cs", "static class Servers { public static readonly string[] Args = { \"-y\", \"@scope/server\" }; }")
        .WithFixedFile("Servers.cs", "static class Servers { public static readonly string[] Args = { \"-y\", \"@scope/server@1.2.3\" }; }")
        .Fixes(
            AgentCode.Body("_ = [|new StdioClientTransportOptions { Command = \"npx\", Arguments = Servers.Args }|]; _ = new StdioClientTransportOptions { Command = \"uvx\", Arguments = [[|\"fetch\"|]] };"),
            AgentCode.Body("_ = new StdioClientTransportOptions { Command = \"npx\", Arguments = Servers.Args }; _ = new StdioClientTransportOptions { Command = \"uvx\", Arguments = [\"fetch==2026.1.2\"] };"));

    [Theory]
    [InlineData("\"npx\", Arguments = [[|\"unknown\"|]]")]
    [InlineData("\"npx\", Arguments = [[|\"@scope/server-two\"|]]")]
    [InlineData("\"npx\", Arguments = [[|\"loose\"|]]")]
    [InlineData("\"docker\", Arguments = [\"run\", [|\"tagged\"|]]")]
    [InlineData("\"dnx\", Arguments = [[|\"My.Server\"|], \"--version\", \"3.*\"]")]
    [InlineData("\"npx\", Arguments = [[|\"@scope/\" + \"server\"|]]")]
    [InlineData("\"npx\", Arguments = [[|\"github:scope/server\"|]]")]
    public Task What_the_policy_does_not_pin_is_offered_no_fix(string options) => Test.OffersNoFix(AgentCode.Body($"_ = new StdioClientTransportOptions {{ Command = {options} }};"));

    [Theory]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", [|"@scope/server"|]] } } }""", """{ "servers": { "a": { "command": "npx", "args": ["-y", "@scope/server@1.2.3"] } } }""")]
    [InlineData("""{ "mcpServers": { "a": { "command": "uvx", "args": [[|"fetch"|]] }, "b": { "command": "npx", "args": [[|"@scope/server@latest"|]] } } }""", """{ "mcpServers": { "a": { "command": "uvx", "args": ["fetch==2026.1.2"] }, "b": { "command": "npx", "args": ["@scope/server@1.2.3"] } } }""")]
    public Task In_an_MCP_file_too(string before, string after) => Test
        .WithMarkedAdditionalFile("mcp.json", before)
        .WithFixedFile("mcp.json", after)
        .Fixes("class A;", "class A;");

    [Fact]
    public Task In_an_MCP_file_without_an_entry_there_is_nothing_to_write() => Test
        .WithMarkedAdditionalFile("mcp.json", """{ "servers": { "a": { "command": "npx", "args": ["-y", [|"unknown"|]] } } }""")
        .OffersNoFix("class A;");
}
