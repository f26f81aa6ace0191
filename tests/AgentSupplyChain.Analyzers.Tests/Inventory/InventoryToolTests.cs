using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Inventory;

/// <summary>What is recorded of a tool beside its name: what its declaration says of its effects, who ships it, whether it asks, which server has it.</summary>
public class InventoryToolTests
{
    // As a package brings them: the attributes are those of the SDK by their names.
    private static readonly StubPack s_orders = new("Contoso.OrderTools", """
        namespace ModelContextProtocol.Server
        {
            internal sealed class McpServerToolAttribute : System.Attribute
            {
                public McpServerToolAttribute() { }
                public string? Name { get; set; }
                public bool ReadOnly { get; set; }
                public bool Destructive { get; set; }
            }
            internal sealed class McpServerToolTypeAttribute : System.Attribute
            {
                public McpServerToolTypeAttribute() { }
            }
        }
        namespace Contoso
        {
            public class Common
            {
                [ModelContextProtocol.Server.McpServerTool(Name = "ping", ReadOnly = true)] public string Ping() => "";
            }
            [ModelContextProtocol.Server.McpServerToolType]
            public class Orders : Common
            {
                [ModelContextProtocol.Server.McpServerTool(Name = "cancel_order", Destructive = true)] public static string Cancel(string id) => id;
                [ModelContextProtocol.Server.McpServerTool(Name = "long_" + Long + Long + Long)] public static string Hostile() => "";
                private const string Long = "0123456789012345678901234567890123456789012345678901234567890123456789";
                [ModelContextProtocol.Server.McpServerTool] public static string FindOrder(string id) => id;
                public static string Plain(string id) => id;
            }
            public static class Others
            {
                [ModelContextProtocol.Server.McpServerTool] public static string NotAsked() => "";
            }
        }
        """);

    [Theory]
    [InlineData("[McpServerTool(ReadOnly = true)]", "readOnly=true")]
    [InlineData("[McpServerTool(Destructive = false, Idempotent = true, OpenWorld = false)]", "destructive=false,idempotent=true,openWorld=false")]
    [InlineData("[McpServerTool(ReadOnly = Facts.Reads)]", "readOnly=true")]
    [InlineData("[McpServerTool]", null)]
    [InlineData("[McpServerTool(Name = \"find\")]", null)]
    public async Task The_hints_of_a_declaration_are_recorded_and_a_default_is_none(string attribute, string? hints)
    {
        var tool = Assert.Single(await InventoryRun.FactsOf(AgentCode.Usings + $$"""
            static class Facts { public const bool Reads = true; }
            [McpServerToolType]
            class Desk { {{attribute}} string Find(string id) => id; }
            """));

        Assert.Equal(hints, tool[FactField.Hints]);
        Assert.Null(tool[FactField.Approval]);
    }

    [Theory]
    [InlineData("McpServerTool.Create(Find, new McpServerToolCreateOptions { ReadOnly = true })", "readOnly=true")]
    [InlineData("McpServerTool.Create(Find, new() { Destructive = true, ReadOnly = null })", "destructive=true")]
    [InlineData("McpServerTool.Create(Find)", null)]
    [InlineData("McpServerTool.Create(Marked)", "destructive=true")]
    [InlineData("McpServerTool.Create(Marked, new() { Destructive = false })", "destructive=false")]
    [InlineData("McpServerTool.Create(Marked, new() { OpenWorld = input.Length > 3 })", "destructive=true")]
    [InlineData("AIFunctionFactory.Create(Marked)", "destructive=true")]
    [InlineData("AIFunctionFactory.Create(Find)", null)]
    [InlineData("new ModelContextProtocol.Protocol.Tool { Name = \"find\", Annotations = new() { ReadOnlyHint = true, IdempotentHint = false } }", "idempotent=false,readOnly=true")]
    public async Task The_hints_of_a_tool_that_is_made_are_those_of_its_options_then_of_its_method(string creation, string? hints)
    {
        var tools = await InventoryRun.FactsOf(AgentCode.Usings + $$"""
            class Desk
            {
                static string Find(string id) => id;
                [McpServerTool(Destructive = true)] static string Marked(string id) => id;
                void Run(string input) { _ = {{creation}}; }
            }
            """);

        Assert.Equal(hints, Assert.Single(tools, tool => tool[FactField.Symbol] == "Desk.Run")[FactField.Hints]);
    }

