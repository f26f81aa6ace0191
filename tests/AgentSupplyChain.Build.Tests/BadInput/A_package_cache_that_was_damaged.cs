using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class A_package_cache_that_was_damaged
{
    [Fact]
    public void Is_told_when_a_nuspec_is_gone_and_restoring_the_package_heals()
    {
        using var folder = Agent().Write();
        folder.Run("restore").MustSucceed();
        File.Delete(NuspecIn(folder));

        var build = folder.Run("build", "--no-restore").MustFailWith(folder, "ASC9003 App.csproj");

        Assert.Contains("OpenAI/1.0.0", build.OurError().Message, StringComparison.Ordinal);
        Assert.Contains("remove the package from the packages folder and run dotnet restore", build.OurError().Message, StringComparison.Ordinal);
        Assert.Empty(folder.Documents());

        Directory.Delete(Path.GetDirectoryName(NuspecIn(folder))!, recursive: true);
        folder.Run("build").MustBeQuiet();
        Assert.Equal(2, folder.Documents().Count);
    }

    [Fact]
    public void Is_told_once_when_the_policy_makes_it_a_warning()
    {
        using var folder = Agent().WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC9003": "warning" } }""").Write();
        folder.Run("restore").MustSucceed();
        File.Delete(NuspecIn(folder));

        var build = folder.Run("build", "--no-restore").MustSucceed();

        Assert.Single(build.Log.LoggedDiagnostics, diagnostic => diagnostic.Code == "ASC9003");
    }

    private static Fixture Agent() =>
        Fixture.ConsoleApp(items: """<PackageReference Include="OpenAI" Version="1.0.0" />""").WithPackage(new FakePackage("OpenAI"));

    private static string NuspecIn(FixtureFolder folder) => Path.Combine(folder.PackageCache, "openai", "1.0.0", "openai.nuspec");
}
