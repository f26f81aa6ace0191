using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Tests.Check;

public class CodeFindingsTests
{
    private static readonly GateSettings s_settings = new(PolicyDocument.Default, Profile: null, Environment: null);

    [Fact]
    public void What_analyzers_would_have_said_is_said_at_the_place_in_code()
    {
        var project = Project(
            models: [Floating("Agent.cs", Technique.SourceCodeAnalysis), Floating("appsettings.json", Technique.ManifestAnalysis)],
            servers: [Server("Agent.cs", Technique.SourceCodeAnalysis), Server("mcp.json", Technique.ManifestAnalysis)]);

        var findings = Gate.CheckCode(project, s_settings).ToList();

        Assert.Equal(["ASC3001", "ASC3022"], findings.Select(finding => finding.Rule.Id));
        Assert.All(findings, finding => Assert.Equal(("Agent.cs", 7, 9), (finding.Location.File, finding.Location.Line, finding.Location.Column)));
    }

    [Fact]
    public void Pinned_code_is_quiet()
    {
        var pinned = Floating("Agent.cs", Technique.SourceCodeAnalysis);

        Assert.Empty(Gate.CheckCode(Project([pinned with { Component = pinned.Component with { Pin = PinState.Pinned } }], []), s_settings));
    }

    private static SensedProject Project(IReadOnlyList<Declared<Model>> models, IReadOnlyList<Declared<McpServer>> servers) => new(
        new AgentInventory { Project = new ProjectIdentity("Agent", "1.0.0") { AssemblyName = "Agent", TargetFramework = "net10.0" } },
        [],
        [],
        SensedComponents.None with { Models = models, McpServers = servers },
        IsWhole: true);

    private static Declared<Model> Floating(string file, Technique technique) =>
        new(new Model("openai", "gpt-4o") { Pin = PinState.Floating, Evidence = [new Evidence(file, 7, 9, technique)] }, new FileSpan(file, 7, 9));

    private static Declared<McpServer> Server(string file, Technique technique) => new(
        new McpServer("tools", McpRole.Used, "stdio") { Launcher = "npx", Package = "some-server", Pin = PinState.Floating, Evidence = [new Evidence(file, 7, 9, technique)] },
        new FileSpan(file, 7, 9));
}
