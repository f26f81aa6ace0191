using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.Stated;

namespace AgentSupplyChain.Core.Tests.Sense;

public sealed class StatedSensorTests
{
    private readonly List<Finding> _faults = [];

    [Fact]
    public void Statements_of_the_project_and_of_components_are_read_with_their_places_and_comments_are_allowed()
    {
        var subjects = Read("""
            {
              "schemaVersion": 1, // of the format
              "application": { "applicationArea": ["orders", "returns"] },
              "metrics": { "securityMetrics": ["none lost"] },
              "models": { "gpt-4o": { "properties": { "size": "large" }, "sha256": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" } },
              "endpoints": { "https://h.example": { "authenticated": false } },
            }
            """);

        Assert.Empty(_faults);
        Assert.Equal([(StatedKind.Application, ""), (StatedKind.Model, "gpt-4o"), (StatedKind.Endpoint, "https://h.example")], subjects.Select(subject => (subject.Kind, subject.Name)));
        Assert.Equal(["applicationArea=orders", "applicationArea=returns", "securityMetrics=none lost"], Facts(subjects[0]));
        Assert.Equal(["sha256=" + new string('a', 64), "properties=size: large"], Facts(subjects[1]));
        Assert.Equal(("aibom.json", 5), (subjects[1].Source.File, subjects[1].Source.Line));
        Assert.Equal("false", subjects[2]["authenticated"]);
    }

    [Theory]
    [InlineData("""{ "schemaVersion": 1, "model": {} }""", "'model' is not a field")]
    [InlineData("""{ "schemaVersion": 1, "models": { "m": { "licence": "MIT" } } }""", "'models.m.licence' is not a field")]
    [InlineData("""{ "schemaVersion": 1, "models": { "m": { "license": ["MIT"] } } }""", "write a string")]
    [InlineData("""{ "schemaVersion": 1, "models": [] }""", "write an object")]
    [InlineData("""{ "schemaVersion": 1, "endpoints": { "e": { "authenticated": "yes" } } }""", "write true or false")]
    [InlineData("""{ "schemaVersion": 1, "models": { "m": { "sha256": "12" } } }""", "64 hexadecimal digits")]
    [InlineData("""{ "schemaVersion": 1, "models": { "m": { "modelCard": "javascript:alert(1)" } } }""", "is no absolute address")]
    [InlineData("""{ "schemaVersion": 1, "models": { "m": { "description": "a\u001b[31m" } } }""", "control characters")]
    [InlineData("""{ "schemaVersion": 1, "models": { "m": {}, "m": {} } }""", "stands there twice")]
    [InlineData("""{ "schemaVersion": 1, "datasets": { "": { "content": "x" } } }""", "as a name is empty")]
    [InlineData("""{ "schemaVersion": 1, "datasets": { " orders": { "content": "x" } } }""", "blanks around it")]
    [InlineData("""{ "schemaVersion": 1, "datasets": { "a\u001b[31m": { "content": "x" } } }""", "as a name holds control characters")]
    [InlineData("""{ "schemaVersion": 2 }""", "write 1")]
    [InlineData("{}", "write 1")]
    [InlineData("[]", "an object is expected")]
    [InlineData("{ \"schemaVersion\": 1", "not valid JSON")]
    public void What_is_faulty_is_a_finding_with_its_place(string text, string cause)
    {
        Read(text);

        var fault = Assert.Single(_faults);
        Assert.Equal(("ASC9003", "aibom.json"), (fault.Rule.Id, fault.Location.File));
        Assert.Contains(cause, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', fault.Message);
    }

    [Fact]
    public void What_is_stated_under_a_name_that_is_none_is_left_out_and_the_rest_stands()
    {
        var names = string.Join(',', new[] { "", "a\\u001b[31m", new string('x', 5000), "orders" }.Select(name => $$"""
            "{{name}}": { "content": "x" }
            """));

        Assert.Equal(["orders"], Read($$"""{ "schemaVersion": 1, "datasets": { {{names}} } }""").Select(subject => subject.Name));
        Assert.Equal(3, _faults.Count);
        Assert.All(_faults, fault => Assert.True(fault.Message.Length < 400 && !fault.Message.Contains('\u001b', StringComparison.Ordinal), fault.Message));
    }

    [Fact]
    public void A_file_of_nothing_but_faults_does_not_fill_the_log()
    {
        Read("{ \"schemaVersion\": 1, " + string.Join(',', Enumerable.Range(0, 60_000).Select(i => $"\"field{i}\": 1")) + "}");

        Assert.Equal(StatedSensor.MostFaults + 1, _faults.Count);
        Assert.Contains("59950 more", _faults[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_components_than_any_project_has_are_not_read()
    {
        var subjects = Read("{ \"schemaVersion\": 1, \"datasets\": {" + string.Join(',', Enumerable.Range(0, 60_000).Select(i => $"\"d{i}\": {{}}")) + "}}");

        Assert.InRange(subjects.Count, StatedSensor.MostComponents, StatedSensor.MostComponents + 1);
        Assert.Contains("one component too many", Assert.Single(_faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_field_takes_no_other_with_it() =>
        Assert.Equal(["license=MIT"], Facts(Assert.Single(Read("""{ "schemaVersion": 1, "models": { "m": { "license": "MIT", "colour": "red" } } }"""))));

    [Fact]
    public void Depth_and_size_are_limited()
    {
        Read(new string('[', 100_000));
        Read("{ \"schemaVersion\": 1, \"models\": { \"m\": { \"description\": \"" + new string('x', 5000) + "\" } } }");

        Assert.Equal(2, _faults.Count);
        Assert.Contains("levels deep", _faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("longer than 4000", _faults[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_of_items_state_the_same()
    {
        var item = new ItemFact("AgentTool", "find_order", null, new Dictionary<string, string> { ["Description"] = " Finds orders ", ["SideEffects"] = "none", ["Colour"] = "red" }, "App.csproj");

        var subject = Assert.Single(StatedSensor.OfItems([item]));

        Assert.Equal((StatedKind.Tool, "find_order", "App.csproj"), (subject.Kind, subject.Name, subject.Source.File));
        Assert.Equal(["description=Finds orders", "sideEffects=none"], Facts(subject));
    }

    private IReadOnlyList<StatedSubject> Read(string text) => StatedSensor.Read(text, "aibom.json", _faults);

    private static IEnumerable<string> Facts(StatedSubject subject) => subject.Facts.Select(fact => fact.Field + "=" + fact.Text);
}