    [Theory]
    [InlineData("new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Find))", "required")]
    [InlineData("AIFunctionFactory.Create(Find)", "not-seen")]
    public async Task A_tool_that_is_wrapped_asks_a_person(string creation, string approval)
    {
        var tool = Assert.Single(await InventoryRun.FactsOf(AgentCode.Usings + $$"""class Desk { static string Find(string id) => id; object Made { get; } = {{creation}}; }"""));

        Assert.Equal(approval, tool[FactField.Approval]);
    }

    [Theory]
    [InlineData("AIFunctionFactory.Create(Contoso.Orders.Plain)", "Plain", "Contoso.OrderTools")]
    [InlineData("AIFunctionFactory.Create(typeof(Contoso.Orders).GetMethod(nameof(Contoso.Orders.Plain))!, target: null)", "Plain", "Contoso.OrderTools")]
    [InlineData("McpServerTool.Create(Contoso.Orders.Cancel)", "cancel_order", "Contoso.OrderTools")]
    [InlineData("McpServerTool.Create(typeof(Contoso.Orders).GetMethod(\"Cancel\")!)", "cancel_order", "Contoso.OrderTools")]
    [InlineData("AIFunctionFactory.Create((string id) => Contoso.Orders.Plain(id), \"own\")", "own", "CodeUnderTest")]
    [InlineData("AIFunctionFactory.Create(Own)", "Own", "CodeUnderTest")]
    [InlineData("new HostedWebSearchTool()", "web_search", "Microsoft.Extensions.AI.Abstractions")]
    [InlineData("ResponseTool.CreateWebSearchTool()", "web_search", "OpenAI")]
    [InlineData("ChatTool.CreateFunctionTool(\"own\")", "own", "CodeUnderTest")]
    public async Task A_tool_bears_the_assembly_that_holds_it(string creation, string name, string assembly)
    {
        var test = InventoryRun.Test.WithStubs(s_orders);
        var tool = Assert.Single(await InventoryRun.FactsOf(AgentCode.Usings + $$"""class Desk { static string Own(string id) => id; object Made { get; } = {{creation}}; }""", test));

        Assert.Equal((name, assembly), (tool[FactField.Name], tool[FactField.Assembly]));
    }

    [Theory]
    [InlineData("AIFunctionFactory.Create(loaded, target: null)")]
    [InlineData("AIFunctionFactory.Create(handed, \"name\")")]
    [InlineData("McpServerTool.Create(handed)")]
    [InlineData("AIFunctionFactory.Create(index.Search)")]
    [InlineData("McpServerTool.Create(function)")]
    public async Task A_tool_whose_code_comes_from_elsewhere_bears_no_assembly(string creation)
    {
        var tool = Assert.Single(await InventoryRun.FactsOf(AgentCode.Usings + $$"""
            interface IIndex { string Search(string text); }
            class Desk { void Run(IIndex index, System.Reflection.MethodInfo loaded, Func<string, string> handed, AIFunction function) { _ = {{creation}}; } }
            """));

        Assert.Null(tool[FactField.Assembly]);
    }

    [Theory]
    [InlineData("services.AddMcpServer().WithTools<Contoso.Orders>();", "cancel_order find_order ping")]
    [InlineData("services.AddMcpServer().WithTools([typeof(Contoso.Orders)]);", "cancel_order find_order ping")]
    [InlineData("services.AddMcpServer().WithToolsFromAssembly(typeof(Contoso.Others).Assembly);", "cancel_order find_order ping")]
    [InlineData("services.AddMcpServer().WithTools<Own>();", "")]
    [InlineData("services.AddMcpServer().WithToolsFromAssembly();", "")]
    public async Task Tools_that_are_taken_from_a_class_of_a_package_are_recorded_where_they_are_taken(string statement, string names)
    {
        var code = AgentCode.Body(statement) + " public class Own { [McpServerTool] public string Mine() => \"\"; }";
        var tools = (await InventoryRun.FactsOf(code, InventoryRun.Test.WithStubs(s_orders))).Where(fact => fact.Kind == FactKind.Tool && fact[FactField.Symbol] == "Agent.Run").ToList();

        Assert.Equal(names, string.Join(' ', tools.Select(tool => tool[FactField.Name]).Order(StringComparer.Ordinal)));
        Assert.All(tools, tool => Assert.Equal(("Contoso.OrderTools", "offered"), (tool[FactField.Assembly], tool[FactField.Role])));
        if (tools.Count > 0)
        {
            var cancel = Assert.Single(tools, tool => tool[FactField.Name] == "cancel_order");
            Assert.Equal(("Contoso.Orders.Cancel", "destructive=true"), (cancel[FactField.Implementation], cancel[FactField.Hints]));
        }
    }

