using System.Text;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Detection.Register;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class SarifTests
{
    internal static IReadOnlyList<ReportedFinding> Samples() =>
    [
        new(new Finding(Rules.ModelVersionFloats, "Model 'gpt-4o' floats; pin it", new FileSpan("appsettings.json", 3, 5, 3, 12), "openai/gpt-4o") { Environment = "Production" }, RuleSeverity.Error),
        new(new Finding(Rules.PackageVersionFloats, "Package floats", new FileSpan("My Agent.csproj", 7), "Floaty"), RuleSeverity.Warning),
        new(new Finding(Rules.PackageGraphNotLocked, "No lock", new FileSpan("Agent.csproj"), "lock"), RuleSeverity.Info) { Suppression = new Suppression("external", "waived until spring") },
        new(new Finding(Rules.ProjectNotRestored, "Silenced", new FileSpan("Agent.csproj"), "x"), RuleSeverity.None),
    ];

    [Fact]
    public void Findings_have_rule_level_place_and_a_fingerprint_without_a_line()
    {
        var run = Parse(SarifDocument.Write(Samples(), "src/Agent", "Agent/net10.0")).GetProperty("runs")[0];
        var results = List(run, "results").ToList();
        Assert.Equal(["ASC2001", "ASC2003", "ASC3001"], results.Select(r => Text(r, "ruleId")));
        Assert.Equal(["warning", "note", "error"], results.Select(r => Text(r, "level")));

        var model = results[2];
        var place = Assert.Single(List(model, "locations")).GetProperty("physicalLocation");
        Assert.Equal(("src/Agent/appsettings.json", "SRCROOT"), (Text(place.GetProperty("artifactLocation"), "uri"), Text(place.GetProperty("artifactLocation"), "uriBaseId")));
        Assert.Equal(3, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(12, place.GetProperty("region").GetProperty("endColumn").GetInt32());

        var moved = Samples().Select(s => s with { Finding = s.Finding with { Location = s.Finding.Location with { Line = 99, EndLine = 99 } } }).ToList();
        var again = List(Parse(SarifDocument.Write(moved, "src/Agent", "Agent/net10.0")).GetProperty("runs")[0], "results").ToList();
        Assert.Equal(Fingerprint(model), Fingerprint(again[2]));
        Assert.Equal(3, results.Select(Fingerprint).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_rule_of_the_register_has_its_page_and_default_level()
    {
        var run = Parse(SarifDocument.Write(Samples(), "", "Agent")).GetProperty("runs")[0];
        var rules = List(run.GetProperty("tool").GetProperty("driver"), "rules").ToList();
        Assert.Equal(Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), rules.Select(rule => Text(rule, "id")));
        Assert.All(rules, rule => Assert.EndsWith($"{Text(rule, "id")}.md", Text(rule, "helpUri"), StringComparison.Ordinal));
        Assert.Equal("error", Text(rules.Single(rule => Text(rule, "id") == "ASC6010").GetProperty("defaultConfiguration"), "level"));
        Assert.All(List(run, "results"), result => Assert.Equal(Text(result, "ruleId"), Text(rules[result.GetProperty("ruleIndex").GetInt32()], "id")));
    }

    [Fact]
    public void A_suppressed_finding_says_why()
    {
        var run = Parse(SarifDocument.Write(Samples(), "", "Agent")).GetProperty("runs")[0];
        var suppression = Assert.Single(List(run, "results").SelectMany(result => List(result, "suppressions")));
        Assert.Equal(("external", "waived until spring"), (Text(suppression, "kind"), Text(suppression, "justification")));
    }

    [Theory]
    [InlineData("src/Agent", "../Shared/My File.json", "src/Shared/My%20File.json")]
    [InlineData("", "a/./b.cs", "a/b.cs")]
    [InlineData("src", "../../outside.cs", null)]
    [InlineData("src", "/home/someone/a.cs", null)]
    [InlineData("src", @"C:\Users\someone\a.cs", null)]
    [InlineData("src", "", null)]
    public void A_path_is_relative_to_the_repository_or_not_told(string projectFolder, string file, string? expected)
    {
        Finding finding = new(Rules.ModelVersionFloats, "m", new FileSpan(file, 1), "s");
        var result = Assert.Single(List(Parse(SarifDocument.Write([new(finding, RuleSeverity.Error)], projectFolder, "c")).GetProperty("runs")[0], "results"));
        Assert.Equal(expected, List(result, "locations").Select(l => Text(l.GetProperty("physicalLocation").GetProperty("artifactLocation"), "uri")).SingleOrDefault());
    }

    [Fact]
    public void The_order_of_findings_does_not_show() =>
        Assert.Equal(SarifDocument.Write(Samples(), "src", "c"), SarifDocument.Write([.. Samples().Reverse()], "src", "c"));

    [Fact]
    public void The_compilers_log_gives_our_findings_with_what_is_suppressed()
    {
        var root = Path.Combine(Path.GetTempPath(), "r");
        var project = Path.Combine(root, "src", "My Agent");
        var log = $$"""
            {
              "$schema": "http://json.schemastore.org/sarif-2.1.0", "version": "2.1.0",
              "runs": [{
                "results": [
                  { "ruleId": "ASC3001", "level": "error", "message": { "text": "Model floats" },
                    "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "{{new Uri(Path.Combine(project, "Program.cs"))}}" },
                      "region": { "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9 } } }],
                    "properties": { "customProperties": { "subject": "openai/gpt-4o" } } },
                  { "ruleId": "ASC6010", "level": "note", "message": { "text": "Key" }, "suppressions": [{ "kind": "inSource", "justification": "test" }],
                    "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "{{new Uri(Path.Combine(root, "Shared", "K.cs"))}}" }, "region": { "startLine": 1 } } }] },
                  { "ruleId": "ASC6010", "message": { "text": "Outside" }, "suppressions": [],
                    "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "{{new Uri(Path.Combine(Path.GetTempPath(), "else", "X.cs"))}}" } } }] },
                  { "ruleId": "CS0168", "level": "warning", "message": { "text": "not ours" } }
                ]
              }]
            }
            """;
        var faults = new List<Finding>();
        var findings = CompilerSarif.Read(Encoding.UTF8.GetBytes(log), "Agent.sarif", project, root, faults);

        Assert.Empty(faults);
        Assert.Equal(
            [
                new ReportedFinding(new Finding(Rules.ModelVersionFloats, "Model floats", new FileSpan("Program.cs", 3, 5, 3, 9), "openai/gpt-4o"), RuleSeverity.Error),
                new ReportedFinding(findings[1].Finding, RuleSeverity.Info) { Suppression = new Suppression("inSource", "test") },
                new ReportedFinding(findings[2].Finding, RuleSeverity.Warning),
            ],
            findings);
        Assert.Equal("../../Shared/K.cs", findings[1].Finding.Location.File);
        Assert.Equal("X.cs", findings[2].Finding.Location.File);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"version":"1.0.0","runs":[]}""")]
    [InlineData("""{"version":"2.1.0","runs":{}}""")]
    public void A_log_that_is_none_is_a_finding(string log)
    {
        var faults = new List<Finding>();
        Assert.Empty(CompilerSarif.Read(Encoding.UTF8.GetBytes(log), "Agent.sarif", Path.GetTempPath(), Path.GetTempPath(), faults));
        Assert.Equal(Rules.InputUnreadable, Assert.Single(faults).Rule);
    }

    [Theory]
    [InlineData("""{"version":"2.1.0","runs":[7,{"results":[null,7,{"ruleId":7},{"ruleId":"ASC3001","message":7,"locations":[[]],"suppressions":{}}]}]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"results":[{"ruleId":"ASC3001","message":{"text":7},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%00b"},"region":{"startLine":-1}}}]}]}]}""")]
    public void Odd_parts_of_a_log_are_passed_over(string log)
    {
        var faults = new List<Finding>();
        var finding = Assert.Single(CompilerSarif.Read(Encoding.UTF8.GetBytes(log), "Agent.sarif", Path.GetTempPath(), Path.GetTempPath(), faults));
        Assert.Equal(Rules.ModelVersionFloats.Title, finding.Finding.Message);
        Assert.Empty(faults);
    }

    private static string? Fingerprint(System.Text.Json.JsonElement result) => Text(result.GetProperty("partialFingerprints"), "findingFingerprint/v1");
}
