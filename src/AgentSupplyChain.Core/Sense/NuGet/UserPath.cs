using AgentSupplyChain.Core.Sense.Git;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>How a file is named to the user: relative to the project folder, with forward slashes, and never with the folders of a machine in it.</summary>
internal static class UserPath
{
    /// <summary>
    /// The name; null where the path would show folders that are not the user's source: the file lies neither in a folder above the project
    /// nor inside the repository (without one: beside the project's folder).
    /// </summary>
    public static string? Of(string path, string projectDirectory)
    {
        var directory = Path.TrimEndingDirectorySeparator(projectDirectory);
        var relative = Path.GetRelativePath(directory, path).Replace('\\', '/');
        if (Path.IsPathRooted(relative))
            return null;

        var below = relative;
        while (below.StartsWith("../", StringComparison.Ordinal))
            below = below[3..];

        if (below.Length == relative.Length || !below.Contains('/', StringComparison.Ordinal))
            return relative;

        var root = GitFolder.RootOf(directory) ?? Path.GetDirectoryName(directory);
        return root is not null && !Path.GetRelativePath(root, path).StartsWith("..", StringComparison.Ordinal) ? relative : null;
    }
}
