using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Tests.Check;

/// <summary>Models in files and items, before the policy and the day.</summary>
public class ModelCheckTests
{
    private const string Today = "2026-11-22";

    [Theory]
    [InlineData("OpenAI", "gpt-4o", "ASC3001", "write 'gpt-4o-2024-08-06'")]
    [InlineData("OpenAI", "gpt-5.2", "ASC3001", "write the dated snapshot")]
    [InlineData("OpenAI", "gpt-4o-2025-01-21", "ASC3002", "lists no such snapshot")]
    [InlineData("OpenAI", "text-embedding-3-small", "ASC3002", "cannot be pinned")]
    [InlineData("Gemini", "gemini-2.5-pro-preview-05-06", "ASC3002", "is a preview")]
    [InlineData("Anthropic", "claude-3-opus-20240229", "ASC3003", "was retired by anthropic on 2026-01-05, and requests to it fail from then on; write 'claude-opus-4-8'")]
    [InlineData("Anthropic", "claude-3-5-sonnet-latest", "ASC3003", "write 'claude-sonnet-4-6'")]
    [InlineData("OpenAI", "gpt-4", "ASC3003", "was retired by openai on 2026-10-23")]
    public void A_model_in_a_file_has_one_finding_the_strongest(string section, string name, string rule, string told)
    {
        var finding = Assert.Single(Check(new ModelPolicy(), section, name));

        Assert.Equal(rule, finding.Rule.Id);
        Assert.Contains(told, finding.Message, StringComparison.Ordinal);
        Assert.Contains($"'{section}:Model'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenAI", "gpt-4o-2024-08-06")]
    [InlineData("OpenAI", "our-own-model")]
    [InlineData("OpenAI", "gpt-9-2027-01-01")]
    [InlineData("Anthropic", "claude-opus-4-6")]
    public void A_model_that_is_fixed_and_served_has_none(string section, string name) => Assert.Empty(Check(new ModelPolicy(), section, name));

    [Theory]
    [InlineData("2026-10-22", 0, false)]
    [InlineData("2026-10-23", 0, true)]
    [InlineData("2026-10-22", 1, true)]
    [InlineData("2026-07-25", 90, true)]
    [InlineData("2026-07-24", 90, false)]
    [InlineData("9999-12-31", 3650, true)]
    public void A_retirement_is_reported_when_the_window_reaches_it(string day, int window, bool reported)
    {
        var findings = Check(new ModelPolicy { RetirementWindowDays = window }, "OpenAI", "gpt-4-0613", day);

        Assert.Equal(reported, findings.Any(finding => finding.Rule.Id == "ASC3003"));
    }

    [Fact]
    public void A_retirement_to_come_is_told_as_one() => Assert.Contains(
        "is to be retired by openai on 2027-01-14",
        Assert.Single(Check(new ModelPolicy { RetirementWindowDays = 90 }, "OpenAI", "gpt-4o-2024-08-06")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Without_a_day_the_catalogues_counts()
    {
        Assert.Empty(Check(new ModelPolicy(), "OpenAI", "gpt-4-0613", day: null));
        Assert.Equal("ASC3003", Assert.Single(Check(new ModelPolicy(), "Anthropic", "claude-3-opus-20240229", day: null)).Rule.Id);
    }

    [Fact]
    public void What_the_user_knows_of_a_model_counts()
    {
        var policy = new ModelPolicy { Catalogue = [new CatalogueEntry("openai", "gpt-5.2") { ResolvesTo = "gpt-5.2-2025-12-11" }] };

        Assert.Contains("write 'gpt-5.2-2025-12-11'", Assert.Single(Check(policy, "OpenAI", "gpt-5.2")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpt-4.1-2025-04-14", "it is not listed under models.allow")]
    [InlineData("gpt-4o-2024-11-20", "models.allow names another snapshot")]
    [InlineData("gpt-4o-realtime-preview-2024-12-17", "a pattern under models.deny")]
    public void A_model_that_the_policy_does_not_allow_is_an_error(string name, string why)
    {
        var policy = new ModelPolicy { Allow = [new AllowedModel(new AllowedPattern("gpt-4o", null, "2024-08-06"))], Deny = ["*-preview-*"] };
        var finding = Assert.Single(Check(policy, "OpenAI", name));

        Assert.Equal("ASC3004", finding.Rule.Id);
        Assert.Contains(why, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_for_one_environment_holds_for_the_file_of_that_environment()
    {
        var policy = new ModelPolicy { Allow = [new AllowedModel(new AllowedPattern("gpt-4o")) { Environments = ["Test"] }, new AllowedModel(new AllowedPattern("gpt-4.1"))] };

        Assert.Empty(Check(policy, "OpenAI", "gpt-4o-2024-08-06", file: "appsettings.Test.json"));
        Assert.Empty(Check(policy, "OpenAI", "gpt-4o-2024-08-06"));
        Assert.Equal("ASC3004", Assert.Single(Check(policy, "OpenAI", "gpt-4o-2024-08-06", file: "appsettings.Production.json")).Rule.Id);
        Assert.Equal("ASC3004", Assert.Single(Check(policy, "OpenAI", "gpt-4o-2024-08-06", environment: "Production")).Rule.Id);
    }

    [Fact]
    public void A_deployment_is_nobodys_model()
    {
        var sensed = SettingsFileSensor.Read("""{ "AzureOpenAI": { "DeploymentName": "gpt-4" } }""", "appsettings.json", []);

        Assert.NotEmpty(sensed.Models);
        Assert.Empty(new ModelCheck(new ModelPolicy { Allow = [] }, day: Today).Check(sensed.Models));
    }

    [Theory]
    [InlineData("2024-08-06", null)]
    [InlineData("2024-05-13", "ASC3003")]
    [InlineData("our-build", null)]
    public void A_version_stated_beside_a_name_is_judged_with_it(string version, string? rule)
    {
        var item = new Declared<Model>(new Model("openai", "gpt-4o") { Version = version, Pin = PinState.Pinned }, new FileSpan("Agent.csproj"));

        Assert.Equal(rule, new ModelCheck(new ModelPolicy(), day: Today).Check([item]).SingleOrDefault()?.Rule.Id);
    }

    [Fact]
    public void Of_models_in_code_only_what_depends_on_the_day_is_repeated()
    {
        Declared<Model>[] models = [InCode("gpt-4o"), InCode("gpt-4"), InCode("gpt-4.5-preview"), InCode("gpt-4o-2024-08-06")];

        var finding = Assert.Single(new ModelCheck(new ModelPolicy(), day: Today).CheckByDay(models));
        Assert.Contains("'gpt-4' was retired by openai on 2026-10-23", finding.Message, StringComparison.Ordinal);
        Assert.Equal(("Agent.cs", 7), (finding.Location.File, finding.Location.Line));
    }

    private static Declared<Model> InCode(string name) =>
        new(new Model("openai", name) { Evidence = [new Evidence("Agent.cs", 7, 9, Technique.SourceCodeAnalysis)] }, new FileSpan("Agent.cs", 7, 9));

    private static List<Finding> Check(ModelPolicy policy, string section, string name, string? day = Today, string file = "appsettings.json", string? environment = null) =>
        [.. new ModelCheck(policy, environment, day).Check(SettingsFileSensor.Read($$"""{ "{{section}}": { "Model": "{{name}}" } }""", file, []).Models)];
}
