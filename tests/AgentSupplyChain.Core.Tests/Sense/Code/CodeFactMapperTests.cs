using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Code;
using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Tests.Sense.Code;

public sealed class CodeFactMapperTests
{
    [Fact]
    public void A_model_keeps_its_place_its_member_and_the_key_that_can_replace_it()
    {
        var fact = new CodeFact(
            FactKind.Model,
            (FactField.File, "Chat.cs"), (FactField.Line, "7"), (FactField.Column, "12"), (FactField.Symbol, "A.B"), (FactField.Api, "OpenAI.Chat.ChatClient"),
            (FactField.Name, "gpt-4o"), (FactField.Provider, "openai"), (FactField.Task, "chat"), (FactField.ConfigurationKey, "OpenAI:Model"));

        var declared = Assert.Single(Map([fact]).Models);

        var model = declared.Component;
        Assert.Equal(("openai", "gpt-4o", PinState.Floating, "chat", "OpenAI:Model"), (model.Provider, model.Name, model.Pin, model.Task, model.ConfigurationKey));
        Assert.Equal(new Evidence("Chat.cs", 7, 12, Technique.SourceCodeAnalysis) { Symbol = "A.B", Context = "OpenAI.Chat.ChatClient" }, Assert.Single(model.Evidence));
        Assert.Equal(("Chat.cs", 7, 12), (declared.Span.File, declared.Span.Line, declared.Span.Column));
    }

    [Fact]
    public void A_model_that_is_only_known_at_run_time_is_listed_as_unknown()
    {
        var model = Assert.Single(Map([new CodeFact(FactKind.Model, (FactField.Provider, "openai"), (FactField.Unknown, "not-constant"))]).Models).Component;

        Assert.Equal(("openai", "unknown", PinState.Unknown), (model.Provider, model.Name, model.Pin));
    }

    [Fact]
    public void A_deployment_tells_nothing_of_its_model()
    {
        var fact = new CodeFact(FactKind.Model, (FactField.Provider, "azure-openai"), (FactField.Name, "gpt-4o"), (FactField.Deployment, "true"));

        Assert.Equal((true, PinState.Unknown), (Map([fact]).Models[0].Component.IsDeployment, Map([fact]).Models[0].Component.Pin));
    }

    [Theory]
    [InlineData("pinned", PinState.Pinned)]
    [InlineData("floating", PinState.Floating)]
    [InlineData("unpinnable", PinState.Unpinnable)]
    [InlineData("certainly", PinState.Unknown)]
    [InlineData(null, PinState.Unknown)]
    public void A_server_of_code_is_as_pinned_as_the_compiler_saw_it(string? recorded, PinState pin)
    {
        var fact = new CodeFact(
            FactKind.McpServer,
            (FactField.Name, "s"), (FactField.Role, "used"), (FactField.Transport, "stdio"), (FactField.Launcher, "npx"), (FactField.Package, "server"),
            (FactField.Version, "1.0.0"), (FactField.Pin, recorded), (FactField.EnvironmentNames, "B,A"));

        var server = Assert.Single(Map([fact]).McpServers).Component;

        Assert.Equal(
            (McpRole.Used, "stdio", "npx", "server", "1.0.0", pin),
            (server.Role, server.Transport, server.Launcher, server.Package, server.PackageVersion, server.Pin));
        Assert.Equal(["A", "B"], server.EnvironmentNames);
    }

    [Fact]
    public void A_server_that_code_offers_without_a_name_is_called_like_the_project()
    {
        var server = Assert.Single(Map([new CodeFact(FactKind.McpServer, (FactField.Role, "offered"))]).McpServers).Component;

        Assert.Equal(("Agent", McpRole.Offered), (server.Name, server.Role));
    }

    [Fact]
    public void Tools_agents_prompts_and_endpoints_become_components()
    {
        var hash = new string('a', 64);

        var sensed = Map(
        [
            new CodeFact(FactKind.Tool, (FactField.Name, "find"), (FactField.DescriptionSha256, hash), (FactField.SchemaSha256, new string('b', 64)), (FactField.Implementation, "A.Find"), (FactField.Role, "offered")),
            new CodeFact(FactKind.Agent, (FactField.Name, "support"), (FactField.Model, "gpt-4o")),
            new CodeFact(FactKind.Prompt, (FactField.Symbol, "A.Prompt"), (FactField.Sha256, hash), (FactField.Role, "system")),
            new CodeFact(FactKind.Prompt, (FactField.Symbol, "A.Composed"), (FactField.Unknown, "not-constant")),
            new CodeFact(FactKind.Endpoint, (FactField.Url, "https://u@llm.example.com/v1?k=1"), (FactField.Provider, "openai")),
            new CodeFact(FactKind.McpServer, (FactField.Name, "desk"), (FactField.Role, "offered")),
        ]);

        Assert.Equal(new Tool("find") { DescriptionSha256 = hash, SchemaSha256 = new string('b', 64), Implementation = "A.Find", IsOfferedOverMcp = true }, sensed.Tools[0].Component with { Evidence = [] });
        Assert.Equal(("support", "gpt-4o"), (sensed.Agents[0].Component.Name, sensed.Agents[0].Component.Model));
        Assert.Equal(("A.Prompt", hash, "system"), (Assert.Single(sensed.Prompts).Component.Name, sensed.Prompts[0].Component.Sha256, sensed.Prompts[0].Component.Role));
        Assert.Equal(("https://llm.example.com/v1", "openai"), (sensed.Endpoints[0].Component.Url, sensed.Endpoints[0].Component.Provider));
        Assert.Equal(McpRole.Offered, sensed.McpServers[0].Component.Role);
    }

