using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

public sealed class A_package_that_is_named_like_another(A_package_that_is_named_like_another.Restored restored) : IClassFixture<A_package_that_is_named_like_another.Restored>
{
    /// <summary>With a Cyrillic letter in the place of an o.</summary>
    private const string Homoglyph = "Newtons\u043Eft.Json";

    private const string Decorated = "Serilog.Sinks.Console.Api.Net";

    [Fact]
    public void Fails_the_build_where_it_is_certain_and_warns_where_it_is_not()
    {
        restored.Folder.Delete("agent-supply-chain.json");

        var build = restored.Folder.Run("build").MustFail();

        Assert.False(build.TargetRan("CoreCompile"));
        var certain = Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.Code == "ASC2030");
        Assert.Equal((BuildSeverity.Error, "App.csproj", LineOf(Homoglyph)), (certain.Severity, certain.File, certain.Line));
        Assert.Contains("did you mean 'Newtonsoft.Json'?", certain.Message, StringComparison.Ordinal);
        Assert.Contains("U+043E for 'o'", certain.Message, StringComparison.Ordinal);

        var close = build.OurDiagnostics.Where(diagnostic => diagnostic.Code == "ASC2031").ToList();
        var direct = Assert.Single(close, diagnostic => diagnostic.Line == LineOf(Decorated));
        Assert.Equal((BuildSeverity.Warning, "App.csproj"), (direct.Severity, direct.File));
        Assert.Contains("did you mean 'Serilog.Sinks.Console'?", direct.Message, StringComparison.Ordinal);
        Assert.Contains("\"approved\": [\"" + Decorated + "\"]", direct.Message, StringComparison.Ordinal);

        var transitive = Assert.Single(close, diagnostic => diagnostic.Line == LineOf("Contoso.Words"));
        Assert.Contains("'FluentValidatoin'", transitive.Message, StringComparison.Ordinal);
        Assert.Contains("? It comes through 'Contoso.Words' 1.0.0: change the reference to 'Contoso.Words'", transitive.Message, StringComparison.Ordinal);
        Assert.Equal(2, close.Count);
    }

    [Fact]
    public void Is_quiet_once_the_policy_approves_it()
    {
        restored.Folder.Write("agent-supply-chain.json", $$"""{ "schemaVersion": 1, "dependencies": { "approved": ["{{Homoglyph}}", "{{Decorated}}", "FluentV*"] } }""");

        var build = restored.Folder.Run("build").MustSucceed();

        Assert.DoesNotContain(build.OurDiagnostics, diagnostic => diagnostic.Code is "ASC2030" or "ASC2031");
    }

    private int LineOf(string text) => 1 + Array.FindIndex(restored.Folder.Read("App.csproj").Split('\n'), line => line.Contains(text, StringComparison.Ordinal));

    public sealed class Restored : IDisposable
    {
        public Restored()
        {
            Folder = Agent.OfPrompts($"""
                <PackageReference Include="{Homoglyph}" Version="13.0.3" />
                <PackageReference Include="{Decorated}" Version="6.0.0" />
                <PackageReference Include="Contoso.Words" Version="1.0.0" />
                """)
                .WithPackage(new FakePackage(Homoglyph, "13.0.3"))
                .WithPackage(new FakePackage(Decorated, "6.0.0"))
                .WithPackage(new FakePackage("Contoso.Words").WithDependency("FluentValidatoin", "11.9.0"))
                .WithPackage(new FakePackage("FluentValidatoin", "11.9.0"))
                .Write();
            Folder.Run("restore").MustSucceed();
        }

        public FixtureFolder Folder { get; }

        public void Dispose() => Folder.Dispose();
    }
}
