using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>
/// The MCP files that a build would find: those in the folder of a project and below it, as the default items of the SDK have them, and those in the folders
/// of editors. What items name elsewhere only an evaluation could tell.
/// </summary>
internal static class McpFilesBelow
{
    private const int MostFolders = 4096;
    private const int DeepestFolder = 32;

    // The gate's list of folders that are no default items.
    private static readonly string[] s_ofEditors = [".vscode", ".cursor", ".copilot"];

    // A file that is a link is asked about where it leads; folders that are links lead in circles.
    private static readonly EnumerationOptions s_files = new() { AttributesToSkip = FileAttributes.None, MatchCasing = MatchCasing.CaseInsensitive };

    private static readonly EnumerationOptions s_folders = new() { AttributesToSkip = FileAttributes.ReparsePoint };

    /// <param name="projectFile">Absolute path.</param>
    public static IReadOnlyList<SensedFile> Read(string projectFile, ICollection<Finding> faults, ICollection<UnknownPart> unknown)
    {
        var projectDirectory = Path.GetDirectoryName(projectFile)!;
        if (!Directory.Exists(projectDirectory))
            return [];

        var (folders, isWhole) = Folders(projectDirectory);
        if (!isWhole)
            unknown.Add(new UnknownPart($"MCP files in more than {MostFolders} folders, or in more than {DeepestFolder} inside each other", new FileSpan(Path.GetFileName(projectFile))));

        var boundary = new LinkBoundary(projectDirectory);
        List<SensedFile> files = [];
        foreach (var path in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.json", s_files)).Order(StringComparer.Ordinal))
        {
            var file = new ProjectFile(path, Path.GetRelativePath(projectDirectory, path).Replace('\\', '/'));
            if (ProjectFileName.KindOf(file.Name) == ProjectFileKind.Mcp && !boundary.IsLeftBy(file, faults) && FileSensor.Read(file, ProjectFileKind.Mcp, faults) is { } read)
                files.Add(read);
        }

        return files;
    }

    private static (List<string> Folders, bool IsWhole) Folders(string projectDirectory)
    {
        List<string> folders = [projectDirectory, .. s_ofEditors.Select(name => Path.Combine(projectDirectory, name)).Where(Directory.Exists)];
        var open = new Queue<(string Folder, int Depth)>([(projectDirectory, 0)]);
        while (open.TryDequeue(out var next))
        {
            foreach (var below in Directory.EnumerateDirectories(next.Folder, "*", s_folders).Where(folder => IsOfDefaultItems(Path.GetFileName(folder))))
            {
                if (folders.Count == MostFolders || next.Depth == DeepestFolder)
                    return (folders, false);

                folders.Add(below);
                open.Enqueue((below, next.Depth + 1));
            }
        }

        return (folders, true);
    }

    private static bool IsOfDefaultItems(string name) => name[0] != '.' && ProjectFileName.KindOf(name + "/mcp.json") == ProjectFileKind.Mcp;
}
