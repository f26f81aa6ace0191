using System.Text.Json.Nodes;

namespace AgentSupplyChain.Build.Tests.Builds;

public class A_design_time_build
{
    [Fact]
    public void Runs_nothing_of_ours_and_knows_the_severities_of_the_build_before()
    {
        using var folder = Agent.Clean().WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC3001": "error" } }""").Write();
        folder.Run("build").MustSucceed();

        var design = folder.Run("msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:EditorConfigFiles").MustSucceed();

        Assert.Empty(design.TasksRun("CheckSupplyChain"));
        Assert.Empty(design.TasksRun("WriteBoms"));
        Assert.Empty(design.OurDiagnostics);
        var configs = JsonNode.Parse(string.Join('\n', design.Lines))!["Items"]!["EditorConfigFiles"]!.AsArray().Select(item => (string)item!["Identity"]!);
        Assert.Contains(configs, config => config.Replace('\\', '/').EndsWith(Agent.Obj + "rules.globalconfig", StringComparison.Ordinal));
        Assert.Contains("dotnet_diagnostic.ASC3001.severity = error", folder.Read(Agent.Obj + "rules.globalconfig"), StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_the_models_that_the_policy_of_the_build_before_allows()
    {
        using var folder = Agent.Clean().WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "models": { "allow": [{ "id": "gpt-4.1" }, { "id": "claude-opus-4-6" }] } }""").Write();
        folder.Run("build").MustSucceed();

        var design = folder.Run("msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:EditorConfigFiles").MustSucceed();

        Assert.Contains(design.Lines, line => line.Contains("policy.globalconfig", StringComparison.Ordinal));
        Assert.Contains("\nagent_supply_chain.models.allow = gpt-4.1|claude-opus-4-6\n", folder.Read(Agent.Obj + "policy.globalconfig"), StringComparison.Ordinal);

        // What the policy no longer says is taken back, and a clean leaves nothing.
        folder.Write("agent-supply-chain.json", """{ "schemaVersion": 1 }""");
        folder.Run("build").MustSucceed();
        Assert.DoesNotContain("models", folder.Read(Agent.Obj + "policy.globalconfig"), StringComparison.Ordinal);
        folder.Run("msbuild", "-t:Clean").MustSucceed();
        Assert.DoesNotContain(folder.FilesBelow(), file => file.EndsWith(".globalconfig", StringComparison.Ordinal) && file.Contains("agent-supply-chain", StringComparison.Ordinal));
    }

    [Fact]
    public void Before_the_first_build_writes_nothing()
    {
        using var folder = Agent.OfPrompts().Write();
        folder.Run("restore").MustSucceed();

        folder.Run("msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true").MustSucceed();

        Assert.DoesNotContain(folder.FilesBelow(), file => file.Contains("supply-chain", StringComparison.OrdinalIgnoreCase));
    }
}
