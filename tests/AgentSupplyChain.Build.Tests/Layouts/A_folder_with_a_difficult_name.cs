using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Layouts;

public class A_folder_with_a_difficult_name
{
    private const string Name = "Größe & Co's 项目 (1)";

    [Fact]
    public void Gives_the_documents_of_any_other_folder()
    {
        using var difficult = Agent.OfPrompts().InFolder(Name).Write();
        using var plain = Agent.OfPrompts().Write();

        difficult.Run("restore").MustSucceed();
        var build = difficult.Run("build", "--no-restore").MustSucceed();
        var again = difficult.Run("build", "--no-restore").MustSucceed();
        plain.Run("build").MustSucceed();

        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Severity != BuildSeverity.Info);
        Assert.Empty(again.TasksRun("CheckSupplyChain"));
        Assert.Empty(again.TasksRun("WriteBoms"));
        Assert.Equal(plain.Read(Agent.Bin + Agent.Sbom), difficult.Read(Agent.Bin + Agent.Sbom));
        Assert.Equal(plain.Read(Agent.Bin + Agent.Aibom), difficult.Read(Agent.Bin + Agent.Aibom));
    }

    [Fact]
    public void Is_clean_after_a_clean_as_if_we_had_never_been_there()
    {
        using var folder = Agent.OfPrompts().InFolder(Name).Write();
        using var without = Agent.OfPrompts().InFolder(Name).WithoutProduct().Write();

        folder.Run("build", "-p:AgentSupplyChainSarif=true").MustSucceed();
        folder.Run("build", "-t:Rebuild", "-p:AgentSupplyChainSarif=true").MustSucceed();
        Assert.Equal(["App.aibom.cdx.json", "App.sarif", "App.sbom.cdx.json"], folder.FilesBelow(Agent.Bin));
        folder.Run("clean").MustSucceed();
        without.Run("build").MustSucceed();
        without.Run("clean").MustSucceed();

        Assert.Equal(without.FilesBelow(), folder.FilesBelow());
        Assert.Equal(FoldersBelow(without), FoldersBelow(folder));
    }

    private static IEnumerable<string> FoldersBelow(FixtureFolder folder) =>
        Directory.EnumerateDirectories(folder.Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.Root, path)).Order(StringComparer.Ordinal);
}
