namespace AgentSupplyChain.Core.Sense.NuGet.Sources;

/// <summary>Looks into a folder that serves as a source. Two layouts are known: <c>id.version.nupkg</c> side by side, and a folder for each id.</summary>
internal static class FolderSource
{
    // Listing more would cost more than the answer is worth; folders of that size are laid out by ids, which are asked one by one.
    private const int MostFiles = 100_000;

    /// <summary>Those of the ids that the folder holds in whatever version; empty where it cannot be read, as restore could not either.</summary>
    public static IReadOnlyList<string> Held(string folder, IReadOnlyCollection<string> ids)
    {
        try
        {
            if (ids.Count == 0 || !Directory.Exists(folder))
                return [];

            var files = Directory.EnumerateFiles(folder, "*.nupkg").Take(MostFiles).Select(path => Path.GetFileName(path)).ToList();
            return [.. ids.Where(id => PackageId.IsValid(id) && (HasFolder(folder, id) || files.Exists(file => IsOf(file, id))))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private static bool HasFolder(string folder, string id)
    {
        var below = new DirectoryInfo(Path.Combine(folder, id.ToLowerInvariant()));
        var asWritten = new DirectoryInfo(Path.Combine(folder, id));
        return (below.Exists && below.EnumerateFileSystemInfos().Any()) || (asWritten.Exists && asWritten.EnumerateFileSystemInfos().Any());
    }

    // A.B.1.0.0 is a package A.B, and not a package A: a version begins with a digit.
    private static bool IsOf(string file, string id) =>
        file.Length > id.Length + 1 && file.StartsWith(id, StringComparison.OrdinalIgnoreCase) && file[id.Length] == '.' && char.IsAsciiDigit(file[id.Length + 1]);
}
