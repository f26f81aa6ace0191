using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.Git;

namespace AgentSupplyChain.Core.Sense;

/// <summary>
/// Links of a repository lead to what its reviewers have seen, or nowhere: a link in a pull request must not make the build read, hash or
/// quote a file of the machine. A path that openly lies outside is the user's own choice and is not concerned.
/// </summary>
/// <param name="projectDirectory">Absolute path.</param>
internal sealed class LinkBoundary(string projectDirectory)
{
    // As many as Linux follows.
    private const int LongestChain = 40;

    private static readonly StringComparison OfPaths = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly string _root = WithSeparator(GitFolder.RootOf(projectDirectory) ?? projectDirectory);

    /// <summary>True after a finding was added to <paramref name="faults"/>: the file lies inside by its name only.</summary>
    public bool IsLeftBy(ProjectFile file, ICollection<Finding> faults)
    {
        var path = Path.GetFullPath(file.Path, projectDirectory);
        if (!path.StartsWith(_root, OfPaths) || IsInside(path))
            return false;

        faults.Add(BoundedFile.Fault(file.Name, "it is a link that leads out of the repository; put the file in its place or exclude it from the project"));
        return true;
    }

    private bool IsInside(string path)
    {
        try
        {
            // Both ends: the repository itself may lie behind a link, as the temporary folder of macOS does.
            return Real(path) is { } target && Real(_root) is { } inside
                && target.StartsWith(WithSeparator(inside), OfPaths);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// The path without links, as the system walks it: a step up from a link leads to the parent of its target. Null where links go round
    /// in a circle.
    /// </summary>
    private static string? Real(string path)
    {
        var real = Path.GetPathRoot(path)!;
        var rest = new Stack<string>(Steps(path).Reverse());
        for (var links = 0; rest.TryPop(out var step);)
        {
            if (step == "..")
                real = Path.GetDirectoryName(real) ?? real;
            if (step is "." or "..")
                continue;

            var next = Path.Combine(real, step);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > LongestChain)
                return null;

            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            foreach (var part in Steps(target).Reverse())
                rest.Push(part);
        }

        return real;
    }

    private static string[] Steps(string path) =>
        path[Path.GetPathRoot(path)!.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    private static string WithSeparator(string path) => Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar;
}
