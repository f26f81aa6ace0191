using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Credentials;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Files;

/// <summary>ASC6010 and ASC6011 in whatever files the compiler is given.</summary>
public class LiveCredentialTests
{
    private const string Code = "class Agent;";

    private static AnalyzerTest<CredentialInFileAnalyzer> Test { get; } = new();

    // The same in every run: of random texts, one in a thousand looks like something else.
    private static string Likely { get; } = new(new Random(20261122).GetItems<char>("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 44));

    [Theory]
    [InlineData("appsettings.json", "{ \"OpenAI\": { \"ApiKey\": \"{0}\" } }")]
    [InlineData(".env", "OPENAI_API_KEY={0}\n")]
    [InlineData("Dockerfile", "ENV OPENAI_API_KEY={0}\n")]
    [InlineData("deploy/agent.yaml", "model:\n  api_key: {0}\n")]
    [InlineData("calls.http", "GET https://x.example\nX-Api-Key: {0}\n")]
    [InlineData("mcp.json", "{ \"servers\": { \"a\": { \"args\": [\"--api-key\", \"{0}\"] } } }")]
    [InlineData("a.prompty", "---\nmodel:\n  configuration:\n    api_key: {0}\n---\n")]
    [InlineData("../nuget.config", "<configuration><packageSourceCredentials><f><add key=\"ClearTextPassword\" value=\"{0}\"/></f></packageSourceCredentials></configuration>")]
    public async Task A_value_is_told_by_its_form_or_by_its_name_with_its_subject_and_nothing_of_it(string name, string text)
    {
        var proven = CredentialSamples.Fresh("anthropic-api");
        await IsTold(name, text, proven, "ASC6010", DiagnosticSeverity.Error);
        await IsTold(name, text, Likely, "ASC6011", DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task In_tests_what_only_looks_like_a_credential_is_an_info_and_what_proves_itself_stays_an_error()
    {
        var test = Test.WithBuildProperty("IsTestProject", "true");
        var proven = CredentialSamples.Fresh("github-ghp");

        var diagnostics = await test.WithMarkedAdditionalFile(".env", "A={|ASC6010:" + proven + "|}\nAPI_KEY={|ASC6011:" + Likely + "|}\n").Diagnoses(Code);

        Assert.Equal(
            [("ASC6010", DiagnosticSeverity.Error), ("ASC6011", DiagnosticSeverity.Info)],
            diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Severity)).Order());
    }

    [Fact]
    public async Task What_the_policy_accepts_is_quiet()
    {
        var proven = CredentialSamples.Fresh("github-ghp");
        var file = $"A={proven}\nAPI_KEY={Likely}\n";

        await Test.WithGlobalOption("agent_supply_chain.credentials.allow_sha256", Digest(proven) + "|" + Digest(Likely)).WithAdditionalFile(".env", file).IsClean(Code);
    }

    [Fact]
    public async Task Templates_other_files_and_long_ones_are_quiet()
    {
        var proven = CredentialSamples.Fresh("github-ghp");

        await Test.WithAdditionalFile(".env.example", "API_KEY=" + Likely).IsClean(Code);
        await Test.WithAdditionalFile("stylecop.json", $$"""{ "Key": "{{proven}}" }""").IsClean(Code);
        await Test.WithAdditionalFile("obj/appsettings.json", $$"""{ "Key": "{{proven}}" }""").IsClean(Code);
        await Test.WithAdditionalFile("appsettings.json", $$"""{ "Key": "{{proven}}" }""" + new string(' ', 1024 * 1024)).IsClean(Code);
    }

    private static async Task IsTold(string name, string text, string value, string id, DiagnosticSeverity severity)
    {
        var diagnostic = Assert.Single(await Test.WithMarkedAdditionalFile(name, text.Replace("{0}", "{|" + id + ":" + value + "|}", StringComparison.Ordinal)).Diagnoses(Code));

        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        Assert.Equal((id, severity), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains("revoke it", message, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(name), diagnostic.Properties["subject"]!, StringComparison.Ordinal);
        for (var i = 0; i + 6 < value.Length; i++)
        {
            Assert.DoesNotContain(value.Substring(i, 6), message, StringComparison.Ordinal);
            Assert.All(diagnostic.Properties.Values, property => Assert.DoesNotContain(value.Substring(i, 6), property!, StringComparison.Ordinal));
        }
    }

    private static string Digest(string value) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
