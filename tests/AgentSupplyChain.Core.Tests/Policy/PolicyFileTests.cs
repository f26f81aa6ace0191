using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Policy;

public sealed class PolicyFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asc-policy-");
    private readonly List<Finding> _faults = [];

    [Fact]
    public void A_whole_policy_is_read_with_comments_and_trailing_commas()
    {
        var policy = Parse("""
            {
              // ours
              "$schema": "https://example.com/schema.json",
              "schemaVersion": 1,
              "profile": "strict",
              "rules": { "ASC3001": "info", "ASC3022": "none", },
              "environments": { "Production": { "production": true }, "Test": { } },
            }
            """);

        Assert.Equal(Profile.Strict, policy.Profile);
        Assert.Equal((RuleSeverity.Info, RuleSeverity.None), (policy.Rules["ASC3001"], policy.Rules["ASC3022"]));
        Assert.True(policy.IsProduction("production"));
        Assert.False(policy.IsProduction("Test"));
        Assert.False(policy.IsProduction("Unheard"));
        Assert.False(policy.IsProduction(null));
        Assert.Empty(_faults);
    }

    [Fact]
    public void A_policy_that_says_nothing_is_the_default()
    {
        var policy = Parse("""{ "schemaVersion": 1 }""");

        Assert.Equal(Profile.Recommended, policy.Profile);
        Assert.Empty(policy.Rules);
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("{ \"schemaVersion\": 1,\n \"profil\": \"strict\" }", 2, 2, "profile")]
    [InlineData("{ \"schemaVersion\": 1,\n \"profile\": \"paranoid\" }", 2, 13, "'recommended'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"profile\": 5 }", 2, 13, "'recommended'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"profile\": \"Strict\" }", 2, 13, "'strict'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"rules\": { \"ASC0000\": \"info\" } }", 2, 13, "rule")]
    [InlineData("{ \"schemaVersion\": 1,\n \"rules\": { \"asc3001\": \"info\" } }", 2, 13, "rule")]
    [InlineData("{ \"schemaVersion\": 1,\n \"rules\": { \"ASC3001\": \"off\" } }", 2, 24, "'none'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"rules\": { \"ASC3001\": null } }", 2, 24, "'none'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"rules\": [] }", 2, 11, "object")]
    [InlineData("{ \"schemaVersion\": 1,\n \"rules\": { \"ASC8001\": \"warning\" } }", 2, 24, "'error'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"rules\": { \"ASC9003\": \"none\" } }", 2, 24, "'info'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"rules\": { \"ASC3001\": \"info\", \"ASC3001\": \"info\" } }", 2, 32, "twice")]
    [InlineData("{ \"schemaVersion\": 1,\n \"environments\": { \"Prod\": { }, \"prod\": { } } }", 2, 33, "twice")]
    [InlineData("{ \"schemaVersion\": 1,\n \"environments\": { \"Prod\": true } }", 2, 28, "'production'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"environments\": { \"Prod\": { \"production\": \"yes\" } } }", 2, 44, "true or false")]
    [InlineData("{ \"schemaVersion\": 1,\n \"environments\": { \"Prod\": { \"prod\": true } } }", 2, 30, "production")]
    [InlineData("{ \"schemaVersion\": 1,\n \"schemaVersion\": 1 }", 2, 2, "twice")]
    [InlineData("{ \"schemaVersion\": 1,\n \"$schema\": 1 }", 2, 13, "string")]
    [InlineData("{\n \"schemaVersion\": 2 }", 2, 19, "write 1")]
    [InlineData("{\n \"schemaVersion\": \"1\" }", 2, 19, "write 1")]
    [InlineData("{\n \"schemaVersion\": 1.0 }", 2, 19, "write 1")]
    [InlineData("{ }", 1, 1, "\"schemaVersion\": 1")]
    [InlineData("[]", 1, 1, "object")]
    [InlineData("", 1, 1, "empty")]
    [InlineData("{\n \"schemaVersion\": 1", 2, 20, "JSON")]
    [InlineData("{ \"schemaVersion\": 1,\n \"\\ud800\": 1 }", 2, 2, "surrogate")]
    [InlineData("{ \"schemaVersion\":\n \0 }", 2, 2, "JSON")]
    public void What_a_policy_may_not_say_is_an_error_with_its_place_and_what_is_allowed(string text, int line, int column, string allowed)
    {
        Parse(text);

        var fault = Assert.Single(_faults);
        Assert.Equal(("ASC8001", "agent-supply-chain.json", line, column), (fault.Rule.Id, fault.Location.File, fault.Location.Line, fault.Location.Column));
        Assert.Contains(allowed, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_fault_does_not_switch_off_what_the_rest_of_the_policy_says()
    {
        var policy = Parse("""{ "schemaVersion": 1, "profile": "strict", "rules": { "ASC0000": "info", "ASC3001": "error" }, "environments": { "Prod": { "production": "true" } } }""");

        Assert.Equal(2, _faults.Count);
        Assert.Equal((Profile.Strict, RuleSeverity.Error, true), (policy.Profile, policy.Rules["ASC3001"], policy.IsProduction("Prod")));
    }

    [Fact]
    public void Two_faults_of_one_kind_are_two_findings()
    {
        Parse("""{ "schemaVersion": 1, "a": 1, "b": 1 }""");

        Assert.Equal(2, _faults.Select(fault => fault.Fingerprint).Distinct().Count());
    }

    [Fact]
    public void A_hundred_thousand_brackets_are_a_finding()
    {
        Parse(string.Concat(Enumerable.Repeat("{\"rules\":", 100_000)));

        Assert.Equal("ASC8001", Assert.Single(_faults).Rule.Id);
    }

    [Fact]
    public void A_policy_that_cannot_be_opened_is_a_finding_and_the_default_applies()
    {
        var policy = PolicyFile.Read(Path.Combine(_folder.FullName, PolicyFile.Name), PolicyFile.Name, _faults);

        Assert.Same(PolicyDocument.Default, policy);
        Assert.Equal("ASC9003", Assert.Single(_faults).Rule.Id);
    }

    [Fact]
    public void The_nearest_policy_up_to_the_root_of_the_repository_is_found()
    {
        var project = _folder.CreateSubdirectory("repository/src/Agent").FullName;
        _folder.CreateSubdirectory("repository/.git");
        Write(PolicyFile.Name);

        Assert.Null(PolicyFile.Find(project));

        var outer = Write("repository/" + PolicyFile.Name);
        Assert.Equal(outer, PolicyFile.Find(project));

        var inner = Write("repository/src/" + PolicyFile.Name);
        Assert.Equal(inner, PolicyFile.Find(project));
    }

    [Fact]
    public void Without_a_repository_only_the_folder_of_the_project_is_looked_into()
    {
        var project = _folder.CreateSubdirectory("src/Agent").FullName;
        Write("src/" + PolicyFile.Name);

        Assert.Null(PolicyFile.Find(project));

        var own = Write("src/Agent/" + PolicyFile.Name);
        Assert.Equal(own, PolicyFile.Find(project));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, """{ "schemaVersion": 1 }""");
        return path;
    }

    private PolicyDocument Parse(string text) => PolicyFile.Parse(text, PolicyFile.Name, _faults);
}
