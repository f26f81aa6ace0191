using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.TestKit.Credentials;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Credentials.Likely;

public class VariableDefaultTests
{
    private const string Password = "kX9!" + "mQ2#vT7z";

    [Theory]
    [InlineData("docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:-@@}\n")]
    [InlineData("docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: \"${DB_PASSWORD-@@}\"\n")]
    [InlineData("compose.yaml", "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=${DB_PASSWORD:-@@}\n")]
    [InlineData("compose.yaml", "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=${A:-${B:-@@}}\n")]
    [InlineData(".env", "DB_PASSWORD=${DB_PASSWORD:-@@}\n")]
    [InlineData(".env", "DB_PASSWORD=\"${DB_PASSWORD:=@@}\"\n")]
    [InlineData("deploy/agent.yaml", "agent:\n  password: '${DB_PASSWORD:-@@}'\n")]
    [InlineData("Dockerfile", "FROM x\nENV DB_PASSWORD=\"${DB_PASSWORD:-@@}\"\n")]
    [InlineData(".mcp.json", "{ \"mcpServers\": { \"a\": { \"command\": \"x\", \"env\": { \"DB_PASSWORD\": \"${DB_PASSWORD:-@@}\" } } } }")]
    [InlineData("compose.yaml", "services:\n  api:\n    environment:\n      Db: Host=db.example;Username=agent;Password=${DB_PASSWORD:-@@};SSL Mode=Require\n")]
    [InlineData("compose.yaml", "services:\n  api:\n    environment:\n      Db: ${DB:-Host=db.example;Username=agent;Password=@@}\n")]
    public void The_default_of_a_variable_is_the_value_that_is_found(string file, string template)
    {
        var text = template.Replace("@@", Password, StringComparison.Ordinal);

        var found = Assert.Single(Find(file, text));

        Assert.Equal(("ASC6011", Password), (found.Rule.Id, text.Substring(found.Start, found.Length)));
    }

    [Theory]
    [InlineData("${DB_USER:-agent}:${DB_PASSWORD:-@@}@db.example:5432/agents")]
    [InlineData("${DB_USER}:${DB_PASSWORD-@@}@${DB_HOST:-db.example}:${DB_PORT:-5432}/agents")]
    [InlineData("agent:@@@db.example:5432/agents")]
    public void The_default_in_an_address_is_found(string rest)
    {
        const string Escaped = "kX9%21" + "mQ2vT7z";
        var text = "postgres://" + rest.Replace("@@", Escaped, StringComparison.Ordinal);

        var found = Assert.Single(EmbeddedCredential.Find(text));

        Assert.Equal(Escaped, text.Substring(found.Start, found.Length));
    }

    [Theory]
    [InlineData("${DB_PASSWORD:-}")]
    [InlineData("${DB_PASSWORD-}")]
    [InlineData("${DB_PASSWORD:-postgres}")]
    [InlineData("${DB_PASSWORD:-changeme}")]
    [InlineData("${DB_PASSWORD:-<your password>}")]
    [InlineData("${DB_PASSWORD:-${OTHER_PASSWORD}}")]
    [InlineData("${DB_PASSWORD:-${OTHER_PASSWORD:-}}")]
    [InlineData("${DB_PASSWORD:?Set DB_PASSWORD, with 12+ signs!}")]
    [InlineData("${DB_PASSWORD?kX9!mQ2#vT7z}")]
    [InlineData("${DB_PASSWORD}${SUFFIX}")]
    [InlineData("${db-password-Main1}")]
    public void No_default_an_empty_one_a_placeholder_and_a_message_are_quiet(string value)
    {
        Assert.True(SecretReference.Is(value));
        Assert.False(LikelyCredential.Is(CredentialKind.Password, value));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.ApiKey, value));
        Assert.Empty(Find(".env", "DB_PASSWORD='" + value + "'\n"));
        Assert.Empty(Find("compose.yaml", "services:\n  db:\n    environment:\n      DB_PASSWORD: \"" + value + "\"\n"));
        Assert.Empty(EmbeddedCredential.Find("Host=db.example;Username=agent;Password=" + value));
        Assert.Empty(EmbeddedCredential.Find("postgres://agent:" + value + "@db.example/agents"));
    }

    [Theory]
    [InlineData("postgres://${DB_USER:-agent}@db.example:5432/agents")]
    [InlineData("postgres://${DB_USER:-postgres}:${DB_PASSWORD:-postgres}@db:5432/${DB_NAME:-agents}")]
    [InlineData("http://${HOST:-localhost}:${PORT:-8080}/v1")]
    public void Addresses_of_variables_hold_no_password(string text) => Assert.Empty(EmbeddedCredential.Find(text));

    [Fact]
    public void A_template_is_told_for_what_proves_itself_only()
    {
        Assert.Empty(Find(".env.example", "DB_PASSWORD=${DB_PASSWORD:-" + Password + "}"));
        Assert.Single(Find(".env.example", "GITHUB_TOKEN=${GITHUB_TOKEN:-" + CredentialSamples.Fresh("github-ghp") + "}"));
    }

    [Fact]
    public void Code_that_holds_a_default_is_judged_by_it()
    {
        var key = RandomText.Base62(new Random(1), 40);

        Assert.True(LikelyCredential.Is(CredentialKind.ApiKey, "${API_KEY:-" + key + "}"));
        Assert.True(LikelyCredential.Is(CredentialKind.Token, "Bearer ${API_KEY:-" + key + "}"));
        Assert.True(LikelyCredential.Is(CredentialKind.ConnectionString, "${DB:-Host=db.example;Username=agent;Password=" + Password + "}"));
        Assert.False(LikelyCredential.Is(CredentialKind.ApiKey, "${API_KEY:-none}"));
    }

    [Fact]
    public void No_text_is_too_strange()
    {
        const string Signs = "$${{}}:-=-? AaB1@/";
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var text = string.Concat(Enumerable.Range(0, 40).Select(_ => Signs[random.Next(Signs.Length)]));
                int start = 0, end = text.Length;
                var isFound = VariableDefault.TryFind(text, ref start, ref end);
                Assert.True(start >= 0 && start <= end && end <= text.Length);
                Assert.True(isFound || (start, end) == (0, text.Length));
                Assert.True(!isFound || (text[end] == '}' && text[start - 1] is '-' or '='));
            }).QuickCheckThrowOnFailure();
    }

    private static IReadOnlyList<FileCredential> Find(string name, string text) =>
        FileCredentials.Find(name, ProjectFileName.KindOf(name), text, CredentialSettings.Default);
}
