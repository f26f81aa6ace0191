using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Mcp;

/// <summary>
/// How an MCP server is started: which launcher fetches which package, and whether that is the same code tomorrow. A program that lies
/// on the machine has no package, and nothing to pin.
/// </summary>
public sealed class LaunchCommand
{
    internal LaunchCommand(string launcher, PackageSpec spec, int packageArgument)
    {
        Launcher = launcher;
        Package = spec.Package;
        Version = spec.Version;
        Pin = spec.Pin;
        PackageArgument = packageArgument;
    }

    /// <summary><c>npx</c>, <c>pnpm dlx</c>, <c>uvx</c>, <c>dnx</c>, <c>docker</c> …; else the bare file name of the command.</summary>
    public string Launcher { get; }

    /// <summary>Name of the package or image without version, tag and digest; null where there is none or it is not known.</summary>
    public string? Package { get; }

    /// <summary>Version, range, tag or digest as written; null where there is none.</summary>
    public string? Version { get; }

    public PinState Pin { get; }

    /// <summary>Index of the argument that names the package, or -1.</summary>
    public int PackageArgument { get; }

    /// <param name="command">The program, with or without path.</param>
    /// <param name="arguments">In order; null where an argument is not constant.</param>
    public static LaunchCommand Parse(string command, IReadOnlyList<string?> arguments) => LaunchReader.Read(command, arguments);

    /// <summary>As <see cref="Parse"/>, for places where people write the whole line into the command: some clients take it so.</summary>
    public static LaunchCommand ParseLine(string command, IReadOnlyList<string?> arguments)
    {
        var launch = Parse(command, arguments);
        if (launch.Package is not null || arguments.Count > 0 || command.Split([' '], StringSplitOptions.RemoveEmptyEntries) is not { Length: > 1 } words)
            return launch;

        // A path may hold spaces: the line counts only where its first word is a launcher.
        var line = Parse(words[0], [.. words.Skip(1)]);
        return line.Package is null ? launch : line;
    }

    public override string ToString() => Package is null ? Launcher : Launcher + " " + Package;
}
