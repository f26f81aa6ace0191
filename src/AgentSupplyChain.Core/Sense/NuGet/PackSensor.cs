using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet.Content;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>
/// Packs of .NET: runtime packs and the host that starts a program, which ship, and what a build only works with. Restore downloads some of them as packages;
/// others are part of the SDK, where neither nupkg nor nuspec lies beside them and only name and version are known.
/// </summary>
internal static class PackSensor
{
    public static IReadOnlyList<FrameworkPack> Read(IReadOnlyList<PackFact> packs, PackagesFolder folder, FileFacts facts, string projectName, ICollection<Finding> faults)
    {
        if (packs.Count == 0)
            return [];

        // The host of programs and that of single files are of one package, which ships where either does.
        var distinct = packs
            .Where(pack => PackageId.IsValid(pack.Id) && pack.Version.Length > 0)
            .GroupBy(pack => $"{pack.Kind.ToString()}/{pack.Id}/{pack.Version}", StringComparer.OrdinalIgnoreCase)
            .Select(group => group.First() with { Ships = group.Any(pack => pack.Ships) })
            .OrderBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pack => pack.Version, StringComparer.Ordinal)
            .ThenBy(pack => (int)pack.Kind)
            .ToList();
        var folders = distinct.Where(pack => pack.Folder is not null && Directory.Exists(pack.Folder))
            .GroupBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Folder!.TrimEnd('/', '\\'), StringComparer.OrdinalIgnoreCase);
        var packages = distinct.ConvertAll(pack => Described(pack, folders, folder));
        using (var work = new SharedWork(packages.Count, i => packages[i] = PackageFacts.With(packages[i], BytesOf(packages[i], folders, facts))))
            work.Finish();

        PackageFacts.TellUnread(packages, projectName, faults);
        return [.. distinct.Zip(packages, (pack, package) => new FrameworkPack(pack.Kind, package, pack.Framework, pack.Ships))];
    }

    private static Package Described(PackFact pack, Dictionary<string, string> folders, PackagesFolder folder)
    {
        var metadata = folders.TryGetValue(pack.Id, out var path) && File.Exists(Path.Combine(path, pack.Id.ToLowerInvariant() + ".nuspec")) ? folder.ReadNuspec(path, pack.Id) : null;
        return AssetsSensor.Describe(new RestoredNode(ComponentKind.Package, pack.Id, pack.Version), metadata) with
        {
            IsDirect = true,
            Scope = pack.Ships ? PackageScope.Runtime : PackageScope.Development,
        };
    }

    private static PackageBytes? BytesOf(Package pack, Dictionary<string, string> folders, FileFacts facts) =>
        folders.TryGetValue(pack.Id, out var path) ? PackageFacts.Read(pack.Id, pack.Version, path, pack.LicenseFile, TopFiles(path), facts) : null;

    // A pack has thousands of files; only those at its root can be licences.
    private static IReadOnlyList<string> TopFiles(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
