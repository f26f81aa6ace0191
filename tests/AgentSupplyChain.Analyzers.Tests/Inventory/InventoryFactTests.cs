using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.Detection.Text;
using Anthropic.Core;
using Anthropic.Models.Messages;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Inventory;

public class InventoryFactTests
{
    [Fact]
    public async Task A_model_is_recorded_with_its_configuration_key_and_place()
    {
        const string Statements = """var model = config["OpenAI:Model"] ?? "gpt-4o"; openAI.GetChatClient(model);""";
        var fact = await InventoryRun.Only(FactKind.Model, Statements);
        Assert.Equal("gpt-4o", fact[FactField.Name]);
        Assert.Equal("openai", fact[FactField.Provider]);
        Assert.Equal("chat", fact[FactField.Task]);
        Assert.Equal("OpenAI:Model", fact[FactField.ConfigurationKey]);
        Assert.Equal("OpenAI.OpenAIClient.GetChatClient", fact[FactField.Api]);
        Assert.Equal("Test.cs", fact[FactField.File]);
        Assert.Equal("Agent.Run", fact[FactField.Symbol]);
        InventoryRun.StandsAt(fact, AgentCode.Body(Statements), "\"gpt-4o\"");
    }

    [Theory]
    [InlineData("""openAI.GetChatClient(config["Model"] ?? throw new InvalidOperationException("no model"));""", "Model")]
    [InlineData("""var m = config["Model"]; openAI.GetChatClient(m ?? throw new InvalidOperationException("no model"));""", "Model")]
    [InlineData("""openAI.GetChatClient(config["Model"]!);""", "Model")]
    [InlineData("""openAI.GetChatClient(Environment.GetEnvironmentVariable("MODEL")!);""", "MODEL")]
    [InlineData("""openAI.GetChatClient(input);""", null)]
    public async Task A_model_that_only_run_time_knows_is_recorded_as_unknown(string statement, string? key)
    {
        var fact = await InventoryRun.Only(FactKind.Model, statement);
        Assert.Null(fact[FactField.Name]);
        Assert.Equal("not-constant", fact[FactField.Unknown]);
        Assert.Equal(key, fact[FactField.ConfigurationKey]);
    }

    [Fact]
    public async Task A_deployment_is_recorded_as_one()
    {
        var fact = await InventoryRun.Only(FactKind.Model, """new AzureOpenAIClient(new Uri("https://a.openai.azure.com"), key).GetChatClient("gpt-4.1");""");
        Assert.Equal("true", fact[FactField.Deployment]);
        Assert.Equal("azure-openai", fact[FactField.Provider]);
    }

    [Fact]
    public async Task A_model_of_Anthropics_enum_is_called_as_the_SDK_sends_it()
    {
        foreach (var model in Enum.GetValues<Model>())
        {
            var sent = ((ApiEnum<string, Model>)model).Raw();
            var fact = await InventoryRun.Only(FactKind.Model, $"_ = new MessageCreateParams {{ Model = Model.{model}, MaxTokens = 1, Messages = [] }};");
            Assert.Equal(sent, fact[FactField.Name]);
        }
    }

    [Theory]
    [InlineData("new Anthropic.Models.Beta.Agents.AgentCreateParams { Name = \"a\", Model = Anthropic.Models.Beta.Agents.BetaManagedAgentsModel.ClaudeOpus4_6 };")]
    [InlineData("new Anthropic.Models.Beta.Messages.BetaFallbackParam(Model.ClaudeOpus4_6);")]
    [InlineData("new Anthropic.Models.Beta.Messages.BetaFallbackParam { Model = \"claude-opus-4-6\" };")]
    public async Task A_model_of_Anthropics_that_no_message_names(string creation)
    {
        var fact = await InventoryRun.Only(FactKind.Model, "_ = " + creation);
        Assert.Equal(("claude-opus-4-6", "anthropic"), (fact[FactField.Name], fact[FactField.Provider]));
    }

