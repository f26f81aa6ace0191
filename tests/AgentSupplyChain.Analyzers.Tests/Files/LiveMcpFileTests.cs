using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Files;

/// <summary>ASC3022 in MCP files that the compiler is given, in projects that reference no SDK at all.</summary>
public class LiveMcpFileTests
{
    private const string Code = "class Agent;";

    private static AnalyzerTest<McpServerNotPinnedAnalyzer> Test { get; } = new();

    [Theory]
    [InlineData("""{ "mcpServers": { "a": { "command": "npx", "args": ["-y", [|"@scope/server"|], "."] } } }""")]
    [InlineData("""{ "mcpServers": { "a": { "command": "npx", "args": ["-y", [|"server@latest"|]] } } }""")]
    [InlineData("""{ "servers": { "a": { "type": "stdio", "command": "npx", "args": ["-y", [|"server@^1.2.0"|]] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "uvx", "args": [[|"mcp-server-fetch"|]] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "uvx", "args": ["--from", [|"mcp-server-fetch>=1"|], "run"] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "dnx", "args": [[|"My.Server"|], "--yes"] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "docker", "args": ["run", "-i", "--rm", "-e", "TOKEN", [|"mcp/github"|]], "env": { "TOKEN": "${input:token}" } } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "docker", "args": ["run", "-v", "${workspaceFolder}:/w", [|"mcp/files:1.0"|]] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "cmd", "args": ["/c", "npx", "-y", [|"server"|]] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": [|"npx -y server"|] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "C:\\Program Files\\nodejs\\npx.cmd", "args": [[|"server"|]] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": [[|"se\u0072ver"|]] } } }""")]
    [InlineData("{\r\n  // tools\r\n  \"servers\": {\r\n    \"a\": { \"command\": \"npx\", \"args\": [\r\n      [|\"server\"|],\r\n    ] },\r\n  }\r\n}\r\n")]
    [InlineData("""{ "servers": { "ä 😀": { "command": "npx", "args": [[|"server"|]] } }, "inputs": [] }""")]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": [[|"one"|]] }, "b": { "command": 5 }, "c": { "command": "npx", "args": [[|"two"|]] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": [[|"one"|]] } }, "mcpServers": { "a": { "command": "npx", "args": [[|"two"|]] } } }""")]
    public Task A_package_without_an_exact_version_is_reported_at_its_name(string markup) => Test.WithMarkedAdditionalFile("mcp.json", markup).Diagnoses(Code);

    [Theory]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", [|"server"|], """)]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", [|"server"|]] }, "b": { "comm""")]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", [|"server"|]] } } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", [|"server"|]] }, "b": tru } }""")]
    public Task A_half_typed_file_is_reported_as_far_as_it_stands(string markup) => Test.WithMarkedAdditionalFile("mcp.json", markup).Diagnoses(Code);

    [Theory]
    [InlineData(".vscode/mcp.json")]
    [InlineData(".cursor/mcp.json")]
    [InlineData(".mcp.json")]
    [InlineData("agents/mcp.dev.json")]
    [InlineData(".copilot/mcp-config.json")]
    [InlineData("claude_desktop_config.json")]
    [InlineData("MCP.JSON")]
    public Task It_is_an_MCP_file_by_its_name(string name) =>
        Test.WithMarkedAdditionalFile(name, """{ "servers": { "a": { "command": "npx", "args": [[|"server"|]] } } }""").Diagnoses(Code);

    [Theory]
    [InlineData("package.json")]
    [InlineData("mcp.json.bak")]
    [InlineData("mcp.txt")]
    [InlineData("appsettings.json")]
    [InlineData("settings.json")]
    [InlineData("mcp.cs")]
    public Task Another_file_of_the_user_is_not_looked_into(string name) =>
        Test.WithAdditionalFile(name, """{ "servers": { "a": { "command": "npx", "args": ["server"] } } }""").IsClean(Code);

    [Theory]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", "@scope/server@1.2.3"] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "uvx", "args": ["server==2026.10.19"] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "docker", "args": ["run", "mcp/github@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", "server@${input:version}"] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", "${env:SERVER}"] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", 5] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["./server"] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "dotnet", "args": ["run", "--project", "src/Server"] } } }""")]
    [InlineData("""{ "servers": { "a": { "command": "${workspaceFolder}/server" } } }""")]
    [InlineData("""{ "servers": { "a": { "url": "https://mcp.contoso.example/npx" } } }""")]
    [InlineData("""{ "servers": { /* "a": { "command": "npx", "args": ["server"] } */ } }""")]
    [InlineData("""{ "notes": { "a": { "command": "npx", "args": ["server"] } } }""")]
    [InlineData("""{ "servers": { "a": { "description": "npx server", "command": "./run" } } }""")]
    public Task What_is_pinned_local_or_not_known_yet_is_not_reported(string text) => Test.WithAdditionalFile("mcp.json", text).IsClean(Code);

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\u0001")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "servers": [] }""")]
    [InlineData("""{ "servers": { "a": null, "b": [], "c": { "command": {}, "args": {}, "env": 1 } } }""")]
    public Task A_file_that_is_no_list_of_servers_is_left_to_the_gate(string text) => Test.WithAdditionalFile("mcp.json", text).IsClean(Code);

    [Fact]
    public Task A_file_above_the_limit_is_left_to_the_gate() =>
        Test.WithAdditionalFile("mcp.json", """{ "servers": { "a": { "command": "npx", "args": ["server"] } } }""" + new string(' ', 1024 * 1024)).IsClean(Code);

    [Fact]
    public Task A_file_of_a_hundred_thousand_brackets_ends_where_it_becomes_too_deep() =>
        Test.WithMarkedAdditionalFile("mcp.json", """{ "servers": { "a": { "command": "npx", "args": [[|"server"|]] } }, "x": """ + new string('[', 100_000)).Diagnoses(Code);

    [Fact]
    public Task Nothing_is_reported_where_the_product_is_off() =>
        Test.WithBuildProperty("AgentSupplyChainEnabled", "false")
            .WithAdditionalFile("mcp.json", """{ "servers": { "a": { "command": "npx", "args": ["server"] } } }""").IsClean(Code);

    [Fact]
    public async Task The_message_names_package_and_remedy_in_one_safe_line_however_long_the_name()
    {
        var name = "x\\n##vso[task.complete]\\u202e" + new string('a', 5000);

        var diagnostic = Assert.Single(await Test.WithMarkedAdditionalFile("mcp.json", "{ \"servers\": { \"a\": { \"command\": \"npx\", \"args\": [[|\"" + name + "\"|]] } } }").Diagnoses(Code));

        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.DoesNotContain(message, c => char.IsControl(c) || c == '\u202e');
        Assert.DoesNotContain("##", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 100, 500);
    }

    [Fact]
    public async Task The_subject_is_that_of_the_gate_so_that_the_fingerprint_is_the_same()
    {
        var diagnostic = Assert.Single(await Test
            .WithMarkedAdditionalFile("tools/mcp.json", """{ "servers": { "a": { "command": "npx", "args": [[|"server@next"|]] } } }""")
            .Diagnoses(Code));

        Assert.Equal("tools/mcp.json/a/server", diagnostic.Properties["subject"]);
    }
}
