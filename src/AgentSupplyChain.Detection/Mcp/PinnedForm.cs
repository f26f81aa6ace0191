using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Mcp;

/// <summary>How a pinned launch of the same server is written: what a finding proposes and a fix writes.</summary>
public static class PinnedForm
{
    /// <summary>What to write instead of the package, in words for a message.</summary>
    /// <param name="quote">Makes foreign text fit for the message, quotes included.</param>
    public static string Of(string? launcher, string package, Func<string, string> quote)
    {
        if (PackageSpec.IsAddress(package))
            return "the full commit id behind '#' or '@'";

        return quote(package + (IsImage(launcher) ? "@sha256:<digest>" : Separator(launcher) + "<exact version>"));
    }

    /// <summary>The argument that names the package, with the version that the policy lists for it; null where it lists none that pins.</summary>
    /// <param name="arguments">Those that the command was parsed from.</param>
    /// <param name="known">Entries <c>package=version</c>; for an image <c>image=sha256:…</c>.</param>
    public static string? Of(string command, IReadOnlyList<string?> arguments, LaunchCommand launch, IReadOnlyList<string> known)
    {
        if (launch is not { Package: { Length: > 0 } package, PackageArgument: >= 0 and var index } || index >= arguments.Count || arguments[index] is not { } written || VersionOf(package, known) is not { } version)
            return null;

        // A version that stands in an option of its own would contradict the one that is appended.
        if (launch is { Launcher: "dnx", Version: not null } && written.IndexOf('@') < 0)
            return null;

        var start = written.IndexOf(package, StringComparison.Ordinal);
        if (start < 0)
            return null;

        var end = start;
        while (end < written.Length && written[end] != ' ')
            end++;

        var name = package + Extra(written.Substring(start + package.Length, end - start - package.Length));
        var pinned = written.Substring(0, start) + name + (IsImage(launch.Launcher) ? "@" : Separator(launch.Launcher)) + version + written.Substring(end);

        // The proof: the same launch with the new argument is pinned, and still the same package.
        var read = LaunchCommand.Parse(command, [.. arguments.Select((argument, i) => i == index ? pinned : argument)]);
        return read.Pin == PinState.Pinned && read.Package == package ? pinned : null;
    }

    private static string? VersionOf(string package, IReadOnlyList<string> known)
    {
        foreach (var entry in known)
        {
            var equals = entry.LastIndexOf('=');
            if (equals > 0 && equals < entry.Length - 1 && entry.Substring(0, equals) == package)
                return entry.Substring(equals + 1);
        }

        return null;
    }

    // Python's name[extra] installs another set of packages: it belongs to the name.
    private static string Extra(string rest) => rest.Length > 0 && rest[0] == '[' && rest.IndexOf(']') is > 0 and var close ? rest.Substring(0, close + 1) : "";

    private static string Separator(string? launcher) => launcher is "uvx" or "uv" or "uv tool run" or "pipx" or "pipx run" ? "==" : "@";

    private static bool IsImage(string? launcher) => launcher is "docker" or "podman" or "nerdctl";
}
