using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class An_output_that_cannot_be_written
{
    private const string Output = "bin/Debug/net10.0/supply-chain";
    private const string Intermediate = "obj/Debug/net10.0/agent-supply-chain";

    [Theory]
    [InlineData(Output)]
    [InlineData(Intermediate)]
    public void Is_told_where_a_file_has_the_name_of_the_folder_and_heals_without_it(string inTheWay)
    {
        using var folder = Agent().WithFile(inTheWay, "A file.").Write();

        var build = folder.Run("build").MustFail().MustNotCrash();

        var errors = build.Diagnostics.Where(diagnostic => diagnostic.Severity == BuildSeverity.Error).ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal("ASC9004", error.Code));
        Assert.All(errors, error => Assert.StartsWith(inTheWay + "/", error.File, StringComparison.Ordinal));
        Assert.All(errors, error => Assert.Contains("check that the disk has space and that its folder is not a file", error.Message, StringComparison.Ordinal));
        Assert.Equal("A file.", folder.Read(inTheWay));

        folder.Delete(inTheWay);
        folder.Run("build").MustBeQuiet();
        Assert.Equal(["App.aibom.cdx.json", "App.sbom.cdx.json"], folder.FilesBelow(Output));
    }

    [LinuxFact]
    public void Is_told_where_the_folder_lies_on_a_file_system_that_takes_no_files()
    {
        using var folder = Agent().Write();
        folder.Run("build").MustBeQuiet();
        Directory.Delete(folder.PathOf(Output), recursive: true);
        Directory.CreateSymbolicLink(folder.PathOf(Output), "/proc/self/attr");

        var build = folder.Run("build").MustFailWith(folder, $"ASC9004 {Output}/App.aibom.cdx.json", $"ASC9004 {Output}/App.sbom.cdx.json");

        Assert.All(build.OurDiagnostics.Where(diagnostic => diagnostic.Code == "ASC9004"), error => Assert.Contains("could not be written: ", error.Message, StringComparison.Ordinal));

        Directory.Delete(folder.PathOf(Output));
        folder.Run("build").MustBeQuiet();
        Assert.Equal(2, folder.Documents().Count);
    }

    private static Fixture Agent() => Fixture.ConsoleApp().WithFile("prompts/system.md", "Answer in one sentence.");
}
