using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Detection.Mcp;

/// <summary>What is wrong with a part of an MCP file.</summary>
/// <param name="Server">The server that it belongs to; foreign text.</param>
/// <param name="Cause">What is wrong and what to do; <c>{0}</c> stands for the server.</param>
public sealed record McpFileProblem(JsonNode Node, string? Server, string Cause);

/// <summary>
/// The MCP servers that a client is told to use: <c>mcpServers</c> (most clients) and <c>servers</c> (Visual Studio and VS Code). One faulty
/// server is a problem and does not hide the others.
/// </summary>
public sealed class McpFile
{
    private readonly List<McpFileServer> _servers = [];
    private readonly List<McpFileProblem> _problems = [];

    private McpFile()
    {
    }

    public IReadOnlyList<McpFileServer> Servers => _servers;

    public IReadOnlyList<McpFileProblem> Problems => _problems;

    /// <summary>The servers of a text that may be half-typed: those that stand before the first error of syntax.</summary>
    public static McpFile Read(string text) => JsonText.Read(text).Root is { Kind: JsonValueKind.Object } root ? Of(root) : new McpFile();

    /// <param name="root">An object.</param>
    public static McpFile Of(JsonNode root)
    {
        var file = new McpFile();
        var groups = root.Members.Where(member => member.Name is "mcpServers" or "servers").ToList();
        if (groups.Count == 0)
            file.Add(root, server: null, "it has neither 'mcpServers' nor 'servers'; add one of them or delete the file");

        foreach (var group in groups)
            file.ReadGroup(group);

        return file;
    }

    internal void Add(JsonNode node, string? server, string cause) => _problems.Add(new McpFileProblem(node, server, cause));

    private void ReadGroup(JsonMember group)
    {
        if (group.Value.Kind != JsonValueKind.Object)
        {
            Add(group.Value, server: null, $"'{group.Name}' holds {group.Value.Kind.WithArticle()}; write an object of servers by name");
            return;
        }

        foreach (var member in group.Value.Members)
        {
            if (new McpServerReader(this, group.Name, member).Read() is { } server)
                _servers.Add(server);
        }
    }
}
