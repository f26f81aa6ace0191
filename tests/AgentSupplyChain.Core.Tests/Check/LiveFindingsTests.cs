using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Check;

/// <summary>Who tells a finding in a file: the gate and the compiler together say everything once.</summary>
public class LiveFindingsTests
{
    private const string Server = """{ "servers": { "a": { "command": "npx", "args": ["some-server"] } } }""";
    private const string Prompty = "---\nmodel:\n  id: gpt-4o\n---\n";
    private const string Settings = """{ "OpenAI": { "Model": "gpt-4o" } }""";

    private static readonly SensedProject Project = Of(("mcp.json", Server), (".vscode/mcp.json", Server), ("a.prompty", Prompty), ("appsettings.json", Settings));

    [Fact]
    public void The_gate_keeps_quiet_about_what_the_analyzers_are_given()
    {
        Assert.Equal(["ASC3001 appsettings.json", "ASC3022 .vscode/mcp.json"], Gate(Project, "mcp.json", "a.prompty"));
        Assert.Equal(["ASC3001 a.prompty", "ASC3022 mcp.json"], Left(Project, "mcp.json", "a.prompty"));
    }

    [Fact]
    public void Without_analyzers_the_gate_says_everything()
    {
        Assert.Equal(["ASC3001 a.prompty", "ASC3001 appsettings.json", "ASC3022 .vscode/mcp.json", "ASC3022 mcp.json"], Gate(Project));
        Assert.Empty(Left(Project));
    }

    [Fact]
    public void What_the_user_gives_to_the_compiler_and_no_analyzer_of_ours_reads_stays_with_the_gate() =>
        Assert.Contains("ASC3001 appsettings.json", Gate(Project, "appsettings.json", "mcp.json"));

    [Fact]
    public void A_file_that_is_too_long_for_an_editor_stays_with_the_gate()
    {
        var project = Of(("a.prompty", Prompty + new string('x', LiveFile.Limit)));

        Assert.Equal(["ASC3001 a.prompty"], Gate(project, "a.prompty"));
        Assert.Empty(Left(project, "a.prompty"));
    }

    [Fact]
    public void A_rule_that_has_no_analyzer_for_files_stays_with_the_gate()
    {
        var told = Rules.All.Where(rule => LiveFile.IsToldByAnalyzers(rule, ProjectFileKind.Mcp, 10)).ToList();

        Assert.Equal(["ASC3001", "ASC3002", "ASC3003", "ASC3004", "ASC3022", "ASC6010", "ASC6011"], told.Select(rule => rule.Id));
        Assert.All(told, rule => Assert.True(rule.ReportedBy.HasFlag(ReportedBy.Analyzer | ReportedBy.Gate)));
    }

    private static readonly GateSettings s_settings = new(PolicyDocument.Default, Profile: null, Environment: null);

    private static IEnumerable<string> Gate(SensedProject project, params string[] analyzed) =>
        Shown(Core.Check.Gate.Check(project, new GraphLock(HasLockFile: true, IsContinuousIntegration: false, RestoresLocked: false), "App.csproj", s_settings, analyzed.ToHashSet(StringComparer.Ordinal)));

    private static IEnumerable<string> Left(SensedProject project, params string[] analyzed) =>
        Shown(Core.Check.Gate.LeftToAnalyzers(project, s_settings, analyzed.ToHashSet(StringComparer.Ordinal)));

    private static IEnumerable<string> Shown(IEnumerable<Finding> findings) =>
        findings.Select(finding => $"{finding.Rule.Id} {finding.Location.File}").Order(StringComparer.Ordinal);

    private static SensedProject Of(params (string Name, string Text)[] files)
    {
        var sensed = files.Select(file =>
        {
            var kind = ProjectFileName.KindOf(file.Name);
            var components = kind switch
            {
                ProjectFileKind.Mcp => McpFileSensor.Read(file.Text, file.Name, []),
                ProjectFileKind.Prompt => PromptFileSensor.Read(file.Text, file.Name, []),
                _ => SettingsFileSensor.Read(file.Text, file.Name, []),
            };
            return new SensedFile(file.Name, kind, file.Text, components);
        }).ToList();
        return new SensedProject(
            new AgentInventory { Project = new ProjectIdentity("Agent", "1.0.0") { AssemblyName = "Agent", TargetFramework = "net10.0" } },
            [],
            sensed,
            ComponentMerge.Concat(sensed.Select(file => file.Components)),
            IsWhole: true);
    }
}
