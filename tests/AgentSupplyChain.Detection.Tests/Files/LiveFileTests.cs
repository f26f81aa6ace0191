using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Register;

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
    [InlineData("ASC3001", "prompts/system.md", LiveFile.Limit, true)]
    [InlineData("ASC3001", "prompts/system.md", LiveFile.Limit + 1, false)]
    [InlineData("ASC3022", "mcp.json", 10, true)]
    [InlineData("ASC3001", "appsettings.json", 10, false)]
    [InlineData("ASC6010", "appsettings.json", 10, true)]
    [InlineData("ASC6010", "appsettings.json", LiveFile.Limit + 1, false)]
    [InlineData("ASC6011", ".env", 10, true)]
    [InlineData("ASC6011", "Dockerfile", 10, true)]
    [InlineData("ASC6012", "appsettings.json", 10, false)]
    [InlineData("ASC9003", "mcp.json", 10, false)]
    [InlineData("ASC6010", "README.md", 10, false)]
    public void Analyzers_tell_models_and_servers_where_agents_have_them_and_credentials_everywhere(string rule, string name, int length, bool isTold) =>
        Assert.Equal(isTold, LiveFile.IsToldByAnalyzers(Rules.Find(rule)!, ProjectFileName.KindOf(name), length));
}
