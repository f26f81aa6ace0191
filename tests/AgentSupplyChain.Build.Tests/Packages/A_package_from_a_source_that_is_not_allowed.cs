using System.Security.Cryptography;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

public class A_package_from_a_source_that_is_not_allowed
{
    [Fact]
    public void Stops_the_build_at_the_line_of_the_source()
    {
        using var folder = Fixture.ConsoleApp(items: Sources.Reference("Contoso.Core") + Sources.Reference("Fabrikam.Text"))
            .WithPackage(new FakePackage("Contoso.Core"), feed: "team")
            .WithPackage(new FakePackage("Fabrikam.Text"), feed: "stranger")
            .WithFile("nuget.config", Sources.Config(feeds: ["team", "stranger"]))
            .WithFile("agent-supply-chain.json", Sources.Policy("""{ "match": "team", "private": true }"""))
            .Write();

        var build = folder.Run("build").MustFail();

        var finding = Assert.Single(build.Of("ASC2010"), diagnostic => diagnostic.Severity == BuildSeverity.Error);
        Assert.Equal(("nuget.config", 6), (finding.File, finding.Line));
        Assert.Contains("'Fabrikam.Text'", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'Contoso.Core'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_no_trace_of_the_credentials_of_a_source()
    {
        var secret = "Pw" + Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        var credentials = $"""
            <packageSourceCredentials><legacy><add key="Username" value="builder" /><add key="ClearTextPassword" value="{secret}" /></legacy></packageSourceCredentials>
            </configuration>
            """;
        var mapping = Sources.Mapped("product", "AgentSupplyChain.Build") + Sources.Mapped("team", "Contoso.*") + Sources.Mapped("legacy", "Legacy.*");
        var config = Sources.Config(mapping, """<add key="legacy" value="http://packages.contoso.example/v3/index.json" allowInsecureConnections="true" />""", "team");
        using var folder = Fixture.ConsoleApp(items: Sources.Reference("Contoso.Core"))
            .WithPackage(new FakePackage("Contoso.Core"), feed: "team")
            .WithFile("nuget.config", config.Replace("</configuration>", credentials, StringComparison.Ordinal))
            .Write();

        var build = folder.Run("build");

        var finding = Assert.Single(build.Of("ASC2013"));
        Assert.Equal((BuildSeverity.Warning, "nuget.config", 6), (finding.Severity, finding.File, finding.Line));
        Assert.Contains("'legacy'", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(build.OurDiagnostics, diagnostic => diagnostic.Message.Contains("packages.contoso.example", StringComparison.Ordinal));
        Assert.Empty(build.PlacesOf(secret));
    }

    [Fact]
    public void Is_warned_of_where_the_public_gallery_and_another_source_may_both_answer()
    {
        using var folder = Fixture.ConsoleApp().WithRealPackages().WithoutSourceMapping().Write();

        var finding = Assert.Single(folder.Run("build").MustSucceed().Of("ASC2011"));

        Assert.Equal((BuildSeverity.Warning, "nuget.config"), (finding.Severity, finding.File));
        Assert.Contains("'product', 'nuget.org'", finding.Message, StringComparison.Ordinal);
    }
}
