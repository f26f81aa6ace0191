using static AgentSupplyChain.Detection.Tests.Files.FileSearch;

namespace AgentSupplyChain.Detection.Tests.Files;

/// <summary>Commands and their arguments, which are one text in many files.</summary>
public class CommandLineTests
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    [Theory]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "App": { "commandLineArgs": "--OpenAI:ApiKey={0}" } } }""", "OpenAI:ApiKey")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "App": { "commandLineArgs": "--OpenAI:ApiKey={0} --x y" } } }""", "OpenAI:ApiKey")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "App": { "commandLineArgs": "OpenAI:ApiKey={0}" } } }""", "OpenAI:ApiKey")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "App": { "commandLineArgs": "OpenAI:ApiKey={0} Logging=debug" } } }""", "OpenAI:ApiKey")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "App": { "commandLineArgs": "/OpenAI:ApiKey={0} --x y" } } }""", "OpenAI:ApiKey")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "App": { "commandLineArgs": "/OpenAI:ApiKey={0}" } } }""", "OpenAI:ApiKey")]
    [InlineData("App.csproj", """<Project><ItemGroup><AgentMcpServer Include="x" Command="npx" Arguments="-y x@1.0.0 --api-key {0}" /></ItemGroup></Project>""", "AgentMcpServer:Arguments:api-key")]
    [InlineData("App.csproj", """<Project><ItemGroup><AgentMcpServer Include="x"><Arguments>-y x@1.0.0 --api-key={0}</Arguments></AgentMcpServer></ItemGroup></Project>""", "Arguments:api-key")]
    [InlineData("Directory.Build.targets", """<Project><Target Name="Push"><Exec Command="dotnet nuget push x.nupkg --api-key {0}" /></Target></Project>""", "Exec:Command:api-key")]
    [InlineData("Directory.Build.targets", """<Project><Target Name="Push"><Exec Command="dotnet nuget push 'x y.nupkg' --api-key '{0}' --skip-duplicate" /></Target></Project>""", "Exec:Command:api-key")]
    [InlineData("Directory.Build.targets", """<Project><Target Name="Push"><Exec Command='curl -H "X-Api-Key: {0}" https://x.example' /></Target></Project>""", "Exec:Command:X-Api-Key")]
    [InlineData("Directory.Build.targets", """<Project><Target Name="Push"><Exec Command="dotnet build -p:ApiKey='{0}' x.csproj" /></Target></Project>""", "ApiKey")]
    [InlineData("App.csproj", "<Project><Target Name=\"A\"><Exec><Command><![CDATA[a --api-key {0} > b]]></Command></Exec></Target></Project>", "Exec:Command:api-key")]
    [InlineData("App.csproj.user", "<Project><PropertyGroup><StartArguments>--api-key {0}</StartArguments></PropertyGroup></Project>", "StartArguments:api-key")]
    [InlineData("web.config", """<configuration><system.webServer><aspNetCore processPath="dotnet" arguments="app.dll --OpenAI:ApiKey={0}" /></system.webServer></configuration>""", "arguments:OpenAI:ApiKey")]
    [InlineData("compose.yml", "services:\n  api:\n    image: api\n    command: >\n      agent --serve\n      --api-key {0}\n      --port 80\n    restart: always\n", "api:command:api-key")]
    [InlineData("compose.yml", "services:\n  api:\n    command: >-\n      agent\n      --api-key={0}\n", "api:command:api-key")]
    [InlineData("ci.yml", "steps:\n  - run: |\n      export SEARCH_API_KEY={0}\n      dotnet test\n", "run:SEARCH_API_KEY")]
    [InlineData("ci.yml", "steps:\n  - script: dotnet nuget push x.nupkg --api-key {0}\n", "script:api-key")]
    public void A_key_in_a_command_is_found_under_the_name_of_its_switch(string file, string text, string key)
    {
        var value = Likely();
        text = text.Replace("{0}", value, StringComparison.Ordinal);

        var one = Assert.Single(Find(file, text));

        Assert.Equal(("ASC6011", value), (one.Rule.Id, text.Substring(one.Start, one.Length)));
        Assert.Contains(key + "' in '", one.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet nuget push x.nupkg --api-key $(NuGetApiKey)")]
    [InlineData("dotnet nuget push x.nupkg --api-key '$(NuGetApiKey)' --source 'https://feed.contoso.example/v3/index.json'")]
    [InlineData("dotnet nuget push x.nupkg --api-key &quot;$(NuGetApiKey)&quot;")]
    [InlineData("dotnet nuget push x.nupkg --api-key %NUGET_API_KEY%")]
    [InlineData("dotnet nuget push x.nupkg --api-key $NUGET_API_KEY")]
    [InlineData("dotnet nuget push x.nupkg --api-key ${NUGET_API_KEY}")]
    [InlineData("API_KEY=$(ApiKey) dotnet run")]
    [InlineData("npx -y tool --token-file /run/secrets/openai-api-key-2024a --key-name Production2024Key7aZ")]
    [InlineData("git describe --tags --match=v[0-9]* --abbrev=40 0f8fad5bd9cb469fa16570867728950e01234567")]
    [InlineData("/usr/bin/env dotnet /src/app/bin/Release/net10.0/App.dll")]
    public void A_command_that_takes_its_key_from_elsewhere_is_quiet(string command)
    {
        Assert.Empty(Find("Directory.Build.targets", $"""<Project><Target Name="Push"><Exec Command="{command}" /></Target></Project>"""));
        Assert.Empty(Find("App.csproj", $"""<Project><ItemGroup><AgentMcpServer Include="x" Command="sh" Arguments="{command}" /></ItemGroup></Project>"""));
        Assert.Empty(Find("compose.yml", $"services:\n  a:\n    command: >\n      {command.Replace("&quot;", "\"", StringComparison.Ordinal)}\n"));
    }

    [Fact]
    public void A_connection_string_is_no_command_and_a_script_may_hold_one()
    {
        var value = Likely();
        var connection = $"Server=db.contoso.example;User Id=agent;Password={value}";

        foreach (var (file, text) in ((string, string)[])
        [
            ("appsettings.json", $$"""{ "command": "{{connection}}" }"""),
            ("ci.yml", $"steps:\n  - run: |\n      # don't print it\n      cat > a.txt <<X\n      {connection}\n      X\n"),
            ("ci.yml", $"steps:\n  - run: |\n      curl -X POST --data @- https://x.example <<X\n      Authorization: Bearer {value}\n      X\n"),
            ("App.csproj", $"""<Project><Target Name="A"><Exec Command="migrate --db '{connection}'" /></Target></Project>"""),
            ("App.csproj", $"""<Project><Target Name="A"><Exec Command='migrate /db:"{connection}" /x' /></Target></Project>"""),
        ])
        {
            var one = Assert.Single(Find(file, text));
            Assert.Equal(value, text.Substring(one.Start, one.Length));
        }
    }

    // The same in every run: a few in a thousand random texts look like something else.
    private static string Likely() => new(new Random(20261122).GetItems<char>(Letters, 40));
}
