using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>An MCP server and client whose tools are its own, a package's, a project's and a remote server's, under plain and computed names.</summary>
public sealed class An_agent_with_tools_of_others(An_agent_with_tools_of_others.Built built) : IClassFixture<An_agent_with_tools_of_others.Built>
{
    private const string Orders = "pkg:nuget/Contoso.OrderTools@1.2.0";

    // The attributes are those of the SDK by their names: the package is compiled without it.
    private static readonly FakePackage s_orders = new FakePackage("Contoso.OrderTools", "1.2.0").WithLibrary("""
        namespace ModelContextProtocol.Server
        {
            internal sealed class McpServerToolAttribute : System.Attribute
            {
                public McpServerToolAttribute() { }
                public bool ReadOnly { get; set; }
                public bool Destructive { get; set; }
            }
        }
        namespace Contoso
        {
            public class OrderTools
            {
                [ModelContextProtocol.Server.McpServerTool(Destructive = true)] public string CancelOrder(string id) => id;
                [ModelContextProtocol.Server.McpServerTool] public string FindOrder(string id) => id;
            }
            public static class Prices
            {
                public static string PriceOf(string id) => id;
            }
        }
        """);

    private const string Program = """
        using System.ComponentModel;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using ModelContextProtocol.Client;
        using ModelContextProtocol.Server;

        var services = new ServiceCollection();
        services.AddMcpServer().WithStdioServerTransport().WithTools<Contoso.OrderTools>().WithTools<Desk>();

        var client = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions { Name = "files", Command = "npx", Arguments = ["-y", "@example/files@1.0.0"] }));
        var remote = await client.ListToolsAsync();
        AITool[] tools =
        [
            AIFunctionFactory.Create(Contoso.Prices.PriceOf),
            AIFunctionFactory.Create(Shared.Weather.Today),
            new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Desk.PayBack, "pay_back")),
            AIFunctionFactory.Create(Desk.Answer, args[0] + "_answer"),
            AIFunctionFactory.Create(Desk.Answer, args[1] + "_answer"),
            .. remote.Where(tool => Desk.Allowed.Contains(tool.Name)),
        ];
        System.Console.WriteLine(tools.Length);

        [McpServerToolType]
        internal sealed class Desk
        {
            public static readonly HashSet<string> Allowed = ["read_file", "list_files"];

            [McpServerTool(Name = "list_tickets", ReadOnly = true, OpenWorld = false)]
            [Description("Lists tickets.")]
            public static string Tickets(string order) => order;

            [McpServerTool(Name = "odd", ReadOnly = true, Destructive = true)]
            public static string Odd() => "";

            public static string PayBack(string order) => order;

            public static string Answer(string text) => text;
        }
        """;

    private readonly Bom aibom = new(built.Folder.Read("app/" + Agent.Bin + Agent.Aibom));

    [Theory]
    [InlineData("list_tickets", "reads-only", "medium", "openWorld=false readOnly=true")]
    [InlineData("cancel_order", "destructive", "low", "destructive=true")]
    public void Says_what_a_tool_declares_of_its_effects_and_that_this_is_no_proof(string tool, string effects, string confidence, string hints)
    {
        var component = aibom.Component(tool);

        Assert.Equal((effects, "declared-hint", confidence), (Bom.Property(component, "asc:tool:sideEffects"), Bom.Property(component, "asc:tool:sideEffectsEvidence"), Bom.Property(component, "asc:tool:sideEffectsConfidence")));
        Assert.Equal(hints, string.Join(' ', Bom.Properties(component, "asc:tool:hint")));
        Assert.DoesNotContain("sideEffects:not-known", Bom.Properties(component, "asc:unknown"));
    }

    [Theory]
    [InlineData("find_order")]
    [InlineData("odd")]
    [InlineData("PriceOf")]
    public void Says_that_it_does_not_know_where_nothing_or_a_contradiction_is_declared(string tool)
    {
        Assert.Null(Bom.Property(aibom.Component(tool), "asc:tool:sideEffects"));
        Assert.Contains("sideEffects:not-known", Bom.Properties(aibom.Component(tool), "asc:unknown"));
    }

