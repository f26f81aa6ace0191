using AgentSupplyChain.Core.Check;
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
        if (!Path.GetFullPath(file.Path, projectDirectory).StartsWith(_root, OfPaths) || IsInside(file.Path))
            return false;

        faults.Add(BoundedFile.Fault(file.Name, "it is a link that leads out of the repository; put the file in its place or exclude it from the project"));
        return true;
    }

    private bool IsInside(string path)
    {
        try
        {
            // Both ends: the repository itself may lie behind a link, as the temporary folder of macOS does.
            return Real(path, LongestChain) is { } target && Real(_root, LongestChain) is { } inside
                && target.StartsWith(WithSeparator(inside), OfPaths);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The path without links; null where the links go round in a circle.</summary>
    private string? Real(string path, int linksLeft)
    {
        var full = Path.GetFullPath(path, projectDirectory);
        var real = Path.GetPathRoot(full)!;
        var parts = full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            real = Path.Combine(real, parts[i]);
            if (new FileInfo(real).LinkTarget is not { } target)
                continue;

            // Relative to where the link really lies; what it leads to may hold links again.
            return linksLeft == 0 ? null : Real(Path.Combine([Path.GetDirectoryName(real)!, target, .. parts[(i + 1)..]]), linksLeft - 1);
        }

        return real;
    }

    private static string WithSeparator(string path) => Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar;
}
