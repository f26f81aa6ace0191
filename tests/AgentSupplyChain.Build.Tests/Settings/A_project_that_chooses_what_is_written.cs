using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Settings;

public class A_project_that_chooses_what_is_written
{
    [Fact]
    public void Has_nothing_of_ours_where_it_has_switched_us_off()
    {
        // The prompt, the floating model and the malformed policy would all be spoken of.
        using var folder = Agent.Clean(properties: "<AgentSupplyChainEnabled>false</AgentSupplyChainEnabled>")
            .WithFile("Program.cs", Agent.Calling("gpt-4o"))
            .WithFile("agent-supply-chain.json", "{")
            .Write();

        var build = folder.Run("build").MustSucceed();
        folder.Run("publish", "-o", folder.PathOf("out")).MustSucceed();

        Assert.Empty(build.OurDiagnostics);
        Assert.Empty(build.TasksRun("CheckSupplyChain"));
        Assert.Empty(build.TasksRun("WriteBoms"));
        Assert.DoesNotContain(
            folder.FilesBelow().Where(file => file != "agent-supply-chain.json"),
            file => file.Contains("supply-chain", StringComparison.Ordinal) || file.Contains("AgentSupplyChain", StringComparison.Ordinal) || file.Contains(".cdx.", StringComparison.Ordinal));
    }

    [Fact]
    public void Has_the_documents_it_asks_for()
    {
        using var folder = Agent.OfPrompts().Write();

        folder.Run("build", "-p:AgentSupplyChainAibom=false").MustSucceed();
        Assert.Equal([Agent.Sbom], folder.FilesBelow(Agent.Bin));

        folder.Run("build", "-p:AgentSupplyChainSbom=false").MustSucceed();
        Assert.Equal([Agent.Aibom], folder.FilesBelow(Agent.Bin));

        folder.Delete("prompts/system.md");
        folder.Run("build", "-p:AgentSupplyChainSbom=false", "-p:AgentSupplyChainAibom=true").MustSucceed();
        Assert.Equal([Agent.Aibom], folder.FilesBelow(Agent.Bin));
        Assert.Empty(new Document(folder.Read(Agent.Bin + Agent.Aibom)).Names);
    }

    [Fact]
    public void Has_none_where_nothing_ships_and_no_agent_is()
    {
        using var folder = Fixture.Empty
            .WithProject("Lib.csproj", Fixture.LibraryProject(properties: "<IsPackable>false</IsPackable><IsPublishable>false</IsPublishable>"))
            .WithFile("Code.cs", "public class Code;")
            .Write();

        folder.Run("build").MustSucceed();
        Assert.Empty(folder.FilesBelow("bin/Debug/net10.0/supply-chain"));

        folder.Run("build", "-p:AgentSupplyChainSbom=true").MustSucceed();
        Assert.Equal(["Lib.sbom.cdx.json"], folder.FilesBelow("bin/Debug/net10.0/supply-chain"));
    }
}
