namespace AgentSupplyChain.Detection.Mcp;

/// <summary><c>docker run</c> and its relatives: the image is the first argument behind the options.</summary>
internal static class ContainerReader
{
    /// <summary>
    /// The options that stand alone, in long form; every other long option takes a value. New options with a value come with each release,
    /// new ones without are rare.
    /// </summary>
    private static readonly string[] s_alone =
    [
        "--detach", "--disable-content-trust", "--help", "--init", "--interactive", "--no-healthcheck", "--oom-kill-disable", "--privileged",
        "--publish-all", "--quiet", "--read-only", "--rm", "--rmi", "--sig-proxy", "--tty", "--use-api-socket", "--replace", "--tls-verify",
        "--no-hosts", "--no-hostname", "--env-host", "--http-proxy", "--passwd", "--read-only-tmpfs", "--rootfs", "--debug", "--tls", "--tlsverify", "--version",
    ];

    /// <summary>Letters of the short options that stand alone and may be joined: <c>-it</c>.</summary>
    private const string AloneLetters = "ditPqD";

    public static LaunchCommand Read(string launcher, IReadOnlyList<string?> arguments)
    {
        var at = SkipOptions(arguments, 0);
        if (at < arguments.Count && arguments[at] is "container")
            at = SkipOptions(arguments, at + 1);

        if (at >= arguments.Count || arguments[at] is not ("run" or "create"))
            return new LaunchCommand(launcher, PackageSpec.None, packageArgument: -1);

        at = SkipOptions(arguments, at + 1);
        return at < arguments.Count && arguments[at] is { Length: > 0 } image
            ? new LaunchCommand(launcher, PackageSpec.Image(image), at)
            : new LaunchCommand(launcher, PackageSpec.None, packageArgument: -1);
    }

    private static int SkipOptions(IReadOnlyList<string?> arguments, int start)
    {
        var i = start;
        while (i < arguments.Count && arguments[i] is { } word && word.Length > 1 && word[0] == '-')
        {
            if (word == "--")
                return i + 1;

            i += TakesNextArgument(word) ? 2 : 1;
        }

        return i;
    }

    private static bool TakesNextArgument(string option)
    {
        if (option.IndexOf('=') >= 0)
            return false;
        if (option.StartsWith("--", StringComparison.Ordinal))
            return !s_alone.Contains(option, StringComparer.Ordinal);

        // Of joined letters the first that takes a value has it behind itself (-eKEY), or in the next argument if it is the last (-ite KEY).
        for (var i = 1; i < option.Length; i++)
        {
            if (AloneLetters.IndexOf(option[i]) < 0)
                return i == option.Length - 1;
        }

        return false;
    }
}
