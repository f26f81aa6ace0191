using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Detection.Packages;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>ASC2030 and ASC2031 for the packages that start MCP servers: a slip in a launch command runs whatever somebody has published under it.</summary>
internal static class McpNameCheck
{
    public static IEnumerable<Finding?> Check(IEnumerable<Declared<McpServer>> servers, NameCheck names) =>
        from server in servers
        where server.Component.Package is { Length: > 0 }
        select Report(server, server.Component.Package!, names);

    private static Finding? Report(Declared<McpServer> server, string package, NameCheck names)
    {
        var what = $"Package of MCP server {QuotedText.Of(server.Component.Name)},";
        if (McpServerNames.IsNuGet(server.Component.Launcher))
            return names.Report(package, server.Span, "", what);

        var match = McpServerNames.Match(server.Component.Launcher, package);
        return match.Resemblance == NameResemblance.None || names.IsApproved(package) ? null : NameMessage.Finding(package, match, server.Span, "", what);
    }
}
