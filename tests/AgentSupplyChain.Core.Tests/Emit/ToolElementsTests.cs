using System.Text.Json;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class ToolElementsTests
{
    [Theory]
    [InlineData("readOnly=true", "reads-only")]
    [InlineData("readOnly=true destructive=false", "reads-only")]
    [InlineData("readOnly=true openWorld=true idempotent=true", "reads-only")]
    [InlineData("destructive=true", "destructive")]
    [InlineData("readOnly=false destructive=true", "destructive")]
    [InlineData("destructive=false", "additive")]
    [InlineData("readOnly=false destructive=false", "additive")]
    [InlineData("readOnly=false", "changes")]
    [InlineData("readOnly=true destructive=true", null)]
    [InlineData("readOnly=true readOnly=false", null)]
    [InlineData("idempotent=true idempotent=false readOnly=true", null)]
    [InlineData("idempotent=true openWorld=false", null)]
    [InlineData("", null)]
    public void The_class_of_side_effects_follows_from_what_is_declared_alone(string hints, string? effects)
    {
        var tool = Element(new Tool("t") { Hints = hints.Split(' ', StringSplitOptions.RemoveEmptyEntries) });

        Assert.Equal(effects is null ? [] : [effects], Values(tool, AscProperty.ToolSideEffects));
        Assert.Equal(effects is null, Values(tool, AscProperty.Unknown).Contains("sideEffects:not-known"));
        Assert.Equal(effects is null ? [] : ["declared-hint"], Values(tool, AscProperty.ToolSideEffectsEvidence));
    }

    [Fact]
    public void Other_tools_read_the_annotations_as_a_server_sends_them()
    {
        var tool = Element(new Tool("t") { Hints = ["readOnly=true", "openWorld=false"] });

        using var annotations = JsonDocument.Parse(Assert.Single(Values(tool, "cdx:mcp:toolAnnotations")));
        Assert.Equal(["openWorldHint False", "readOnlyHint True"], annotations.RootElement.EnumerateObject().Select(hint => $"{hint.Name} {hint.Value.GetBoolean()}"));
        Assert.Empty(Values(Element(new Tool("t") { Hints = ["readOnly=true", "destructive=true"] }), "cdx:mcp:toolAnnotations"));
    }

    [Theory]
    [InlineData("orders.tools", "pkg:nuget/Contoso.Orders@1.0.0", "low")]
    [InlineData("App", "project:App@1.0.0", "medium")]
    [InlineData("Shared.Out", "project:Shared@2.0.0", "medium")]
    [InlineData("Bare", "project:Bare@3.0.0", "medium")]
    [InlineData("Twice", null, "low")]
    [InlineData("System.Runtime", null, "low")]
    [InlineData(null, null, "low")]
    public void A_tool_is_of_the_one_package_or_project_that_has_its_assembly(string? assembly, string? shipper, string confidence)
    {
        var tool = Element(new Tool("t") { Assembly = assembly, Hints = ["readOnly=true"] });

        Assert.Equal(shipper is null ? [] : [shipper], Values(tool, AscProperty.ToolShippedBy));
        Assert.Equal(shipper is null, Values(tool, AscProperty.Unknown).Contains("package:not-known"));
        Assert.Equal(shipper is null ? 0 : 1, Addresses(tool, "bom").Length);
        Assert.Equal([confidence], Values(tool, AscProperty.ToolSideEffectsConfidence));
    }

    [Fact]
    public void A_tool_that_a_list_names_is_no_tool_of_the_same_name_and_needs_what_the_launcher_fetches()
    {
        var aibom = Aibom(Project with
        {
            Tools = [new Tool("read"), new Tool("read") { IsOnlyNamed = true, Server = "files" }, new Tool("read") { IsOnlyNamed = true, Server = "other" }, new Tool("read") { IsOnlyNamed = true }],
            McpServers =
            [
                new McpServer("files", McpRole.Used, "stdio") { Launcher = "npx", Package = "@example/files", PackageVersion = "1.0.0", Pin = Detection.Models.PinState.Pinned },
                new McpServer("other", McpRole.Used, "stdio") { Launcher = "dnx", Package = "Contoso.Orders", PackageVersion = "1.0.0", Pin = Detection.Models.PinState.Pinned },
            ],
        });

        Assert.Equal(["tool:read", "tool:read@", "tool:read@files", "tool:read@other"], Elements(aibom).Where(element => Values(element, AscProperty.Kind).Contains("tool")).Select(Ref).Order(StringComparer.Ordinal));
        Assert.Equal(["pkg:npm/@example/files@1.0.0", "tool:read@files"], DependsOn(aibom, "mcp-server:used:files").Order(StringComparer.Ordinal));
        Assert.Equal(["pkg:npm/@example/files@1.0.0"], DependsOn(aibom, "tool:read@files"));
        Assert.Empty(DependsOn(aibom, "tool:read@other"));
        Assert.EndsWith("#pkg%3Anuget%2FContoso.Orders%401.0.0", Assert.Single(Addresses(Elements(aibom).Single(element => Ref(element) == "tool:read@other"), "bom")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_computed_is_unknown()
    {
        Assert.Contains("name:not-known", Values(Element(new Tool("A.Find") { Implementation = "A.Find", HasKnownName = false }), AscProperty.Unknown));
        Assert.DoesNotContain("name:not-known", Values(Element(new Tool("find")), AscProperty.Unknown));
    }

    [Fact]
    public void An_agent_has_its_own_tool_and_not_one_of_that_name_on_a_list()
    {
        var aibom = Aibom(Project with { Tools = [new Tool("read"), new Tool("read") { IsOnlyNamed = true, Server = "files" }], Agents = [new Agent("a") { Tools = ["read"] }] });

        Assert.Equal(["tool:read"], DependsOn(aibom, "agent:a"));
    }

    private static AgentInventory Project { get; } = new()
    {
        IsAgent = true,
        Project = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0" },
        Packages =
        [
            new Package("Contoso.Orders", "1.0.0") { Assemblies = ["Orders.Tools", "Orders.Other"] },
            new Package("Contoso.One", "1.0.0") { Assemblies = ["Twice"] },
            new Package("Contoso.Two", "1.0.0") { Assemblies = ["twice"] },
        ],
        Projects = [new ReferencedProject("Shared", "2.0.0", "../Shared.csproj") { OutputFile = "Shared.Out.dll" }, new ReferencedProject("Bare", "3.0.0", "../Bare.csproj")],
    };

    private static JsonElement Element(Tool tool) => Elements(Aibom(Project with { Tools = [tool] })).Single(element => Values(element, AscProperty.Kind).Contains("tool"));

    private static JsonElement Aibom(AgentInventory inventory) => Parse(Boms.Write(inventory).Aibom!);
}