    [Theory]
    [InlineData("_ = new HostedMcpServerTool(\"files\", \"https://mcp.example\") { AllowedTools = [\"read\", \"list\"] };", "files", "not-seen")]
    [InlineData("_ = new HostedMcpServerTool(\"files\", \"https://mcp.example\") { AllowedTools = new List<string> { \"list\", \"read\" }, ApprovalMode = HostedMcpServerToolApprovalMode.AlwaysRequire };", "files", "required")]
    [InlineData("string[] names = [\"list\", \"read\"]; var tool = new HostedMcpServerTool(\"files\", \"https://mcp.example\"); tool.AllowedTools = names;", "files", "not-seen")]
    [InlineData("_ = ResponseTool.CreateMcpTool(\"files\", new Uri(\"https://mcp.example\"), allowedTools: new McpToolFilter { ToolNames = { \"list\", \"read\" } });", "files", "not-seen")]
    [InlineData("_ = new McpTool(\"files\", new Uri(\"https://mcp.example\")) { AllowedTools = new() { ToolNames = { \"list\", \"read\" } } };", "files", "not-seen")]
    [InlineData("var tool = new McpTool(\"files\", new Uri(\"https://mcp.example\")) { AllowedTools = new() }; tool.AllowedTools.ToolNames.Add(\"list\"); tool.AllowedTools.ToolNames.Add(\"read\");", "files", "not-seen")]
    [InlineData("_ = new Anthropic.Models.Beta.Messages.BetaRequestMcpServerUrlDefinition { Name = \"files\", Url = \"https://mcp.example\", ToolConfiguration = new() { AllowedTools = [\"list\", \"read\"] } };", "files", "not-seen")]
    [InlineData(Toolset + "(\"files\") { DefaultConfig = new() { Enabled = false }, Configs = new Dictionary<string, " + Config + "> { [\"list\"] = new() { Enabled = true }, [\"read\"] = new() { Enabled = true }, [\"delete\"] = new() { Enabled = false }, [\"write\"] = new() } };", "files", "not-seen")]
    [InlineData("var configs = new Dictionary<string, " + Config + "> { { \"list\", new() { Enabled = true } }, { \"read\", new() { Enabled = true } } }; " + Toolset + " { McpServerName = \"files\", DefaultConfig = new() { Enabled = false }, Configs = configs };", "files", "not-seen")]
    [InlineData(Toolset + "(\"files\") { Configs = new Dictionary<string, " + Config + "> { [\"list\"] = new() { Enabled = true } } };", null, null)]
    [InlineData(Toolset + "(\"files\") { DefaultConfig = new() { Enabled = true }, Configs = new Dictionary<string, " + Config + "> { [\"list\"] = new() { Enabled = true } } };", null, null)]
    [InlineData("_ = new HostedMcpServerTool(\"files\", \"https://mcp.example\") { AllowedTools = input.Split(',') };", null, null)]
    [InlineData("_ = new HostedMcpServerTool(\"files\", \"https://mcp.example\");", null, null)]
    public async Task Tools_that_only_a_list_names_are_those_of_their_server(string statement, string? server, string? approval)
    {
        var tools = (await InventoryRun.FactsOf(AgentCode.Body(statement))).Where(fact => fact.Kind == FactKind.Tool).ToList();

        Assert.Equal(server is null ? [] : ["list", "read"], tools.Select(tool => tool[FactField.Name]).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.Equal(("allowed", server, approval, null), (tool[FactField.Role], tool[FactField.Server], tool[FactField.Approval], tool[FactField.Assembly])));
    }

