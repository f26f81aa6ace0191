using System.Security.Cryptography;
using AgentSupplyChain.TestKit.Credentials;
using static AgentSupplyChain.Detection.Tests.Files.FileSearch;

namespace AgentSupplyChain.Detection.Tests.Files;

public class FileCredentialsTests
{
    [Theory]
    [InlineData("ApiKey", "")]
    [InlineData("ApiKey", "<your key>")]
    [InlineData("ApiKey", "${OPENAI_API_KEY}")]
    [InlineData("ApiKey", "{{OPENAI_API_KEY}}")]
    [InlineData("ApiKey", "xxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("Password", "postgres")]
    [InlineData("ConnectionStrings:Db", "Host=localhost;Username=postgres;Password=postgres")]
    [InlineData("ConnectionStrings:Queue", "amqp://guest:guest@localhost:5672")]
    [InlineData("ConnectionStrings:Db", "Server=(localdb)\\\\mssqllocaldb;Trusted_Connection=True")]
    public void What_a_reader_would_not_revoke_is_quiet(string key, string value)
    {
        Assert.Empty(Find("appsettings.Development.json", $$"""{ "{{key}}": "{{value}}" }"""));
        Assert.Empty(Find("Properties/launchSettings.json", $$"""{ "profiles": { "a": { "environmentVariables": { "{{key}}": "{{value}}" } } } }"""));
    }

    [Fact]
    public void A_request_that_takes_its_key_from_a_vault_or_from_what_is_encrypted_for_one_account_is_quiet()
    {
        var text = $$"""
            {
              "dev": {
                "ApiKey": { "provider": "AspnetUserSecrets", "secretName": "OpenAI:ApiKey" },
                "SearchKey": { "provider": "AzureKeyVault", "keyVaultName": "agents", "secretName": "SearchApiKey", "resourceId": "/subscriptions/0f8fad5b-d9cb-469f-a165-70867728950e/x" },
                "Token": { "provider": "Encrypted", "value": "{{Likely(3)}}" }
              }
            }
            """;

        Assert.Empty(Find("http-client.env.json.user", text));
        Assert.Single(Find("http-client.env.json.user", text.Replace("Encrypted", "plain", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Server=db.contoso.example;User Id=agent;Password={0};Encrypt=true")]
    [InlineData("postgres://agent:{0}@db.contoso.example/agents")]
    [InlineData("Authorization: Bearer {0}")]
    public void What_speaks_for_itself_in_a_prompt_is_found_whether_or_not_the_prompt_has_a_head(string line)
    {
        var value = Likely(4);
        var body = "system:\nUse " + line.Replace("{0}", value, StringComparison.Ordinal) + "\n---\nuser:\n{{question}}\n";
        foreach (var (name, text) in ((string, string)[])
        [
            ("answer.prompty", "---\nname: answer\nmodel:\n  configuration:\n    api_key: ${env:KEY}\n---\n" + body),
            ("answer.prompty", "---\r\nname: answer\r\n---\r\n" + body),
            ("answer.prompty", body),
            ("answer.prompt.md", body),
        ])
        {
            var one = Assert.Single(Find(name, text));
            Assert.Equal(("ASC6011", value), (one.Rule.Id, text.Substring(one.Start, one.Length)));
        }

        // In the head a value has its key, and is told by it once.
        var head = Find("answer.prompty", "---\nmodel:\n  connection: \"" + line.Replace("{0}", value, StringComparison.Ordinal) + "\"\n---\nsystem:\nAnswer.\n");
        Assert.Contains("'model:connection'", Assert.Single(head).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_key: {0}")]
    [InlineData("Authorization: Bearer {{token}}")]
    [InlineData("Server=db.contoso.example;User Id=agent;Password={{password}}")]
    public void The_text_of_a_prompt_has_no_keys_and_its_holes_are_no_values(string line) =>
        Assert.Empty(Find("answer.prompty", "---\nname: answer\n---\nsystem:\n" + line.Replace("{0}", Likely(5), StringComparison.Ordinal) + "\n"));

    [Fact]
    public void Behind_escapes_the_whole_value_is_the_place()
    {
        var key = CredentialSamples.Fresh("github-ghp");
        var escaped = string.Concat(key.Select(c => $"\\u{(int)c:x4}"));
        var json = "{ \"A\": \"" + escaped + "\" }";
        var xml = "<a b=\"x&amp;&#x" + ((int)key[0]).ToString("X") + ";" + key[1..] + "\"/>";

        Assert.Equal((8, escaped.Length), Assert.Single(Find("appsettings.json", json)) is var one ? (one.Start, one.Length) : default);
        Assert.Equal("ASC6010", Assert.Single(Find("web.config", xml)).Rule.Id);
        AssertHidden(key, "appsettings.json", Find("appsettings.json", json));
    }

    [Fact]
    public void A_comment_is_text_too_and_a_template_is_searched_for_what_proves_itself_only()
    {
        var key = CredentialSamples.Fresh("github-ghp");
        var likely = Likely(1);

        Assert.Single(Find(".env", "# " + key));
        Assert.Single(Find(".env.example", "A=" + key));
        Assert.Single(Find(".env", "API_KEY=" + likely));
        foreach (var template in (string[])[".env.example", ".env.sample", "appsettings.template.json", "appsettings.Example.json", "compose.sample.yml"])
            Assert.Empty(Find(template, template.EndsWith("json", StringComparison.Ordinal) ? "{ \"ApiKey\": \"" + likely + "\" }" : template[0] == '.' ? "API_KEY=" + likely : "API_KEY: " + likely));
    }

    [Theory]
    [InlineData("aws-akid", "holds an AWS access key id")]
    [InlineData("twilio-key", "holds a Twilio API key id")]
    public void A_weak_format_is_told_as_people_say_it(string format, string told)
    {
        var found = Find("appsettings.json", "{ \"Cloud\": { \"Id\": \"" + CredentialSamples.Fresh(format) + "\" } }");

        Assert.Contains(told + ":", Assert.Single(found).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mailchimp", "Id", "holds a Mailchimp API key")]
    [InlineData("mailchimp", "ApiKey", "holds a Mailchimp API key")]
    [InlineData("octopus", "Id", "holds an Octopus Deploy API key")]
    [InlineData("octopus", "ApiKey", "holds an Octopus Deploy API key")]
    public void What_a_digest_or_a_ULID_looks_like_too_is_no_proven_key_and_told_once_under_any_name(string format, string key, string told)
    {
        var one = Assert.Single(Find("appsettings.json", "{ \"Mail\": { \"" + key + "\": \"" + CredentialSamples.Fresh(format) + "\" } }"));

        Assert.Equal("ASC6011", one.Rule.Id);
        Assert.Contains(told, one.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_that_NuGet_has_encrypted_opens_nothing_elsewhere_and_one_in_clear_text_does()
    {
        // The head of what DPAPI writes: a version and the id of its provider.
        var blob = Convert.ToBase64String([.. Convert.FromHexString("01000000" + "D08C9DDF0115D1118C7A00C04FC297EB" + "01000000"), .. RandomNumberGenerator.GetBytes(206)]);
        const string Config = "<configuration><packageSourceCredentials><feed><add key=\"Username\" value=\"u\" /><add key=\"{1}\" value=\"{0}\" /></feed></packageSourceCredentials></configuration>";

        Assert.Empty(Find("nuget.config", Config.Replace("{1}", "Password", StringComparison.Ordinal).Replace("{0}", blob, StringComparison.Ordinal)));
        Assert.Single(Find("nuget.config", Config.Replace("{1}", "Password", StringComparison.Ordinal).Replace("{0}", blob[28..], StringComparison.Ordinal)));
        Assert.Single(Find("nuget.config", Config.Replace("{1}", "ClearTextPassword", StringComparison.Ordinal).Replace("{0}", Likely(3), StringComparison.Ordinal)));
    }

    [Fact]
    public void A_key_is_shown_as_far_as_it_is_made_of_names()
    {
        var likely = Likely(1);
        var other = Likely(2);
        var key = CredentialSamples.Fresh("github-ghp");

        foreach (var text in (string[])
        [
            $$"""{ "{{key}}": { "ApiKey": "{{likely}}" } }""",
            $$"""{ "{{other}}": { "ApiKey": "{{likely}}" } }""",
            $$"""{ "a {{other}} b": { "ApiKey": "{{likely}}" } }""",
            $$"""{ "name": "{{other}}", "value": "x", "ApiKey": "{{likely}}" }""",
        ])
        {
            var found = Find("appsettings.json", text);
            var one = Assert.Single(found, one => one.Rule.Id == "ASC6011");
            AssertHidden(key, "appsettings.json", found);
            AssertHidden(other, "appsettings.json", found, most: 5);
            Assert.EndsWith("ApiKey", one.Subject, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_in_two_places_is_two_findings_with_fingerprints_of_their_own()
    {
        var key = CredentialSamples.Fresh("github-ghp");

        var found = Find("appsettings.json", "{ \"A\": \"" + key + "\", \"B\": \"" + key + "\" }");

        Assert.Equal(2, found.Count);
        Assert.Equal(found[0].Subject + "#2", found[1].Subject);
    }
}
