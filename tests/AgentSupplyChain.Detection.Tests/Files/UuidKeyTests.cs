using static AgentSupplyChain.Detection.Tests.Files.FileSearch;

namespace AgentSupplyChain.Detection.Tests.Files;

/// <summary>Keys that their issuer draws as UUIDs. Most UUIDs in files are no keys.</summary>
public class UuidKeyTests
{
    private static readonly (string Name, string Text)[] s_places =
    [
        ("mcp.json", """{ "servers": { "exa": { "command": "npx", "env": { "{1}": "{0}" } } } }"""),
        (".vscode/mcp.json", """{ "servers": { "exa": { "url": "https://mcp.contoso.example", "headers": { "{1}": "{0}" } } } }"""),
        ("Properties/launchSettings.json", """{ "profiles": { "App": { "environmentVariables": { "{1}": "{0}" } } } }"""),
        ("compose.yml", "services:\n  api:\n    environment:\n      {1}: {0}\n"),
        ("compose.yml", "services:\n  api:\n    environment:\n      - {1}={0}\n"),
        ("deploy/pod.yaml", "spec:\n  containers:\n  - name: a\n    env:\n    - name: {1}\n      value: {0}\n"),
        (".env", "# a note\n{1}={0}\n"),
        (".env.local", "export {1}='{0}'\n"),
        ("Dockerfile", "FROM x\nENV A=b {1}=\"{0}\"\n"),
        ("Dockerfile", "FROM x\nARG {1}={0}\n"),
        ("api.Dockerfile", "FROM x\nENV {1} {0}\n"),
        ("calls.http", "POST https://x.example\n{1}: {0}\n"),
        ("deploy/settings.yaml", "kind: ConfigMap\ndata:\n  app.env: |\n    {1}={0}\n"),
        ("web.config", """<configuration><environmentVariables><environmentVariable name="{1}" value="{0}" /></environmentVariables></configuration>"""),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, s_places.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void One_that_a_server_is_handed_under_the_name_of_a_credential_is_found(int place)
    {
        var value = Uuid();
        foreach (var name in (string[])["EXA_API_KEY", "SEARCH_CLIENT_SECRET", "X-Api-Key", "AGENT_TOKEN"])
        {
            var (file, text) = Filled(place, value, name);
            var one = Assert.Single(Find(file, text));
            Assert.Equal(("ASC6011", value), (one.Rule.Id, text.Substring(one.Start, one.Length)));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void One_that_something_is_known_by_is_quiet(int place)
    {
        foreach (var name in (string[])
        [
            "CLIENT_ID", "AZURE_TENANT_ID", "APPLICATION_ID", "SUBSCRIPTION_ID", "PROJECT_ID", "APPINSIGHTS_INSTRUMENTATIONKEY", "InstrumentationKey", "KEY", "RESOURCE_KEY",
            "Idempotency-Key", "X-Request-Id", "PARTITION_KEY", "API_KEY_ID", "SECRET_NAME", "MAX_TOKENS", "PUBLIC_KEY", "DB_PASSWORD_ID",
        ])
        {
            var (file, text) = Filled(place, Uuid(), name);
            Assert.Empty(Find(file, text));
        }

        foreach (var empty in (string[])["00000000-0000-0000-0000-000000000000", "12345678-1234-1234-1234-123456789012", "11111111-2222-3333-4444-555555555555"])
        {
            var (file, text) = Filled(place, empty, "EXA_API_KEY");
            Assert.Empty(Find(file, text));
        }
    }

    [Fact]
    public void Behind_a_scheme_it_is_the_credential_of_the_header()
    {
        var (file, text) = Filled(1, "Bearer " + Uuid(), "Authorization");

        Assert.Single(Find(file, text));
    }

    [Theory]
    [InlineData("""{ "ApiKey": "{0}" }""")]
    [InlineData("""{ "Logging": { "Environments": { "ApiKey": "{0}" } } }""")]
    [InlineData("""{ "env": "dev", "ApiKey": "{0}" }""")]
    public void Under_a_name_alone_it_is_quiet(string text) => Assert.Empty(Find("appsettings.json", text.Replace("{0}", Uuid(), StringComparison.Ordinal)));

    [Theory]
    [InlineData("Dockerfile", "FROM x\nLABEL API_KEY={0}\n")]
    [InlineData("calls.http", "@apiKey = {0}\nGET https://x.example\n")]
    [InlineData(".env.example", "API_KEY={0}\n")]
    public void What_is_not_handed_over_there_is_quiet(string name, string text) => Assert.Empty(Find(name, text.Replace("{0}", Uuid(), StringComparison.Ordinal)));

    [Theory]
    [InlineData("https://mcp.exa.example/mcp?exaApiKey={0}", true)]
    [InlineData("https://api.contoso.example/v1?a=b&api_key={0}&c=d", true)]
    [InlineData("https://api.contoso.example/v1?x-api-key={0}", true)]
    [InlineData("https://api.contoso.example/v1?key={0}", false)]
    [InlineData("https://api.contoso.example/v1?sessionKey={0}", false)]
    [InlineData("https://api.contoso.example/v1?client_id={0}", false)]
    [InlineData("https://api.contoso.example/v1?tenantId={0}&api-version=2026-01-01", false)]
    [InlineData("https://api.contoso.example/v1?subscriptionId={0}", false)]
    [InlineData("https://api.contoso.example/v1?apiKeyId={0}", false)]
    [InlineData("https://api.contoso.example/v1?page_token={0}", false)]
    [InlineData("InstrumentationKey={0};IngestionEndpoint=https://x.contoso.example/", false)]
    public void In_an_address_the_parameter_tells(string address, bool isFound)
    {
        var value = Uuid();
        var text = """{ "servers": { "exa": { "url": "{0}" } } }""".Replace("{0}", address.Replace("{0}", value, StringComparison.Ordinal), StringComparison.Ordinal);

        var found = Find("mcp.json", text).Select(one => text.Substring(one.Start, one.Length));

        Assert.Equal(isFound ? [value] : [], found);
    }

    private static (string Name, string Text) Filled(int place, string value, string name)
    {
        var (file, text) = s_places[place];
        return (file, text.Replace("{1}", name, StringComparison.Ordinal).Replace("{0}", value, StringComparison.Ordinal));
    }

    // The same in every run.
    private static string Uuid()
    {
        var bytes = new byte[16];
        new Random(20261122).NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
