using AgentSupplyChain.Detection.Mcp;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Tests.Mcp;

public class McpFileTests
{
    [Theory]
    [InlineData("""{ "mcpServers": { "a": { "command": "npx", "args": ["-y", "some-server"] } } }""", "\"some-server\"", "some-server", PinState.Floating)]
    [InlineData("""{ "servers": { "a": { "type": "stdio", "command": "uvx", "args": ["some-server==1.0.0"] } } }""", "\"some-server==1.0.0\"", "some-server", PinState.Pinned)]
    [InlineData("""{ "servers": { "a": { "command": "npx -y some-server" } } }""", "\"npx -y some-server\"", "some-server", PinState.Floating)]
    [InlineData("""{ "servers": { "a": { "command": "./server" } } }""", "\"./server\"", null, PinState.Unknown)]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", "some-server@${input:version}"] } } }""", "\"some-server@${input:version}\"", "some-server", PinState.Unknown)]
    [InlineData("""{ "servers": { "a": { "command": "npx", "args": ["-y", "${env:SERVER}"] } } }""", "\"npx\"", null, PinState.Unknown)]
    [InlineData("""{ "servers": { "a": { "command": "docker", "args": ["run", "-v", "${workspaceFolder}:/data", "example/server"] } } }""", "\"example/server\"", "example/server", PinState.Floating)]
    public void A_server_that_is_started_points_at_what_names_its_package(string text, string place, string? package, PinState pin)
    {
        var server = Assert.Single(McpFile.Read(text).Servers);

        Assert.Equal(place, text[server.Place.Start..server.Place.End]);
        Assert.Equal((package, pin), (server.Launch!.Package, server.Launch.Pin));
        Assert.Null(server.Url);
    }

    [Theory]
    [InlineData("\"type\": \"sse\",", "sse")]
    [InlineData("\"transport\": \"sse\",", "sse")]
    [InlineData("\"type\": \"http\",", "http")]
    [InlineData("", "http")]
    public void A_server_with_an_address_points_at_it(string type, string transport)
    {
        var text = "{ \"servers\": { \"a\": { " + type + " \"url\": \"https://mcp.example/x\", \"headers\": { \"Authorization\": \"Bearer ${input:key}\" } } } }";

        var file = McpFile.Read(text);

        var server = Assert.Single(file.Servers);
        Assert.Equal((transport, "https://mcp.example/x"), (server.Transport, server.Url));
        Assert.Equal("\"https://mcp.example/x\"", text[server.Place.Start..server.Place.End]);
        Assert.Null(server.Launch);
        Assert.Empty(file.Problems);
    }

    [Fact]
    public void A_half_typed_file_gives_the_servers_that_stand_already()
    {
        var file = McpFile.Read("""{ "inputs": [], "mcpServers": { "a": { "command": "npx", "args": ["x@1.0.0"] }, "b": { "command": "npx", "args": ["y""");

        Assert.Equal(["a", "b"], file.Servers.Select(server => server.Name));
        Assert.Null(file.Servers[1].Launch!.Package);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"mcpServers\"")]
    [InlineData("\0\0")]
    public void What_is_no_object_has_no_servers(string text) => Assert.Empty(McpFile.Read(text).Servers);

    [Fact]
    public void Everything_of_another_type_is_a_problem_at_its_place_and_nothing_throws()
    {
        string[] values = ["null", "true", "5", "\"x\"", "[]", "[null, 5, {}]", "{}", "{ \"command\": \"npx\" }"];
        foreach (var group in values)
        {
            foreach (var server in values)
            {
                foreach (var part in values)
                {
                    McpFile.Read($$"""{ "servers": {{group}}, "mcpServers": { "a": {{server}}, "b": { "command": {{part}}, "args": {{part}}, "env": {{part}}, "url": {{part}}, "type": {{part}} }, "c": { "url": {{part}} } } }""");
                }
            }
        }

        var text = """{ "mcpServers": { "a": { "command": "npx", "args": 5 }, "b": { } } }""";
        Assert.Equal(["5", "{ }"], McpFile.Read(text).Problems.Select(problem => text[problem.Node.Start..problem.Node.End]));
    }
}
