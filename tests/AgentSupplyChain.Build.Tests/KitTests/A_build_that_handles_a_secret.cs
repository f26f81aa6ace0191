using System.Security.Cryptography;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.KitTests;

public class A_build_that_handles_a_secret
{
    private readonly string secret = "planted-" + Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    [Fact]
    public void Is_caught_when_it_logs_the_secret_without_printing_it()
    {
        using var folder = WithTarget("""<Message Importance="low" Text="$([System.IO.File]::ReadAllText('secret.txt'))" />""").Write();

        var build = folder.Run("build").MustSucceed();

        Assert.True(build.Contains(secret));
        Assert.Equal(["events"], build.PlacesOf(secret));
    }

    [Fact]
    public void Is_caught_when_a_project_file_holds_the_secret()
    {
        using var folder = WithTarget($"<!-- {secret} -->").Write();

        var build = folder.Run("build").MustSucceed();

        Assert.StartsWith("embedded file ", Assert.Single(build.PlacesOf(secret)), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_caught_when_it_prints_the_secret()
    {
        using var folder = WithTarget("""<Message Importance="high" Text="$([System.IO.File]::ReadAllText('secret.txt'))" />""").Write();

        Assert.Contains("console", folder.Run("build").MustSucceed().PlacesOf(secret));
    }

    [Fact]
    public void Is_clean_when_the_secret_stays_in_its_file()
    {
        using var folder = WithTarget("").Write();

        Assert.Empty(folder.Run("build").MustSucceed().PlacesOf(secret));
    }

    private Fixture WithTarget(string tasks) =>
        Fixture.Empty.WithoutProduct()
            .WithProject("App.csproj", Fixture.ConsoleProject().Replace("</Project>", $"<Target Name=\"Say\" BeforeTargets=\"CoreCompile\">{tasks}</Target></Project>", StringComparison.Ordinal))
            .WithFile("Program.cs", "return;")
            .WithFile("secret.txt", secret);
}
