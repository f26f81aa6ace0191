using System.Text;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Emit.Conformance;
using AgentSupplyChain.Core.Inventory;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class ConformanceTests
{
    private static readonly ConformanceReport Agent = Report(Inventories.Agent());

    [Fact]
    public void The_tables_are_whole()
    {
        Assert.Equal([17, 21, 50], Standard.All.Select(standard => standard.Requirements.Count));
        Assert.Equal([10, 9, 13, 10, 2, 4, 2], Standard.All[2].Requirements.GroupBy(requirement => requirement.Group).Select(group => group.Count()));
        foreach (var standard in Standard.All)
            Assert.Distinct(standard.Requirements.Select(requirement => requirement.Id));
    }

    [Fact]
    public void Every_requirement_is_answered_with_a_fact_or_a_reason()
    {
        foreach (var report in new[] { Agent, Report(Inventories.Library()), Report(Inventories.Agent() with { CodeCoverage = CodeCoverage.Missing, Timestamp = null }), ConformanceReport.Of(null, null) })
            Assert.All(report.Standards.SelectMany(standard => standard.Answers), answered => Assert.NotEmpty(answered.Answer.Fact));
    }

    [Theory]
    [InlineData("cisa-2026", "author", "metadata.authors: 2; metadata.manufacturer: named")]
    [InlineData("cisa-2026", "timestamp", "metadata.timestamp: from SOURCE_DATE_EPOCH or the commit")]
    [InlineData("cisa-2026", "name", "components[].name: of all 9 components")]
    [InlineData("bsi-tr-03183-2", "no-vulnerabilities", "vulnerabilities: none is ever written into a document")]
    [InlineData("bsi-tr-03183-2", "completeness", "compositions: stated for each of 9 components")]
    [InlineData("g7-ai", "model-name", "components[type=machine-learning-model].name: of all 4 models")]
    [InlineData("g7-ai", "infrastructure-software", "components[type=framework]: 2 in the SBOM")]
    [InlineData("g7-ai", "dataset-dependencies", "dependencies: of all 2 data sets")]
    public void What_is_present_names_the_field_that_proves_it(string standard, string id, string fact) =>
        Assert.Equal(Answer.Present(fact), AnswerTo(Agent, standard, id) with { Lacking = Answer.Present("").Lacking });

    [Theory]
    [InlineData("cisa-2026", "author-signature", 0, "signing happens when the project is packed or published")]
    [InlineData("cisa-2026", "licence", 0.66, "of 6 of 9 components")]
    [InlineData("cisa-2026", "hash-value", 0.11, "of 1 of 9 components")]
    [InlineData("g7-ai", "model-hash-value", 0.25, "of 1 of 4 models; the others are hosted")]
    [InlineData("g7-ai", "dataset-sensitivity", 0.5, "of 1 of 2 data sets")]
    [InlineData("g7-ai", "infrastructure-hardware", 0, "a build does not see the machines")]
    public void What_is_unknown_is_never_present_and_says_why_and_of_which(string standard, string id, double share, string reason)
    {
        var answer = AnswerTo(Agent, standard, id);
        Assert.Equal((AnswerState.Unknown, share), (answer.State, answer.Share));
        Assert.Contains(reason, answer.Fact, StringComparison.Ordinal);
        Assert.Equal(share > 0, answer.Lacking.Count > 0);
    }

    [Fact]
    public void Nothing_of_the_G7_applies_to_a_project_that_is_no_agent_except_what_every_document_has()
    {
        var answers = Report(Inventories.Library()).Standards[2].Answers;
        Assert.All(answers.Where(answered => answered.Requirement.Group != "Metadata" && answered.Requirement.Id != "system-timestamp"), answered => Assert.Equal(AnswerState.NotApplicable, answered.Answer.State));
    }

    [Fact]
    public void No_model_in_code_that_was_not_read_is_unknown_and_not_not_applicable()
    {
        var none = Inventories.Agent() with { Models = [], AssertedDocuments = [], Agents = [] };
        Assert.Equal(AnswerState.NotApplicable, AnswerTo(Report(none), "g7-ai", "model-name").State);
        Assert.Equal(AnswerState.Unknown, AnswerTo(Report(none with { CodeCoverage = CodeCoverage.Missing }), "g7-ai", "model-name").State);
    }

    [Fact]
    public void What_the_user_states_counts()
    {
        var (sbom, aibom) = Boms.Documents(Inventories.Agent(), true, true);
        var stated = aibom! with { Root = aibom.Root with { Properties = [.. aibom.Root.Properties, new("asc:stated:hardware", "two accelerators")] } };
        Assert.Equal(Answer.Present("properties[asc:stated:hardware]: stated by the user").Fact, AnswerTo(ConformanceReport.Of(sbom, stated), "g7-ai", "infrastructure-hardware").Fact);
    }

    [Fact]
    public void Without_an_SBOM_nothing_of_components_is_known()
    {
        var (_, aibom) = Boms.Documents(Inventories.Agent(), false, true);
        var answer = AnswerTo(ConformanceReport.Of(null, aibom), "cisa-2026", "name");
        Assert.Equal((AnswerState.Unknown, "no SBOM is written"), (answer.State, answer.Fact));
    }

    [Fact]
    public void The_AIBOM_declares_every_answer_and_claims_only_what_is_present()
    {
        var bom = Parse(Boms.Write(Inventories.Agent()).Aibom!);
        var declarations = bom.GetProperty("declarations");
        var map = List(declarations, "attestations").SelectMany(attestation => List(attestation, "map")).ToList();
        Assert.Equal(88, map.Count);
        Assert.Equal(88, List(bom.GetProperty("definitions"), "standards").SelectMany(standard => List(standard, "requirements")).Count());

        var signature = map.Single(entry => Text(entry, "requirement") == "cisa-2026:author-signature");
        Assert.False(signature.TryGetProperty("claims", out _));
        Assert.Equal(0, signature.GetProperty("conformance").GetProperty("score").GetDouble());
        Assert.StartsWith("unknown: ", Text(signature.GetProperty("conformance"), "rationale"), StringComparison.Ordinal);

        var author = map.Single(entry => Text(entry, "requirement") == "g7-ai:metadata-author");
        var claim = List(declarations, "claims").Single(one => Text(one, "bom-ref") == List(author, "claims").Single().GetString());
        Assert.Equal("claim:cisa-2026:author", Text(claim, "bom-ref"));
        Assert.Equal(Ref(Root(bom)), Text(claim, "target"));
        var evidence = List(declarations, "evidence").Single(one => Text(one, "bom-ref") == List(claim, "evidence").Single().GetString());
        Assert.Equal("metadata.authors: 2; metadata.manufacturer: named", Text(evidence, "description"));
        Assert.False(Parse(Boms.Write(Inventories.Agent()).Sbom!).TryGetProperty("declarations", out _));
    }

    [Fact]
    public void A_reason_names_a_few_of_many()
    {
        var lacking = Enumerable.Range(0, 1000).Select(i => new BomElement("library", $"r{i:000}", "n")).ToList();
        var answer = Answer.OfEach("field", [.. lacking, new BomElement("library", "known", "n") { Version = "1" }], "components", element => element.Version is not null, "why");
        Assert.Equal("field: of 1 of 1001 components; why. Unknown of r000, r001, r002, r003, r004 and 995 more", ConformanceWriter.Reason(answer));
        Assert.Equal(0, answer.Share);
    }

    [Fact]
    public void The_page_for_people_has_a_row_for_each_requirement()
    {
        var page = Encoding.UTF8.GetString(ConformanceMarkdown.Write(Agent, SbomDocument.Of(Inventories.Agent()).Root));
        Assert.StartsWith("# What the documents of SupportAgent", page, StringComparison.Ordinal);
        Assert.Equal(88 + 3, page.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| element", StringComparison.Ordinal) && !line.StartsWith("| standard", StringComparison.Ordinal)));
        Assert.Contains("| Licence of the component | unknown (66 %) |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a|b\n# c")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("``` ~~~ `x`")]
    [InlineData("##vso[task.setvariable variable=a]b")]
    [InlineData("::error file=x::y")]
    [InlineData("[text](https://evil.example) ![i](x) www.evil.example @user &lt;")]
    [InlineData("\u001b[31m\u202e\r\n\ud800")]
    public void A_hostile_name_is_plain_text_on_the_page(string hostile)
    {
        var page = Encoding.UTF8.GetString(ConformanceMarkdown.Write(Agent, new BomElement("application", "r", hostile)));
        var title = page.Split('\n')[0];
        var name = title["# What the documents of ".Length..^" hold".Length];

        Assert.True(name.IndexOfAny(['|', '<', '>', '`', '[', ']', '~', '!', '@', '\u001b', '\u202e', '\r']) < 0, name);
        Assert.DoesNotContain("::", name, StringComparison.Ordinal);
        Assert.DoesNotContain("://", name, StringComparison.Ordinal);
        Assert.DoesNotContain("www.", name, StringComparison.Ordinal);
        Assert.DoesNotContain("##", name, StringComparison.Ordinal);
        Assert.Equal(BomText.Plain(hostile), System.Net.WebUtility.HtmlDecode(name));
    }

    private static ConformanceReport Report(AgentInventory inventory)
    {
        var (sbom, aibom) = Boms.Documents(inventory, true, inventory.IsAgent);
        return ConformanceReport.Of(sbom, aibom);
    }

    private static Answer AnswerTo(ConformanceReport report, string standard, string id) =>
        report.Standards.Single(one => one.Standard.Key == standard).Answers.Single(answered => answered.Requirement.Id == id).Answer;
}
