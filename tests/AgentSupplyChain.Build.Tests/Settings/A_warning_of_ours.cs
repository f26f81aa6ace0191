using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Settings;

/// <summary>One folder with one warning, built under many settings; the ones that fail do so twice, since an error leaves no stamp.</summary>
public sealed class A_warning_of_ours(A_warning_of_ours.Floating floating) : IClassFixture<A_warning_of_ours.Floating>
{
    [Theory]
    [InlineData("-warnaserror")]
    [InlineData("-p:TreatWarningsAsErrors=true")]
    [InlineData("-p:WarningsAsErrors=ASC2001")]
    public void Fails_every_build_that_treats_it_as_an_error(string setting)
    {
        for (var time = 0; time < 2; time++)
        {
            MustFailWithIt(floating.Folder.Run("build", setting));
        }
    }

    [Fact]
    public void Stays_a_warning_where_it_is_excepted() => Assert.Equal(BuildSeverity.Warning, SeverityWith("-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=ASC2001"));

    [Fact]
    public void Stays_a_warning_where_the_switch_excepts_it() => Assert.Equal(BuildSeverity.Warning, SeverityWith("-warnaserror", "-warnnotaserror:ASC2001"));

    [Fact]
    public void Is_silent_under_NoWarn() => Assert.NotEqual(BuildSeverity.Warning, SeverityWith("-p:NoWarn=ASC2001"));

    [Fact]
    public void Is_an_info_in_the_minimal_profile() => Assert.Equal(BuildSeverity.Info, SeverityWith("-p:AgentSupplyChainProfile=minimal"));

    [Fact]
    public void Is_an_error_in_an_environment_that_the_policy_marks_as_production()
    {
        var build = floating.Folder.Run("build", "-p:AgentSupplyChainEnvironment=live").MustFail();

        Assert.Equal(BuildSeverity.Error, Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.Code == "ASC2001").Severity);
        Assert.Equal(BuildSeverity.Warning, SeverityWith("-p:AgentSupplyChainEnvironment=lab"));
    }

    [Fact]
    public void Has_the_severity_that_the_policy_gives_it()
    {
        floating.Folder.Write("other.json", """{ "schemaVersion": 1, "rules": { "ASC2001": "info" } }""");

        Assert.Equal(BuildSeverity.Info, SeverityWith("-p:AgentSupplyChainPolicyFile=other.json", "-p:AgentSupplyChainProfile=strict"));
    }

    private BuildSeverity? SeverityWith(params string[] settings) =>
        floating.Folder.Run("build", settings).MustSucceed().OurDiagnostics.SingleOrDefault(diagnostic => diagnostic.Code == "ASC2001")?.Severity;

    private static void MustFailWithIt(BuildResult build)
    {
        var finding = Assert.Single(build.MustFail().OurDiagnostics, diagnostic => diagnostic.Severity != BuildSeverity.Info);
        Assert.Equal((BuildSeverity.Error, "ASC2001", "App.csproj"), (finding.Severity, finding.Code, finding.File));
        Assert.True(finding.Line > 0 && finding.Column > 0);
    }

    public sealed class Floating : IDisposable
    {
        public Floating()
        {
            Folder = Agent.OfPrompts("""<PackageReference Include="Contoso.Words" Version="1.0.*" />""")
                .WithPackage(new FakePackage("Contoso.Words", "1.0.3"))
                .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "environments": { "live": { "production": true } } }""")
                .Write();
            Folder.Run("restore").MustSucceed();
        }

        public FixtureFolder Folder { get; }

        public void Dispose() => Folder.Dispose();
    }
}
