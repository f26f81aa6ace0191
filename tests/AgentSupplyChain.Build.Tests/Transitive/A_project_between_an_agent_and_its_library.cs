using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Transitive;

public class A_project_between_an_agent_and_its_library
{
    private const string Model = "gpt-4o-2024-08-06";
    private const string Other = "gpt-4.1-2025-04-14";
    private const string AgentAibom = "agent/bin/Debug/net10.0/supply-chain/Agent.aibom.cdx.json";

    // Agent > Middle > Deep: the middle one is no agent itself and writes no document.
    [Fact]
    public void Needs_no_document_for_the_word_of_the_library_to_arrive_and_a_change_there_arrives_too()
    {
        using var folder = Fixture.Empty
            .WithProject("deep/Deep.csproj", Fixture.LibraryProject($"""<AgentModel Include="{Model}" Provider="openai" />"""))
            .WithFile("deep/Code.cs", "public class Deep;")
            .WithProject("middle/Middle.csproj", Fixture.LibraryProject("""<ProjectReference Include="../deep/Deep.csproj" />"""))
            .WithFile("middle/Code.cs", "public class Middle : Deep;")
            .WithProject("agent/Agent.csproj", Fixture.ConsoleProject("""<ProjectReference Include="../middle/Middle.csproj" />"""))
            .WithFile("agent/Program.cs", "System.Console.WriteLine(new Middle());")
            .WithFile("agent/prompts/system.md", "You answer questions about orders.\n")
            .Write();

        folder.Run("build", "agent/Agent.csproj").MustSucceed();

        var agent = new Document(folder.Read(AgentAibom));
        Assert.DoesNotContain(folder.FilesBelow("middle/bin"), file => file.EndsWith("Middle.aibom.cdx.json", StringComparison.Ordinal));
        Assert.Equal(["Deep"], agent.PropertiesOf(Model, "asc:assertedBy"));
        Assert.Equal(["Agent > Middle > Deep"], agent.PropertiesOf(Model, "asc:path"));

        folder.Write("deep/Deep.csproj", folder.Read("deep/Deep.csproj").Replace(Model, Other, StringComparison.Ordinal));
        folder.Run("build", "agent/Agent.csproj").MustSucceed();
        Assert.Contains(Other, new Document(folder.Read(AgentAibom)).Names);
        Assert.DoesNotContain(Model, new Document(folder.Read(AgentAibom)).Names);

        Assert.Empty(folder.Run("build", "agent/Agent.csproj").MustSucceed().TasksRun("WriteBoms"));
    }
}
