using System.Text.RegularExpressions;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Detection.Tests.Register;

public class RulesTests
{
    [Fact]
    public void Ids_are_ASC_and_four_digits_unique_and_ascending()
    {
        var ids = Rules.All.Select(rule => rule.Id).ToList();

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Matches(new Regex(@"^ASC\d{4}\z", RegexOptions.NonBacktracking), id));
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_rule_of_the_register_is_in_the_list_and_found_by_its_id()
    {
        var fields = typeof(Rules).GetFields().Where(field => field.FieldType == typeof(Rule)).Select(field => (Rule)field.GetValue(null)!).ToList();

        Assert.Equal(fields.OrderBy(rule => rule.Id, StringComparer.Ordinal), Rules.All);
        Assert.All(fields, rule => Assert.Same(rule, Rules.Find(rule.Id)));
    }

    [Fact]
    public void An_id_that_is_not_in_the_register_is_not_found()
    {
        Assert.Null(Rules.Find("ASC0000"));
        Assert.Null(Rules.Find("asc3001"));
        Assert.Null(Rules.Find(""));
    }

    [Fact]
    public void Every_rule_says_what_is_wrong_who_reports_it_and_where_to_read_more()
    {
        Assert.All(Rules.All, rule =>
        {
            Assert.False(string.IsNullOrWhiteSpace(rule.Title));
            Assert.False(rule.Title.EndsWith('.'), rule.Title);
            Assert.NotEqual(default, rule.ReportedBy);
            Assert.EndsWith("/" + rule.Id + ".md", rule.HelpLink, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(Profile.Recommended, false, RuleSeverity.Warning)]
    [InlineData(Profile.Recommended, true, RuleSeverity.Error)]
    [InlineData(Profile.Strict, false, RuleSeverity.Error)]
    [InlineData(Profile.Strict, true, RuleSeverity.Error)]
    [InlineData(Profile.Minimal, false, RuleSeverity.Info)]
    [InlineData(Profile.Minimal, true, RuleSeverity.Error)]
    public void A_floating_model_is_as_loud_as_profile_and_production_say(Profile profile, bool production, RuleSeverity severity) =>
        Assert.Equal(severity, Rules.ModelVersionFloats.SeverityIn(profile, production));

    [Theory]
    [InlineData(Profile.Recommended, RuleSeverity.Info)]
    [InlineData(Profile.Strict, RuleSeverity.Warning)]
    [InlineData(Profile.Minimal, RuleSeverity.None)]
    public void An_unlocked_graph_is_an_info_that_the_minimal_profile_drops(Profile profile, RuleSeverity severity) =>
        Assert.Equal(severity, Rules.PackageGraphNotLocked.SeverityIn(profile, production: false));

    [Fact]
    public void No_profile_quiets_an_error_and_production_never_lowers()
    {
        foreach (var rule in Rules.All)
        {
            foreach (var profile in Enum.GetValues<Profile>())
            {
                Assert.True(rule.SeverityIn(profile, production: true) >= rule.SeverityIn(profile, production: false), rule.Id);
                if (rule.Recommended == RuleSeverity.Error)
                    Assert.Equal(RuleSeverity.Error, rule.SeverityIn(profile, production: false));
            }
        }
    }
}
