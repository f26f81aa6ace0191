using System.Diagnostics;
using System.Security.Cryptography;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Files;

public class FileCredentialsTests
{
    /// <summary>The file kinds and how a value stands in them: {0} is the value, {1} a name that says nothing, {2} one that names a credential.</summary>
    private static readonly (string Name, string Text)[] s_shapes =
    [
        ("appsettings.json", "{\n  \"OpenAI\": { \"{2}\": \"{0}\" }\n}"),
        ("appsettings.Production.json", "{ // comment\n \"OpenAI:{2}\": \"{0}\", }"),
        (".env", "FIRST=1\n{2}={0}\n"),
        (".env.local", "export {2}='{0}' # the key\n"),
        ("Properties/launchSettings.json", "{ \"profiles\": { \"App\": { \"environmentVariables\": { \"{2}\": \"{0}\" } } } }"),
        ("mcp.json", "{ \"servers\": { \"a\": { \"command\": \"x\", \"env\": { \"{2}\": \"{0}\" } } } }"),
        ("mcp.json", "{ \"servers\": { \"a\": { \"command\": \"x\", \"args\": [\"--{2}\", \"{0}\"] } } }"),
        ("mcp.json", "{ \"servers\": { \"a\": { \"command\": \"x\", \"args\": [\"--{2}={0}\"] } } }"),
        (".vscode/mcp.json", "{ \"servers\": { \"a\": { \"url\": \"https://x.example\", \"headers\": { \"{2}\": \"{0}\" } } } }"),
        ("answer.prompty", "---\nmodel:\n  configuration:\n    {2}: {0}\n---\nsystem:\n"),
        ("deploy/agent.yaml", "a:\n  {2}: \"{0}\"\n"),
        ("deploy/agent.yml", "env:\n  - name: {2}\n    value: '{0}'\n"),
        ("docker-compose.yml", "services:\n  api:\n    environment:\n      - {2}={0}\n"),
        ("compose.yaml", "services: { api: { environment: { {2}: \"{0}\" } } }\n"),
        ("Dockerfile", "FROM x\nENV A=b {2}=\"{0}\"\n"),
        ("Dockerfile", "FROM x\nARG {2}={0}\n"),
        ("api.Dockerfile", "ENV {2} {0}\n"),
        ("calls.http", "@{2} = {0}\n"),
        ("calls.http", "POST https://x.example\n{2}: {0}\n"),
        ("calls.rest", "POST https://x.example\n\n{ \"{2}\": \"{0}\" }\n"),
        ("http-client.env.json", "{ \"$shared\": { \"host\": \"https://x.example\" }, \"dev\": { \"{2}\": \"{0}\" } }"),
        ("http-client.private.env.json", "{ \"dev\": { \"{2}\": \"{0}\" } }"),
        ("http-client.env.json.user", "{ \"dev\": { \"{2}\": { \"provider\": \"plain\", \"value\": \"{0}\" } } }"),
        ("test.runsettings", "<RunSettings><TestRunParameters><Parameter name=\"{2}\" value=\"{0}\" /></TestRunParameters></RunSettings>"),
        ("App.csproj", "<Project><PropertyGroup><{2}>{0}</{2}></PropertyGroup></Project>"),
        ("Directory.Build.props", "<Project><ItemGroup><X Include=\"{2}\" Value=\"{0}\" /></ItemGroup></Project>"),
        ("web.config", "<configuration><appSettings><add key=\"{2}\" value=\"{0}\" /></appSettings></configuration>"),
        ("nuget.config", "<configuration><packageSourceCredentials><feed><add key=\"{2}\" value=\"{0}\" /></feed></packageSourceCredentials></configuration>"),
        ("local.settings.json", "{ \"Values\": { \"{2}\": \"{0}\" } }"),
    ];

    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, s_shapes.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_proves_itself_is_found_in_every_shape_at_its_place_and_no_message_holds_it(int shape)
    {
        var random = new Random(20261122 + shape);
        var tried = 0;
        foreach (var sample in CredentialSamples.All.Where(sample => sample.Group == SampleGroup.SelfIdentifying))
        {
            // What breaks a line or a quote is written with escapes: others look at that.
            var value = sample.Make(random);
            if (CredentialScanner.Scan(value) is not [{ IsProven: true } alone] || value.Any(c => c is '\n' or '"' or '\'' or '<' or '&' or '\\' or '#' or ' '))
                continue;

            tried++;
            var (name, text) = Filled(shape, value, "Setting");
            var found = Find(name, text);

            var one = Assert.Single(found);
            Assert.Equal(("ASC6010", value.Substring(alone.Start, alone.Length)), (one.Rule.Id, text.Substring(one.Start, one.Length)));
            AssertHidden(value.Substring(alone.Start, alone.Length), name, found);
        }

        Assert.True(tried >= 5, $"{tried} formats were tried.");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_only_its_name_tells_is_found_in_every_shape_at_its_place_and_nothing_of_it_is_shown(int shape)
    {
        var random = new Random(20261122 + shape);
        for (var i = 0; i < 50; i++)
        {
            var value = Likely(random.Next());
            var (name, text) = Filled(shape, value, "MY_API_KEY");
            var one = Assert.Single(Find(name, text));

            Assert.Equal(("ASC6011", value), (one.Rule.Id, text.Substring(one.Start, one.Length)));
            Assert.Contains("revoke it at its provider first", one.Message, StringComparison.Ordinal);
            AssertHidden(value, name, [one], most: 5);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_has_neither_form_nor_name_is_quiet_in_every_shape(int shape)
    {
        foreach (var value in (string[])["plain", "https://models.contoso.example/v1", "${API_KEY}", "gpt-4o-2024-08-06", "0f8fad5b-d9cb-469f-a165-70867728950e"])
        {
            var (name, text) = Filled(shape, value, "Setting");

            Assert.Empty(Find(name, text));
        }
    }

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

    [Fact]
    public void Of_many_a_hundred_are_told_the_proven_first_and_the_rest_is_counted()
    {
        var key = CredentialSamples.Fresh("github-ghp");
        var lines = Enumerable.Range(0, 500).Select(i => "A" + i + "_API_KEY=" + Likely(i)).ToList();
        lines.Add("LAST=" + key);

        var found = Find(".env", string.Join('\n', lines));

        Assert.Equal(FileCredentials.Most + 1, found.Count);
        Assert.Single(found, one => one.Rule.Id == "ASC6010");
        Assert.StartsWith("401 more credentials stand in '.env'", found[^1].Message, StringComparison.Ordinal);
        Assert.Equal(found.Count, found.Select(one => one.Subject).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_million_candidates_end_in_bounded_time()
    {
        const int Count = 90_000;
        var text = string.Concat(Enumerable.Repeat("AK=x\n", 1_000_000));
        var fresh = Enumerable.Range(0, 100).Select(_ => CredentialSamples.Fresh("github-ghp")).ToList();
        var keys = string.Concat(Enumerable.Range(0, Count).Select(i => "K=" + fresh[i % fresh.Count] + "\n"));
        var likely = Enumerable.Range(0, 100).Select(Likely).ToList();
        var values = string.Concat(Enumerable.Range(0, Count).Select(i => "API_KEY=" + likely[i % likely.Count] + "\n"));
        var watch = Stopwatch.StartNew();

        foreach (var name in (string[])[".env", "a.yml", "appsettings.json", "Dockerfile", "prompts/a.md", "calls.http", "web.config"])
        {
            Assert.Empty(Find(name, text));
            AssertCounted(Find(name, keys), "ASC6010");
        }

        AssertCounted(Find(".env", values), "ASC6011");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Fact]
    public void No_text_throws()
    {
        var random = new Random(20261122);
        var whole = string.Join('\n', s_shapes.Select(shape => shape.Text)) + CredentialSamples.Fresh("github-ghp");
        for (var i = 0; i < 2000; i++)
        {
            var text = whole[random.Next(whole.Length)..].Insert(0, whole[..random.Next(whole.Length)]).Replace((char)random.Next(32, 127), (char)random.Next(0, 0xFFFF));
            var name = s_shapes[random.Next(s_shapes.Length)].Name;

            foreach (var one in Find(name, text))
                Assert.InRange(one.Start + one.Length, one.Start, text.Length);
        }
    }

    private static void AssertCounted(IReadOnlyList<FileCredential> found, string rule)
    {
        Assert.Equal(FileCredentials.Most + 1, found.Count);
        Assert.All(found, one => Assert.Equal(rule, one.Rule.Id));
        Assert.StartsWith("89900 more credentials stand in ", found[^1].Message, StringComparison.Ordinal);
    }

    // A few in a thousand random texts look like something else.
    private static string Likely(int seed)
    {
        var random = new Random(seed);
        string value;
        do
            value = new string([.. Enumerable.Range(0, 40).Select(_ => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"[random.Next(62)])]);
        while (!LikelyCredential.Is(CredentialKind.ApiKey, value));

        return value;
    }

    private static (string Name, string Text) Filled(int shape, string value, string key)
    {
        var (name, text) = s_shapes[shape];
        return (name, text.Replace("{2}", key, StringComparison.Ordinal).Replace("{0}", value, StringComparison.Ordinal));
    }

    private static IReadOnlyList<FileCredential> Find(string name, string text) => FileCredentials.Find(name, ProjectFileName.KindOf(name), text, CredentialSettings.Default);

    // The last four and eight digits of a hash may be shown of a proven one, so longer pieces are looked for; the name of a file may hold one by chance.
    private static void AssertHidden(string value, string name, IReadOnlyList<FileCredential> found, int most = 8)
    {
        foreach (var one in found)
        {
            var said = (one.Message + "\n" + one.Subject).Replace(name, "", StringComparison.Ordinal);
            for (var i = 0; i + most < value.Length; i++)
                Assert.DoesNotContain(value.Substring(i, most + 1), said, StringComparison.Ordinal);
        }
    }
}
