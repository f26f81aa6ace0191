using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Core.Tests.Sense.Files;

public sealed class PromptFileSensorTests
{
    private readonly List<Finding> _faults = [];

    [Fact]
    public void A_checkout_with_other_line_ends_is_the_same_prompt()
    {
        var unix = Assert.Single(Read("You help.\nBe short.\n", "prompts/a.md").Prompts).Component;
        var windows = Assert.Single(Read("You help.\r\nBe short.\r\n", "prompts/a.md").Prompts).Component;

        Assert.Equal(unix.Sha256, windows.Sha256);
        Assert.Equal(NormalisedText.Sha256("You help.\nBe short."), unix.Sha256);
        Assert.True(unix.IsFile);
        Assert.DoesNotContain("You help", unix.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prompts/System.md", "x", "system")]
    [InlineData("prompts/a.md", "x", null)]
    [InlineData("a.prompty", "---\nname: a\n---\n\nsystem:\nYou help.\n", "system")]
    [InlineData("a.prompty", "---\nname: a\n---\nuser:\nHello\n", "user")]
    [InlineData("a.prompty", "---\nname: a\n---\nsystem: You help.\n", null)]
    public void The_role_is_known_by_the_name_or_by_the_head_of_the_template(string file, string text, string? role) =>
        Assert.Equal(role, Assert.Single(Read(text, file).Prompts).Component.Role);

    [Fact]
    public void A_prompty_file_names_its_model()
    {
        var declared = Assert.Single(Read("---\nname: a\nmodel:\n  id: \"gpt-4o\" # fast\n  apiType: chat\n---\nHello", "prompts/a.prompty").Models);

        var model = declared.Component;
        Assert.Equal(("openai", "gpt-4o", PinState.Floating, "chat", false), (model.Provider, model.Name, model.Pin, model.Task, model.IsDeployment));
        Assert.Equal(new FileSpan("prompts/a.prompty", 4, 8, 4, 14), declared.Span);
        Assert.Equal("model.id", Assert.Single(model.Evidence).Context);
    }

    [Fact]
    public void A_prompty_file_names_its_deployment_which_tells_nothing_of_the_model()
    {
        const string Text = "---\r\nmodel:\r\n  api: chat\r\n  configuration:\r\n    type: azure_openai\r\n    azure_deployment: gpt-4o\r\nsample:\r\n  id: gpt-4\r\n---\r\nHello";

        var model = Assert.Single(Read(Text, "a.prompty").Models).Component;

        Assert.Equal(("azure-openai", "gpt-4o", true, PinState.Unknown), (model.Provider, model.Name, model.IsDeployment, model.Pin));
    }

    [Theory]
    [InlineData("model:\n  id: ${env:MODEL}")]
    [InlineData("model:\n  id: =Env.MODEL")]
    [InlineData("model:\n  id: ''")]
    [InlineData("model:\n  id:")]
    [InlineData("sample:\n  model:\n    id: gpt-4o")]
    [InlineData("# model:\n#   id: gpt-4o")]
    [InlineData("model:\n  id: \"gpt-4o")]
    public void A_head_that_names_no_model_gives_none(string head) => Assert.Empty(Read("---\n" + head + "\n---\nHello", "a.prompty").Models);

    [Theory]
    [InlineData("---\nmodel:\n  id: gpt-4o")]
    [InlineData("---")]
    [InlineData("")]
    [InlineData("---\n:\n:::\n- - -\n\t\n---")]
    public void A_head_that_is_damaged_does_not_hide_the_prompt(string text)
    {
        Assert.Single(Read(text, "a.prompty").Prompts);
        Assert.Empty(_faults);
    }

    [Fact]
    public void A_head_of_a_million_lines_ends_after_its_limit() =>
        Assert.Empty(Read("---\n" + string.Concat(Enumerable.Repeat("a:\n", 1_000_000)) + "model:\n  id: gpt-4o\n---\n", "a.prompty").Models);

    [Fact]
    public void A_prompt_with_nul_characters_is_a_finding_with_its_place()
    {
        Assert.Empty(Read("ab\nc\0", "prompts/a.md").Prompts);

        var fault = Assert.Single(_faults);
        Assert.Equal(("ASC9003", 2, 2), (fault.Rule.Id, fault.Location.Line, fault.Location.Column));
    }

    private SensedComponents Read(string text, string file) => PromptFileSensor.Read(text, file, _faults);
}
