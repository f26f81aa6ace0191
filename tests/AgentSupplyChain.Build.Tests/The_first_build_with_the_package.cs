using AgentSupplyChain.Build.Tests.BadInput;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests;

public class The_first_build_with_the_package
{
    [Fact]
    public void Tells_an_agent_project_at_most_five_lines_each_with_its_remedy()
    {
        using var folder = Fixture.ConsoleApp(
                """
                using Anthropic;
                using Microsoft.Extensions.AI;
                using ModelContextProtocol.Client;

                IChatClient chat = new AnthropicClient().AsIChatClient("claude-sonnet-4-5");

                await using var files = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
                {
                    Name = "files",
                    Command = "npx",
                    Arguments = ["-y", "@modelcontextprotocol/server-filesystem", "."],
                }));
                Console.WriteLine(await chat.GetResponseAsync(string.Join(' ', args), new ChatOptions
                {
                    Instructions = "You answer questions about the files of a project.",
                    Tools = [.. await files.ListToolsAsync()],
                }));
                """,
                """
                <PackageReference Include="Anthropic" Version="13.12.0" />
                <PackageReference Include="ModelContextProtocol" Version="2.3.1" />
                <PackageReference Include="Microsoft.Extensions.AI.Abstractions" Version="10.11.0" />
                """)
            .WithFile("mcp.json", """
                {
                  "mcpServers": {
                    "memory": {
                      "command": "npx",
                      "args": ["-y", "@modelcontextprotocol/server-memory"]
                    }
                  }
                }
                """)
            .WithRealPackages()
            .Write();

        var build = folder.Run("build").MustSucceed();

        var help = "https://github.com/agent-supply-chain/AgentSupplyChain.Build/blob/main/docs/rules/";
        var project = folder.PathOf("App.csproj");
        Assert.Equal(
            [
                $"{folder.PathOf("Program.cs")}(11,24): warning ASC3022: MCP server '@modelcontextprotocol/server-filesystem' is fetched by npx without an exact version: what runs can change between two starts. Write what you have reviewed: '@modelcontextprotocol/server-filesystem@<exact version>'. ({help}ASC3022.md) [{project}]",
                $"{folder.PathOf("Program.cs")}(16,14): warning ASC3023: All tools of an MCP server are handed to ChatOptions: what the server offers tomorrow, the model may call. Take those that you have reviewed, by name, or require an approval for each call. ({help}ASC3023.md) [{project}]",
                $"{folder.PathOf("Program.cs")}(5,56): warning ASC3001: Model 'claude-sonnet-4-5' floats: it means another snapshot when anthropic moves it. Pin it to 'claude-sonnet-4-5-20250929'. ({help}ASC3001.md) [{project}]",
                $"{folder.PathOf("mcp.json")}(5,22): warning ASC3022: MCP server '@modelcontextprotocol/server-memory' is fetched by npx without an exact version: what runs can change between two starts. Write what you have reviewed: '@modelcontextprotocol/server-memory@<exact version>'. ({help}ASC3022.md) [{project}]",
            ],
            build.OurLines.Order(StringComparer.Ordinal));
        Assert.Equal(["App.aibom.cdx.json", "App.sbom.cdx.json"], folder.Documents().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tells_a_program_without_agents_nothing_and_writes_its_sbom()
    {
        using var folder = Fixture.ConsoleApp(items: """<PackageReference Include="Contoso.Text" Version="1.0.0" />""")
            .WithPackage(new FakePackage("Contoso.Text"))
            .WithFile("appsettings.json", """{ "Logging": { "LogLevel": { "Default": "Warning" } } }""")
            .Write();

        var build = folder.Run("build").MustBeQuiet();

        Assert.Empty(build.OurDiagnostics);
        Assert.Equal(["App.sbom.cdx.json"], folder.Documents().Keys);
    }

    [Fact]
    public void Leaves_a_library_without_agents_as_it_was()
    {
        using var folder = Fixture.Empty
            .WithProject("App.csproj", Fixture.LibraryProject(properties: "<IsPackable>false</IsPackable><IsPublishable>false</IsPublishable>"))
            .WithFile("Text.cs", "public static class Text { }")
            .Write();

        Assert.Empty(folder.Run("build").MustBeQuiet().OurDiagnostics);
        Assert.Empty(folder.Documents());
    }
}
