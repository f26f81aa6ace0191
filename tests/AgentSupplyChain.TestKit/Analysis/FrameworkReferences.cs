using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>The framework that code under test is compiled against: offline, and read once per test run.</summary>
public static class FrameworkReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(Load);

    private static readonly Lazy<ImmutableArray<MetadataReference>> LoadedWeb = new(LoadWeb);

    public static ImmutableArray<MetadataReference> All => Loaded.Value;

    /// <summary>ASP.NET Core alone, from its targeting pack: what a web project has beside <see cref="All"/>.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore => LoadedWeb.Value;

    private static string RuntimeFolder { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Paths of the reference assemblies in the newest targeting pack below a .NET installation; empty where it has none.</summary>
    public static ImmutableArray<string> OfTargetingPack(string dotnetRoot, string framework = "Microsoft.NETCore.App")
    {
        var pack = Path.Combine(dotnetRoot, "packs", framework + ".Ref");
        if (!Directory.Exists(pack))
            return [];
        var newest = Directory.GetDirectories(pack)
            .Select(folder => (Folder: Path.Combine(folder, "ref", $"net{Environment.Version.Major}.0"), Version: VersionOf(folder)))
            .Where(candidate => candidate.Version is not null && Directory.Exists(candidate.Folder))
            .OrderByDescending(candidate => candidate.Version)
            .Select(candidate => candidate.Folder)
            .FirstOrDefault();
        return newest is null ? [] : Sorted(Directory.GetFiles(newest, "*.dll"));
    }

    /// <summary>Paths of the assemblies that the running framework itself consists of.</summary>
    public static ImmutableArray<string> OfRuntime()
    {
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return Sorted(trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == RuntimeFolder));
    }

    // <root>/shared/Microsoft.NETCore.App/<version>
    private static string DotnetRoot => Path.Combine(RuntimeFolder, "..", "..", "..");

    private static ImmutableArray<MetadataReference> Load()
    {
        var paths = OfTargetingPack(DotnetRoot);
        return [.. (paths.IsEmpty ? OfRuntime() : paths).Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static ImmutableArray<MetadataReference> LoadWeb()
    {
        // A few assemblies lie in both packs.
        var known = All.Select(reference => Path.GetFileName(reference.Display!)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var paths = OfTargetingPack(DotnetRoot, "Microsoft.AspNetCore.App");
        return paths.IsEmpty
            ? throw new DirectoryNotFoundException("The SDK has no targeting pack of ASP.NET Core.")
            : [.. paths.Where(path => !known.Contains(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static Version? VersionOf(string folder) =>
        Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : null;

    private static ImmutableArray<string> Sorted(IEnumerable<string> paths) => [.. paths.Order(StringComparer.Ordinal)];
}
