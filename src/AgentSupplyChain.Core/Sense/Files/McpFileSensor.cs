using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Mcp;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>The MCP servers that a file tells a client to use. What the file says is read by <see cref="McpFile"/>, as the analyzers do.</summary>
public static class McpFileSensor
{
    public static SensedComponents Read(string text, string file, ICollection<Finding> faults)
    {
        if (JsonTree.ParseObject(text, file, faults) is not { } tree)
            return SensedComponents.None;

        var mcp = McpFile.Of(tree.Root);
        foreach (var problem in mcp.Problems)
            faults.Add(tree.Fault(problem.Node, problem.Cause.Replace("{0}", "server " + QuotedText.Of(problem.Server ?? ""), StringComparison.Ordinal)));

        return SensedComponents.None with { McpServers = [.. mcp.Servers.Select(server => Declare(server, tree))] };
    }

    private static Declared<McpServer> Declare(McpFileServer declared, JsonTree tree)
    {
        var span = tree.SpanOf(declared.Place);
        var server = new McpServer(declared.Name, McpRole.Used, declared.Transport)
        {
            Url = declared.Url is { } url ? PublicUrl.Of(url) : null,
            EnvironmentNames = declared.EnvironmentNames,
            Evidence = [new Evidence(tree.File, span.Line, span.Column, Technique.ManifestAnalysis) { Context = declared.Group + "." + declared.Name }],
        };
        return new Declared<McpServer>(
            declared.Launch is { } launch
                ? server with { Launcher = launch.Launcher, Package = launch.Package, PackageVersion = launch.Version, Pin = launch.Pin }
                : server,
            span);
    }
}
