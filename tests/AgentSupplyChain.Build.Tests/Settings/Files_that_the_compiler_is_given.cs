using System.Text.Json.Nodes;
using AgentSupplyChain.Build.Tests.BadInput;
using AgentSupplyChain.TestKit.Builds;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Build.Tests.Settings;

/// <summary>MCP files and prompts: the analyzers tell their findings where they run, else the gate does; nobody hears one twice.</summary>
public class Files_that_the_compiler_is_given
{
    private const string Server = """{ "mcpServers": { "a": { "command": "npx", "args": ["-y", "@contoso/server"] } } }""";
    private const string Prompty = "---\nname: answer\nmodel:\n  id: gpt-4o\n---\nsystem:\nYou answer.\n";

    // Names that mean something to MSBuild.
    private const string Difficult = "Features/Prompts/it's (100%) @x;$y.prompt.prompty";

    private static readonly string[] expected =
    [
        "ASC3001 Features/Prompts/it's (100%) @x;$y.prompt.prompty:4",
        "ASC3001 answer.prompty:4",
        "ASC3001 appsettings.json:1",
        "ASC3022 .vscode/mcp.json:1",
        "ASC3022 mcp.json:1",
        "ASC3022 servers/mcp.dev.json:1",
        "ASC6010 mcp.extra.json:1",
        "ASC6010 notes.prompt.yaml:2",
        "ASC6010 prompts/system.md:2",
    ];

    private static readonly string Key = CredentialSamples.Fresh("anthropic-api");

