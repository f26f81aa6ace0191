namespace AgentSupplyChain.Detection.Packages;

/// <summary>
/// Well-known MCP servers by the names of their packages, and what a launch command's package resembles. A small list by hand, of vendors' own servers and the
/// reference servers, as their documentation starts them (2026-11-22); each was looked up in a list of what npm and PyPI hold.
/// </summary>
public static class McpServerNames
{
    private const string Reference = "@modelcontextprotocol/";

    private static readonly string[] s_npm =
    [
        "@modelcontextprotocol/inspector", "@modelcontextprotocol/sdk", "@modelcontextprotocol/server-aws-kb-retrieval", "@modelcontextprotocol/server-brave-search",
        "@modelcontextprotocol/server-everything", "@modelcontextprotocol/server-filesystem", "@modelcontextprotocol/server-gdrive", "@modelcontextprotocol/server-github",
        "@modelcontextprotocol/server-gitlab", "@modelcontextprotocol/server-google-maps", "@modelcontextprotocol/server-memory", "@modelcontextprotocol/server-postgres",
        "@modelcontextprotocol/server-puppeteer", "@modelcontextprotocol/server-redis", "@modelcontextprotocol/server-sequential-thinking", "@modelcontextprotocol/server-slack",
        "@azure/mcp", "@azure-devops/mcp", "@brave/brave-search-mcp-server", "@browserbasehq/mcp-server-browserbase", "@browsermcp/mcp", "@circleci/mcp-server-circleci",
        "@cloudflare/mcp-server-cloudflare", "@elastic/mcp-server-elasticsearch", "@heroku/mcp-server", "@hubspot/mcp-server", "@microsoft/clarity-mcp-server", "@microsoft/fabric-mcp",
        "@neondatabase/mcp-server-neon", "@notionhq/notion-mcp-server", "@playwright/mcp", "@postman/postman-mcp-server", "@salesforce/mcp", "@sentry/mcp-server", "@shopify/dev-mcp",
        "@stripe/mcp", "@supabase/mcp-server-supabase", "@upstash/context7-mcp", "chrome-devtools-mcp", "exa-mcp-server", "figma-developer-mcp", "firecrawl-mcp",
        "mcp-remote", "mcp-server-kubernetes", "mongodb-mcp-server", "nx-mcp", "tavily-mcp",
    ];

    private static readonly string[] s_python =
    [
        "mcp", "mcp-server-fetch", "mcp-server-git", "mcp-server-time", "mcp-server-sqlite", "mcp-server-sentry", "mcp-server-qdrant", "mcp-proxy", "fastmcp", "markitdown-mcp",
        "awslabs.aws-api-mcp-server", "awslabs.aws-documentation-mcp-server", "awslabs.core-mcp-server",
    ];

    private static readonly Lazy<PackageNameIndex> s_npmIndex = new(() => PackageNameIndex.BuildOfNeighbours(s_npm));
    private static readonly Lazy<PackageNameIndex> s_pythonIndex = new(() => PackageNameIndex.BuildOfNeighbours(s_python));

    /// <summary>Whether the launcher takes its packages from NuGet, whose names have a list of their own.</summary>
    public static bool IsNuGet(string? launcher) => launcher is "dnx";

    /// <param name="launcher">As <see cref="Mcp.LaunchCommand.Launcher"/> names it.</param>
    /// <param name="package">Without version.</param>
    public static NameMatch Match(string? launcher, string package)
    {
        switch (launcher)
        {
            case "npx" or "bunx" or "pnpx" or "npm exec" or "pnpm dlx" or "yarn dlx":
                // Nobody owns the name that is left where the scope is forgotten.
                return package.StartsWith("server-", StringComparison.Ordinal) && Array.IndexOf(s_npm, Reference + package) >= 0
                    ? new NameMatch(NameResemblance.Separators, isCertain: false, Reference + package)
                    : s_npmIndex.Value.MatchNeighbour(package);
            case "uvx" or "pipx" or "pipx run":
                return s_pythonIndex.Value.MatchNeighbour(package);
            default:
                return NameMatch.None;
        }
    }
}
