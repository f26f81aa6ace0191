using AgentSupplyChain.Detection.Packages;

namespace AgentSupplyChain.Detection.Tests.Packages;

public sealed class McpServerNamesTests
{
    [Theory]
    [InlineData("npx", "@modelcontextprotoco1/server-github", "@modelcontextprotocol/server-github", true)]
    [InlineData("npx", "@modelcontextprot\u043Ecol/server-github", "@modelcontextprotocol/server-github", true)]
    [InlineData("bunx", "@modelcontextprotocol/server-filesytem", "@modelcontextprotocol/server-filesystem", false)]
    [InlineData("pnpm dlx", "server-filesystem", "@modelcontextprotocol/server-filesystem", false)]
    [InlineData("uvx", "mcp-server-fecth", "mcp-server-fetch", false)]
    public void A_name_near_a_well_known_server_is_told(string launcher, string package, string target, bool isCertain)
    {
        var match = McpServerNames.Match(launcher, package);

        Assert.Equal((target, isCertain), (match.Target, match.IsCertain));
    }

    [Theory]
    [InlineData("npx", "@modelcontextprotocol/server-github")]
    [InlineData("npx", "@contoso/server-github")]
    [InlineData("npx", "mcp-server-contoso")]
    [InlineData("npx", "server-contoso")]
    [InlineData("uvx", "mcp_server_fetch")]
    [InlineData("uvx", "mcp-server-git")]
    [InlineData("uvx", "@modelcontextprotoco1/server-github")]
    [InlineData("docker", "mcp/github")]
    [InlineData(null, "mcp-server-fecth")]
    public void Other_names_and_other_registries_are_quiet(string? launcher, string package) =>
        Assert.Equal(NameResemblance.None, McpServerNames.Match(launcher, package).Resemblance);
}