    private const string Toolset = "_ = new Anthropic.Models.Beta.Messages.BetaMcpToolset";
    private const string Config = "Anthropic.Models.Beta.Messages.BetaMcpToolConfig";

    [Theory]
    [InlineData("tools.Where(tool => Allowed.Contains(tool.Name))", true)]
    [InlineData("tools.Where(tool => tool.Description.Length < 9 && (Allowed.Contains(tool.Name)))", true)]
    [InlineData("tools.IntersectBy(Allowed, tool => tool.Name)", true)]
    [InlineData("(await client.ListToolsAsync()).Where(tool => Allowed.Contains(tool.Name))", true)]
    [InlineData("tools.Where(tool => tool.Name is \"read_file\" or Listing)", true)]
    [InlineData("tools.Where(tool => tool.Name is not \"read_file\")", false)]
    [InlineData("tools.Where(tool => tool.Name is \"read_file\" or { Length: > 3 })", false)]
    [InlineData("tools.Where(tool => !Allowed.Contains(tool.Name))", false)]
    [InlineData("tools.Where(tool => Allowed.Contains(tool.Name) || tool.Name.Length > 3)", false)]
    [InlineData("tools.Where(tool => Allowed.Contains(tool.Description))", false)]
    [InlineData("tools.Where(tool => names.Contains(tool.Name))", false)]
    [InlineData("others.Where(tool => Allowed.Contains(tool.Name))", false)]
    public async Task A_filter_by_names_tells_tools_of_the_server_that_is_asked(string filter, bool isTold)
    {
        var tools = (await InventoryRun.FactsOf(AgentCode.Usings + $$"""
            class Desk
            {
                private const string Listing = "list_files";
                private static readonly HashSet<string> Allowed = ["read_file", "list_files"];
                async Task Run(HashSet<string> names, List<AIFunction> others)
                {
                    var transport = new StdioClientTransport(new StdioClientTransportOptions { Name = "files", Command = "npx", Arguments = ["-y", "server@1.0.0"] });
                    var client = await McpClient.CreateAsync(transport);
                    var tools = await client.ListToolsAsync();
                    _ = {{filter}};
                }
            }
            """)).Where(fact => fact.Kind == FactKind.Tool).ToList();

        Assert.Equal(isTold ? ["list_files", "read_file"] : [], tools.Select(tool => tool[FactField.Name]).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.Equal(("allowed", "files"), (tool[FactField.Role], tool[FactField.Server])));
    }

    [Theory]
    [InlineData("AIFunctionFactory.Create(Find, name: input + \"_find\")")]
    [InlineData("AIFunctionFactory.Create(Find, new AIFunctionFactoryOptions { Name = input + \"_find\" })")]
    [InlineData("AIFunctionFactory.Create(Find, options)")]
    [InlineData("McpServerTool.Create(Find, new() { Name = input })")]
    public async Task A_name_that_is_computed_is_not_the_name_of_the_method(string creation)
    {
        var tool = Assert.Single(await InventoryRun.FactsOf(AgentCode.Usings + $$"""
            class Desk { static string Find(string id) => id; void Run(string input, AIFunctionFactoryOptions options) { _ = {{creation}}; } }
            """));

        Assert.Equal((null, "not-constant", "Desk.Find"), (tool[FactField.Name], tool[FactField.Unknown], tool[FactField.Implementation]));
    }

    [Theory]
    [InlineData("McpServerTool.Create(AIFunctionFactory.Create(Find, \"find_it\"))", "find_it")]
    [InlineData("McpServerTool.Create(AIFunctionFactory.Create(Find, \"find_it\"), new() { Name = \"other\" })", "other")]
    public async Task A_server_offers_a_function_under_its_name(string creation, string name)
    {
        var tools = await InventoryRun.FactsOf(AgentCode.Usings + $$"""class Desk { static string Find(string id) => id; object Made { get; } = {{creation}}; }""");

        var offered = Assert.Single(tools, tool => tool[FactField.Role] == "offered");
        Assert.Equal((name, "Desk.Find"), (offered[FactField.Name], offered[FactField.Implementation]));
    }
}
