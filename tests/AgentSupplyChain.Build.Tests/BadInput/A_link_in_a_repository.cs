using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class A_link_in_a_repository
{
    [LinuxFact]
    public void Is_not_followed_out_of_it_and_is_followed_within()
    {
        var outside = Directory.CreateTempSubdirectory("outside-");
        File.WriteAllText(Path.Combine(outside.FullName, "private.md"), "Belongs to the machine.");
        using var folder = Fixture.Empty
            .WithProject("agent/App.csproj", Fixture.ConsoleProject())
            .WithFile("agent/Program.cs", "return;")
            .WithFile("agent/prompts/system.md", "Answer in one sentence.")
            .WithFile("common/tone.md", "Be polite.")
            .WithFile(".git/HEAD", "ref: refs/heads/main\n")
            .Write();
        try
        {
            File.CreateSymbolicLink(folder.PathOf("agent/prompts/tone.md"), "../../common/tone.md");
            File.CreateSymbolicLink(folder.PathOf("agent/prompts/stolen.md"), Path.Combine(outside.FullName, "private.md"));
            File.CreateSymbolicLink(folder.PathOf("agent/compose.yml"), Path.Combine(outside.FullName, "private.md"));
            Directory.CreateSymbolicLink(folder.PathOf("agent/more"), outside.FullName);
            Directory.CreateDirectory(Path.Combine(outside.FullName, "prompts"));
            File.WriteAllText(Path.Combine(outside.FullName, "prompts", "deep.md"), "Belongs to the machine as well.");

            var build = folder.Run("build").MustFailWith(folder, "ASC9003 agent/compose.yml", "ASC9003 agent/more/prompts/deep.md", "ASC9003 agent/prompts/stolen.md");

            Assert.All(build.OurDiagnostics.Where(diagnostic => diagnostic.Code == "ASC9003"), error =>
                Assert.Contains("it is a link that leads out of the repository", error.Message, StringComparison.Ordinal));
            Assert.False(build.Contains(outside.FullName), "The target of a link is nobody's business.");

            File.Delete(folder.PathOf("agent/compose.yml"));
            File.Delete(folder.PathOf("agent/prompts/stolen.md"));
            Directory.Delete(folder.PathOf("agent/more"));
            folder.Run("build").MustBeQuiet();
            var aibom = folder.Documents("agent/bin/Debug/net10.0")["App.aibom.cdx.json"];
            Assert.Contains("\"prompts/tone.md\"", aibom, StringComparison.Ordinal);
            Assert.Contains("\"prompts/system.md\"", aibom, StringComparison.Ordinal);
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }
}
