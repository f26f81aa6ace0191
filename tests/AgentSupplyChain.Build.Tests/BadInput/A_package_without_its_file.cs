using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class A_package_without_its_file
{
    [Fact]
    public void Makes_an_SBOM_that_says_that_it_is_not_complete_until_the_file_is_back()
    {
        using var folder = Agent.Clean().Write();
        folder.Run("restore").MustSucceed();
        var package = Path.Combine(folder.PackageCache, "openai", "2.15.0");
        File.Delete(Path.Combine(package, "openai.2.15.0.nupkg.sha512"));
        File.Delete(Path.Combine(package, "openai.2.15.0.nupkg"));

        foreach (var build in new[] { folder.Run("build", "--no-restore"), folder.Run("build", "--no-restore") })
        {
            var finding = Assert.Single(build.MustSucceed().OurDiagnostics, diagnostic => diagnostic.Severity != BuildSeverity.Info);
            Assert.Equal(("ASC1001", BuildSeverity.Warning, "App.csproj"), (finding.Code, finding.Severity, finding.File));
            Assert.Contains("'OpenAI/2.15.0'", finding.Message, StringComparison.Ordinal);
        }

        Assert.Contains("hash:not-known", OpenAI(folder), StringComparison.Ordinal);
        Directory.Delete(package, recursive: true);
        folder.Run("build").MustBeQuiet();
        Assert.DoesNotContain("hash:not-known", OpenAI(folder), StringComparison.Ordinal);
        Assert.Empty(folder.Run("build").MustSucceed().TasksRun("WriteBoms"));
    }

    private static string OpenAI(FixtureFolder folder) =>
        new Bom(folder.Read(Agent.Bin + Agent.Sbom)).Components.Single(component => component.GetProperty("name").GetString() == "OpenAI").GetRawText();
}