    [Fact]
    public void A_tool_keeps_its_hints_its_assembly_and_whether_it_asks_and_takes_no_hint_that_does_not_exist()
    {
        var fact = new CodeFact(
            FactKind.Tool,
            (FactField.Name, "find"), (FactField.Hints, "readOnly=true,evil=1,readOnly=true,destructive=false"), (FactField.Approval, "required"), (FactField.Assembly, "Orders"));

        var tool = Assert.Single(Map([fact]).Tools).Component;

        Assert.Equal(["destructive=false", "readOnly=true"], tool.Hints);
        Assert.Equal((ToolApproval.Required, "Orders", true), (tool.Approval, tool.Assembly, tool.HasKnownName));
    }

    [Fact]
    public void A_tool_of_an_older_record_knows_none_of_them()
    {
        var fact = CodeFact.FromLine("// tool\tapi=M\tcolumn=1\tfile=A.cs\tline=1\tname=find");

        var tool = Assert.Single(Map([fact!]).Tools).Component;

        Assert.Equal((ToolApproval.NotSaid, null, false, 0), (tool.Approval, tool.Assembly, tool.IsOnlyNamed, tool.Hints.Count));
    }

    [Fact]
    public void A_tool_that_only_a_list_names_is_of_its_server_and_less_certain()
    {
        var tool = Assert.Single(Map([new CodeFact(FactKind.Tool, (FactField.Name, "read"), (FactField.Role, "allowed"), (FactField.Server, "files"))]).Tools).Component;

        Assert.Equal((true, "files", false), (tool.IsOnlyNamed, tool.Server, tool.IsOfferedOverMcp));
        Assert.True(Assert.Single(tool.Evidence).Confidence < 0.9);
    }

    [Fact]
    public void Tools_with_computed_names_are_called_by_their_code_and_numbered_in_its_order()
    {
        var facts = new[] { 30, 9, 20 }.Select(line => new CodeFact(
            FactKind.Tool, (FactField.Unknown, "not-constant"), (FactField.Implementation, "A.Find"), (FactField.File, "A.cs"), (FactField.Line, $"{line}"), (FactField.Column, "1")));

        var tools = Map(facts.Append(new CodeFact(FactKind.Tool, (FactField.Symbol, "A.Run")))).Tools.Select(tool => tool.Component).ToList();

        Assert.Equal(["A.Find @ 9", "A.Find (2) @ 20", "A.Find (3) @ 30", "A.Run @ 0"], tools.OrderBy(tool => tool.Name is "A.Run").Select(tool => $"{tool.Name} @ {tool.Evidence[0].Line}"));
        Assert.All(tools, tool => Assert.False(tool.HasKnownName));
    }

    [Fact]
    public void Agents_without_a_name_are_called_by_the_member_that_makes_them_and_stay_apart()
    {
        var facts = new[] { ("A.Triage", 9), ("A.Triage", 20), ("A.Refund", 40) }.Select(made => new CodeFact(
            FactKind.Agent, (FactField.Symbol, made.Item1), (FactField.Model, "gpt-4o"), (FactField.File, "A.cs"), (FactField.Line, $"{made.Item2}"), (FactField.Column, "1")));

        var agents = Map([.. facts, new CodeFact(FactKind.Agent, (FactField.Name, "desk"), (FactField.Symbol, "A.Run"))]).Agents.Select(agent => agent.Component).ToList();

        Assert.Equal(["A.Refund", "A.Triage", "A.Triage (2)", "desk"], agents.Select(agent => agent.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["desk"], agents.Where(agent => agent.HasKnownName).Select(agent => agent.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB")]
    public void What_is_no_hash_of_a_schema_counts_as_unknown(string? recorded) =>
        Assert.Null(Assert.Single(Map([new CodeFact(FactKind.Tool, (FactField.Name, "find"), (FactField.SchemaSha256, recorded))]).Tools).Component.SchemaSha256);

    [Fact]
    public void Facts_without_any_value_do_not_throw()
    {
        var sensed = Map(FactKind.All.Select(kind => new CodeFact(kind)));

        Assert.Equal("unknown", Assert.Single(sensed.Models).Component.Name);
        Assert.Equal("unknown", Assert.Single(sensed.McpServers).Component.Name);
    }

    private static SensedComponents Map(IEnumerable<CodeFact> facts) => CodeFactMapper.Map(facts, "Agent");
}
