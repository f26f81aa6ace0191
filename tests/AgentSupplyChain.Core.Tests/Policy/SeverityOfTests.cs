using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Policy;

public sealed class SeverityOfTests
{
    private static readonly PolicyDocument WithProduction = PolicyDocument.Default with
    {
        Environments = new Dictionary<string, EnvironmentPolicy>(StringComparer.OrdinalIgnoreCase)
        {
            ["Production"] = new(IsProduction: true),
            ["Test"] = new(IsProduction: false),
        },
    };

    [Theory]
    [InlineData(null, null, RuleSeverity.Warning)]
    [InlineData("production", null, RuleSeverity.Error)]
    [InlineData(null, "PRODUCTION", RuleSeverity.Error)]
    [InlineData("Test", "Test", RuleSeverity.Warning)]
    [InlineData("Test", "Production", RuleSeverity.Error)]
    [InlineData("Unheard", null, RuleSeverity.Warning)]
    [InlineData("", "", RuleSeverity.Warning)]
    public void An_environment_marked_production_raises_by_the_build_or_by_the_file(string? environment, string? fileEnvironment, RuleSeverity expected)
    {
        var finding = new Finding(Rules.ModelVersionFloats, "m", new FileSpan("a"), "s") { Environment = fileEnvironment };

        Assert.Equal(expected, SeverityOf.Finding(finding, WithProduction, environment: environment));
    }

    [Fact]
    public void Nothing_is_production_until_a_policy_says_so() =>
        Assert.Equal(RuleSeverity.Warning, SeverityOf.Rule(Rules.ModelVersionFloats, PolicyDocument.Default, environment: "Production", fileEnvironment: "Production"));

    [Theory]
    [InlineData(Profile.Minimal, RuleSeverity.Info, RuleSeverity.None)]
    [InlineData(Profile.Recommended, RuleSeverity.Warning, RuleSeverity.Info)]
    [InlineData(Profile.Strict, RuleSeverity.Error, RuleSeverity.Warning)]
    public void The_profile_decides_where_nothing_else_is_said(Profile profile, RuleSeverity floats, RuleSeverity notLocked)
    {
        var policy = PolicyDocument.Default with { Profile = profile };

        Assert.Equal(floats, SeverityOf.Rule(Rules.ModelVersionFloats, policy));
        Assert.Equal(notLocked, SeverityOf.Rule(Rules.PackageGraphNotLocked, policy));
    }

    [Fact]
    public void The_profile_of_the_build_stands_above_that_of_the_policy() =>
        Assert.Equal(RuleSeverity.Error, SeverityOf.Rule(Rules.ModelVersionFloats, PolicyDocument.Default with { Profile = Profile.Minimal }, Profile.Strict));

    [Theory]
    [InlineData(RuleSeverity.None)]
    [InlineData(RuleSeverity.Info)]
    [InlineData(RuleSeverity.Warning)]
    public void What_the_policy_says_of_one_rule_is_final(RuleSeverity stated)
    {
        var policy = WithProduction with { Rules = new Dictionary<string, RuleSeverity> { ["ASC3001"] = stated } };

        Assert.Equal(stated, SeverityOf.Rule(Rules.ModelVersionFloats, policy, Profile.Strict, "Production", "Production"));
        Assert.Equal(stated, SeverityOf.Rule(Rules.ModelVersionFloats, policy, Profile.Minimal));
    }

    [Fact]
    public void A_control_that_did_not_run_is_never_silent()
    {
        var silent = PolicyDocument.Default with { Rules = Rules.All.ToDictionary(rule => rule.Id, _ => RuleSeverity.None) };

        foreach (var rule in Rules.All)
        {
            var expected = rule.Id switch
            {
                "ASC8001" => RuleSeverity.Error,
                "ASC9001" or "ASC9002" or "ASC9003" or "ASC9004" or "ASC9005" or "ASC9999" => RuleSeverity.Info,
                _ => RuleSeverity.None,
            };
            Assert.Equal(expected, SeverityOf.Rule(rule, silent, Profile.Minimal));
        }
    }

    [Fact]
    public void The_minimal_profile_leaves_errors() =>
        Assert.Equal(RuleSeverity.Error, SeverityOf.Rule(Rules.CredentialHardcoded, PolicyDocument.Default, Profile.Minimal));

    [Fact]
    public void The_compiler_is_told_what_differs_from_the_analyzers_own_defaults()
    {
        var policy = WithProduction with { Rules = new Dictionary<string, RuleSeverity> { ["ASC3001"] = RuleSeverity.Info, ["ASC2001"] = RuleSeverity.None, ["ASC6010"] = RuleSeverity.None } };

        Assert.Equal(
            "is_global = true\nglobal_level = 50\n"
            + "dotnet_diagnostic.ASC3001.severity = suggestion\n"
            + "dotnet_diagnostic.ASC3003.severity = error\n"
            + "dotnet_diagnostic.ASC3013.severity = warning\n"
            + "dotnet_diagnostic.ASC3022.severity = error\n"
            + "dotnet_diagnostic.ASC3027.severity = warning\n"
            + "dotnet_diagnostic.ASC5001.severity = error\n"
            + "dotnet_diagnostic.ASC5006.severity = error\n"
            + "dotnet_diagnostic.ASC5007.severity = error\n"
            + "dotnet_diagnostic.ASC5010.severity = error\n"
            + "dotnet_diagnostic.ASC6010.severity = none\n",
            AnalyzerConfig.Text(policy, environment: "Production"));
    }

    [Fact]
    public void Without_a_difference_the_compiler_gets_no_config() => Assert.Null(AnalyzerConfig.Text(PolicyDocument.Default));

    [Theory]
    [InlineData("Strict", Profile.Strict)]
    [InlineData(" minimal ", Profile.Minimal)]
    [InlineData("paranoid", null)]
    [InlineData("1", null)]
    public void The_profile_of_a_property_is_read_in_any_case(string text, Profile? profile) => Assert.Equal(profile, PolicyWords.ProfileOf(text));

    [Theory]
    [InlineData(RuleSeverity.Error, Profile.Recommended, RuleSeverity.Error)]
    [InlineData(RuleSeverity.Error, Profile.Minimal, RuleSeverity.Error)]
    [InlineData(RuleSeverity.Warning, Profile.Minimal, RuleSeverity.Info)]
    [InlineData(RuleSeverity.Info, Profile.Strict, RuleSeverity.Info)]
    [InlineData(RuleSeverity.Info, Profile.Minimal, RuleSeverity.None)]
    public void A_severity_of_the_finding_takes_the_place_of_the_columns(RuleSeverity own, Profile profile, RuleSeverity expected)
    {
        var finding = new Finding(Rules.PackageSignatureNotTrusted, "m", new FileSpan("a"), "s") { Severity = own };

        Assert.Equal(expected, SeverityOf.Finding(finding, WithProduction, profile, "production"));
        Assert.Equal(RuleSeverity.Warning, SeverityOf.Finding(finding, PolicyDocument.Default with { Rules = new Dictionary<string, RuleSeverity> { ["ASC2014"] = RuleSeverity.Warning } }, profile));
    }
}
