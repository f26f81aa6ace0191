using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>The files of one extracted package.</summary>
internal static class PackageFiles
{
    // Links to folders are listed and not entered: what is behind them is in no nupkg.
    private static readonly EnumerationOptions s_all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, MaxRecursionDepth = 64 };

    public static IEnumerable<FileSystemInfo> In(string folder) =>
        new FileSystemEnumerable<FileSystemInfo>(folder, (ref FileSystemEntry entry) => entry.ToFileSystemInfo(), s_all)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };

    /// <summary>
    /// A hash of names, lengths and times of all files: as long as it stays, the files are taken for unchanged. Null where they cannot be listed.
    /// </summary>
    public static string? IdentityOf(string folder)
    {
        try
        {
            var text = new StringBuilder();
            foreach (var file in In(folder).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                text.Append(Path.GetRelativePath(folder, file.FullName)).Append('\n')
                    .Append(CultureInfo.InvariantCulture, $"{(file as FileInfo)?.Length ?? -1} {file.LastWriteTimeUtc.Ticks} {(int)file.Attributes}\n");
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
