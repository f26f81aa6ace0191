using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Mcp;

/// <summary>Reads command lines of the launchers that fetch what they run.</summary>
internal static class LaunchReader
{
    private static readonly string[] s_none = [];
    private static readonly string[] s_extensions = [".exe", ".cmd", ".bat", ".ps1"];

    /// <summary>Options of npx and its relatives that take a value; all others stand alone.</summary>
    private static readonly string[] s_npmValues =
        ["-p", "--package", "-c", "--call", "--registry", "--cache", "--prefix", "-w", "--workspace", "--userconfig", "--loglevel", "--node-options", "--allow-build"];

    private static readonly string[] s_pythonValues =
        ["--from", "--spec", "--with", "--with-editable", "--with-requirements", "-w", "--index", "--default-index", "--index-url", "-i", "--extra-index-url", "--pip-args",
         "--find-links", "-f", "--python", "-p", "--python-platform", "--constraints", "-c", "--overrides", "--build-constraints", "-b", "--env-file",
         "--directory", "--project", "--config-file", "--cache-dir", "--refresh-package", "--upgrade-package", "-P", "--reinstall-package",
         "--exclude-newer", "--prerelease", "--resolution", "--index-strategy", "--keyring-provider", "--link-mode", "--config-setting", "-C",
         "--color", "--allow-insecure-host", "--suffix", "--backend"];

    private static readonly string[] s_dotnetValues =
        ["--version", "--source", "--add-source", "--configfile", "--framework", "-v", "--verbosity", "--tool-manifest", "--arch", "-a"];

    private static readonly string[] s_npmPackage = ["-p", "--package"];
    private static readonly string[] s_pythonPackage = ["--from", "--spec"];

    public static LaunchCommand Read(string command, IReadOnlyList<string?> arguments)
    {
        var launcher = BareName(command);
        var first = Next(arguments, 0, s_none);
        var verb = first < arguments.Count ? arguments[first] : null;

        switch (launcher)
        {
            case "cmd":
                return Shell(arguments);
            case "npx" or "bunx" or "pnpx":
                return Npm(launcher, arguments, 0);
            case "npm" when verb is "exec" or "x":
                return Npm("npm exec", arguments, first + 1);
            case "pnpm" or "yarn" when verb is "dlx":
                return Npm(launcher + " dlx", arguments, first + 1);
            case "bun" when verb is "x":
                return Npm("bunx", arguments, first + 1);
            case "uvx":
                return Python(launcher, arguments, 0);
            case "uv" when verb is "tool" && Word(arguments, first + 1) is "run":
                return Python("uvx", arguments, first + 2);
            case "uv" when verb is "x":
                return Python("uvx", arguments, first + 1);
            case "pipx" when verb is "run":
                return Python(launcher, arguments, first + 1);
            case "dnx":
                return NuGet(arguments, 0);
            case "dotnet" when verb is "dnx":
                return NuGet(arguments, first + 1);
            case "dotnet" when verb is "tool" && Word(arguments, first + 1) is "exec" or "execute":
                return NuGet(arguments, first + 2);
            case "docker" or "podman" or "nerdctl":
                return ContainerReader.Read(launcher, arguments);
            default:
                return new LaunchCommand(launcher, PackageSpec.None, packageArgument: -1);
        }
    }

    /// <summary><c>cmd /c npx …</c>: what follows the switch is the command. Indices stay those of the whole list.</summary>
    private static LaunchCommand Shell(IReadOnlyList<string?> arguments)
    {
        var at = 0;
        while (at < arguments.Count && arguments[at] is { } word && word.StartsWith("/", StringComparison.Ordinal))
            at++;

        if (at == 0 || at >= arguments.Count || arguments[at] is not { } command)
            return new LaunchCommand("cmd", PackageSpec.None, packageArgument: -1);

        // cmd /c "npx -y name": one argument holds the whole line.
        if (at == arguments.Count - 1 && command.Trim().IndexOf(' ') > 0)
        {
            var words = command.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            var line = Read(words[0], [.. words.Skip(1)]);
            return new LaunchCommand(line.Launcher, new PackageSpec(line.Package, line.Version, line.Pin), line.PackageArgument < 0 ? -1 : at);
        }

        var inner = Read(command, [.. arguments.Skip(at + 1)]);
        return new LaunchCommand(
            inner.Launcher,
            new PackageSpec(inner.Package, inner.Version, inner.Pin),
            inner.PackageArgument < 0 ? -1 : inner.PackageArgument + at + 1);
    }

