using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;

namespace SupportAgent;

/// <summary>The shop's policies, read through a file server that speaks MCP.</summary>
internal sealed class KnowledgeBase : IAsyncDisposable
{
    // The server can also write and move files. What is not named here is never offered to the model.
    private static readonly HashSet<string> AllowedTools = ["list_directory", "read_text_file", "search_files"];

    private readonly McpClient _client;

    private KnowledgeBase(McpClient client, IReadOnlyList<AIFunction> tools)
    {
        _client = client;
        Tools = tools;
    }

    public IReadOnlyList<AIFunction> Tools { get; }

    public static async Task<KnowledgeBase> ConnectAsync(CancellationToken cancellationToken)
    {
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = "knowledge",
            Command = "npx",
            Arguments = ["-y", "@modelcontextprotocol/server-filesystem@2026.8.31", "."],
            WorkingDirectory = Path.Combine(AppContext.BaseDirectory, "knowledge"),

            // The server needs PATH and HOME, not our API keys.
            InheritEnvironmentVariables = false,
            EnvironmentVariables = StdioClientTransportOptions.GetDefaultEnvironmentVariables()!,
        });

        var client = await McpClient.CreateAsync(transport, cancellationToken: cancellationToken);
        var tools = await client.ListToolsAsync(cancellationToken: cancellationToken);

        return new KnowledgeBase(client, [.. tools.Where(tool => AllowedTools.Contains(tool.Name))]);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
