using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Settings;

/// <summary>CA5359, which the SDK leaves silent by default, and this package raises where an agent would run into it.</summary>
public class A_rule_of_the_platform
{
    private const string Rule = "CA5359";

    private const string TrustsEverybody = """
        using System.Net.Http;
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        System.Console.WriteLine(handler);
        """;

    [Fact]
    public void Is_a_warning_where_an_AI_SDK_is_referenced_until_somebody_says_otherwise()
    {
        using var folder = Fixture.ConsoleApp(TrustsEverybody, Agent.SdkReference).WithPackage(Agent.Sdk).Write();
        var finding = Assert.Single(folder.Run("build").MustSucceed().Diagnostics, diagnostic => diagnostic.Code == Rule);
        Assert.Equal((BuildSeverity.Warning, "Program.cs", 3), (finding.Severity, finding.File, finding.Line));

        folder.Write(".editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{Rule}.severity = none\n");
        Assert.False(Warns(folder.Run("build")));

        folder.Write(".editorconfig", "root = true\n");
        folder.Write(".globalconfig", $"is_global = true\ndotnet_diagnostic.{Rule}.severity = none\n");
        Assert.False(Warns(folder.Run("build")));

        folder.Write(".globalconfig", $"is_global = true\ndotnet_diagnostic.{Rule}.severity = error\n");
        Assert.Equal(BuildSeverity.Error, Assert.Single(folder.Run("build").MustFail().Diagnostics, diagnostic => diagnostic.Code == Rule).Severity);

        folder.Delete(".globalconfig");
        Assert.True(Warns(folder.Run("build", "--no-incremental")));
        Assert.False(Warns(folder.Run("build", "--no-incremental", "-p:AgentSupplyChainRaisePlatformRules=false")));
        Assert.False(Warns(folder.Run("build", "--no-incremental", "-p:AnalysisMode=None")));

        // The SDK's own set says the same: two files with one key are no conflict.
        var recommended = folder.Run("build", "--no-incremental", "-p:AnalysisMode=Recommended").MustSucceed();
        Assert.True(Warns(recommended));
        Assert.DoesNotContain(recommended.Diagnostics, diagnostic => diagnostic.Code == "MultipleGlobalAnalyzerKeys");
    }

    [Fact]
    public void Is_a_warning_where_the_SDK_comes_through_another_package()
    {
        using var folder = Fixture.ConsoleApp(TrustsEverybody, """<PackageReference Include="Contoso.Answers" Version="1.0.0" />""")
            .WithPackage(Agent.Sdk)
            .WithPackage(new FakePackage("Contoso.Answers").WithDependency("OpenAI", "2.15.0"))
            .Write();

        Assert.True(Warns(folder.Run("build")));
    }

    [Fact]
    public void Stays_what_it_was_where_no_agent_is()
    {
        using var folder = Fixture.ConsoleApp(TrustsEverybody).Write();

        Assert.False(Warns(folder.Run("build")));
    }

    private static bool Warns(BuildResult build) => build.MustSucceed().Diagnostics.Any(diagnostic => diagnostic.Code == Rule && diagnostic.Severity == BuildSeverity.Warning);
}
