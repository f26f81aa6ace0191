using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Detection.Tests.Files;

public class LiveFileTests
{
    [Theory]
    [InlineData("/src/app/mcp.json", "/src/app/", "mcp.json")]
    [InlineData("/src/app/a/b.md", "/src/app", "a/b.md")]
    [InlineData("/src/common/prompts/b.md", "/src/app/", "../common/prompts/b.md")]
    [InlineData("/src/prompts/app2/b.md", "/src/prompts/app/", "../app2/b.md")]
    [InlineData(@"C:\work\app\prompts\b.md", @"C:\work\app\", "prompts/b.md")]
    [InlineData(@"D:\prompts\b.md", @"C:\work\app\", "D:/prompts/b.md")]
    [InlineData("/src/prompts/b.md", null, "b.md")]
    [InlineData("mcp.json", "/src/app/", "mcp.json")]
    public void Has_the_name_that_the_gate_gives_it(string path, string? project, string name) => Assert.Equal(name, LiveFile.NameOf(path, project));

    [Theory]
    [InlineData("mcp.json", 10, true)]
    [InlineData("prompts/system.md", LiveFile.Limit, true)]
    [InlineData("prompts/system.md", LiveFile.Limit + 1, false)]
    [InlineData("mcp.json", LiveFile.Limit + 1, false)]
    [InlineData("appsettings.json", 10, false)]
    [InlineData(".env", 10, false)]
    [InlineData("README.md", 10, false)]
    public void Is_an_MCP_file_or_a_prompt_of_ordinary_length(string name, int length, bool isRead) => Assert.Equal(isRead, LiveFile.IsRead(name, length));
}
