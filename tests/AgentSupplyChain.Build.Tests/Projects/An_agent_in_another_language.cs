using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Projects;

public class An_agent_in_another_language
{
    [Fact]
    public void In_VB_has_an_AIBOM_that_calls_its_code_unknown() => Has_an_AIBOM_that_calls_its_code_unknown(
        "App.vbproj", Fixture.ConsoleProject(), "Program.vb", "Module Program\n  Sub Main()\n  End Sub\nEnd Module\n", "VB", "");

    [Fact]
    public void In_FSharp_has_an_AIBOM_that_calls_its_code_unknown() => Has_an_AIBOM_that_calls_its_code_unknown(
        "App.fsproj", Fixture.ConsoleProject("""<Compile Include="Program.fs" />"""), "Program.fs", "printfn \"Hello\"\n", "F#", LibraryPacks);

    // FSharp.Core comes with the SDK.
    private static string LibraryPacks { get; } = Path.Combine(DotnetSdk.Root, "sdk", DotnetSdk.Version, "FSharp", "library-packs");

    private static void Has_an_AIBOM_that_calls_its_code_unknown(string project, string text, string program, string code, string language, string source)
    {
        var fixture = Fixture.Empty.WithProject(project, text).WithFile(program, code)
            .WithFile("prompts/system.md", "You answer questions about orders.\n")
            .WithFile("appsettings.json", """{ "OpenAI": { "Model": "gpt-4.1-2025-04-14" } }""")
            .WithFile(".vscode/mcp.json", """{ "servers": { "files": { "command": "npx", "args": ["-y", "@contoso/server-files@1.2.3"] } } }""");
        if (source.Length > 0)
            fixture = fixture.WithFile("nuget.config", $$"""<configuration><packageSources><clear /><add key="product" value="{product-feed}" /><add key="sdk" value="{{source}}" /></packageSources></configuration>""");
        using var folder = fixture.Write();

        var build = folder.Run("build").MustSucceed();

        var aibom = new Document(folder.Read(Agent.Bin + Agent.Aibom));
        Assert.Equal([language], aibom.PropertiesOfApplication("asc:language"));
        Assert.Equal(["unknown:no-sensor-for-language"], aibom.PropertiesOfApplication("asc:code"));
        Assert.Equal(["incomplete"], aibom.AggregatesOfApplication);
        Assert.Contains("prompts/system.md", aibom.ToString(), StringComparison.Ordinal);
        Assert.Contains("gpt-4.1-2025-04-14", aibom.ToString(), StringComparison.Ordinal);
        Assert.Contains("files", aibom.Names);
        Assert.Equal(BuildSeverity.Info, Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.Code == "ASC9010").Severity);
        Assert.Empty(build.OurLines);
        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Severity != BuildSeverity.Info);
    }
}
