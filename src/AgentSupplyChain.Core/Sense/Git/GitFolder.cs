using System.Text;

namespace AgentSupplyChain.Core.Sense.Git;

/// <summary>The repository data of a working tree: its own folder, and the one that all its working trees share.</summary>
/// <param name="Own">Holds HEAD.</param>
/// <param name="Common">Holds objects and branches; the same as <paramref name="Own"/> except in a linked working tree.</param>
internal sealed record GitFolder(string Own, string Common)
{
    private const int PointerLimit = 16 * 1024;
    private const int PackedRefsLimit = 64 * 1024 * 1024;
    private const int SymbolicDepth = 5;
    private const string GitDirPrefix = "gitdir:";
    private const string RefPrefix = "ref:";

    /// <summary>The nearest folder, from <paramref name="directory"/> upward, that is the root of a working tree.</summary>
    public static string? RootOf(string directory)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folder;
        }

        return null;
    }

    public static GitFolder? Find(string directory)
    {
        if (RootOf(directory) is not { } root)
            return null;

        var own = Path.Combine(root, ".git");
        if (!Directory.Exists(own))
        {
            // Linked working trees and submodules have a file in the folder's place.
            if (Pointer(own) is not { } pointer || !pointer.StartsWith(GitDirPrefix, StringComparison.Ordinal))
                return null;

            own = Resolve(pointer[GitDirPrefix.Length..].Trim(), root);
        }

        var common = Pointer(Path.Combine(own, "commondir")) is { Length: > 0 } shared ? Resolve(shared, own) : own;
        return new GitFolder(own, common);
    }

    /// <summary>Object id of the commit that is checked out, as hexadecimal; null where it cannot be told.</summary>
    public string? Head() => Follow().Id;

    /// <summary>The existing files that <see cref="Head"/> was read from, or would be read from after the next commit.</summary>
    public IReadOnlyList<string> HeadFiles() => Follow().Files;

    private (string? Id, IReadOnlyList<string> Files) Follow()
    {
        List<string> files = [];
        var path = Path.Combine(Own, "HEAD");
        for (var depth = 0; depth < SymbolicDepth; depth++)
        {
            if (File.Exists(path))
                files.Add(path);

            var text = Pointer(path);
            if (text is null)
                return (null, files);

            if (!text.StartsWith(RefPrefix, StringComparison.Ordinal))
                return (IsId(text) ? text : null, files);

            var name = text[RefPrefix.Length..].Trim();
            if (!IsRefName(name))
                return (null, files);

            path = Path.Combine(Own, name);
            if (!File.Exists(path))
                path = Path.Combine(Common, name);

            if (!File.Exists(path))
                return (Packed(name, files), files);
        }

        return (null, files);
    }

    private string? Packed(string name, List<string> files)
    {
        var path = Path.Combine(Common, "packed-refs");
        if (!File.Exists(path))
            return null;

        files.Add(path);
        if (BoundedFile.ReadBytes(path, "packed-refs", PackedRefsLimit, []) is not { } bytes)
            return null;

        var text = Encoding.UTF8.GetString(bytes).AsSpan();
        foreach (var range in text.Split('\n'))
        {
            var line = text[range].TrimEnd('\r');
            var space = line.IndexOf(' ');
            if (space > 0 && line[(space + 1)..].SequenceEqual(name) && line[..space].ToString() is var id && IsId(id))
                return id;
        }

        return null;
    }

    private static string? Pointer(string path) =>
        File.Exists(path) && BoundedFile.ReadBytes(path, Path.GetFileName(path), PointerLimit, []) is { } bytes
            ? Encoding.UTF8.GetString(bytes).Trim()
            : null;

    private static string Resolve(string path, string folder) =>
        path.Contains('\0', StringComparison.Ordinal) ? folder : Path.GetFullPath(path, folder);

    // SHA-1 or SHA-256.
    private static bool IsId(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit);

    private static bool IsRefName(string name) =>
        name.StartsWith("refs/", StringComparison.Ordinal)
        && !name.Contains('\\', StringComparison.Ordinal)
        && !name.Contains('\0', StringComparison.Ordinal)
        && !name.Split('/').Any(part => part is "" or "." or "..");
}
