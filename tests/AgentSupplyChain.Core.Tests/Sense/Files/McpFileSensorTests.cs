using System.Security.Cryptography;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Tests.Sense.Files;

public sealed class McpFileSensorTests
{
    private readonly List<Finding> _faults = [];

    [Theory]
    [InlineData("mcpServers")]
    [InlineData("servers")]
    public void Both_shapes_of_the_file_are_read_and_point_at_the_package(string group)
    {
        var text = "{\n  // tools\n  \"" + group + "\": {\n    \"files\": {\n      \"command\": \"npx\",\n      \"args\": [\"-y\", \"@scope/files@1.2.3\", \".\"]\n    }\n  }\n}";

        var declared = Assert.Single(Read(text).McpServers);

        var server = declared.Component;
        Assert.Equal(("files", McpRole.Used, "stdio", "npx", "@scope/files", "1.2.3", PinState.Pinned), (server.Name, server.Role, server.Transport, server.Launcher, server.Package, server.PackageVersion, server.Pin));
        Assert.Equal(new FileSpan("mcp.json", 6, 22, 6, 42), declared.Span);
        var evidence = Assert.Single(server.Evidence);
        Assert.Equal((6, 22, group + ".files"), (evidence.Line, evidence.Column, evidence.Context));
        Assert.Empty(_faults);
    }

    [Fact]
    public void Environment_variables_are_listed_by_name_and_never_by_value()
    {
        var value = RandomNumberGenerator.GetHexString(32, lowercase: true);

        var server = Assert.Single(Read("{ \"mcpServers\": { \"a\": { \"command\": \"uvx\", \"args\": [\"b==1.0\"], \"env\": { \"TOKEN\": \"" + value + "\", \"A\": \"" + value + "\" } } } }").McpServers).Component;

        Assert.Equal(["A", "TOKEN"], server.EnvironmentNames);
        Assert.DoesNotContain(value, server.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http", "https://user:pass@mcp.example.com:8443/v1/mcp?token=abc#x", "http", "https://mcp.example.com:8443/v1/mcp")]
    [InlineData("sse", "https://mcp.example.com/sse", "sse", "https://mcp.example.com/sse")]
    [InlineData("streamable-http", "http://localhost:3000/", "http", "http://localhost:3000")]
    public void The_address_of_a_remote_server_is_kept_without_what_may_be_secret(string type, string url, string transport, string expected)
    {
        var server = Assert.Single(Read($$"""{ "servers": { "a": { "type": "{{type}}", "url": "{{url}}" } } }""").McpServers).Component;

        Assert.Equal((transport, expected), (server.Transport, server.Url));
    }

    [Fact]
    public void A_key_in_the_path_of_a_hosted_server_is_not_shown()
    {
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);

        var server = Assert.Single(Read("{ \"servers\": { \"a\": { \"url\": \"https://mcp.example.com/s/" + key + "/mcp\" } } }").McpServers).Component;

        Assert.Equal("https://mcp.example.com/s/***/mcp", server.Url);
    }

    [Fact]
    public void An_address_that_an_input_completes_is_unknown_and_no_fault()
    {
        var server = Assert.Single(Read("""{ "servers": { "a": { "url": "${input:address}" } } }""").McpServers).Component;

        Assert.Null(server.Url);
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("""{ "command": 5 }""", 3, 20)]
    [InlineData("""{ "command": " " }""", 3, 20)]
    [InlineData("""{ "url": "not an address" }""", 3, 16)]
    [InlineData("""{ "url": 5 }""", 3, 16)]
    [InlineData("""{ "args": [] }""", 3, 7)]
    [InlineData("""[]""", 3, 7)]
    [InlineData("""null""", 3, 7)]
    public void A_faulty_server_is_a_finding_at_its_place_and_the_others_are_read(string server, int line, int column)
    {
        var sensed = Read("{ \"mcpServers\": {\n  \"good\": { \"command\": \"npx\", \"args\": [\"a@1.0.0\"] },\n \"b\": " + server + ",\n \"last\": { \"url\": \"https://example.com\" } } }");

        Assert.Equal(["good", "last"], sensed.McpServers.Select(declared => declared.Component.Name));
        var fault = Assert.Single(_faults);
        Assert.Equal(("ASC9003", line, column), (fault.Rule.Id, fault.Location.Line, fault.Location.Column));
    }

    [Theory]
    [InlineData("\"args\": \"-y x\"")]
    [InlineData("\"args\": [\"-y\", 5]")]
    [InlineData("\"env\": []")]
    public void A_faulty_part_of_a_server_is_a_finding_and_the_server_stays_listed(string part)
    {
        var server = Assert.Single(Read("{ \"mcpServers\": { \"a\": { \"command\": \"npx\", " + part + " } } }").McpServers).Component;

        Assert.Equal("npx", server.Launcher);
        Assert.Single(_faults);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("""{ "servers": [] }""")]
    [InlineData("""{ "mcpServers": "x" }""")]
    [InlineData("""{ }""")]
    [InlineData("""{ "mcpservers": { } }""")]
    [InlineData("")]
    [InlineData("\0\0")]
    [InlineData("""{ "servers": { "\ud800": { } } }""")]
    public void A_file_that_declares_no_servers_is_one_finding(string text)
    {
        Assert.Empty(Read(text).McpServers);
        Assert.Equal("ASC9003", Assert.Single(_faults).Rule.Id);
    }

    [Fact]
    public void A_command_that_holds_the_whole_line_is_taken_apart()
    {
        var declared = Assert.Single(Read("""{ "mcpServers": { "a": { "command": "npx -y some-server" } } }""").McpServers);

        Assert.Equal(("some-server", PinState.Floating), (declared.Component.Package, declared.Component.Pin));
        Assert.Equal((37, 57), (declared.Span.Column, declared.Span.EndColumn));
    }

    [Fact]
    public void A_program_whose_path_holds_spaces_is_no_launcher()
    {
        var server = Assert.Single(Read("""{ "mcpServers": { "a": { "command": "C:\\Program Files\\Desk\\desk.exe" } } }""").McpServers).Component;

        Assert.Null(server.Package);
    }

    private SensedComponents Read(string text) => McpFileSensor.Read(text, "mcp.json", _faults);
}
