using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Credentials;
using Microsoft.CodeAnalysis;
using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>What a user can say about the two rules, and what a test project says by being one.</summary>
public class CredentialTuningTests
{
    private const string Allow = "agent_supply_chain.credentials.allow_sha256";
    private const string Verify = "agent_supply_chain.credentials.verify_checksums";

    private static readonly StubPack s_xunit = new("xunit.v3.core", "namespace Xunit { public class FactAttribute : System.Attribute { } }");

    [Theory]
    [InlineData("build property")]
    [InlineData("test framework")]
    public async Task In_a_test_project_only_what_is_proven_is_loud(string told)
    {
        var test = told == "build property" ? Test.WithBuildProperty("IsTestProject", "true") : Test.WithStubs(s_xunit);

        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await Finds("class A { string ApiKey = \"[|KEY40|]\"; }", test)).Severity);
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await Finds("class A { string S = \"Server=db.example;Password=[|PASSWORD|]\"; }", test)).Severity);
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await Finds($"class A {{ string S = \"{{|ASC6010:{CredentialSamples.Fresh("github-ghp")}|}}\"; }}", test)).Severity);
    }

    [Theory]
    [InlineData("none", DiagnosticSeverity.Warning)]
    [InlineData("test", DiagnosticSeverity.Info)]
    public async Task Elsewhere_it_is_a_warning(string project, DiagnosticSeverity severity)
    {
        var test = project == "test" ? Test.WithBuildProperty("IsTestProject", "true") : Test.WithBuildProperty("IsTestProject", "false");
        Assert.Equal(severity, Assert.Single(await Finds("class A { string ApiKey = \"[|KEY40|]\"; }", test)).Severity);
    }

    // A severity that is configured, in the file of a folder, of the whole solution or in the policy's, is the user's word, in tests too.
    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ASC6011.severity = error\n", DiagnosticSeverity.Error)]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ASC6011.severity = warning\n", DiagnosticSeverity.Warning)]
    [InlineData("policy.globalconfig", "is_global = true\nglobal_level = 50\ndotnet_diagnostic.ASC6011.severity = error\n", DiagnosticSeverity.Error)]
    [InlineData("policy.globalconfig", "is_global = true\nglobal_level = 50\ndotnet_diagnostic.ASC6011.severity = warning\n", DiagnosticSeverity.Warning)]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.category-AgentSupplyChain.severity = error\n", DiagnosticSeverity.Error)]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = error\n", DiagnosticSeverity.Error)]
    public async Task What_the_user_configures_wins_over_the_kind_of_project(string file, string text, DiagnosticSeverity severity)
    {
        var test = Test.WithBuildProperty("IsTestProject", "true").WithConfigFile(file, text);
        Assert.Equal(severity, Assert.Single(await Finds("class A { string ApiKey = \"[|KEY40|]\"; }", test)).Severity);
    }

    [Fact]
    public Task What_the_user_switches_off_is_off() =>
        IsClean("class A { string ApiKey = \"KEY40\"; }", Test.WithConfigFile(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ASC6011.severity = none\n"));

    [Fact]
    public async Task A_value_that_is_allowed_is_not_reported()
    {
        var (proven, likely, password) = (CredentialSamples.Fresh("anthropic-api"), Fill("KEY40").Code, Fill("PASSWORD").Code);
        var code = $$"""
            class A
            {
                string Text = "{{proven}}";
                string ApiKey = "{{likely}}";
                string Database = "Server=db.example;Password={{password}}";
                const string Half = "{{proven[..40]}}" + "{{proven[40..]}}";
            }
            """;
        var list = string.Join('|', Sha256(proven), Sha256(likely).ToUpperInvariant(), " " + Sha256(password) + " ", "nonsense", "");

        await Test.WithGlobalOption(Allow, list).IsClean(code);
        await Test.WithFileOption("Test.cs", Allow, list).IsClean(code);
        await Test.WithGlobalOption(Allow, Sha256(proven)).WithFileOption("Test.cs", Allow, Sha256(likely) + "|" + Sha256(password)).IsClean(code);
    }

    [Fact]
    public async Task A_value_that_one_file_allows_is_reported_in_another()
    {
        var (value, _) = Fill("KEY40");
        var test = Test.WithFileOption("Other.cs", Allow, Sha256(value)).WithSource("Other.cs", $"class B {{ string ApiKey = \"{value}\"; }}");
        Assert.Single(await Finds($"class A {{ string ApiKey = \"[|{value}|]\"; }}", test));
    }

    [Fact]
    public async Task Another_digest_allows_nothing() =>
        Assert.Single(await Finds("class A { string ApiKey = \"[|KEY40|]\"; }", Test.WithGlobalOption(Allow, Sha256("another") + "|" + new string('0', 64))));

    [Fact]
    public async Task Checksums_count_unless_the_user_says_otherwise()
    {
        var wrong = CredentialSamples.NearMiss("github-ghp");
        await Test.IsClean($"class A {{ string Text = \"{wrong}\"; }}");
        Assert.Single(await Test.WithGlobalOption(Verify, "false").Diagnoses($"class A {{ string Text = \"{{|ASC6010:{wrong}|}}\"; }}"));
    }

    [Fact]
    public async Task A_value_is_reported_once()
    {
        var proven = CredentialSamples.Fresh("openai-project");
        var findings = await AgentCode.Analyzer<CredentialHardcodedAnalyzer>().Diagnoses(AgentCode.Body($"var apiKey = \"{{|ASC6010:{proven}|}}\"; _ = new ChatClient(\"gpt-4o-2024-08-06\", \"{{|ASC6010:{proven}|}}\"); _ = new ApiKeyCredential(\"Bearer {{|ASC6010:{proven}|}}\");"));
        Assert.All(findings, finding => Assert.Equal("ASC6010", finding.Id));
    }

    [Fact]
    public async Task Generated_code_is_looked_at_too() =>
        Assert.Single(await Finds("// <auto-generated/>\nclass A { string ApiKey = \"[|KEY40|]\"; }", Test.WithMainFile("A.g.cs")));

    private static string Sha256(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
