using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Settings;

/// <summary>A floating model in code, which the compiler reports, and one in settings, which the gate reports: one rule.</summary>
public class A_finding_in_code
{
    private const string Settings = """{ "OpenAI": { "Model": "gpt-4o" } }""";

    [Fact]
    public void Has_the_severity_of_the_policy_and_of_the_profile()
    {
        using var folder = Agent.Clean().WithFile("Program.cs", Agent.Calling("gpt-4o")).Write();
        Assert.Equal((BuildSeverity.Warning, "Program.cs"), InCode(folder.Run("build").MustSucceed()));

        folder.Write("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC3001": "error" } }""");
        Assert.Equal((BuildSeverity.Error, "Program.cs"), InCode(folder.Run("build").MustFail()));

        folder.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ASC3001.severity = warning\n");
        Assert.Equal((BuildSeverity.Warning, "Program.cs"), InCode(folder.Run("build").MustSucceed()));

        folder.Write(".editorconfig", "root = true\n");
        folder.Write("agent-supply-chain.json", """{ "schemaVersion": 1, "profile": "strict" }""");
        Assert.Equal((BuildSeverity.Error, "Program.cs"), InCode(folder.Run("build").MustFail()));

        folder.Write("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC3001": "none" } }""");
        Assert.DoesNotContain(folder.Run("build").MustSucceed().OurDiagnostics, diagnostic => diagnostic.Code == "ASC3001");
    }

    [Fact]
    public void Has_the_severity_of_production_where_the_file_belongs_to_it()
    {
        using var folder = Agent.Clean()
            .WithFile("appsettings.Development.json", Settings)
            .WithFile("appsettings.Production.json", Settings)
            .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "environments": { "Production": { "production": true } } }""")
            .Write();

        var build = folder.Run("build").MustFail();

        Assert.Equal(
            [(BuildSeverity.Warning, "appsettings.Development.json"), (BuildSeverity.Error, "appsettings.Production.json")],
            build.OurDiagnostics.Where(diagnostic => diagnostic.Code == "ASC3001").Select(diagnostic => (diagnostic.Severity, diagnostic.File)).Order());
    }

    private static (BuildSeverity, string) InCode(BuildResult build)
    {
        var finding = Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.Code == "ASC3001");
        return (finding.Severity, finding.File);
    }
}
