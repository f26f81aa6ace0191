using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Detection.Models;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Core.Tests.Sense;

public sealed class ComponentMergeTests
{
    private static readonly AgentInventory Empty = new()
    {
        Project = new ProjectIdentity("Agent", "1.0.0") { AssemblyName = "Agent", TargetFramework = "net10.0" },
    };

    [Fact]
    public void The_same_model_in_code_and_settings_is_one_model_with_two_pieces_of_evidence()
    {
        var code = new Model("openai", "gpt-4o") { Evidence = [new Evidence("Chat.cs", 3, 4, Technique.SourceCodeAnalysis)], Task = "chat" };
        var settings = new Model("openai", "gpt-4o") { Evidence = [new Evidence("appsettings.json", 2, 1, Technique.ManifestAnalysis)], ConfigurationKey = "OpenAI:Model" };

        var model = Assert.Single(Merge(settings, code).Models);

        Assert.Equal(["Chat.cs", "appsettings.json"], model.Evidence.Select(evidence => evidence.File));
        Assert.Equal(("chat", "OpenAI:Model"), (model.Task, model.ConfigurationKey));
    }

    [Fact]
    public void A_model_and_a_deployment_of_the_same_name_are_two() =>
        Assert.Equal(2, Merge(new Model("azure-openai", "gpt-4o"), new Model("azure-openai", "gpt-4o") { IsDeployment = true }).Models.Count);

    [Theory]
    [InlineData(ToolApproval.Required, ToolApproval.NotSaid, ToolApproval.Required)]
    [InlineData(ToolApproval.Required, ToolApproval.NotSeen, ToolApproval.NotSeen)]
    [InlineData(ToolApproval.NotSaid, ToolApproval.NotSaid, ToolApproval.NotSaid)]
    public void A_tool_asks_where_every_place_that_hands_it_over_does_and_has_the_hints_of_all_places(ToolApproval one, ToolApproval other, ToolApproval all)
    {
        Declared<Tool> Seen(ToolApproval approval, string hint, int line) =>
            new(new Tool("pay") { Approval = approval, Hints = [hint], Evidence = [new Evidence("A.cs", line, 1, Technique.SourceCodeAnalysis)] }, new FileSpan("A.cs", line, 1));

        var tool = Assert.Single(ComponentMerge.Into(Empty, SensedComponents.None with { Tools = [Seen(one, "readOnly=true", 1), Seen(other, "openWorld=true", 2)] }).Tools);

        Assert.Equal(all, tool.Approval);
        Assert.Equal(["openWorld=true", "readOnly=true"], tool.Hints);
    }

    [Fact]
    public void A_function_under_two_descriptions_asks_only_where_both_do_and_has_the_hints_of_both()
    {
        Declared<Tool> Seen(ToolApproval approval, string hint, char description) =>
            new(new Tool("pay") { Approval = approval, Hints = [hint], DescriptionSha256 = new string(description, 64) }, new FileSpan("A.cs", 1, 1));

        var tools = ComponentMerge.Into(Empty, SensedComponents.None with { Tools = [Seen(ToolApproval.Required, "readOnly=true", 'a'), Seen(ToolApproval.NotSeen, "readOnly=false", 'b')] }).Tools;

        Assert.Equal(2, tools.Count);
        Assert.All(tools, tool => Assert.Equal((ToolApproval.NotSeen, "readOnly=false,readOnly=true"), (tool.Approval, string.Join(',', tool.Hints))));
    }

    [Fact]
    public void A_statement_of_the_user_joins_the_model_that_code_names()
    {
        var model = Assert.Single(Merge(new Model("openai", "gpt-4o") { Pin = PinState.Floating }, new Model("openai", "gpt-4o") { Version = "2024-08-06", Pin = PinState.Pinned }).Models);

        Assert.Equal(("2024-08-06", PinState.Pinned), (model.Version, model.Pin));
    }

    [Fact]
    public void Two_different_statements_about_a_model_stay_two() =>
        Assert.Equal(["1", "2"], Merge(new Model("local", "phi") { Version = "2" }, new Model("local", "phi") { Version = "1" }).Models.Select(model => model.Version));

    [Fact]
    public void A_prompt_whose_text_differs_is_another_prompt()
    {
        var sensed = SensedComponents.None with { Prompts = [Declare(new Prompt("a", new string('0', 64))), Declare(new Prompt("a", new string('1', 64))), Declare(new Prompt("a", new string('0', 64)))] };

        Assert.Equal(2, ComponentMerge.Into(Empty, sensed).Prompts.Count);
    }

    [Fact]
    public void A_server_declared_twice_hands_over_the_variables_of_both()
    {
        var sensed = SensedComponents.None with
        {
            McpServers =
            [
                Declare(new McpServer("a", McpRole.Used, "stdio") { EnvironmentNames = ["B"] }),
                Declare(new McpServer("a", McpRole.Used, "stdio") { EnvironmentNames = ["A"] }),
                Declare(new McpServer("a", McpRole.Offered, "stdio")),
            ],
        };

        var servers = ComponentMerge.Into(Empty, sensed).McpServers;

        Assert.Equal(2, servers.Count);
        Assert.Equal(["A", "B"], servers.Single(server => server.Role == McpRole.Used).EnvironmentNames);
    }

    [Fact]
    public void The_order_of_the_sensors_does_not_matter()
    {
        var models = from provider in Gen.Elements("openai", "azure-openai")
                     from name in Gen.Elements("gpt-4o", "o3")
                     from version in Gen.Elements<string?>(null, "1", "2")
                     from key in Gen.Elements<string?>(null, "A:Model", "B:Model")
                     from file in Gen.Elements("a.cs", "b.json")
                     from line in Gen.Choose(1, 5)
                     select new Model(provider, name)
                     {
                         Version = version,
                         Pin = version is null ? PinState.Floating : PinState.Pinned,
                         ConfigurationKey = key,
                         Evidence = [new Evidence(file, line, 1, Technique.ManifestAnalysis)],
                     };
        Prop.ForAll(models.ListOf().ToArbitrary(), all =>
        {
            var forward = Merge([.. all]).Models;
            var backward = Merge([.. Enumerable.Reverse(all)]).Models;
            return forward.Select(Text).SequenceEqual(backward.Select(Text), StringComparer.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Fifty_thousand_places_of_one_model_are_merged_at_once()
    {
        var all = Enumerable.Range(1, 50_000).Select(line => new Model("openai", "gpt-4o") { Evidence = [new Evidence("a.json", line, 1, Technique.ManifestAnalysis)] });

        Assert.Equal(50_000, Assert.Single(Merge([.. all]).Models).Evidence.Count);
    }

    private static string Text(Model model) => model + string.Join(';', model.Evidence);

    private static AgentInventory Merge(params Model[] models) =>
        ComponentMerge.Into(Empty, ComponentMerge.Concat(models.Select(model => SensedComponents.None with { Models = [Declare(model)] })));

    private static Declared<T> Declare<T>(T component)
        where T : AiComponent => new(component, new FileSpan("a"));
}
