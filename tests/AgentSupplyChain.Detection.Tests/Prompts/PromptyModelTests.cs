using AgentSupplyChain.Detection.Prompts;

namespace AgentSupplyChain.Detection.Tests.Prompts;

public class PromptyModelTests
{
    [Theory]
    [InlineData("---\nmodel:\n  id: gpt-4o\n---\nHello")]
    [InlineData("---\r\nmodel:\r\n  id: \"gpt-4o\"  # fast\r\n---\r\n")]
    [InlineData("---\rname: ä😀\rmodel:\r  configuration:\r    name: 'gpt-4o'\r---\r")]
    [InlineData("---\nmodel:\n  configuration:\n    type: openai\n    model:   gpt-4o   \n---\n")]
    [InlineData("---\nmodel:\n  id: gpt-4o")]
    public void The_value_stands_where_it_says(string text)
    {
        var model = PromptyModel.Of(PromptyHead.Read(text))!;

        Assert.Equal("gpt-4o", text.Substring(model.Name.Start, model.Name.Text.Length));
        Assert.Equal(("openai", "gpt-4o", false), (model.Provider, model.Name.Text, model.IsDeployment));
    }

    [Fact]
    public void A_deployment_wins_over_a_name_and_is_called_one() =>
        Assert.True(PromptyModel.Of(PromptyHead.Read("---\nmodel:\n  id: gpt-4o\n  configuration:\n    azure_deployment: chat\n---\n"))!.IsDeployment);

    [Theory]
    [InlineData("model:\n  id: gpt-4o\n---")]
    [InlineData("---\nsample:\n  id: gpt-4o\n---")]
    [InlineData("---\nmodel:\n  id: ${env:MODEL:gpt-4o}\n---")]
    [InlineData("---\n- model:\n    - id: gpt-4o\n---")]
    [InlineData("---\n---\nmodel:\n  id: gpt-4o\n")]
    [InlineData("")]
    [InlineData("---\r")]
    public void Elsewhere_no_model_is_named(string text) => Assert.Null(PromptyModel.Of(PromptyHead.Read(text)));
}
