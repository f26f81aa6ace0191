using System.Text;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Core.Tests.Sense.Files;

public sealed class FileSensorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asc-files-");
    private readonly List<Finding> _faults = [];

    [Theory]
    [InlineData("mcp.json", ProjectFileKind.Mcp)]
    [InlineData(".vscode/mcp.json", ProjectFileKind.Mcp)]
    [InlineData(".vscode/mcp.dev.json", ProjectFileKind.Mcp)]
    [InlineData(".mcp.json", ProjectFileKind.Mcp)]
    [InlineData("claude_desktop_config.json", ProjectFileKind.Mcp)]
    [InlineData("appsettings.json", ProjectFileKind.Settings)]
    [InlineData("src/AppSettings.Production.json", ProjectFileKind.Settings)]
    [InlineData("a.prompty", ProjectFileKind.Prompt)]
    [InlineData("Plugins/Chat/skprompt.txt", ProjectFileKind.Prompt)]
    [InlineData("summary.prompt.md", ProjectFileKind.Prompt)]
    [InlineData("summary.prompt.yaml", ProjectFileKind.Prompt)]
    [InlineData("Prompts/deep/system.md", ProjectFileKind.Prompt)]
    [InlineData("Prompts/SupportPrompts.cs", ProjectFileKind.Other)]
    [InlineData("prompts/logo.png", ProjectFileKind.Other)]
    [InlineData("docs/prompts.md", ProjectFileKind.Other)]
    [InlineData("Properties/launchSettings.json", ProjectFileKind.Variables)]
    [InlineData(".env", ProjectFileKind.Variables)]
    [InlineData(".env.production", ProjectFileKind.Variables)]
    [InlineData("package.json", ProjectFileKind.Other)]
    [InlineData("appsettings..json", ProjectFileKind.Configuration)]
    [InlineData("local.settings.json", ProjectFileKind.Configuration)]
    [InlineData("host.json", ProjectFileKind.Configuration)]
    [InlineData("google-services.json", ProjectFileKind.Configuration)]
    [InlineData(".vscode/launch.json", ProjectFileKind.Configuration)]
    [InlineData("agents/support.agent.json", ProjectFileKind.Configuration)]
    [InlineData("docker-compose.yml", ProjectFileKind.Configuration)]
    [InlineData("deploy/agent.yaml", ProjectFileKind.Configuration)]
    [InlineData("calls.http", ProjectFileKind.Configuration)]
    [InlineData("calls.REST", ProjectFileKind.Configuration)]
    [InlineData("test.runsettings", ProjectFileKind.Configuration)]
    [InlineData("web.config", ProjectFileKind.Configuration)]
    [InlineData("Properties/PublishProfiles/a.pubxml", ProjectFileKind.Configuration)]
    [InlineData("Dockerfile", ProjectFileKind.Container)]
    [InlineData("Dockerfile.dev", ProjectFileKind.Container)]
    [InlineData("api.Dockerfile", ProjectFileKind.Container)]
    [InlineData("Containerfile", ProjectFileKind.Container)]
    [InlineData("App.csproj", ProjectFileKind.Build)]
    [InlineData("App.fsproj", ProjectFileKind.Build)]
    [InlineData("App.csproj.user", ProjectFileKind.Build)]
    [InlineData("../../Directory.Build.props", ProjectFileKind.Build)]
    [InlineData("../NuGet.Config", ProjectFileKind.Build)]
    [InlineData("dev.env", ProjectFileKind.Variables)]
    [InlineData("http-client.env.json", ProjectFileKind.Variables)]
    [InlineData("requests/http-client.private.env.json", ProjectFileKind.Variables)]
    [InlineData("http-client.env.json.user", ProjectFileKind.Variables)]
    [InlineData("environment.json.user", ProjectFileKind.Build)]
    [InlineData("bin/http-client.env.json", ProjectFileKind.Other)]
    [InlineData("packages.lock.json", ProjectFileKind.Other)]
    [InlineData("package-lock.json", ProjectFileKind.Other)]
    [InlineData("pnpm-lock.yaml", ProjectFileKind.Other)]
    [InlineData("agent-supply-chain.lock.json", ProjectFileKind.Other)]
    [InlineData("wwwroot/data.json", ProjectFileKind.Other)]
    [InlineData("node_modules/x/mcp.json", ProjectFileKind.Other)]
    [InlineData("src/Tools/obj/appsettings.json", ProjectFileKind.Other)]
    [InlineData("bin/Debug/appsettings.json", ProjectFileKind.Other)]
    [InlineData("cabin/appsettings.json", ProjectFileKind.Settings)]
    [InlineData("cabin/bin/appsettings.json", ProjectFileKind.Other)]
    [InlineData("LICENSE", ProjectFileKind.Other)]
    public void The_kind_of_a_file_is_known_by_name_and_place(string name, ProjectFileKind kind) => Assert.Equal(kind, ProjectFileName.KindOf(name));

    [Theory]
    [InlineData("a/appsettings.Production.json", "Production")]
    [InlineData("appsettings.json", null)]
    [InlineData(".env.staging", "staging")]
    [InlineData(".env", null)]
    [InlineData("mcp.dev.json", null)]
    public void The_environment_of_a_file_is_in_its_name(string name, string? environment) => Assert.Equal(environment, ProjectFileName.EnvironmentOf(name));

    [Fact]
    public void A_byte_order_mark_changes_nothing()
    {
        var file = Write("prompts/a.md", [.. Encoding.UTF8.Preamble, .. "Hello"u8]);
        var plain = Write("prompts/b.md", "Hello"u8.ToArray());

        Assert.Equal(HashOf(plain), HashOf(file));
    }

    [Theory]
    [InlineData("mcp.json", 2 * 1024 * 1024)]
    [InlineData("appsettings.json", 2 * 1024 * 1024)]
    [InlineData("prompts/a.md", 20 * 1024 * 1024)]
    public void A_file_beyond_its_limit_is_a_finding(string name, int size)
    {
        var bytes = new byte[size];
        Array.Fill(bytes, (byte)' ');

        Assert.Null(FileSensor.Read(Write(name, bytes), _faults));
        Assert.Equal(("ASC9003", name), (Assert.Single(_faults).Rule.Id, _faults[0].Location.File));
    }

    [Theory]
    [InlineData("mcp.json")]
    [InlineData("prompts/a.md")]
    public void A_file_in_another_encoding_is_a_finding(string name)
    {
        Assert.Null(FileSensor.Read(Write(name, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray()), _faults));
        Assert.Contains("UTF-8", Assert.Single(_faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_mcp_file_is_a_finding_and_its_text_still_goes_to_the_checks()
    {
        var sensed = FileSensor.Read(Write("mcp.json", []), _faults);

        Assert.Equal("", sensed!.Text);
        Assert.Single(_faults);
    }

    [Fact]
    public void A_file_of_no_interest_is_not_opened() => Assert.Null(FileSensor.Read(new ProjectFile("/does/not/exist", "Program.cs"), _faults));

    public void Dispose() => _folder.Delete(recursive: true);

    private string HashOf(ProjectFile file) => Assert.Single(FileSensor.Read(file, _faults)!.Components.Prompts).Component.Sha256;

    private ProjectFile Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return new ProjectFile(path, name);
    }
}
