using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Core.Sense.NuGet.Sources;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

/// <summary>Facts about sources and packages, in few words.</summary>
internal static class Supply
{
    public const string Private = "https://packages.contoso.example/v3/index.json";
    public const string Public = "https://gallery.example/v3/index.json";

    public static PackageSource Of(string key, string? address = null, int line = 3) =>
        PackageSource.At(address ?? (key == "private" ? Private : Public)) with { Key = key, Place = new FileSpan("nuget.config", line, 5) };

    public static Package Package(string id) => new(id, "1.0.0") { IsDirect = true, Declaration = new Evidence("App.csproj", 7, 3, Technique.ManifestAnalysis) };

    /// <summary>Packages as they were restored: id and the address that restore recorded.</summary>
    public static PackageSupply From(PackageSources sources, params (string Id, string? Address)[] packages) => new()
    {
        Sources = sources,
        Stored = [.. packages.Select(package => new StoredPackage(package.Id, "1.0.0") { Folder = "/nowhere", Source = package.Address, HasSignature = true })],
    };

    public static PackageSources Sources(IEnumerable<PackageSource> sources, params (string Key, string Pattern)[] mapping) => new()
    {
        Sources = [.. sources],
        Mapping = [.. mapping.Select(mapped => new MappedPattern(mapped.Key, mapped.Pattern))],
        Place = new FileSpan("nuget.config", 2, 3),
    };

    public static PackagePolicy Policy(params string[] prefixes) => new()
    {
        Sources = [new AllowedSource("private", IsPrivate: true, IsProxy: false), new AllowedSource("public", IsPrivate: false, IsProxy: false), new AllowedSource("mirror", IsPrivate: true, IsProxy: true)],
        InternalPrefixes = prefixes,
    };

    public static PackagePaths Paths(IReadOnlyCollection<Package> packages) => new(packages, [], "App.csproj");
}