    private static Fixture Risky { get; } = Agent.OfPrompts()
        .WithFile("mcp.json", Server)
        .WithFile(".vscode/mcp.json", Server)
        .WithFile("servers/mcp.dev.json", Server)
        .WithFile("mcp.extra.json", $$"""{ "servers": { "a": { "command": "./run", "env": { "KEY": "{{Key}}" } } } }""")
        .WithFile("answer.prompty", Prompty)
        .WithFile(Difficult, Prompty)
        .WithFile("prompts/system.md", "You answer.\n" + Key + "\n")
        .WithFile("notes.prompt.yaml", "a: 1\nb: " + Key + "\n")
        .WithFile("appsettings.json", """{ "OpenAI": { "Model": "gpt-4o" } }""")
        .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC6010": "warning" } }""");

    [Fact]
    public void Are_told_once_by_whoever_looks_at_them()
    {
        using var folder = Risky.Write();

        var live = folder.Run("build").MustSucceed();
        Assert.Equal(expected, Told(live));
        Assert.Equal(8, CompilerLines(live));

        // Only what has changed is looked at again: each of these must look at everything.
        foreach (var setting in (string[])["-p:AgentSupplyChainLiveFiles=false", "-p:RunAnalyzers=false", "-p:RunAnalyzersDuringBuild=false"])
        {
            var gate = folder.Run("build", "--no-incremental", setting).MustSucceed();
            Assert.Equal(expected, Told(gate));
            Assert.Equal(0, CompilerLines(gate));
        }

        var again = folder.Run("build").MustSucceed();
        Assert.Equal(expected, Told(again));
        Assert.Equal(8, CompilerLines(again));

        var unchanged = folder.Run("build").MustSucceed();
        Assert.Empty(unchanged.TasksRun("Csc"));
        Assert.Empty(unchanged.TasksRun("CheckSupplyChain"));
        Assert.False(live.Contains(Key));
    }

    [Fact]
    public void Are_told_with_the_severity_of_the_policy_and_stand_once_in_the_SARIF_under_the_same_fingerprint()
    {
        // The gate stops at an error in a file of its own, before the compiler says anything.
        using var folder = Risky.WithoutFile("appsettings.json")
            .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC3022": "info", "ASC3001": "error", "ASC6010": "none" } }""")
            .Write();
        const string Sarif = Agent.Bin + "App.sarif";

        var failed = folder.Run("build").MustFail();
        Assert.Equal(
            [(BuildSeverity.Error, "ASC3001"), (BuildSeverity.Error, "ASC3001")],
            failed.OurDiagnostics.Where(diagnostic => diagnostic.Severity != BuildSeverity.Info).Select(diagnostic => (diagnostic.Severity, diagnostic.Code)));

        folder.Write("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC3022": "info", "ASC3001": "warning", "ASC6010": "none" } }""");
        var live = folder.Run("build", "-p:AgentSupplyChainSarif=true").MustSucceed();
        var ofCompiler = Results(folder.Read(Sarif));
        Assert.DoesNotContain(live.OurLines, line => line.Contains("ASC3022", StringComparison.Ordinal) || line.Contains("ASC6010", StringComparison.Ordinal));

        folder.Run("build", "-p:AgentSupplyChainSarif=true", "-p:RunAnalyzers=false").MustSucceed();

        Assert.Equal(
            ["note ASC3022 .vscode/mcp.json", "note ASC3022 mcp.json", "note ASC3022 servers/mcp.dev.json", "warning ASC3001 answer.prompty"],
            ofCompiler.Select(result => result.Text).Where(text => !text.Contains("Features", StringComparison.Ordinal) && !text.Contains("ASC20", StringComparison.Ordinal) && !text.Contains("ASC1003", StringComparison.Ordinal)));
        Assert.Equal(ofCompiler, Results(folder.Read(Sarif)));
    }

    [Fact]
    public void Are_given_once_where_the_user_gives_them_already()
    {
        using var folder = Agent.OfPrompts("""<AdditionalFiles Include="mcp.json" /><AdditionalFiles Include="only/mcp.json" /><None Remove="only/mcp.json" />""")
            .WithFile("mcp.json", Server)
            .WithFile("only/mcp.json", Server)
            .Write();

        string[] both = ["ASC3022 mcp.json:1", "ASC3022 only/mcp.json:1"];
        Assert.Equal(both, Told(folder.Run("build").MustSucceed()));
        Assert.Equal(both, Told(folder.Run("build", "-p:AgentSupplyChainLiveFiles=false").MustSucceed()));
        Assert.Equal(both, Told(folder.Run("build", "-p:RunAnalyzers=false").MustSucceed()));

        var design = folder.Run("msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:AdditionalFiles").MustSucceed();
        Assert.Empty(design.TasksRun("CheckSupplyChain"));
        Assert.Equal(
            ["mcp.json", "only/mcp.json", "prompts/system.md"],
            JsonNode.Parse(string.Join('\n', design.Lines))!["Items"]!["AdditionalFiles"]!.AsArray()
                .Select(item => Path.GetRelativePath(folder.Root, (string)item!["FullPath"]!).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Are_found_when_they_come_with_an_old_time_and_forgotten_when_they_go()
    {
        using var folder = Agent.OfPrompts().Write();
        folder.Run("build").MustBeQuiet();

        folder.Write(".mcp.json", Server);
        File.SetLastWriteTimeUtc(folder.PathOf(".mcp.json"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(["ASC3022 .mcp.json:1"], Told(folder.Run("build").MustSucceed()));

        folder.Delete(".mcp.json");
        folder.Run("build").MustBeQuiet();
    }

    [Fact]
    public void Are_told_after_the_compiler_where_somebody_has_taken_our_analyzers_away()
    {
        using var folder = Agent.OfPrompts("""
                </ItemGroup>
                <Target Name="NoAnalyzers" BeforeTargets="CoreCompile">
                  <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'AgentSupplyChain.Analyzers'" /></ItemGroup>
                </Target>
                <ItemGroup>
                """)
            .WithFile("mcp.json", Server)
            .Write();

        Assert.Equal(["ASC3022 mcp.json:1"], Told(folder.Run("build").MustNotCrash()));
    }

    [Fact]
    public void Are_told_by_the_gate_in_a_language_that_our_analyzers_do_not_speak()
    {
        using var folder = Fixture.Empty
            .WithProject("App.vbproj", Fixture.ConsoleProject())
            .WithFile("Program.vb", "Module Program\n  Sub Main()\n  End Sub\nEnd Module\n")
            .WithFile("mcp.json", Server)
            .WithFile("prompts/answer.prompty", Prompty)
            .Write();

        var build = folder.Run("build").MustSucceed();

        Assert.Equal(["ASC3001 prompts/answer.prompty:4", "ASC3022 mcp.json:1"], Told(build));
        Assert.Equal(0, CompilerLines(build));
    }

    // Every logged line counts: twice would show.
    private static IEnumerable<string> Told(BuildResult build) => build.Log.LoggedDiagnostics
        .Where(diagnostic => diagnostic.Code is "ASC3001" or "ASC3022" or "ASC6010")
        .Select(diagnostic => $"{diagnostic.Code} {diagnostic.File}:{diagnostic.Line}")
        .Order(StringComparer.Ordinal);

    // The compiler names files by their whole paths.
    private static int CompilerLines(BuildResult build) =>
        build.OurLines.Count(line => line.StartsWith('/') || (line.Length > 2 && line[1] == ':'));

    private static List<(string Text, string Fingerprint)> Results(string sarif) =>
    [
        .. JsonNode.Parse(sarif)!["runs"]![0]!["results"]!.AsArray()
            .Select(result => (
                $"{result!["level"]} {result["ruleId"]} {result["locations"]?[0]?["physicalLocation"]!["artifactLocation"]!["uri"]}",
                (string)result["partialFingerprints"]!["findingFingerprint/v1"]!))
            .Order(),
    ];
}
