using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;
using static AgentSupplyChain.Detection.Tests.Files.FileSearch;

namespace AgentSupplyChain.Detection.Tests.Files;

public class FileShapeTests
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

    private static (string Name, string Text) Filled(int shape, string value, string key)
    {
        var (name, text) = s_shapes[shape];
        return (name, text.Replace("{2}", key, StringComparison.Ordinal).Replace("{0}", value, StringComparison.Ordinal));
    }
}
