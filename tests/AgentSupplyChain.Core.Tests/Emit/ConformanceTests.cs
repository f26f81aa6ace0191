using System.Text;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Emit.Conformance;
using AgentSupplyChain.Core.Inventory;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class ConformanceTests
{
    private static readonly ConformanceReport Agent = ConformanceReport.Of(Sbom(), Aibom());

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
        foreach (var report in new[] { Agent, Report(Inventories.Agent()), Report(Inventories.Library()), Report(Inventories.Agent() with { CodeCoverage = CodeCoverage.Missing, Timestamp = null }), ConformanceReport.Of(null, null) })
            Assert.All(report.Standards.SelectMany(standard => standard.Answers), answered => Assert.NotEmpty(answered.Answer.Fact));
    }

    [Theory]
    [InlineData("cisa-2026", "author", "metadata.authors: 2; metadata.manufacturer: named")]
    [InlineData("cisa-2026", "timestamp", "metadata.timestamp: from SOURCE_DATE_EPOCH or the commit")]
    [InlineData("cisa-2026", "name", "components[].name: of all 4 components")]
    [InlineData("bsi-tr-03183-2", "no-vulnerabilities", "vulnerabilities: none is ever written into a document")]
    [InlineData("bsi-tr-03183-2", "completeness", "compositions: stated for each of 4 components")]
    [InlineData("bsi-tr-03183-2", "sbom-creator", "metadata.manufacturer.url: named")]
    [InlineData("g7-ai", "model-name", "components[type=machine-learning-model].name: of all 2 models")]
    [InlineData("g7-ai", "system-components", "components, services: 4 in the AIBOM, 3 in the SBOM")]
    [InlineData("g7-ai", "infrastructure-software", "components[type=framework]: 1 in the SBOM")]
    [InlineData("g7-ai", "dataset-dependencies", "dependencies: of all 1 data sets")]
    [InlineData("g7-ai", "system-data-flow", "services[].data: of all 1 services")]
    [InlineData("g7-ai", "model-input-output", "modelCard.modelParameters.inputs, outputs: of all 2 models")]
    public void What_is_present_names_the_field_that_proves_it(string standard, string id, string fact)
    {
        var answer = AnswerTo(Agent, standard, id);
        Assert.Equal((AnswerState.Present, fact), (answer.State, answer.Fact));
    }

    [Theory]
    [InlineData("cisa-2026", "author-signature", 0, "signing happens when the project is packed or published")]
    [InlineData("cisa-2026", "licence", 0.5, "of 2 of 4 components")]
    [InlineData("cisa-2026", "hash-value", 0.25, "of 1 of 4 components")]
    [InlineData("cisa-2026", "dependency-relationship", 0.75, "of 3 of 4 components")]
    [InlineData("bsi-tr-03183-2", "distribution-licence", 0.25, "of 1 of 4 components")]
    [InlineData("bsi-tr-03183-2", "hash", 0.25, "of 1 of 4 components")]
    [InlineData("bsi-tr-03183-2", "archive", 0.25, "of 1 of 4 components")]
    [InlineData("g7-ai", "model-hash-value", 0.5, "of 1 of 2 models; the others are hosted")]
    [InlineData("g7-ai", "model-timestamp", 0.5, "of 1 of 2 models")]
    [InlineData("g7-ai", "dataset-sensitivity", 0, "of 0 of 1 data sets")]
    [InlineData("g7-ai", "infrastructure-hardware", 0, "a build does not see the machines")]
    public void What_is_unknown_is_never_present_and_says_why_and_of_which(string standard, string id, double share, string reason)
    {
        var answer = AnswerTo(Agent, standard, id);
        Assert.Equal((AnswerState.Unknown, share), (answer.State, answer.Share));
        Assert.Contains(reason, answer.Fact, StringComparison.Ordinal);
        Assert.True(share == 0 || answer.Lacking.Count > 0);
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
        var none = Inventories.Agent() with { Models = [], Weights = [], AssertedDocuments = [], Agents = [] };
        Assert.Equal(AnswerState.NotApplicable, AnswerTo(Report(none), "g7-ai", "model-name").State);
        Assert.Equal(AnswerState.Unknown, AnswerTo(Report(none with { CodeCoverage = CodeCoverage.Missing }), "g7-ai", "model-name").State);
    }

    [Fact]
    public void What_the_user_states_counts()
    {
        var aibom = Aibom();
        var stated = aibom with { Root = aibom.Root with { Properties = [.. aibom.Root.Properties, new("asc:stated:hardware", "two accelerators"), new("asc:stated:inputs", "a question")] } };
        var report = ConformanceReport.Of(Sbom(), stated);
        Assert.Equal(Answer.Present("properties[asc:stated:hardware]: stated by the user").Fact, AnswerTo(report, "g7-ai", "infrastructure-hardware").Fact);

        // Of two things that are asked for together one is not enough.
        Assert.StartsWith("modelCard", AnswerTo(report, "g7-ai", "system-input-output").Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_has_said_how_it_is_used_is_no_known_usage_of_data()
    {
        var inventory = Inventories.Agent() with { Stated = [] };
        Assert.Equal((AnswerState.Unknown, 0d), (AnswerTo(Report(inventory), "g7-ai", "system-data-usage").State, AnswerTo(Report(inventory), "g7-ai", "system-data-usage").Share));
    }

    [Fact]
    public void The_beginning_of_a_digest_is_no_version_of_a_model()
    {
        var answer = AnswerTo(Report(Inventories.Agent() with { Models = [], AssertedDocuments = [], Stated = [] }), "g7-ai", "model-version");
        Assert.Equal((AnswerState.Unknown, 0d), (answer.State, answer.Share));
    }

    [Fact]
    public void What_is_stated_of_a_model_is_no_statement_about_the_system()
    {
        var inventory = Inventories.Agent() with { Stated = [WeightsInventories.Of(StatedKind.Model, "gpt-4.1-2025-04-14", ("inputs", "a"), ("outputs", "b"))] };

        Assert.StartsWith("modelCard", AnswerTo(Report(inventory), "g7-ai", "system-input-output").Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_SBOM_nothing_of_components_is_known()
    {
        var answer = AnswerTo(ConformanceReport.Of(null, Aibom()), "cisa-2026", "name");
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
        Assert.StartsWith("metadata.authors: 2; ", Text(evidence, "description"), StringComparison.Ordinal);
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
        var page = Encoding.UTF8.GetString(ConformanceMarkdown.Write(Agent, Sbom().Root));
        Assert.StartsWith("# What the documents of Shop 1.0.0 hold\n", page, StringComparison.Ordinal);
        Assert.Equal(88 + 3, page.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| element", StringComparison.Ordinal) && !line.StartsWith("| standard", StringComparison.Ordinal)));
        Assert.Contains("| Licence of the component | unknown (50 %) |", page, StringComparison.Ordinal);
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

    private static BomElement Project() => new("application", "project:Shop@1.0.0", "Shop")
    {
        Version = "1.0.0",
        Authors = ["Zoë", "Adam"],
        Manufacturer = new BomOrganization("Contoso", "https://contoso.example/"),
        Licenses = [new BomLicense("MIT")],
        Properties = [new(AscProperty.Code, "complete")],
    };

    private static BomDocument Sbom() => new(
        Project(),
        [
            new BomElement("library", "pkg:nuget/A@1", "A")
            {
                Version = "1",
                Licenses = [new BomLicense("MIT"), new BomLicense("MIT") { IsConcluded = true }],
                Hashes = [new("SHA-512", new string('a', 128))],
                References = [new("distribution", "pkg:nuget/A@1") { Hashes = [new("SHA-512", new string('a', 128))] }],
                Properties = [new("bsi:component:archive", "archive")],
            },
            new BomElement("library", "project:B@1", "B") { Version = "1" },
            new BomElement("framework", "framework:F", "F") { IsExternal = true, Completeness = Aggregate.Unknown },
        ],
        DateTimeOffset.UnixEpoch,
        JoinedComment: null);

    private static BomDocument Aibom() => new(
        Project() with { DependsOn = ["dataset:d"] },
        [
            new BomElement("machine-learning-model", "model:hosted", "hosted") { Version = "2025-04-14", IsExternal = true, ModelCard = new BomModelCard { Inputs = ["text"], Outputs = ["text"] } },
            new BomElement("machine-learning-model", "model:local", "local") { Version = "3", Hashes = [new("SHA-256", new string('b', 64))], ModelCard = new BomModelCard { Inputs = ["text"], Outputs = ["text"] } },
            new BomElement("data", "dataset:d", "d") { DataType = "dataset" },
            new BomElement(BomElement.Service, "endpoint:e", "e") { DataFlows = [new("outbound", "prompts")] },
        ],
        DateTimeOffset.UnixEpoch,
        JoinedComment: null);

    private static ConformanceReport Report(AgentInventory inventory)
    {
        var (sbom, aibom) = Boms.Documents(inventory, true, inventory.IsAgent);
        return ConformanceReport.Of(sbom, aibom);
    }

    private static Answer AnswerTo(ConformanceReport report, string standard, string id) =>
        report.Standards.Single(one => one.Standard.Key == standard).Answers.Single(answered => answered.Requirement.Id == id).Answer;
}
