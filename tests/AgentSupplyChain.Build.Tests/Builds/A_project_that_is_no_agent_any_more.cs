namespace AgentSupplyChain.Build.Tests.Builds;

public class A_project_that_is_no_agent_any_more
{
    [Fact]
    public void Keeps_its_SBOM_and_has_no_AIBOM_left()
    {
        using var folder = Agent.OfPrompts().Write();
        folder.Run("build").MustSucceed();
        Assert.NotEmpty(new Document(folder.Read(Agent.Bin + Agent.Sbom)).LinksOfApplication);
        Assert.True(folder.Has(Agent.Bin + Agent.Aibom));
        folder.Delete("prompts/system.md");

        folder.Run("build").MustSucceed();

        Assert.False(folder.Has(Agent.Obj + Agent.Aibom));
        Assert.False(folder.Has(Agent.Bin + Agent.Aibom));
        Assert.Empty(new Document(folder.Read(Agent.Bin + Agent.Sbom)).LinksOfApplication);
    }
}
