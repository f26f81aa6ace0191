using AgentSupplyChain.Core.Inventory;
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

        var declared = Assert.Single(CodeFactMapper.Map([fact]).Models);

        var model = declared.Component;
        Assert.Equal(("openai", "gpt-4o", PinState.Floating, "chat", "OpenAI:Model"), (model.Provider, model.Name, model.Pin, model.Task, model.ConfigurationKey));
        Assert.Equal(new Evidence("Chat.cs", 7, 12, Technique.SourceCodeAnalysis) { Symbol = "A.B", Context = "OpenAI.Chat.ChatClient" }, Assert.Single(model.Evidence));
        Assert.Equal(("Chat.cs", 7, 12), (declared.Span.File, declared.Span.Line, declared.Span.Column));
    }

    [Fact]
    public void A_model_that_is_only_known_at_run_time_is_listed_as_unknown()
    {
        var model = Assert.Single(CodeFactMapper.Map([new CodeFact(FactKind.Model, (FactField.Provider, "openai"), (FactField.Unknown, "not-constant"))]).Models).Component;

        Assert.Equal(("openai", "unknown", PinState.Unknown), (model.Provider, model.Name, model.Pin));
    }

    [Fact]
    public void A_deployment_tells_nothing_of_its_model()
    {
        var fact = new CodeFact(FactKind.Model, (FactField.Provider, "azure-openai"), (FactField.Name, "gpt-4o"), (FactField.Deployment, "true"));

        Assert.Equal((true, PinState.Unknown), (CodeFactMapper.Map([fact]).Models[0].Component.IsDeployment, CodeFactMapper.Map([fact]).Models[0].Component.Pin));
    }

    [Theory]
    [InlineData("npx", "server", "1.0.0", PinState.Pinned)]
    [InlineData("npx", "@scope/server", null, PinState.Floating)]
    [InlineData("npx", "server", "latest", PinState.Floating)]
    [InlineData("pnpm dlx", "server", "1.0.0", PinState.Pinned)]
    [InlineData("uvx", "server", "1.0", PinState.Pinned)]
    [InlineData("uvx", "server", ">=1.0", PinState.Floating)]
    [InlineData("dnx", "Server", "1.0.0", PinState.Pinned)]
    [InlineData("docker", "example/server", "1.0", PinState.Floating)]
    [InlineData("docker", "example/server", "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", PinState.Pinned)]
    [InlineData("desk", null, null, PinState.Unknown)]
    public void A_server_of_code_is_judged_as_its_command_would_be(string launcher, string? package, string? version, PinState pin)
    {
        var fact = new CodeFact(
            FactKind.McpServer,
            (FactField.Name, "s"), (FactField.Role, "used"), (FactField.Transport, "stdio"), (FactField.Launcher, launcher), (FactField.Package, package),
            (FactField.Version, version), (FactField.EnvironmentNames, "B,A"));

        var server = Assert.Single(CodeFactMapper.Map([fact]).McpServers).Component;

        Assert.Equal((McpRole.Used, "stdio", launcher, package, version, pin), (server.Role, server.Transport, server.Launcher, server.Package, server.PackageVersion, server.Pin));
        Assert.Equal(["A", "B"], server.EnvironmentNames);
    }

    [Fact]
    public void Tools_agents_prompts_and_endpoints_become_components()
    {
        var hash = new string('a', 64);

        var sensed = CodeFactMapper.Map(
        [
            new CodeFact(FactKind.Tool, (FactField.Name, "find"), (FactField.DescriptionSha256, hash), (FactField.Implementation, "A.Find"), (FactField.Server, "desk")),
            new CodeFact(FactKind.Agent, (FactField.Name, "support"), (FactField.Model, "gpt-4o")),
            new CodeFact(FactKind.Prompt, (FactField.Symbol, "A.Prompt"), (FactField.Sha256, hash), (FactField.Role, "system")),
            new CodeFact(FactKind.Prompt, (FactField.Symbol, "A.Composed"), (FactField.Unknown, "not-constant")),
            new CodeFact(FactKind.Endpoint, (FactField.Url, "https://u@llm.example.com/v1?k=1"), (FactField.Provider, "openai")),
            new CodeFact(FactKind.McpServer, (FactField.Name, "desk"), (FactField.Role, "offered")),
        ]);

        Assert.Equal(new Tool("find") { DescriptionSha256 = hash, Implementation = "A.Find", IsOfferedOverMcp = true }, sensed.Tools[0].Component with { Evidence = [] });
        Assert.Equal(("support", "gpt-4o"), (sensed.Agents[0].Component.Name, sensed.Agents[0].Component.Model));
        Assert.Equal(("A.Prompt", hash, "system"), (Assert.Single(sensed.Prompts).Component.Name, sensed.Prompts[0].Component.Sha256, sensed.Prompts[0].Component.Role));
        Assert.Equal(("https://llm.example.com/v1", "openai"), (sensed.Endpoints[0].Component.Url, sensed.Endpoints[0].Component.Provider));
        Assert.Equal(McpRole.Offered, sensed.McpServers[0].Component.Role);
    }

    [Fact]
    public void Facts_without_any_value_do_not_throw()
    {
        var sensed = CodeFactMapper.Map(FactKind.All.Select(kind => new CodeFact(kind)));

        Assert.Equal("unknown", Assert.Single(sensed.Models).Component.Name);
        Assert.Equal("unknown", Assert.Single(sensed.McpServers).Component.Name);
    }
}
