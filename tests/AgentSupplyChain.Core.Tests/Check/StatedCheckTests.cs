using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Tests.Emit;

namespace AgentSupplyChain.Core.Tests.Check;

public sealed class StatedCheckTests
{
    [Fact]
    public void What_is_missing_is_told_once_with_components_and_fields_shortened()
    {
        var finding = Assert.Single(StatedCheck.Missing(Inventories.Agent() with { Stated = [] }, "App.csproj"));

        Assert.Equal(("ASC1003", "App.csproj"), (finding.Rule.Id, finding.Location.File));
        Assert.Contains("project: applicationArea, dataUsage, inputs, outputs and 7 more; model 'gpt-4.1-2025-04-14': description, license, released, properties and 2 more; ", finding.Message, StringComparison.Ordinal);
        Assert.Contains("more components. State it in aibom.json", finding.Message, StringComparison.Ordinal);
        Assert.True(finding.Message.Length < 500, finding.Message);
    }

    [Fact]
    public void Where_all_is_stated_nothing_is_missing()
    {
        var inventory = Inventories.Library() with
        {
            Datasets = [new Dataset("orders") { Classification = "internal", Sha256 = new string('d', 64) }],
            Stated =
            [
                WeightsInventories.Stated[0],
                WeightsInventories.Of(StatedKind.Dataset, "orders", ("description", "x"), ("content", "x"), ("provenance", "x"), ("statistics", "x"), ("license", "MIT")),
            ],
        };

        Assert.Empty(StatedCheck.Missing(inventory, "App.csproj"));
        Assert.Empty(StatedCheck.Contradictions(inventory));
    }

    [Theory]
    [InlineData("provider", "openai", "'azure-openai'")]
    [InlineData("producer", "Contoso", "'OpenAI'")]
    [InlineData("version", "2025-01-01", "'2025-04-14'")]
    public void A_statement_that_is_not_what_the_build_sees_is_a_finding_at_its_place(string field, string stated, string observed)
    {
        var finding = Assert.Single(Contradictions(WeightsInventories.Of(StatedKind.Model, "gpt-4.1-2025-04-14", (field, stated))));

        Assert.Equal(("ASC9003", "aibom.json", 5), (finding.Rule.Id, finding.Location.File, finding.Location.Line));
        Assert.Contains($"'{stated}'", finding.Message, StringComparison.Ordinal);
        Assert.Contains(observed, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reads only", true)]
    [InlineData("Destructive", true)]
    [InlineData("reads orders and nothing else", false)]
    [InlineData("additive", false)]
    [InlineData("changes", false)]
    public void A_class_of_side_effects_that_is_not_the_declared_one_is_a_contradiction_and_other_words_are_not(string stated, bool isFinding)
    {
        var subject = WeightsInventories.Of(StatedKind.Tool, "open_ticket", ("sideEffects", stated));

        var findings = StatedCheck.Contradictions(Inventories.Agent() with { Tools = [new Tool("open_ticket") { Hints = ["destructive=false"] }], Stated = [subject] });

        Assert.Equal(isFinding ? ["ASC9003"] : [], findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void Another_digest_of_weights_is_the_rule_about_digests() =>
        Assert.Equal("ASC3005", Assert.Single(Contradictions(WeightsInventories.Of(StatedKind.Model, "models/small.gguf", ("sha256", new string('9', 64))))).Rule.Id);

    [Fact]
    public void The_same_licence_in_another_case_is_no_contradiction_and_another_one_is()
    {
        Assert.Empty(Contradictions(WeightsInventories.Of(StatedKind.Model, "Small Llama", ("license", "Apache-2.0"))));
        Assert.Single(Contradictions(WeightsInventories.Of(StatedKind.Model, "Small Llama", ("license", "MIT"))));
    }

    [Fact]
    public void A_thousand_statements_about_nothing_do_not_fill_the_log_and_a_digest_is_told_first()
    {
        var inventory = Inventories.Agent() with
        {
            Stated =
            [
                .. Enumerable.Range(0, 1000).Select(i => WeightsInventories.Of(StatedKind.Tool, $"no_such_tool_{i}", ("description", "x"))),
                WeightsInventories.Of(StatedKind.Model, "models/small.gguf", ("sha256", new string('9', 64))),
            ],
        };

        var findings = StatedCheck.Contradictions(inventory).ToList();

        Assert.Equal(51, findings.Count);
        Assert.Equal("ASC3005", findings[0].Rule.Id);
        Assert.Contains("951 more", findings[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_that_the_build_does_not_see_is_a_finding_only_where_the_code_was_read()
    {
        var unknown = WeightsInventories.Of(StatedKind.Tool, "no_such_tool", ("description", "x"));

        Assert.Contains("tool 'no_such_tool'", Assert.Single(Contradictions(unknown)).Message, StringComparison.Ordinal);
        Assert.Empty(StatedCheck.Contradictions(Inventories.Agent() with { Stated = [unknown], CodeCoverage = CodeCoverage.Missing }));
    }

    private static IEnumerable<Finding> Contradictions(StatedSubject subject) => StatedCheck.Contradictions(Inventories.Agent() with { Stated = [subject] });
}
