using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.Git;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>A file of MSBuild inside the repository.</summary>
/// <param name="Path">Absolute; never shown.</param>
/// <param name="Name">Relative to the project folder.</param>
internal sealed record ProjectPart(string Path, string Name, ProjectElement Root)
{
    public string Folder { get; } = System.IO.Path.GetDirectoryName(Path)!;
}

/// <summary>Opens the files of one project: inside the repository only, each once, and no more than a limit.</summary>
internal sealed class ProjectFiles(string projectFile, ICollection<Finding> faults)
{
    private const int MostFiles = 256;

    private static readonly StringComparison s_ofPaths = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly string _directory = System.IO.Path.GetDirectoryName(projectFile)!;
    private readonly string _root = GitFolder.RootOf(System.IO.Path.GetDirectoryName(projectFile)!) ?? System.IO.Path.GetDirectoryName(projectFile)!;
    private readonly LinkBoundary _boundary = new(System.IO.Path.GetDirectoryName(projectFile)!);
    private readonly HashSet<string> _opened = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>The file; null where it was opened before, or after a finding was added.</summary>
    public ProjectPart? Open(string path)
    {
        var name = NameOf(path);
        if (!_opened.Add(path) || _boundary.IsLeftBy(new ProjectFile(path, name), faults))
            return null;

        if (_opened.Count > MostFiles)
        {
            if (_opened.Count == MostFiles + 1)
                faults.Add(BoundedFile.Fault(NameOf(projectFile), $"it imports more than {MostFiles} files, and the rest was not looked at; import fewer"));
            return null;
        }

        return ProjectElement.Read(path, name, faults) is { } root ? new ProjectPart(path, name, root) : null;
    }

    public bool IsLeftBy(string path) => _boundary.IsLeftBy(new ProjectFile(path, NameOf(path)), faults);

    /// <summary>Absolute path of the nearest file of that name, from the folder up to the root of the repository.</summary>
    public string? Above(string name, string folder)
    {
        for (var current = System.IO.Path.TrimEndingDirectorySeparator(folder); IsInside(current + System.IO.Path.DirectorySeparatorChar); current = System.IO.Path.GetDirectoryName(current)!)
        {
            var path = System.IO.Path.Combine(current, name);
            if (File.Exists(path))
                return path;
            if (string.Equals(current, _root, s_ofPaths))
                break;
        }

        return null;
    }

    /// <summary>Where an import leads: absolute paths, none where nothing is there; null where that is unknown or outside the repository.</summary>
    public IReadOnlyList<string>? Resolve(string project, ProjectPart part, PropertyValues properties)
    {
        if (FileAbove.Read(project) is { } above)
        {
            var start = above.FromParent ? System.IO.Path.GetDirectoryName(part.Folder) : part.Folder;
            return start is not null && Above(above.File, start) is { } found ? [found] : [];
        }

        if (properties.Expand(project, Reserved(part)) is not { } values || values.Any(value => value.Length == 0 || value.AsSpan().ContainsAny('*', '?', '\0')))
            return null;

        var paths = values.Select(value => System.IO.Path.GetFullPath(value.Replace('\\', '/'), part.Folder)).ToList();
        return paths.TrueForAll(IsInside) ? [.. paths.Where(File.Exists)] : null;
    }

    /// <summary>The projects that an item names, from the project's folder wherever the item stands, as they are named to the user.</summary>
    public IEnumerable<string> Referenced(string include, ProjectPart part, PropertyValues properties) =>
        from value in properties.Expand(include, Reserved(part)) ?? []
        from path in value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        where !path.AsSpan().ContainsAny('*', '?', '\0')
        let file = System.IO.Path.GetFullPath(path.Replace('\\', '/'), _directory)
        select UserPath.Of(file, _directory) ?? System.IO.Path.GetFileName(file);

    public string NameOf(string path) => System.IO.Path.GetRelativePath(_directory, path).Replace('\\', '/');

    public bool IsInside(string path) => path.StartsWith(System.IO.Path.TrimEndingDirectorySeparator(_root) + System.IO.Path.DirectorySeparatorChar, s_ofPaths);

    private Dictionary<string, string> Reserved(ProjectPart part) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["MSBuildThisFileDirectory"] = part.Folder + "/",
        ["MSBuildThisFileName"] = System.IO.Path.GetFileNameWithoutExtension(part.Path),
        ["MSBuildProjectDirectory"] = _directory,
        ["MSBuildProjectName"] = System.IO.Path.GetFileNameWithoutExtension(projectFile),
    };
}
