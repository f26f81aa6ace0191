using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.KitTests;

public class A_project_with_packages_of_its_own
{
    private static readonly Fixture greeter = Fixture
        .ConsoleApp("System.Console.WriteLine(Contoso.Greeter.Greet());", items: """<PackageReference Include="Contoso.Greeter" Version="1.2.0" />""")
        .WithPackage(new FakePackage("Contoso.Greeter", "1.2.0")
            .WithLibrary("namespace Contoso; public static class Greeter { public static string Greet() => Words.Hello; } public static class Words { public const string Hello = \"Good day\"; }")
            .WithDependency("Contoso.Words"))
        .WithPackage(new FakePackage("Contoso.Words", "1.0.0"), feed: "other")
        .WithoutProduct();

    [Fact]
    public void Builds_and_runs_without_a_network()
    {
        using var folder = greeter.WithEnvironment("HTTP_PROXY", "http://127.0.0.1:9").WithEnvironment("HTTPS_PROXY", "http://127.0.0.1:9").Write();

        var build = folder.Run("build").MustSucceed();

        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Severity != BuildSeverity.Info);
        Assert.True(build.TargetRan("CoreCompile"));
        Assert.Single(build.TasksRun("Csc"));
        Assert.Equal("Good day", folder.Dotnet(Path.Combine("bin", "Debug", "net10.0", "App.dll")).MustSucceed().Text);
    }

    [Fact]
    public void Compiles_nothing_when_built_again()
    {
        using var folder = greeter.Write();
        folder.Run("build").MustSucceed();

        var second = folder.Run("build").MustSucceed();

        Assert.Empty(second.TasksRun("Csc"));
        Assert.True(second.TargetWasSkipped("CoreCompile"));
        Assert.False(second.TargetRan("CoreCompile"));
        Assert.True(second.TargetRan("Build"));
    }

    [Fact]
    public void Gets_its_own_package_although_another_test_had_one_of_that_name()
    {
        using var first = greeter.Write();
        using var second = greeter
            .WithPackage(new FakePackage("Contoso.Greeter", "1.2.0").WithLibrary("namespace Contoso; public static class Greeter { public static string Greet() => \"Good night\"; }"))
            .Write();

        first.Run("build").MustSucceed();
        second.Run("build").MustSucceed();

        Assert.Equal("Good night", second.Dotnet(Path.Combine("bin", "Debug", "net10.0", "App.dll")).MustSucceed().Text);
    }

    [Fact]
    public void Is_listed_by_the_SDK_with_its_direct_and_transitive_packages()
    {
        using var folder = greeter.Write();
        folder.Run("restore").MustSucceed();

        Assert.Equal(
            [
                new ListedPackage("App.csproj", "net10.0", "Contoso.Greeter", "1.2.0", "1.2.0", IsTransitive: false),
                new ListedPackage("App.csproj", "net10.0", "Contoso.Words", RequestedVersion: null, "1.0.0", IsTransitive: true),
            ],
            DotnetListPackage.Read(folder, "App.csproj"));
    }

    [Fact]
    public void Restores_real_packages_from_the_source_that_the_user_has_configured()
    {
        using var folder = Fixture.ConsoleApp(items: """<PackageReference Include="xunit.abstractions" Version="2.0.3" />""").WithRealPackages().WithoutProduct().Write();

        folder.Run("restore").MustSucceed();

        Assert.Contains(DotnetListPackage.Read(folder, "App.csproj"), package => package.Id == "xunit.abstractions");
    }

    [Fact]
    public void Cannot_restore_a_package_that_no_feed_of_the_fixture_has()
    {
        using var folder = Fixture.ConsoleApp(items: """<PackageReference Include="xunit.abstractions" Version="2.0.3" />""").WithoutProduct().Write();

        var build = folder.Run("restore").MustFail();

        Assert.Contains(build.Diagnostics, diagnostic => diagnostic is { Severity: BuildSeverity.Error, Code: "NU1100" or "NU1101" });
    }
}