    private static LaunchCommand Npm(string launcher, IReadOnlyList<string?> arguments, int start) =>
        Package(launcher, arguments, start, s_npmPackage, s_npmValues, PackageSpec.Npm);

    private static LaunchCommand Python(string launcher, IReadOnlyList<string?> arguments, int start) =>
        Package(launcher, arguments, start, s_pythonPackage, s_pythonValues, PackageSpec.Python);

    private static LaunchCommand NuGet(IReadOnlyList<string?> arguments, int start)
    {
        var options = Options(arguments, start, ["--version"], s_dotnetValues, stopAtPackage: false);
        var version = options.Count == 0 ? "" : arguments[options[0].Index] is null ? null : options[0].Value;
        return Package("dnx", arguments, start, [], s_dotnetValues, spec => PackageSpec.NuGet(spec, version));
    }

    /// <summary>The package is the value of an option that names it, else the first argument that is no option.</summary>
    private static LaunchCommand Package(
        string launcher, IReadOnlyList<string?> arguments, int start, string[] options, string[] withValue, Func<string, PackageSpec> read)
    {
        var named = Options(arguments, start, options, withValue, stopAtPackage: true);
        if (named.Count == 0)
        {
            var index = Next(arguments, start, withValue);
            return index < arguments.Count && arguments[index] is { Length: > 0 } spec
                ? new LaunchCommand(launcher, read(spec), index)
                : Unknown(launcher);
        }

        // Of several packages the one that can change says what the server is.
        if (named.Any(option => option.Value is null))
            return Unknown(launcher);

        var launches = named.Select(option => new LaunchCommand(launcher, read(option.Value!), option.Index)).ToList();
        return launches.Find(launch => launch.Pin == PinState.Floating) ?? launches[0];
    }

    private static LaunchCommand Unknown(string launcher) => new(launcher, PackageSpec.None, packageArgument: -1);

    /// <summary>
    /// The values of these options, with the argument that holds each; a value is null where it is not constant. Options of the program that
    /// is started stand behind its package.
    /// </summary>
    private static List<(string? Value, int Index)> Options(
        IReadOnlyList<string?> arguments, int start, string[] names, string[] withValue, bool stopAtPackage)
    {
        var found = new List<(string? Value, int Index)>();
        for (var i = start; i < arguments.Count; i++)
        {
            var word = arguments[i];
            if (word is null || word == "--")
                break;
            if (!word.StartsWith("-", StringComparison.Ordinal))
            {
                if (stopAtPackage)
                    break;

                continue;
            }

            var equals = word.IndexOf('=');
            var name = equals < 0 ? word : word.Substring(0, equals);
            var isWanted = names.Contains(name, StringComparer.Ordinal);
            if (equals >= 0)
            {
                if (isWanted)
                    found.Add((word.Substring(equals + 1), i));
            }
            else if (isWanted || withValue.Contains(name, StringComparer.Ordinal))
            {
                i++;
                if (isWanted && i < arguments.Count)
                    found.Add((arguments[i], i));
            }
        }

        return found;
    }

    /// <summary>Index of the first argument from <paramref name="start"/> on that is neither an option nor the value of one.</summary>
    internal static int Next(IReadOnlyList<string?> arguments, int start, string[] withValue)
    {
        var i = start;
        while (i < arguments.Count && arguments[i] is { } word && word.StartsWith("-", StringComparison.Ordinal))
        {
            if (word == "--")
                return i + 1;

            i += withValue.Contains(word, StringComparer.Ordinal) ? 2 : 1;
        }

        return i;
    }

    private static string? Word(IReadOnlyList<string?> arguments, int index) => index < arguments.Count ? arguments[index] : null;

    private static string BareName(string command)
    {
        var name = command.Trim().Trim('"');
        name = name.Substring(name.LastIndexOfAny(['/', '\\']) + 1);
        foreach (var extension in s_extensions)
        {
            if (name.Length > extension.Length && name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                name = name.Substring(0, name.Length - extension.Length);
        }

        return name.ToLowerInvariant() is "npx" or "bunx" or "pnpx" or "npm" or "pnpm" or "yarn" or "bun" or "uvx" or "uv" or "pipx" or "dnx"
            or "dotnet" or "docker" or "podman" or "nerdctl" or "cmd"
            ? name.ToLowerInvariant()
            : name;
    }
}