    [Theory]
    [InlineData("cancel_order", Orders)]
    [InlineData("find_order", Orders)]
    [InlineData("PriceOf", Orders)]
    [InlineData("Today", "project:Shared@1.0.0")]
    [InlineData("pay_back", "project:App@1.0.0")]
    [InlineData("list_tickets", "project:App@1.0.0")]
    public void Links_a_tool_to_the_package_or_project_that_ships_it(string tool, string shipper)
    {
        var component = aibom.Component(tool);
        var sbom = new Bom(built.Folder.Read("app/" + Agent.Bin + Agent.Sbom));
        var refs = sbom.Components.Append(sbom.Project).Select(one => one.GetProperty("bom-ref").GetString()!);

        Assert.Equal(shipper, Bom.Property(component, "asc:tool:shippedBy"));
        var link = Assert.Single(Bom.References(component, "bom")).GetProperty("url").GetString()!;
        Assert.Contains(Uri.UnescapeDataString(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..]), refs);
        Assert.DoesNotContain("package:not-known", Bom.Properties(component, "asc:unknown"));
    }

    [Fact]
    public void Offers_over_MCP_what_the_package_brings()
    {
        var server = aibom.Services.Single(service => Bom.Property(service, "asc:mcp:role") == "offered").GetProperty("bom-ref").GetString();

        Assert.Equal(["cancel_order", "find_order", "list_tickets", "odd"], Targets(server!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Knows_the_tools_of_a_server_that_only_a_filter_names_by_their_names_alone()
    {
        var server = aibom.Services.Single(service => service.GetProperty("name").GetString() == "files").GetProperty("bom-ref").GetString();

        Assert.Equal(["@example/files", "list_files", "read_file"], Targets(server!).Order(StringComparer.Ordinal));
        var tool = aibom.Component("read_file");
        Assert.Equal(("allow-list", "files", "pkg:npm/%40example/files@1.0.0"), (Bom.Property(tool, "asc:tool:namedBy"), Bom.Property(tool, "asc:tool:server"), Bom.Property(tool, "asc:tool:shippedBy")));
        Assert.Superset(new HashSet<string>(["definition:not-known", "schema:not-known", "sideEffects:not-known"]), Bom.Properties(tool, "asc:unknown").ToHashSet());
        Assert.Equal("medium", Bom.Property(tool, "asc:confidence"));
    }

    [Fact]
    public void Tells_tools_with_computed_names_by_their_method_and_apart()
    {
        var computed = aibom.Components.Where(component => Bom.Properties(component, "asc:unknown").Contains("name:not-known")).ToList();

        Assert.Equal(["Desk.Answer", "Desk.Answer (2)"], computed.Select(component => component.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.All(computed, component => Assert.Single(Bom.Places(component)));
        Assert.DoesNotContain(aibom.Components, component => component.GetProperty("name").GetString() == "unknown");
    }

    [Fact]
    public void Tells_which_tool_asks_a_person() =>
        Assert.Equal(["pay_back"], aibom.Components.Where(component => Bom.Property(component, "asc:tool:approval") == "required").Select(component => component.GetProperty("name").GetString()));

    [Fact]
    public void Tells_a_statement_that_says_otherwise()
    {
        var finding = Assert.Single(built.Contradicted.OurDiagnostics, diagnostic => diagnostic.Code == "ASC9003");

        Assert.Contains("states 'reads only' as 'sideEffects' of tool 'cancel_order', and the build sees 'destructive'", finding.Message, StringComparison.Ordinal);
        Assert.Equal("aibom.json", Path.GetFileName(finding.File));
        Assert.Equal("reads only", Bom.Property(aibom.Component("list_tickets"), "asc:stated:sideEffects"));
    }

    [JudgedFact]
    public void Has_documents_that_the_judges_accept() =>
        CycloneDxJudge.MustBeValid(built.Folder.PathOf("app/" + Agent.Bin + Agent.Aibom), built.Folder.PathOf("app/" + Agent.Bin + Agent.Sbom));

    private IEnumerable<string> Targets(string from)
    {
        var names = aibom.Components.ToDictionary(component => component.GetProperty("bom-ref").GetString()!, component => component.GetProperty("name").GetString()!, StringComparer.Ordinal);
        return aibom.Edges.Where(edge => edge.From == from).Select(edge => names[edge.To]);
    }

    public sealed class Built : IDisposable
    {
        public Built()
        {
            Folder = Fixture.Empty
                .WithPackage(s_orders)
                .WithRealPackages()
                .WithProject("common/Shared.csproj", Fixture.LibraryProject())
                .WithFile("common/Weather.cs", "namespace Shared; public static class Weather { public static string Today(string city) => city; }")
                .WithProject("app/App.csproj", Fixture.ConsoleProject(
                    """
                    <PackageReference Include="ModelContextProtocol" Version="2.3.1" />
                    <PackageReference Include="Contoso.OrderTools" Version="1.2.0" />
                    <ProjectReference Include="../common/Shared.csproj" />
                    """,
                    "<NoWarn>$(NoWarn);ASC3021;ASC3022;ASC3024;ASC3027</NoWarn>"))
                .WithFile("app/Program.cs", Program)
                .WithFile("app/aibom.json", """{ "schemaVersion": 1, "tools": { "cancel_order": { "sideEffects": "reads only" }, "list_tickets": { "sideEffects": "reads only" } } }""")
                .Write();
            Contradicted = Folder.Run("build", "app/App.csproj");
            Folder.Write("app/aibom.json", """{ "schemaVersion": 1, "tools": { "list_tickets": { "sideEffects": "reads only" } } }""");
            Folder.Run("build", "app/App.csproj").MustSucceed();
        }

        public FixtureFolder Folder { get; }

        /// <summary>The first build, beside a statement that says otherwise.</summary>
        public BuildResult Contradicted { get; }

        public void Dispose() => Folder.Dispose();
    }
}