    [Fact]
    public async Task A_prompt_is_recorded_as_a_hash_and_its_text_never()
    {
        const string Prompt = "You are a support agent of a secret shop.";
        const string Statements = $$"""_ = new SystemChatMessage("{{Prompt}}"); _ = new ChatOptions { Instructions = "{{Prompt}}" };""";
        var facts = await InventoryRun.FactsOf(AgentCode.Body(Statements));
        Assert.Equal(2, facts.Count);
        Assert.All(facts, fact => Assert.Equal((FactKind.Prompt, NormalisedText.Sha256(Prompt), "system"), (fact.Kind, fact[FactField.Sha256], fact[FactField.Role])));
        Assert.DoesNotContain("secret", await InventoryRun.TextOf(AgentCode.Body(Statements)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_user_says_is_no_prompt_of_ours() =>
        Assert.Empty(await InventoryRun.FactsOf(AgentCode.Body("""_ = new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, "hello"); _ = new UserChatMessage("hello");""")));

    [Fact]
    public async Task A_prompt_of_Microsoft_Extensions_AI_is_one_in_the_system_role() =>
        Assert.Equal("system", (await InventoryRun.Only(FactKind.Prompt, """_ = new Microsoft.Extensions.AI.ChatMessage(ChatRole.System, "Be kind.");"""))[FactField.Role]);

    [Fact]
    public async Task A_function_is_recorded_under_the_name_that_the_model_sees()
    {
        const string Code = AgentCode.Usings + """
            using System.ComponentModel;
            namespace Shop;
            class Tools
            {
                [Description("Finds an order.")]
                static Task<string> FindOrderAsync(string id) => Task.FromResult(id);
                static string Plain() => "";
                object One { get; } = AIFunctionFactory.Create(FindOrderAsync);
                object Two { get; } = AIFunctionFactory.Create(Plain, "named");
                object Three { get; } = AIFunctionFactory.Create(Plain, new AIFunctionFactoryOptions { Name = "optional", Description = "d" });
                object Four { get; } = AIFunctionFactory.Create(() => 1);
                object Five { get; } = ChatTool.CreateFunctionTool("chat_tool", "d");
            }
            """;
        var tools = await InventoryRun.FactsOf(Code);
        Assert.All(tools, tool => Assert.Equal(FactKind.Tool, tool.Kind));
        Assert.Equal(["FindOrder", "chat_tool", "named", "optional", null], tools.Select(tool => tool[FactField.Name]).OrderBy(name => name ?? "~", StringComparer.Ordinal));
        var first = Assert.Single(tools, tool => tool[FactField.Name] == "FindOrder");
        Assert.Equal("Shop.Tools.FindOrderAsync", first[FactField.Implementation]);
        Assert.Equal(NormalisedText.Sha256("Finds an order."), first[FactField.DescriptionSha256]);
        Assert.Equal("Shop.Tools.One", first[FactField.Symbol]);
        InventoryRun.StandsAt(first, Code, "Create(FindOrderAsync)");
    }

    [Theory]
    [InlineData("AIFunctionFactory.Create(Find)", true)]
    [InlineData("AIFunctionFactory.Create(Find, \"named\", \"told\")", true)]
    [InlineData("AIFunctionFactory.Create(Find, \"named\", serializerOptions: null)", true)]
    [InlineData("AIFunctionFactory.Create(Find, new AIFunctionFactoryOptions { Name = \"n\" })", true)]
    [InlineData("AIFunctionFactory.Create(Find, new AIFunctionFactoryOptions())", true)]
    [InlineData("AIFunctionFactory.Create((string id, int limit = 5) => id)", true)]
    [InlineData("AIFunctionFactory.Create(Local)", true)]
    [InlineData("AIFunctionFactory.Create((Delegate)Find)", true)]
    [InlineData("AIFunctionFactory.Create(Find, serializerOptions: json)", false)]
    [InlineData("AIFunctionFactory.Create(Find, options)", false)]
    [InlineData("AIFunctionFactory.Create(Find, new AIFunctionFactoryOptions { SerializerOptions = json })", false)]
    [InlineData("AIFunctionFactory.Create(Find, new AIFunctionFactoryOptions { ConfigureParameterBinding = _ => default })", false)]
    [InlineData("AIFunctionFactory.Create(Find, new AIFunctionFactoryOptions { JsonSchemaCreateOptions = null })", false)]
    [InlineData("AIFunctionFactory.Create(typeof(Desk).GetMethod(\"Find\")!, this)", false)]
    [InlineData("AIFunctionFactory.Create(callback)", false)]
    [InlineData("AIFunctionFactory.Create(\"\".Extended)", false)]
    [InlineData("ChatTool.CreateFunctionTool(\"find\")", false)]
    public async Task A_tool_bears_the_hash_of_its_schema_where_that_can_be_told(string creation, bool isTold)
    {
        const string Schema = """{"properties":{"id":{"type":"string"},"limit":{"default":5,"type":"integer"}},"required":["id"],"type":"object"}""";
        var tool = Assert.Single(await InventoryRun.FactsOf(AgentCode.Usings + $$"""
            class Desk(System.Text.Json.JsonSerializerOptions json, AIFunctionFactoryOptions options, Delegate callback)
            {
                object[] All() => [json, options, callback];
                string Find(string id, int limit = 5) => id;
                object Make()
                {
                    string Local(string id, int limit = 5) => id;
                    _ = Local("");
                    return {{creation}};
                }
            }
            static class Extensions { public static string Extended(this string id, int limit = 5) => id; }
            """));
        Assert.Equal(isTold ? NormalisedText.Sha256(Schema) : null, tool[FactField.SchemaSha256]);
    }

    [Fact]
    public async Task A_tool_that_is_offered_over_MCP_bears_the_hash_of_its_schema()
    {
        var facts = await InventoryRun.FactsOf(AgentCode.Usings + """
            [McpServerToolType]
            class Desk
            {
                [McpServerTool] string Find(McpServer server, string id) => id;
                [McpServerTool] string Open(IConfiguration perhapsService, string id) => id;
            }
            """);
        Assert.Equal(NormalisedText.Sha256("""{"properties":{"id":{"type":"string"}},"required":["id"],"type":"object"}"""), Assert.Single(facts, fact => fact[FactField.Name] == "find")[FactField.SchemaSha256]);
        Assert.Null(Assert.Single(facts, fact => fact[FactField.Name] == "open")[FactField.SchemaSha256]);
    }

    [Theory]
    [InlineData("[McpServerTool] string GetHTTPUrl2() => \"\";", "get_http_url2")]
    [InlineData("[McpServerTool] Task FindOrderAsync() => Task.CompletedTask;", "find_order")]
    [InlineData("[McpServerTool(Name = \"list\")] string Other() => \"\";", "list")]
    [InlineData("[ModelContextProtocol.Server.McpServerToolAttribute(Name = \"list\")] string Other() => \"\";", "list")]
    public async Task A_tool_that_is_offered_over_MCP_bears_its_wire_name(string method, string name)
    {
        var fact = Assert.Single(await InventoryRun.FactsOf(AgentCode.Usings + $$"""[McpServerToolType] class Desk { {{method}} }"""));
        Assert.Equal((FactKind.Tool, name, "offered"), (fact.Kind, fact[FactField.Name], fact[FactField.Role]));
        Assert.StartsWith("Desk.", fact[FactField.Implementation], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_launched_is_recorded_without_the_values_of_its_environment()
    {
        const string Statements = """
            _ = new StdioClientTransportOptions
            {
                Name = "github",
                Command = "npx",
                Arguments = ["-y", "@scope/server@1.2.3"],
                EnvironmentVariables = new Dictionary<string, string?> { ["TOKEN"] = "hidden-value", ["MODE"] = "ro" },
            };
            """;
        var fact = await InventoryRun.Only(FactKind.McpServer, Statements);
        Assert.Equal(
            ("github", "used", "stdio", "npx", "@scope/server", "1.2.3", "pinned", "MODE,TOKEN"),
            (fact[FactField.Name], fact[FactField.Role], fact[FactField.Transport], fact[FactField.Launcher], fact[FactField.Package], fact[FactField.Version], fact[FactField.Pin], fact[FactField.EnvironmentNames]));
        Assert.DoesNotContain("hidden-value", await InventoryRun.TextOf(AgentCode.Body(Statements)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_behind_an_address_is_recorded_without_what_must_not_be_told()
    {
        var fact = await InventoryRun.Only(FactKind.McpServer, """_ = new HttpClientTransportOptions { Name = "docs", Endpoint = new Uri("https://me:pw@example.org/mcp?token=t#f") };""");
        Assert.Equal(("docs", "http", "https://example.org/mcp"), (fact[FactField.Name], fact[FactField.Transport], fact[FactField.Url]));
    }

    [Fact]
    public async Task A_server_that_is_offered_stands_at_the_call_in_its_chain()
    {
        const string Statements = """
            services
                .AddMcpServer()
                .WithStdioServerTransport();
            """;
        var fact = await InventoryRun.Only(FactKind.McpServer, Statements);
        Assert.Equal(("offered", "stdio"), (fact[FactField.Role], fact[FactField.Transport]));
        InventoryRun.StandsAt(fact, AgentCode.Body(Statements), "WithStdioServerTransport");
    }

    [Theory]
    [InlineData("""_ = new OpenAIClientOptions { Endpoint = new Uri("https://models.example.org/v1?key=k") };""", "openai", "https://models.example.org/v1", null)]
    [InlineData("""_ = new OpenAIClientOptions { Endpoint = new Uri(config["E"] ?? "https://a.example.org/v1") };""", "openai", "https://a.example.org/v1", "E")]
    [InlineData("""_ = new AnthropicClient { BaseUrl = "https://proxy.example.org" };""", "anthropic", "https://proxy.example.org/", null)]
    [InlineData("""_ = new AzureOpenAIClient(new Uri("https://a.openai.azure.com"), key);""", "azure-openai", "https://a.openai.azure.com/", null)]
    public async Task An_endpoint_is_recorded_without_user_and_query(string statement, string provider, string url, string? key)
    {
        var fact = await InventoryRun.Only(FactKind.Endpoint, statement);
        Assert.Equal((provider, url, key), (fact[FactField.Provider], fact[FactField.Url], fact[FactField.ConfigurationKey]));
    }

    [Fact]
    public async Task An_assistant_is_an_agent()
    {
        const string Statements = """
            var assistants = openAI.GetAssistantClient();
            assistants.CreateAssistantAsync("gpt-4o-2024-08-06", new OpenAI.Assistants.AssistantCreationOptions { Name = "desk", Instructions = "Help." });
            """;
        var facts = await InventoryRun.FactsOf(AgentCode.Body(Statements));
        var agent = Assert.Single(facts, fact => fact.Kind == FactKind.Agent);
        Assert.Equal(("desk", "gpt-4o-2024-08-06"), (agent[FactField.Name], agent[FactField.Model]));
        InventoryRun.StandsAt(agent, AgentCode.Body(Statements), "CreateAssistantAsync");
        Assert.Contains(facts, fact => fact.Kind == FactKind.Prompt && fact[FactField.Api] == "OpenAI.Assistants.AssistantCreationOptions.Instructions");
        Assert.Contains(facts, fact => fact.Kind == FactKind.Model && fact[FactField.Name] == "gpt-4o-2024-08-06");
    }

    [Theory]
    [InlineData("namespace N; class A { class B { object P { get { return new ChatOptions { ModelId = \"m\" }; } } } }", "N.A.B.P")]
    [InlineData("namespace N; class A { readonly object f = new ChatOptions { ModelId = \"m\" }; }", "N.A.f")]
    [InlineData("namespace N; class A { object P { get; } = new ChatOptions { ModelId = \"m\" }; }", "N.A.P")]
    [InlineData("namespace N; class A { A() { _ = new ChatOptions { ModelId = \"m\" }; } }", "N.A")]
    [InlineData("namespace N; class A { static A() { _ = new ChatOptions { ModelId = \"m\" }; } }", "N.A")]
    [InlineData("namespace N; class A { void M() { F(); void F() { Action g = () => _ = new ChatOptions { ModelId = \"m\" }; } } }", "N.A.M")]
    [InlineData("namespace N; class A<T> { void M<U>() => _ = new ChatOptions { ModelId = \"m\" }; }", "N.A.M")]
    [InlineData("namespace N; class A { public static A operator +(A a, A b) { _ = new ChatOptions { ModelId = \"m\" }; return a; } }", "N.A.op_Addition")]
    [InlineData("namespace N; class A { public object this[int i] => new ChatOptions { ModelId = \"m\" }; }", "N.A.Item")]
    public async Task The_member_that_holds_a_fact_is_named(string code, string symbol) =>
        Assert.Equal(symbol, Assert.Single(await InventoryRun.FactsOf(AgentCode.Usings + code))[FactField.Symbol]);

    [Fact]
    public async Task Top_level_statements_belong_to_Program()
    {
        var facts = await InventoryRun.FactsOf(AgentCode.Usings + """_ = new ChatOptions { ModelId = "m" }; Later(); void Later() => _ = new ChatOptions { ModelId = "n" };""", InventoryRun.Test.WithOutputKind(OutputKind.ConsoleApplication));
        Assert.Equal(2, facts.Count);
        Assert.All(facts, fact => Assert.Equal("Program", fact[FactField.Symbol]));
    }

    [Theory]
    [InlineData("https://openrouter.ai/api/v1", "openrouter")]
    [InlineData("https://a.openai.azure.com/openai/v1", "azure-openai")]
    [InlineData("https://models.example/v1", "openai")]
    public async Task An_endpoint_is_its_hosts(string url, string provider) =>
        Assert.Equal(provider, (await InventoryRun.Only(FactKind.Endpoint, $"_ = new OpenAIClientOptions {{ Endpoint = new Uri(\"{url}\") }};"))[FactField.Provider]);
}
