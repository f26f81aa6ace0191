using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Register;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Core.Tests.Check;

/// <summary>ASC6012, and what the gate makes of credentials in files beside their places.</summary>
public sealed class CredentialCheckTests
{
    private const string Reference = "@Microsoft.KeyVault(SecretUri=https://kv.vault.example/secrets/key)";
    private const string Plain = "harbour-9";

    [Theory]
    [InlineData("appsettings.Development.json", """{ "OpenAI": { "ApiKey": "harbour-9" } }""", "ASC6012 appsettings.Development.json:1:26 OpenAI:ApiKey")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "App": { "environmentVariables": { "OpenAI__ApiKey": "harbour-9" } } } }""", "ASC6012 Properties/launchSettings.json:1:71 OpenAI:ApiKey")]
    [InlineData(".env", "OPENAI__APIKEY=harbour-9", "ASC6012 .env:1:16 OPENAI:APIKEY")]
    [InlineData("compose.yml", "services:\n  api:\n    environment:\n      - OpenAI__ApiKey=harbour-9", "ASC6012 compose.yml:4:24 OpenAI:ApiKey")]
    [InlineData("compose.yml", "services:\n  api:\n    environment:\n      OpenAI__ApiKey: harbour-9", "ASC6012 compose.yml:4:23 OpenAI:ApiKey")]
    [InlineData("k8s/pod.yaml", "env:\n- name: OpenAI__ApiKey\n  value: harbour-9", "ASC6012 k8s/pod.yaml:3:10 OpenAI:ApiKey")]
    [InlineData("Dockerfile", "ENV OpenAI__ApiKey=harbour-9", "ASC6012 Dockerfile:1:20 OpenAI:ApiKey")]
    [InlineData("local.settings.json", """{ "Values": { "OpenAI__ApiKey": "harbour-9" } }""", "ASC6012 local.settings.json:1:34 OpenAI:ApiKey")]
    public void A_plain_value_is_told_where_another_file_has_a_reference(string name, string text, string expected)
    {
        var finding = Assert.Single(Check((name, text), ("appsettings.json", """{ "OpenAI": { "ApiKey": "REF" } }""".Replace("REF", Reference, StringComparison.Ordinal))));

        Assert.Equal(expected, Show(finding) + " " + finding.Subject[(name.Length + 1)..]);
        Assert.Contains("revoke it first", finding.Message, StringComparison.Ordinal);
        Assert.Contains("'appsettings.json'", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Plain, finding.Message + finding.Fingerprint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<your key>")]
    [InlineData("your-key-here")]
    [InlineData("changeme")]
    [InlineData("${OTHER}")]
    [InlineData("xxxxxxxx")]
    [InlineData("true")]
    [InlineData("#{OpenAIKey}#")]
    public void What_nobody_would_steal_is_quiet(string value) =>
        Assert.Empty(Check(("appsettings.json", Json("OpenAI", "ApiKey", Reference)), ("appsettings.Development.json", Json("OpenAI", "ApiKey", value))));

    [Fact]
    public void A_name_that_is_no_credential_and_a_key_that_nobody_refers_to_are_quiet() =>
        Assert.Empty(Check(
            ("appsettings.json", Json("OpenAI", "Endpoint", "${ENDPOINT}")),
            ("appsettings.Development.json", Json("OpenAI", "Endpoint", Plain)),
            ("appsettings.Test.json", Json("OpenAI", "ApiKey", Plain))));

    [Fact]
    public void A_reference_to_the_variable_itself_tells_where_the_value_is_and_not_that_it_belongs_elsewhere()
    {
        Assert.Empty(Check((".env", "OPENAI_API_KEY=" + Plain), ("compose.yml", "services:\n  api:\n    environment:\n      - OPENAI_API_KEY=${OPENAI_API_KEY:-}")));
        Assert.Single(Check((".env", "OPENAI_API_KEY=" + Plain), ("compose.yml", "services:\n  api:\n    environment:\n      - OPENAI_API_KEY=${OPENAI_API_KEY_2}")));
    }

    [Theory]
    [InlineData("Server=db.contoso.example;User Id=app;Password=harbour9", true)]
    [InlineData("Server=localhost;User Id=app;Password=harbour9", false)]
    [InlineData("Server=db.contoso.example;Integrated Security=true", false)]
    [InlineData("Server=db.contoso.example;Password=;User Id=app", false)]
    [InlineData("Host=127.0.0.1;Username=app;Password=harbour9", false)]
    public void A_connection_string_counts_where_a_password_leads_to_another_machine(string connection, bool isTold)
    {
        var findings = Check(("appsettings.json", Json("ConnectionStrings", "Db", Reference)), ("appsettings.Test.json", Json("ConnectionStrings", "Db", connection)));

        Assert.Equal(isTold, findings.Any(finding => finding.Location.File == "appsettings.Test.json"));
        Assert.True(findings.Count <= 1);
    }

    [Fact]
    public void A_place_that_another_rule_tells_is_told_once()
    {
        var findings = Check(
            ("appsettings.json", Json("GitHub", "Token", Reference)),
            ("appsettings.Development.json", Json("GitHub", "Token", CredentialSamples.Fresh("github-ghp"))),
            ("appsettings.Test.json", Json("GitHub", "Token", Likely())));

        Assert.Equal(["ASC6010 appsettings.Development.json:1:25", "ASC6011 appsettings.Test.json:1:25"], findings.Select(Show));
    }

    [Fact]
    public void What_the_policy_accepts_is_quiet_in_all_three_rules()
    {
        var proven = CredentialSamples.Fresh("github-ghp");
        var likely = Likely();
        (string, string)[] files = [("appsettings.json", Json("A", "ApiKey", Reference)), (".env", "B_TOKEN=" + proven + "\nC_SECRET=" + likely), ("a.env", "A__ApiKey=" + Plain)];
        Assert.Equal(["ASC6010", "ASC6011", "ASC6012"], Check(files).Select(finding => finding.Rule.Id));

        var policy = PolicyFile.Parse(
            $$"""{ "schemaVersion": 1, "credentials": { "allowSha256": ["{{Digest(proven)}}", "{{Digest(likely)}}", "{{Digest(Plain)}}"] } }""", "agent-supply-chain.json", []);

        Assert.Empty(Check(new CredentialCheck(policy.Credentials.Settings, isTest: false), files));
    }

    [Theory]
    [InlineData(null, false, RuleSeverity.Warning)]
    [InlineData(null, true, RuleSeverity.Info)]
    [InlineData(Profile.Strict, true, RuleSeverity.Error)]
    [InlineData(Profile.Minimal, true, RuleSeverity.Info)]
    public void In_a_test_project_what_only_looks_like_a_credential_is_an_info(Profile? profile, bool isTest, RuleSeverity expected)
    {
        var likely = Likely();

        var finding = Assert.Single(Check(new CredentialCheck(CredentialSettings.Default, isTest), (".env", "C_SECRET=" + likely)));

        Assert.Equal(expected, SeverityOf.Finding(finding, PolicyDocument.Default, profile));
        Assert.Equal(RuleSeverity.Warning, SeverityOf.Finding(finding, PolicyDocument.Default with { Rules = new Dictionary<string, RuleSeverity> { ["ASC6011"] = RuleSeverity.Warning } }));
    }

    [Fact]
    public void In_a_test_project_a_proven_credential_stays_an_error() =>
        Assert.Equal(
            RuleSeverity.Error,
            SeverityOf.Finding(Assert.Single(Check(new CredentialCheck(CredentialSettings.Default, isTest: true), (".env", "A=" + CredentialSamples.Fresh("github-ghp")))), PolicyDocument.Default));

    // The same in every run: of random texts, one in a thousand looks like something else.
    private static string Likely() => new(new Random(20261122).GetItems<char>("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 44));

    private static string Json(string section, string key, string value) => $$"""{ "{{section}}": { "{{key}}": "{{value}}" } }""";

    private static string Digest(string value) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    private static string Show(Finding finding) => $"{finding.Rule.Id} {finding.Location.File}:{finding.Location.Line}:{finding.Location.Column}";

    private static List<Finding> Check(params (string Name, string Text)[] files) => Check(new CredentialCheck(CredentialSettings.Default, isTest: false), files);

    private static List<Finding> Check(CredentialCheck check, params (string Name, string Text)[] files) =>
        [.. check.Check(files.Select(file => new SensedFile(file.Name, ProjectFileName.KindOf(file.Name), file.Text, SensedComponents.None)))];
}
