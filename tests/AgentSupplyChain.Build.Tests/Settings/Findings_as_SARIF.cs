using System.Text.Json.Nodes;

namespace AgentSupplyChain.Build.Tests.Settings;

public class Findings_as_SARIF
{
    [Fact]
    public void Hold_what_the_gate_and_the_compiler_found_under_paths_of_the_repository()
    {
        using var folder = TestKit.Builds.Fixture.Empty
            .WithPackage(Agent.Sdk)
            .WithFile(".git/HEAD", "ref: refs/heads/main\n")
            .WithProject("src/App/App.csproj", TestKit.Builds.Fixture.ConsoleProject(Agent.SdkReference))
            .WithFile("src/App/Program.cs", Agent.Calling("gpt-4o"))
            .WithFile("src/App/Quiet.cs", """
                static class Quiet
                {
                #pragma warning disable ASC3001
                    public static object Client() => new OpenAI.Chat.ChatClient("gpt-4.1", "");
                #pragma warning restore ASC3001
                }
                """)
            .WithFile("src/App/mcp.json", """{ "servers": { "files": { "command": "npx", "args": ["-y", "@contoso/server-files"] } } }""")
            .Write();
        const string Sarif = "src/App/bin/Debug/net10.0/supply-chain/App.sarif";

        folder.Run("build", "-p:AgentSupplyChainSarif=true").MustSucceed();
        var first = folder.Read(Sarif);
        folder.Delete(Sarif);
        folder.Delete("src/App/" + Agent.Obj + "App.sarif");
        folder.Run("build", "-p:AgentSupplyChainSarif=true").MustSucceed();

        var results = JsonNode.Parse(first)!["runs"]![0]!["results"]!.AsArray();
        var found = results.Select(result => ((string)result!["ruleId"]!, (string)result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!)).ToList();
        Assert.Contains(("ASC3022", "src/App/mcp.json"), found);
        Assert.Contains(("ASC3001", "src/App/Program.cs"), found);
        Assert.DoesNotContain(("ASC3001", "src/App/Quiet.cs"), found);
        Assert.DoesNotContain(folder.Root, first, StringComparison.Ordinal);
        Assert.DoesNotContain("file:", first, StringComparison.Ordinal);
        Assert.Equal(first, folder.Read(Sarif));

        folder.Run("build").MustSucceed();
        Assert.False(folder.Has(Sarif));
    }
}
