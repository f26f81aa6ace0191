using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;
using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialFixCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>A client of MCP servers reads a variable where its documentation says so, in its own words.</summary>
public class CredentialInMcpFileFixTests
{
    private static FixTest<CredentialInFileAnalyzer, CredentialHardcodedFix> InFile { get; } = new();

    [Theory]
    [InlineData(".vscode/mcp.json", """{ "servers": { "a": { "command": "x", "env": { "OPENAI_KEY": "[|OPENAI!|]" } } } }""", """{ "servers": { "a": { "command": "x", "env": { "OPENAI_KEY": "${env:OPENAI_KEY}" } } } }""")]
    [InlineData("mcp.json", """{ "servers": { "a": { "type": "http", "url": "https://mcp.example", "headers": { "Authorization": "Bearer [|OPENAI!|]" } } } }""", """{ "servers": { "a": { "type": "http", "url": "https://mcp.example", "headers": { "Authorization": "Bearer ${env:OPENAI_API_KEY}" } } } }""")]
    [InlineData(".mcp.json", """{ "servers": { "a": { "command": "x", "env": { "KEY": "[|OPENAI!|]" } } } }""", """{ "servers": { "a": { "command": "x", "env": { "KEY": "${env:KEY}" } } } }""")]
    [InlineData(".mcp.json", """{ "mcpServers": { "a": { "command": "x", "env": { "KEY": "[|OPENAI!|]" } } } }""", """{ "mcpServers": { "a": { "command": "x", "env": { "KEY": "${KEY}" } } } }""")]
    [InlineData("agent/.mcp.json", """{ "mcpServers": { "a": { "url": "https://mcp.example", "headers": { "X-Api-Key": "[|ANTHROPIC!|]" } } } }""", """{ "mcpServers": { "a": { "url": "https://mcp.example", "headers": { "X-Api-Key": "${ANTHROPIC_API_KEY}" } } } }""")]
    [InlineData(".cursor/mcp.json", """{ "mcpServers": { "a": { "command": "x", "env": { "KEY": "[|OPENAI!|]" } } } }""", """{ "mcpServers": { "a": { "command": "x", "env": { "KEY": "${env:KEY}" } } } }""")]
    [InlineData(".mcp.json", """{ "mcpServers": { "a": { "env": { "my key": "[|OPENAI!|]" } } } }""", """{ "mcpServers": { "a": { "env": { "my key": "${OPENAI_API_KEY}" } } } }""")]
    [InlineData(".mcp.json", """{ "mcpServers": { "a": { "env": { "ONE": "[|OPENAI!|]" } }, "b": { "env": { "TWO": "[|ANTHROPIC!|]" } } } }""", """{ "mcpServers": { "a": { "env": { "ONE": "${ONE}" } }, "b": { "env": { "TWO": "${TWO}" } } } }""")]
    public Task The_variable_stands_in_its_place(string path, string before, string after) => InFile
        .WithMarkedAdditionalFile(path, WithKeys(before))
        .WithFixedFile(path, after)
        .Fixes("class A;", "class A;");

    [Theory]
    [InlineData(".mcp.json", """{ "mcpServers": { "weather": { "command": "x", "env": { "WEATHER_TOKEN": "[|KEY40|]" } } } }""", """{ "mcpServers": { "weather": { "command": "x", "env": { "WEATHER_TOKEN": "${WEATHER_TOKEN}" } } } }""")]
    [InlineData("mcp.json", """{ "servers": { "weather": { "url": "https://mcp.example", "headers": { "Authorization": "Bearer [|KEY40|]" } } } }""", """{ "servers": { "weather": { "url": "https://mcp.example", "headers": { "Authorization": "Bearer ${env:WEATHER_TOKEN}" } } } }""")]
    [InlineData("mcp.json", """{ "servers": { "weather": { "url": "https://mcp.example", "headers": { "X-Api-Key": "[|KEY40|]" } } } }""", """{ "servers": { "weather": { "url": "https://mcp.example", "headers": { "X-Api-Key": "${env:WEATHER_API_KEY}" } } } }""")]
    public Task A_likely_credential_gets_a_variable_of_its_own(string path, string before, string after) => InFile
        .WithMarkedAdditionalFile(path, CredentialCode.Fill(before).Code)
        .WithFixedFile(path, after)
        .Fixes("class A;", "class A;");

    [Theory]
    [InlineData("appsettings.json", """{ "servers": { "a": { "env": { "KEY": "[|OPENAI!|]" } } } }""")]
    [InlineData("claude_desktop_config.json", """{ "mcpServers": { "a": { "command": "x", "env": { "KEY": "[|OPENAI!|]" } } } }""")]
    [InlineData("mcp.json", """{ "mcpServers": { "a": { "command": "x", "env": { "KEY": "[|OPENAI!|]" } } } }""")]
    [InlineData(".mcp.json", """{ "mcpServers": { "a": { "command": "x", "args": ["--key", "[|OPENAI!|]"] } } }""")]
    [InlineData(".mcp.json", """{ "mcpServers": { "a": { "url": "https://mcp.example/?key=[|OPENAI!|]" } } }""")]
    [InlineData(".mcp.json", """{ "mcpServers": { "a": { "command": "x", "env": { "KEYS": "[|OPENAI!|];[|ANTHROPIC!|]" } } } }""")]
    [InlineData(".mcp.json", """{ "mcpServers": { "a": { "command": "x" } } } // [|OPENAI!|]""")]
    [InlineData("prompts/a.md", "Use [|OPENAI!|] for this.")]
    [InlineData(".mcp.json", """{ "mcpServers": { "a": "[|OPENAI!|]" """)]
    public Task Where_the_client_reads_no_variable_no_fix_is_offered(string path, string text) => InFile
        .WithMarkedAdditionalFile(path, WithKeys(text))
        .OffersNoFix("class A;");
}
