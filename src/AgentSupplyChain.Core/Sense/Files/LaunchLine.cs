using AgentSupplyChain.Detection.Mcp;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>The command of an MCP server as people write it: some clients take the whole line in one text.</summary>
internal static class LaunchLine
{
    public static LaunchCommand Parse(string command, IReadOnlyList<string?> arguments)
    {
        var launch = LaunchCommand.Parse(command, arguments);
        if (launch.Package is not null || arguments.Count > 0 || command.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not { Length: > 1 } words)
            return launch;

        // A path may hold spaces: the line counts only where its first word is a launcher.
        var line = LaunchCommand.Parse(words[0], words[1..]);
        return line.Package is null ? launch : line;
    }
}
