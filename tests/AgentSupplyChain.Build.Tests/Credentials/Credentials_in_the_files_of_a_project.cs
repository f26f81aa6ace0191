using System.Text;
using AgentSupplyChain.Build.Tests.BadInput;
using AgentSupplyChain.TestKit.Builds;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Build.Tests.Credentials;

/// <summary>A console project in a repository, with a credential in every kind of file that may hold one.</summary>
public class Credentials_in_the_files_of_a_project
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Code, file and what was planted there; what stands in no line here is quiet: the template, what others have put there, outputs.</summary>
    private static readonly (string Code, string File, string Name)[] expected =
    [
        ("ASC6010", "src/App/.env", "env"),
        ("ASC6010", "src/App/appsettings.json", "settings"),
        ("ASC6010", "src/App/calls.http", "http"),
        ("ASC6010", "src/App/compose.yml", "compose"),
        ("ASC6010", "src/App/given/agent.yaml", "given proven"),
        ("ASC6010", "src/App/mcp.json", "mcp proven"),
        ("ASC6010", "src/App/prompts/system.md", "prompt"),
        ("ASC6011", "Directory.Build.props", "props"),
        ("ASC6011", "nuget.config", "nuget"),
        ("ASC6011", "src/App/.vscode/launch.json", "vscode"),
        ("ASC6011", "src/App/App.csproj", "csproj"),
        ("ASC6011", "src/App/Dockerfile", "docker"),
        ("ASC6011", "src/App/Properties/launchSettings.json", "launch"),
        ("ASC6011", "src/App/answer.prompty", "prompty"),
        ("ASC6011", "src/App/appsettings.Production.json", "search"),
        ("ASC6011", "src/App/deploy/agent.yaml", "yaml"),
        ("ASC6011", "src/App/given/agent.yaml", "given"),
        ("ASC6011", "src/App/http-client.env.json", "variables"),
        ("ASC6011", "src/App/http-client.env.json.user", "user variables"),
        ("ASC6011", "src/App/local.settings.json", "functions"),
        ("ASC6011", "src/App/mcp.json", "mcp"),
        ("ASC6011", "src/App/test.runsettings", "runsettings"),
        ("ASC6011", "src/App/web.config", "web"),
        ("ASC6012", "src/App/appsettings.Development.json", "plain"),
    ];

    private readonly Dictionary<string, string> planted = new(StringComparer.Ordinal) { ["plain"] = "harbour-9" };

    [Fact]
    public void Are_told_each_once_at_their_places_whoever_tells_them_and_stand_in_nothing_that_the_build_leaves()
    {
        using var folder = Planted().Write();

        var live = folder.Run("build", "-p:AgentSupplyChainSarif=true").MustSucceed().MustNotCrash();
        Assert.Equal(Expected(folder), Told(live));
        AssertNowhere(folder, live);

        var unchanged = folder.Run("build", "-p:AgentSupplyChainSarif=true").MustSucceed();
        Assert.Empty(unchanged.TasksRun("CheckSupplyChain"));
        Assert.Empty(unchanged.TasksRun("Csc"));

        var gate = folder.Run("build", "--no-incremental", "-p:RunAnalyzers=false", "-p:AgentSupplyChainSarif=true").MustSucceed().MustNotCrash();
        Assert.Equal(Expected(folder), Told(gate));
        AssertNowhere(folder, gate);

        // Above the project, and no item of it: the gate looks again all the same.
        folder.Write("nuget.config", folder.Read("nuget.config").Replace(planted["nuget"], "%FEED_PASSWORD%", StringComparison.Ordinal));
        Assert.DoesNotContain(Told(folder.Run("build", "-p:RunAnalyzers=false").MustSucceed()), line => line.Contains("nuget.config", StringComparison.Ordinal));
    }

    [Fact]
    public void Stop_the_build_where_they_prove_themselves()
    {
        using var folder = Fixture.ConsoleApp().WithFile("compose.yml", "environment:\n  A: " + CredentialSamples.Fresh("github-ghp") + "\n").Write();

        folder.Run("build").MustFailWith(folder, "ASC6010 compose.yml");
    }

    [Fact]
    public void Make_no_agent_of_a_project_and_change_no_document()
    {
        using var folder = Fixture.ConsoleApp().Write();
        folder.Run("build").MustBeQuiet();
        var before = folder.Documents();

        folder.Write("compose.yml", "services:\n  a:\n    image: x\n");
        folder.Write("Dockerfile", "FROM x\nENV A=b\n");
        folder.Write(".env", "A=b\n");
        folder.Run("build").MustBeQuiet();

        Assert.Equal(["App.sbom.cdx.json"], before.Keys);
        Assert.Equal(before, folder.Documents());
    }

    [Fact]
    public void Are_told_once_for_each_framework_which_is_a_build_of_its_own()
    {
        using var folder = Fixture.Empty
            .WithFile("nuget.config", """<configuration><packageSources><clear /><add key="product" value="{product-feed}" /></packageSources></configuration>""")
            .WithProject("Lib.csproj", Fixture.MultiTargetedProject())
            .WithFile("compose.yml", $"environment:\n  API_KEY: {Likely("compose")}\n")
            .WithFile("mcp.json", $$"""{ "servers": { "a": { "command": "./a", "env": { "API_KEY": "{{Likely("mcp")}}" } } } }""")
            .Write();

        var told = Told(folder.Run("build").MustSucceed()).Select(line => line.Split(':')[0]);

        Assert.Equal(["ASC6011 compose.yml", "ASC6011 compose.yml", "ASC6011 mcp.json", "ASC6011 mcp.json"], told);
    }

    [Fact]
    public void Are_infos_in_a_project_of_tests_where_only_their_names_tell()
    {
        using var folder = Agent.OfPrompts(properties: "<IsTestProject>true</IsTestProject>")
            .WithFile(".env", $"API_KEY={Likely("test")}\n")
            .WithFile("mcp.json", $$"""{ "servers": { "a": { "command": "./x", "env": { "API_KEY": "{{Likely("mcp")}}" } } } }""")
            .Write();

        var build = folder.Run("build").MustBeQuiet();

        Assert.Contains(build.OurDiagnostics, diagnostic => diagnostic is { Code: "ASC6011", File: ".env", Severity: BuildSeverity.Info });
        folder.Run("build", "--no-incremental", "-p:RunAnalyzers=false").MustBeQuiet();
    }

    private Fixture Planted() => Fixture.Empty
        .WithFile(".git/HEAD", "ref: refs/heads/main\n")
        .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC6010": "warning", "ASC2003": "none" } }""")
        .WithFile("Directory.Build.props", $"<Project><PropertyGroup><FeedApiKey>{Likely("props")}</FeedApiKey></PropertyGroup></Project>")
        .WithFile("nuget.config", """<configuration><packageSources><clear /><add key="product" value="{product-feed}" /></packageSources><packageSourceCredentials><other><add key="Username" value="builder" /><add key="ClearTextPassword" value="VALUE" /></other></packageSourceCredentials></configuration>"""
            .Replace("VALUE", Likely("nuget"), StringComparison.Ordinal))
        .WithProject("src/App/App.csproj", Fixture.ConsoleProject("""<AdditionalFiles Include="given/agent.yaml" /><None Remove="given/agent.yaml" />""", $"<PublishToken>{Likely("csproj")}</PublishToken>"))
        .WithFile("src/App/Program.cs", "System.Console.WriteLine();")
        .WithFile("src/App/appsettings.json", $$"""{ // settings{{'\n'}}  "Anthropic": { "ApiKey":"{{Proven("settings", "anthropic-api")}}" } }""")
        .WithFile("src/App/appsettings.Production.json", $$"""{ "OpenAI": { "ApiKey": "${OPENAI}" }, "Search": { "ApiKey": "{{Likely("search")}}" } }""")
        .WithFile("src/App/appsettings.Development.json", """{ "OpenAI": { "ApiKey": "harbour-9" } }""")
        .WithFile("src/App/.env", $"# local\nexport A_KEY= {Proven("env", "github-ghp")}\n")
        .WithFile("src/App/.env.example", $"API_KEY={Likely("example")}\n")
        .WithFile("src/App/Properties/launchSettings.json", $$"""{ "profiles": { "App": { "environmentVariables": { "Search__Password": "{{Likely("launch")}}" } } } }""")
        .WithFile("src/App/.vscode/launch.json", $$"""{ "configurations": [{ "env": { "API_TOKEN" : "{{Likely("vscode")}}" } }] }""")
        .WithFile("src/App/mcp.json", $$"""{ "servers": { "a": { "command": "./a", "env": { "GITHUB_TOKEN": "{{Proven("mcp proven", "github-ghp")}}" }, "args": ["--api-key", "{{Likely("mcp")}}"] } } }""")
        .WithFile("src/App/prompts/system.md", $"You answer.\nKey {Proven("prompt", "openai-project")} is ours.\n")
        .WithFile("src/App/answer.prompty", $"---\nmodel:\n  configuration:\n    api_key: {Likely("prompty")}\n---\nsystem:\n")
        .WithFile("src/App/deploy/agent.yaml", $"model:\n  api_key: {Likely("yaml")}\n")
        .WithFile("src/App/compose.yml", $"services:\n  api:\n    environment:\n      GITHUB_TOKEN2:  {Proven("compose", "github-ghp")}\n")
        .WithFile("src/App/Dockerfile", $"FROM contoso.example/base\nENV SEARCH_API_KEY={Likely("docker")}\n")
        .WithFile("src/App/calls.http", $"GET https://api.contoso.example/v1\nAuthorization: Bearer {Proven("http", "anthropic-api")}\n")
        .WithFile("src/App/http-client.env.json", $$"""{ "dev": { "host": "https://api.contoso.example", "api_key": "{{Likely("variables")}}" } }""")
        .WithFile("src/App/http-client.env.json.user", $$"""{ "dev": { "api_token": "{{Likely("user variables")}}" } }""")
        .WithFile("src/App/test.runsettings", $"""<RunSettings><TestRunParameters><Parameter name="SearchApiKey" value="{Likely("runsettings")}" /></TestRunParameters></RunSettings>""")
        .WithFile("src/App/web.config", $"""<configuration><connectionStrings><add name="Db" connectionString="Server=db.contoso.example;User Id=app;Password={Likely("web")};Encrypt=true" /></connectionStrings></configuration>""")
        .WithFile("src/App/local.settings.json", $$"""{ "Values": { "SearchApiKey" :  "{{Likely("functions")}}" } }""")
        .WithFile("src/App/given/agent.yaml", $"api_key: {Proven("given proven", "openai-project")}\napi-key: {Likely("given")}\n")
        .WithFile("src/App/node_modules/x/config.json", $$"""{ "apiKey": "{{Likely("module")}}" }""")
        .WithFile("src/App/Tools/obj/appsettings.json", $$"""{ "apiKey": "{{Likely("obj")}}" }""")
        .WithFile("src/App/package-lock.json", $$"""{ "apiKey": "{{Likely("lock")}}" }""");

    // The same in every run: of random texts, one in a thousand looks like something else.
    private string Likely(string name) => planted[name] = new string(new Random(20261122 + planted.Count).GetItems<char>(Letters, 44));

    private string Proven(string name, string format) => planted[name] = CredentialSamples.Fresh(format);

    private IEnumerable<string> Expected(FixtureFolder folder) => expected
        .Select(one =>
        {
            var text = folder.Read(one.File);
            var at = text.IndexOf(planted[one.Name], StringComparison.Ordinal);
            return $"{one.Code} {one.File}:{text[..at].Count(c => c == '\n') + 1}:{at - text[..at].LastIndexOf('\n')}";
        })
        .Order(StringComparer.Ordinal);

    // Every logged line counts: twice would show.
    private static IEnumerable<string> Told(BuildResult build) => build.Log.LoggedDiagnostics
        .Where(diagnostic => diagnostic.Code.StartsWith("ASC6", StringComparison.Ordinal))
        .Select(diagnostic => $"{diagnostic.Code} {diagnostic.File}:{diagnostic.Line}:{diagnostic.Column}")
        .Order(StringComparer.Ordinal);

    private void AssertNowhere(FixtureFolder folder, BuildResult build)
    {
        // MSBuild itself keeps every project file and every property in its binary log: that is told in the documentation, and not ours to change.
        string[] ofMSBuild = [planted["props"], planted["csproj"]];
        foreach (var value in planted.Values)
        {
            var places = build.PlacesOf(value);
            Assert.Empty(ofMSBuild.Contains(value, StringComparer.Ordinal) ? places.Where(place => place == "console") : places);
            Assert.DoesNotContain(folder.FilesBelow("src/App"), file => (file.StartsWith("bin/", StringComparison.Ordinal) || file.StartsWith("obj/", StringComparison.Ordinal)) && Holds(folder.PathOf("src/App/" + file), value));
        }
    }

    private static bool Holds(string path, string value)
    {
        var content = File.ReadAllBytes(path);
        return content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(value)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(value)) >= 0;
    }
}
