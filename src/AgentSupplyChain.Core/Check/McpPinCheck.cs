using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Detection.Mcp;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>ASC3022 as the gate sees it: the package of an MCP server is whatever its publisher serves at the next start.</summary>
public static class McpPinCheck
{
    public static IEnumerable<Finding> Check(IEnumerable<Declared<McpServer>> servers) =>
        from server in servers
        where server.Component is { Pin: PinState.Floating, Package: not null }
        select Report(server.Component, server.Span);

    private static Finding Report(McpServer server, FileSpan span)
    {
        var launcher = server.Launcher ?? "its launcher";
        var cause = server.PackageVersion is { } version ? $"{QuotedText.Of(version)} is not one fixed version" : "no version is named";
        var message = $"MCP server {QuotedText.Of(server.Name)}: {QuotedText.Of(launcher)} fetches {QuotedText.Of(server.Package!)}, and {cause}, "
            + $"so the next start may run other code; write what you have reviewed: {PinnedForm.Of(server.Launcher, server.Package!, QuotedText.Of)}";
        return new Finding(Rules.McpServerNotPinned, message, span, $"{span.File}/{server.Name}/{server.Package}");
    }
}
