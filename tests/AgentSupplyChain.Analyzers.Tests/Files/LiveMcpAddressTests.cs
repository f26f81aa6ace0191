using System.Globalization;
using System.Security.Cryptography;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Files;

/// <summary>ASC5010 in MCP files, in projects that reference no SDK.</summary>
public class LiveMcpAddressTests
{
    private const string Code = "class Agent;";

    private static AnalyzerTest<EndpointNotEncryptedAnalyzer> Test { get; } = new();

    [Theory]
    [InlineData("""{ "servers": { "a": { "type": "http", "url": [|"http://mcp.contoso.example/mcp"|] } } }""")]
    [InlineData("""{ "mcpServers": { "a": { "transport": "sse", "url": [|"HTTP://mcp.contoso.example:8080"|], "headers": { "X": "http://other.example" } } } }""")]
    [InlineData("""{ "servers": { "a": { "url": [|"http:\/\/10.0.0.4\/mcp"|] }, "b": { "url": "https://mcp.contoso.example" } } }""")]
    [InlineData("""{ "servers": { "a": { "url": [|"http://mcp.contoso.example/${input:tenant}"|] } }, half""")]
    public Task An_address_of_another_machine_without_encryption_is_reported(string markup) => Test.WithMarkedAdditionalFile("mcp.json", markup).Diagnoses(Code);

    [Theory]
    [InlineData("https://mcp.contoso.example")]
    [InlineData("http://localhost:3000/mcp")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]:3000")]
    [InlineData("http://host.docker.internal:8080")]
    [InlineData("http://printer.local")]
    [InlineData("http://mcp:3000")]
    [InlineData("http://${input:host}/mcp")]
    [InlineData("${env:MCP_URL}")]
    [InlineData("mcp.contoso.example")]
    public Task What_stays_near_is_encrypted_or_not_known_yet_is_not(string url) =>
        Test.WithAdditionalFile("mcp.json", $$"""{ "servers": { "a": { "url": "{{url}}" } } }""").IsClean(Code);

    [Fact]
    public async Task A_host_that_the_policy_allows_is_excused_and_another_file_is_not_looked_into()
    {
        const string Text = """{ "servers": { "a": { "url": "http://mcp.contoso.example" } } }""";

        await Test.WithGlobalOption("agent_supply_chain.transport.allow_http_hosts", "*.contoso.example").WithAdditionalFile("mcp.json", Text).IsClean(Code);
        await Test.WithAdditionalFile("prompts/mcp.md", Text).WithAdditionalFile("other.json", Text).IsClean(Code);
        await Test.WithAdditionalFile("mcp.json", """{ "servers": { "a": { "command": "run", "args": ["http://mcp.contoso.example"], "url": "http://mcp.contoso.example" } } }""").IsClean(Code);
    }

    [Fact]
    public async Task The_message_tells_the_host_and_nothing_that_may_be_a_key()
    {
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);

        var diagnostic = Assert.Single(await Test
            .WithMarkedAdditionalFile("mcp.json", "{ \"servers\": { \"a\": { \"url\": [|\"http://user:" + key + "@mcp.contoso.example/s/" + key + "?key=" + key + "\"|] } } }")
            .Diagnoses(Code));

        Assert.Contains("'http://mcp.contoso.example'", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.DoesNotContain(key, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("mcp.json/a/mcp.contoso.example", diagnostic.Properties["subject"]);
    }
}
