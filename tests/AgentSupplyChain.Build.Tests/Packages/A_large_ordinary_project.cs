using System.Text.Json.Nodes;
using AgentSupplyChain.Build.Tests.Samples;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

/// <summary>
/// A web application with more than a hundred packages of many publishers, none of them bad, and an AI SDK among them: what the gate has to say of it
/// must fit into a glance. Versions that are missing on the source are pinned, since restore would warn of them (NU1603).
/// </summary>
public class A_large_ordinary_project
{
    /// <summary>All that is said, infos included, each with its reason.</summary>
    private static readonly (string Rule, string File)[] s_justified =
    [
        // It references an AI SDK, and nobody has stated what the application is for: that no build can see.
        ("ASC1003", "App.csproj"),

        // No packages.lock.json: a package of a version that was replaced at its source would not be noticed.
        ("ASC2003", "App.csproj"),
    ];

    [Fact]
    public void Hears_what_is_worth_doing_and_nothing_else()
    {
        using var folder = TestKit.Builds.Fixture.Empty.WithRealPackages().WithProject("App.csproj", LargeProject.Text)
            .WithFile("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();")
            .Write();

        // The fixtures of the tests have the audit off, which is a finding of its own.
        var build = folder.Run("build", "-p:AgentSupplyChainSarif=true", "-p:NuGetAudit=true").MustSucceed();

        var packages = JsonNode.Parse(folder.Read("obj/project.assets.json"))!["libraries"]!.AsObject().Count;
        Assert.True(packages >= 120, $"{packages} packages");
        Assert.Empty(build.OurLines);
        var findings = SarifFinding.In(folder.Read("bin/Debug/net10.0/supply-chain/App.sarif"));
        Assert.Equal(s_justified, findings.Select(finding => (finding.Rule, finding.File)));
        Assert.True(findings.Count <= 3);
    }
}
