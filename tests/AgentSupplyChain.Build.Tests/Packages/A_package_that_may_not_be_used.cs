using AgentSupplyChain.Build.Tests.BadInput;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

public class A_package_that_may_not_be_used
{
    [Fact]
    public void Stops_the_build_before_code_is_compiled_against_it()
    {
        // The malicious package comes through an honest one.
        using var folder = Fixture.ConsoleApp(items: """
                <PackageReference Include="Contoso.Plc" Version="2.1.0" />
                <PackageReference Include="Fabrikam.Legacy" Version="1.4.0" />
                """)
            .WithPackage(new FakePackage("Contoso.Plc", "2.1.0").WithDependency("Sharp7Extend", "1.0.0"))
            .WithPackage(new FakePackage("Sharp7Extend", "1.0.0"))
            .WithPackage(new FakePackage("Fabrikam.Legacy", "1.4.0"))
            .WithFile("agent-supply-chain.json", """
                { "schemaVersion": 1, "dependencies": { "deny": [{ "id": "fabrikam.*", "versions": "[1.0,2.0)", "reason": "unsupported since May" }] } }
                """)
            .Write();

        var build = folder.Run("build").MustFailWith(folder, "ASC2020 App.csproj", "ASC2024 App.csproj");

        var malicious = Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.Code == "ASC2020");
        Assert.Equal(folder.LineOf("App.csproj", "Contoso.Plc"), malicious.Line);
        Assert.Contains("'Sharp7Extend' 1.0.0 is known to be malicious", malicious.Message, StringComparison.Ordinal);
        Assert.EndsWith("it comes through 'Contoso.Plc' 2.1.0: change the reference to 'Contoso.Plc'", malicious.Message, StringComparison.Ordinal);
        var denied = Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.Code == "ASC2024");
        Assert.Equal(folder.LineOf("App.csproj", "Fabrikam.Legacy"), denied.Line);
        Assert.Contains("because: 'unsupported since May'", denied.Message, StringComparison.Ordinal);
        Assert.False(build.TargetRan("CoreCompile"));
        Assert.False(build.TargetRan("ResolvePackageAssets"));
    }

    [Fact]
    public void Stands_at_the_project_reference_that_brings_it_wherever_that_is_written()
    {
        using var folder = Fixture.Empty
            .WithProject("app/App.csproj", Fixture.ConsoleProject().Replace("</Project>", """<Import Project="references.props" /></Project>""", StringComparison.Ordinal))
            .WithFile("app/Program.cs", "return;")
            .WithFile("app/references.props", """
                <Project>
                  <ItemGroup>
                    <ProjectReference Include="$(MSBuildThisFileDirectory)../outer/Outer.csproj" />
                  </ItemGroup>
                </Project>
                """)
            .WithProject("outer/Outer.csproj", Fixture.LibraryProject("""<ProjectReference Include="..\inner\Inner.csproj" />"""))
            .WithProject("inner/Inner.csproj", Fixture.LibraryProject(Sources.Reference("Sharp7Extend")))
            .WithPackage(new FakePackage("Sharp7Extend", "1.0.0"))
            .Write();

        var build = folder.Run("build", "app/App.csproj").MustFail();

        var malicious = Assert.Single(build.Of("ASC2020"), diagnostic => diagnostic.Message.Contains("project 'Outer'", StringComparison.Ordinal));
        Assert.Equal(("references.props", 3), (Path.GetFileName(malicious.File), malicious.Line));
        Assert.EndsWith("it comes through project 'Outer', project 'Inner': change the reference to 'Sharp7Extend' in '../inner/Inner.csproj'", malicious.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_said_in_an_agent_project_whose_audit_is_weakened()
    {
        using var folder = Agent.Clean("""<NuGetAuditSuppress Include="https://github.com/advisories/GHSA-5crp-9r3c-p9vr" />""", "<NoWarn>$(NoWarn);NU1903</NoWarn><NuGetAuditMode>direct</NuGetAuditMode>").Write();

        var off = Assert.Single(folder.Run("build", "-p:NuGetAudit=false").MustBeQuiet().OurDiagnostics, diagnostic => diagnostic.Code == "ASC2022");
        Assert.Contains("NuGetAudit is false", off.Message, StringComparison.Ordinal);

        var partial = Assert.Single(folder.Run("build", "-p:NuGetAudit=true", "-p:AgentSupplyChainProfile=strict").OurDiagnostics, diagnostic => diagnostic.Code == "ASC2022");
        Assert.Equal(BuildSeverity.Warning, partial.Severity);
        foreach (var named in new[] { "NuGetAuditMode is direct", "'GHSA-5crp-9r3c-p9vr'", "NoWarn has NU1903" })
            Assert.Contains(named, partial.Message, StringComparison.Ordinal);
    }
}
