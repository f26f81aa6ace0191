using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

public class An_internal_package_that_two_sources_have
{
    private const string Policy = """{ "match": "private", "private": true }, { "match": "public" }""";

    private static readonly Fixture app = Fixture.ConsoleApp(items: Sources.Reference("Contoso.Core"))
        .WithPackage(new FakePackage("Contoso.Core").WithLibrary("public static class Ours { }"), feed: "private")
        .WithPackage(new FakePackage("Contoso.Core").WithLibrary("public static class Theirs { }"), feed: "public")
        .WithFile("agent-supply-chain.json", Sources.Policy(Policy, """{ "internalPrefixes": ["Contoso."] }"""));

    [Fact]
    public void Stops_the_build_while_both_may_answer()
    {
        using var folder = app.WithFile("nuget.config", Sources.Config(feeds: ["private", "public"])).Write();

        var build = folder.Run("build").MustFail();

        var finding = Assert.Single(build.Of("ASC2012"));
        Assert.Equal((BuildSeverity.Error, "App.csproj", 10), (finding.Severity, finding.File, finding.Line));
        Assert.Contains("'Contoso.Core'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("'public'", finding.Message, StringComparison.Ordinal);
        Assert.False(build.TargetRan("CoreCompile"));
        Assert.Equal(BuildSeverity.Warning, Assert.Single(build.Of("ASC2011")).Severity);
    }

    [Fact]
    public void Is_fine_once_its_prefix_is_mapped_to_the_private_source()
    {
        var mapping = Sources.Mapped("product", "AgentSupplyChain.Build") + Sources.Mapped("private", "Contoso.*") + Sources.Mapped("public", "*");
        using var folder = app.WithFile("nuget.config", Sources.Config(mapping, feeds: ["private", "public"])).Write();

        var build = folder.Run("build").MustSucceed();

        Assert.DoesNotContain(build.OurDiagnostics, diagnostic => diagnostic.Code.StartsWith("ASC201", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_an_error_too_where_it_is_a_project_of_the_graph()
    {
        using var folder = Fixture.Empty
            .WithProject("app/App.csproj", Fixture.ConsoleProject("""<ProjectReference Include="../core/Contoso.Core.csproj" />"""))
            .WithFile("app/Program.cs", "return;")
            .WithProject("core/Contoso.Core.csproj", Fixture.LibraryProject())
            .WithPackage(new FakePackage("Contoso.Core", "9.0.0"), feed: "public")
            .WithFile("nuget.config", Sources.Config(feeds: ["public"]))
            .Write();

        var build = folder.Run("build", "app/App.csproj").MustFail();

        var finding = Assert.Single(build.Of("ASC2012"));
        Assert.Equal(("App.csproj", 10), (Path.GetFileName(finding.File), finding.Line));
    }
}
