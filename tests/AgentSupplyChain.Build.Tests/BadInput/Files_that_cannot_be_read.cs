using System.Text;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class Files_that_cannot_be_read
{
    private const int Megabyte = 1024 * 1024;
    private const string Pinned = """{ "mcpServers": { "time": { "command": "uvx", "args": ["mcp-server-time==2026.10.19"] } } }""";
    private const string WithComments = """
        {
          // The one server of this agent.
          "mcpServers": { /* pinned */ "time": { "command": "uvx", "args": ["mcp-server-time==2026.10.19",], }, },
        }
        """;

    [Fact]
    public void Are_told_all_at_once_each_with_its_place_and_the_mended_project_is_green()
    {
        using var folder = Fixture.ConsoleApp()
            .WithFile("commented/mcp.json", WithComments)
            .WithFile("typed/mcp.json", "{\n  \"mcpServers\": {\n    \"time\": { \"command\": 7 }\n  }\n}")
            .WithFile("large/mcp.json", Pinned + new string(' ', 2 * Megabyte))
            .WithFile("deep/mcp.json", string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200))
            .WithFile("appsettings.json", "{\n  \"OpenAI\": {\n    \"Model\": oops\n  }\n}")
            .WithFile("prompts/marked.md", [.. Encoding.UTF8.Preamble, .. "Answer briefly."u8])
            .WithFile("prompts/large.md", new string('x', 20 * Megabyte))
            .WithFile("prompts/latin.md", Encoding.Latin1.GetBytes("Réponds en français."))
            .Write();

        var build = folder.Run("build").MustFailWith(
            folder,
            "ASC9003 appsettings.json",
            "ASC9003 deep/mcp.json",
            "ASC9003 large/mcp.json",
            "ASC9003 prompts/large.md",
            "ASC9003 prompts/latin.md",
            "ASC9003 typed/mcp.json");

        Assert.Empty(folder.Documents());
        AssertTold(build, "appsettings.json", 3, "it is not valid JSON from here on; correct the syntax");
        AssertTold(build, "deep/mcp.json", 1, "it is nested more than 64 levels deep; make it flatter");
        AssertTold(build, "large/mcp.json", 0, "and at most 1048576 are read; make it smaller");
        AssertTold(build, "prompts/large.md", 0, "it has 20971520 bytes, and at most 4194304 are read");
        AssertTold(build, "prompts/latin.md", 0, "it is not UTF-8; save it as UTF-8");
        AssertTold(build, "typed/mcp.json", 3, "'command' of server 'time' holds a number");

        folder.Write("typed/mcp.json", Pinned);
        folder.Write("large/mcp.json", Pinned);
        folder.Write("deep/mcp.json", Pinned);
        folder.Write("appsettings.json", "{}");
        folder.Write("prompts/large.md", "Answer at length.");
        folder.Write("prompts/latin.md", "Réponds en français.");
        folder.Run("build").MustBeQuiet();
        var aibom = folder.Documents()["App.aibom.cdx.json"];
        Assert.Contains("\"prompts/marked.md\"", aibom, StringComparison.Ordinal);
        Assert.Contains("\"commented/mcp.json\"", aibom, StringComparison.Ordinal);
    }

    private static void AssertTold(BuildResult build, string file, int line, string cause)
    {
        var finding = Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.File == file);
        Assert.Equal(line, finding.Line);
        Assert.Contains(cause, finding.Message, StringComparison.Ordinal);
    }
}
