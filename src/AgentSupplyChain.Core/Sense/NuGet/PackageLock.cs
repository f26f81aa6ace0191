namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>Where NuGet keeps the lock of a project's package graph.</summary>
public static class PackageLock
{
    /// <summary>Absolute path of the existing lock file; null where there is none.</summary>
    /// <param name="projectFile">Absolute path of the project file.</param>
    /// <param name="nuGetLockFilePath"><c>$(NuGetLockFilePath)</c>, which is relative to the project folder.</param>
    public static string? Find(string projectFile, string? nuGetLockFilePath)
    {
        var folder = Path.GetDirectoryName(projectFile)!;
        if (!string.IsNullOrWhiteSpace(nuGetLockFilePath))
            return Existing(Path.GetFullPath(nuGetLockFilePath.Trim().Replace('\\', '/'), folder));

        // Several projects in one folder have a lock file each, named for the project.
        var name = Path.GetFileNameWithoutExtension(projectFile).Replace(' ', '_');
        return Existing(Path.Combine(folder, $"packages.{name}.lock.json")) ?? Existing(Path.Combine(folder, "packages.lock.json"));
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
