using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Detection.Mcp;

/// <summary>A server that an MCP file declares.</summary>
/// <param name="Name">Foreign text.</param>
/// <param name="Group"><c>mcpServers</c> or <c>servers</c>.</param>
/// <param name="Transport"><c>stdio</c>, <c>http</c> or <c>sse</c>.</param>
/// <param name="Place">The value that a remedy would change: the argument that names the package, else the command or the address.</param>
public sealed record McpFileServer(string Name, string Group, string Transport, JsonNode Place)
{
    /// <summary>How the server is started; null for one that is reached by its address.</summary>
    public LaunchCommand? Launch { get; init; }

    /// <summary>Command and arguments as they are written, null for what is no string; empty for a server that is reached by its address.</summary>
    public IReadOnlyList<string?> CommandLine { get; init; } = [];

    /// <summary>The address as written, placeholders and secrets included; null for a server that is started.</summary>
    public string? Url { get; init; }

    /// <summary>Names of the environment variables that the server is given, sorted; never the values.</summary>
    public IReadOnlyList<string> EnvironmentNames { get; init; } = [];
}
