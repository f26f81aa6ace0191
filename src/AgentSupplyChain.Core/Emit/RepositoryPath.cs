namespace AgentSupplyChain.Core.Emit;

/// <summary>Paths of the project turned into paths of the repository, without asking the file system.</summary>
internal static class RepositoryPath
{
    /// <summary>
    /// The path relative to the repository root, segments percent-encoded as a URI reference asks; null where it is absolute or leaves the
    /// repository: then a published document cannot name it.
    /// </summary>
    /// <param name="projectFolder">Of the project relative to the repository root; empty where they are one.</param>
    /// <param name="file">Relative to the project folder.</param>
    public static string? Of(string projectFolder, string file)
    {
        var path = file.Replace('\\', '/');
        if (path.Length == 0 || path[0] == '/' || (path.Length > 1 && path[1] == ':'))
            return null;

        var segments = new List<string>();
        foreach (var segment in $"{projectFolder.Replace('\\', '/')}/{path}".Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".")
                continue;

            if (segment != "..")
                segments.Add(Uri.EscapeDataString(BomText.Plain(segment)));
            else if (segments.Count == 0)
                return null;
            else
                segments.RemoveAt(segments.Count - 1);
        }

        return segments.Count == 0 ? null : string.Join('/', segments);
    }
}
