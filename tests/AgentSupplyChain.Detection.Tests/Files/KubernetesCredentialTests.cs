using System.Diagnostics;
using System.Text;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Files;

/// <summary>Secrets and ConfigMaps: base64 hides nothing, and a file in a manifest is read as that file.</summary>
public class KubernetesCredentialTests
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    [Theory]
    [InlineData("api-key", "ASC6011")]
    [InlineData("anything", "ASC6010")]
    public void The_value_behind_base64_is_judged_and_the_encoded_one_is_the_place(string key, string rule)
    {
        var value = rule == "ASC6010" ? CredentialSamples.Fresh("github-ghp") : Likely();
        foreach (var written in (string[])[Encoded(value), Encoded(value + "\n"), "'" + Encoded(value) + "'"])
        {
            foreach (var text in (string[])
            [
                $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ntype: Opaque\ndata:\n  {key}: {written}\n",
                $"apiVersion: v1\ndata:\n  {key}: {written}\nkind: Secret # as kubectl orders it\n",
                $"kind: ConfigMap\ndata:\n  a: b\n---\nkind: \"Secret\"\ndata:\n  {key}: {written}\n---\nkind: Deployment\n",
            ])
            {
                var found = Find(text);
                var one = Assert.Single(found);
                Assert.Equal((rule, written.Trim('\'')), (one.Rule.Id, text.Substring(one.Start, one.Length)));
                Assert.DoesNotContain(value, one.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(written.Trim('\''), one.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_password_a_connection_string_and_a_file_behind_base64_are_found()
    {
        var value = Likely();
        foreach (var (key, content) in ((string, string)[])
        [
            ("password", "T7!kq9Lamp#93vz"),
            ("db", $"Server=db.contoso.example;User Id=agent;Password={value}"),
            ("appsettings.json", $$"""{ "Logging": { "Level": "x" }, "OpenAI": { "ApiKey": "{{value}}" } }"""),
            ("app.env", $"A=b\nOPENAI_API_KEY={value}\n"),
        ])
        {
            var text = $"kind: Secret\ndata:\n  {key}: {Encoded(content)}\n";
            var one = Assert.Single(Find(text));
            Assert.Equal(Encoded(content), text.Substring(one.Start, one.Length));
        }
    }

    [Fact]
    public void Base64_over_several_lines_is_one_value()
    {
        var encoded = Encoded($"Server=db.contoso.example;User Id=agent;Password={Likely()}");
        var text = $"kind: Secret\ndata:\n  db: |\n    {encoded[..40]}\n    {encoded[40..]}\n  other: eA==\n";

        var one = Assert.Single(Find(text));

        Assert.Equal((text.IndexOf(encoded[..40], StringComparison.Ordinal), encoded.Length + 5), (one.Start, one.Length));
    }

    [Fact]
    public void What_is_no_secret_behind_base64_is_quiet()
    {
        var random = new Random(20261122);
        var der = new byte[600];
        random.NextBytes(der);
        var certificate = "-----BEGIN CERTIFICATE-----\n" + Convert.ToBase64String(der, Base64FormattingOptions.InsertLineBreaks) + "\n-----END CERTIFICATE-----\n";
        foreach (var (key, value) in ((string, string)[])
        [
            ("tls.crt", Encoded(certificate)),
            ("ca.crt", Encoded(certificate)),
            ("api-key", Encoded("<put your key here, 40 characters>")),
            ("api-key", Encoded("your-api-key-goes-here-1234567890")),
            ("api-key", Encoded("${OPENAI_API_KEY_OF_PRODUCTION}")),
            ("password", Encoded("password")),
            ("token", Encoded("The token is handed out by the operator of the cluster.")),
            ("appsettings.json", Encoded("""{ "Logging": { "LogLevel": { "Default": "Information" } }, "AllowedHosts": "*" }""")),
            ("api-key", "{{ .Values.openai.apiKey | b64enc }}"),
            ("api-key", "{{ .Values.openai.apiKey | b64enc | quote }}"),
            ("api-key", "'{{ randAlphaNum 40 | b64enc }}'"),
            ("api-key", "\"\""),
        ])
        {
            Assert.Empty(Find($"apiVersion: v1\nkind: Secret\ndata:\n  {key}: {value}\n"));
        }
    }

    [Fact]
    public void Base64_stays_what_it_is_elsewhere()
    {
        var encoded = Encoded("A key is handed out by the operator.");

        foreach (var text in (string[])
        [
            $"kind: ConfigMap\ndata:\n  note: {Encoded(Likely())}\n",
            $"kind: Secret\nstringData:\n  note: {Encoded("api_key=" + Likely())}\n",
            $"data:\n  note: {Encoded(CredentialSamples.Fresh("github-ghp"))}\n",
        ])
        {
            Assert.Empty(Find(text));
        }

        // As it is written it looks drawn at random, and nothing says that it is not.
        Assert.Single(Find($"kind: Secret\nstringData:\n  api-key: {encoded}\n"));
        Assert.Empty(Find($"kind: Secret\ndata:\n  api-key: {encoded}\n"));
    }

    [Theory]
    [InlineData("ConfigMap", "data")]
    [InlineData("Secret", "stringData")]
    public void A_file_in_a_manifest_is_read_as_that_file_and_its_places_are_those_of_the_manifest(string kind, string data)
    {
        var value = Likely();
        foreach (var (name, lines, line, column) in ((string, string[], int, int)[])
        [
            ("appsettings.json", ["{", "  \"OpenAI\": {", $"    \"ApiKey\": \"{value}\"", "  }", "}"], 8, 20),
            ("app.env", ["# local", $"OPENAI_API_KEY={value}"], 7, 20),
            ("agent.yaml", ["model:", "  name: x", $"  api_key: {value}", "other: y"], 8, 16),
            ("agent.yaml", [$"api_key: {value}", "name: x"], 6, 14),
            ("web.config", ["<configuration><appSettings>", $"<add key=\"ApiKey\" value=\"{value}\" />", "</appSettings></configuration>"], 7, 30),
        ])
        {
            foreach (var header in (string[])["|", "|-", ">"])
            {
                var text = $"apiVersion: v1\nkind: {kind}\nmetadata: {{ name: a }}\n{data}:\n  {name}: {header}\n    " + string.Join("\n    ", lines) + "\n  after: \"1\"\n";

                var one = Assert.Single(Find(text));

                var before = text[..one.Start];
                Assert.Equal((value, line, column), (text.Substring(one.Start, one.Length), before.Count(c => c == '\n') + 1, one.Start - before.LastIndexOf('\n')));
                Assert.Contains($"'{data}:{name}:", one.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_file_in_a_manifest_without_a_secret_is_quiet_and_one_in_such_a_file_is_not_opened()
    {
        var value = Likely();

        Assert.Empty(Find("kind: ConfigMap\ndata:\n  appsettings.json: |\n    { \"OpenAI\": { \"ApiKey\": \"${OPENAI_API_KEY}\", \"Endpoint\": \"https://x.example\" } }\n"));
        Assert.Empty(Find($"kind: ConfigMap\ndata:\n  note.txt: |\n    api_key={value}\n"));
        Assert.Empty(Find($"kind: Deployment\ndata:\n  app.env: |\n    API_KEY={value}\n"));
        Assert.Empty(Find($"kind: ConfigMap\ndata:\n  inner.yaml: |\n    kind: ConfigMap\n    data:\n      app.env: |\n        API_KEY={value}\n"));
    }

    [Fact]
    public void What_speaks_for_itself_in_a_file_in_a_manifest_is_told_once()
    {
        var key = CredentialSamples.Fresh("github-ghp");
        var value = Likely();
        var text = $"kind: ConfigMap\ndata:\n  appsettings.json: |\n    {{ \"A\": \"{key}\", \"Db\": \"Server=db.contoso.example;User Id=agent;Password={value}\" }}\n";

        Assert.Equal([("ASC6010", key), ("ASC6011", value)], Find(text).Select(one => (one.Rule.Id, text.Substring(one.Start, one.Length))));
    }

    [Fact]
    public void Ten_thousand_documents_and_a_long_value_end_in_bounded_time()
    {
        var many = string.Concat(Enumerable.Repeat("kind: Secret\ndata:\n  a: " + Encoded("text") + "\n---\n", 50_000));
        var big = "kind: Secret\ndata:\n  api-key: " + new string('Q', 4 << 20) + "\n";
        var watch = Stopwatch.StartNew();

        Assert.Empty(Find(many));
        Assert.Empty(Find(big));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    private static IReadOnlyList<FileCredential> Find(string text) =>
        FileCredentials.Find("deploy/agent.yaml", ProjectFileName.KindOf("deploy/agent.yaml"), text, CredentialSettings.Default);

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    // The same in every run: a few in a thousand random texts look like something else.
    private static string Likely() => new(new Random(20261122).GetItems<char>(Letters, 40));
}
