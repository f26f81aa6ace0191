using System.Text.Json;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.TestKit.Literals;

/// <summary>Where real assemblies lie on this machine.</summary>
public static class RealAssemblies
{
    /// <summary>NuGet's folder of restored packages.</summary>
    public static string PackageCache { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>What may be an assembly, in an order that is the same everywhere.</summary>
    public static IReadOnlyList<string> Below(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    /// <summary>
    /// Assemblies of the packages that this checkout has locked, each once and not for every framework: the same on every machine, whatever else
    /// its cache holds.
    /// </summary>
    public static IReadOnlyList<string> OfLockedPackages() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "packages.lock.json", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "packages.lock.json", SearchOption.AllDirectories))
            .SelectMany(Locked)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .SelectMany(package => Below(Path.Combine(PackageCache, package)).GroupBy(Path.GetFileName, StringComparer.Ordinal).Select(same => same.Last())),
    ];

    private static IEnumerable<string> Locked(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var packages = new List<string>();
        foreach (var framework in document.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            foreach (var package in framework.Value.EnumerateObject())
            {
                if (package.Value.TryGetProperty("resolved", out var version))
                    packages.Add(Path.Combine(package.Name.ToLowerInvariant(), version.GetString()!.ToLowerInvariant()));
            }
        }

        return packages;
    }
}
