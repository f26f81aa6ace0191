using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.KitTests;

public class A_build_with_findings
{
    private const string Reporter = """
        <Target Name="Report" BeforeTargets="CoreCompile">
          <Error File="agent.json" Code="ASC0001" Text="Said once" ContinueOnError="WarnAndContinue" />
          <Message Code="ASC0002" File="agent.json" Text="Said quietly" Importance="low" />
        </Target>
        """;

    [Fact]
    public void Gives_the_exact_place_of_a_compiler_error()
    {
        using var folder = Fixture.ConsoleApp("System.Console.WriteLine(\n    missing);").WithoutProduct().Write();

        var build = folder.Run("build").MustFail();

        var error = Assert.Single(build.Diagnostics, diagnostic => diagnostic.Severity == BuildSeverity.Error);
        Assert.Equal(("CS0103", "Program.cs", 2, 5), (error.Code, error.File, error.Line, error.Column));
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_file_from_the_root_when_the_project_lies_deeper()
    {
        using var folder = Fixture.Empty.WithoutProduct()
            .WithProject("src/App/App.csproj", Fixture.ConsoleProject())
            .WithFile("src/App/Program.cs", "return missing;")
            .Write();

        var build = folder.Run("build").MustFail();

        Assert.Equal("src/App/Program.cs", Assert.Single(build.Diagnostics, diagnostic => diagnostic.Severity == BuildSeverity.Error).File);
    }

    [Fact]
    public void Gives_our_lines_once_although_the_summary_repeats_them()
    {
        using var folder = Reporting().Write();

        var build = folder.Run("build").MustSucceed();

        var line = Assert.Single(build.OurLines);
        Assert.Contains("warning ASC0001: Said once", line, StringComparison.Ordinal);
        Assert.True(build.Lines.Count(text => text.Contains("ASC0001", StringComparison.Ordinal)) > 1);
    }

    [Fact]
    public void Gives_severity_and_quiet_messages_from_the_log()
    {
        using var folder = Reporting().Write();

        var build = folder.Run("build").MustSucceed();

        Assert.Collection(
            build.OurDiagnostics.OrderBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
            warning => Assert.Equal((BuildSeverity.Warning, "agent.json", "Said once"), (warning.Severity, warning.File, warning.Message)),
            info => Assert.Equal((BuildSeverity.Info, "ASC0002", "Said quietly"), (info.Severity, info.Code, info.Message)));
    }

    [Fact]
    public void Logs_a_diagnostic_for_each_target_framework_and_shows_it_once()
    {
        using var folder = Fixture.Empty.WithoutProduct()
            .WithProject("Lib.csproj", Fixture.MultiTargetedProject().Replace("</Project>", """
                <Target Name="Report" BeforeTargets="CoreCompile"><Warning File="agent.json" Code="ASC0001" Text="Said twice" /></Target>
                </Project>
                """, StringComparison.Ordinal))
            .Write();

        var build = folder.Run("build").MustSucceed();

        Assert.Single(build.OurDiagnostics);
        Assert.Equal(2, build.Log.LoggedDiagnostics.Count(diagnostic => diagnostic.Code == "ASC0001"));
    }

    private static Fixture Reporting() =>
        Fixture.Empty.WithoutProduct()
            .WithProject("App.csproj", Fixture.ConsoleProject().Replace("</Project>", Reporter + "</Project>", StringComparison.Ordinal))
            .WithFile("Program.cs", "return;");
}
