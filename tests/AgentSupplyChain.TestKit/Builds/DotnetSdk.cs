using System.Collections.Immutable;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>The .NET installation that runs the tests, and runs the builds that they start.</summary>
public static class DotnetSdk
{
    private static readonly Lazy<string> version = new(ReadVersion);

    // Everything else is left out: MSBuild turns every environment variable into a property, and a CI variable changes the product's behaviour.
    private static readonly ImmutableHashSet<string> inherited = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TMP", "TEMP", "XDG_DATA_HOME",
        "DOTNET_ROOT", "DOTNET_CLI_HOME", "NUGET_CERT_REVOCATION_MODE", "NUGET_HTTP_CACHE_PATH",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
        "ProgramData", "ProgramFiles", "ProgramFiles(x86)");

    public static string Root { get; } = FindRoot();

    public static string Host { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    public static string Version => version.Value;

    /// <summary>The reference assemblies of the framework that the tests run on.</summary>
    public static string ReferenceAssemblies { get; } = FindReferenceAssemblies();

    /// <summary>The environment of a developer who has set nothing, whatever runs the tests.</summary>
    public static ImmutableDictionary<string, string> PlainEnvironment()
    {
        var environment = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                environment[name] = value;
        }

        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        environment["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true";
        // A compiler server outlives the build: it would hold the output pipe open, and analyzers of an earlier package.
        environment["UseSharedCompilation"] = "false";
        return environment.ToImmutable();
    }

    private static string ReadVersion()
    {
        using var process = ChildProcess.Start(Host, ["--version"], Checkout.Root, PlainEnvironment());
        return process.Wait(TimeSpan.FromMinutes(1)).MustSucceed().Lines[^1].Trim();
    }

    private static string FindRoot()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        var runtime = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        return runtime.Parent!.Parent!.Parent!.FullName;
    }

    private static string FindReferenceAssemblies()
    {
        var framework = $"net{Environment.Version.Major}.0";
        var packs = new DirectoryInfo(Path.Combine(Root, "packs", "Microsoft.NETCore.App.Ref"));
        return packs.EnumerateDirectories($"{Environment.Version.Major}.*")
            .Select(pack => Path.Combine(pack.FullName, "ref", framework))
            .Where(Directory.Exists)
            .Order(StringComparer.Ordinal)
            .Last();
    }
}
