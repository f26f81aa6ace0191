using ModelContextProtocol.Client;

namespace RiskyAgent;

/// <summary>The MCP servers a research run starts.</summary>
internal static class Servers
{
    private static readonly string[] FetchArguments = ["mcp-server-fetch", "--ignore-robots-txt"];

    public static IReadOnlyList<StdioClientTransportOptions> All { get; } =
    [
        new StdioClientTransportOptions
        {
            Name = "everything",
            Command = "npx",
            Arguments = ["-y", "@modelcontextprotocol/server-everything"],
        },
        new StdioClientTransportOptions
        {
            Name = "fetch",
            Command = "uvx",
            Arguments = FetchArguments,
        },
        new StdioClientTransportOptions
        {
            Name = "browser",
            Command = "docker",
            Arguments = new List<string> { "run", "-i", "--rm", "mcp/puppeteer:latest" },
        },
        new StdioClientTransportOptions
        {
            Name = "github",
            Command = "docker",
            Arguments = ["run", "-i", "--rm", "-e", "GITHUB_PERSONAL_ACCESS_TOKEN", "mcp/github"],
            EnvironmentVariables = new Dictionary<string, string?>
            {
                ["GITHUB_PERSONAL_ACCESS_TOKEN"] = Credentials.GitHub,
            },
        },

        // This one is pinned.
        new StdioClientTransportOptions
        {
            Name = "time",
            Command = "uvx",
            Arguments = ["mcp-server-time==2026.10.19"],
            InheritEnvironmentVariables = false,
        },
    ];

    public static IEnumerable<IClientTransport> Transports =>
    [
        .. All.Select(options => new StdioClientTransport(options)),
        new HttpClientTransport(Transport.Notes, Transport.Intranet),
        new HttpClientTransport(Transport.Scratchpad),
    ];
}
