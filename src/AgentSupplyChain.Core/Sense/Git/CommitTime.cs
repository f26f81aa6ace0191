using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Core.Sense.Git;

/// <summary>
/// The time of the commit that is checked out, read from the repository's files without starting a process. A repository that cannot be
/// read (reftable, a damaged pack) has no time: unknown, not wrong.
/// </summary>
public static class CommitTime
{
    private const long LatestSecond = 253_402_300_799;

    /// <summary>When the commit was made, in UTC; null outside a repository, before the first commit and where the data cannot be read.</summary>
    /// <param name="directory">Absolute path of a folder of the working tree.</param>
    public static DateTimeOffset? Of(string directory)
    {
        try
        {
            return GitFolder.Find(directory) is { } folder && folder.Head() is { } id && new GitObjects(folder.Common).ReadCommit(id) is { } commit
                ? Committed(commit)
                : null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Absolute paths of the existing files that the answer changes with: a build is out of date when one of them is newer.</summary>
    public static IReadOnlyList<string> Inputs(string directory)
    {
        try
        {
            return GitFolder.Find(directory)?.HeadFiles() ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>A time as seconds since 1970; null for what no calendar of this platform holds.</summary>
    internal static DateTimeOffset? FromSeconds(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LatestSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    // "committer Name <address> seconds zone"; the name may hold anything but angle brackets and line ends.
    private static DateTimeOffset? Committed(byte[] commit)
    {
        // Only '\n' ends a line: bytes of a name can look like the other line ends of Unicode.
        var text = Encoding.Latin1.GetString(commit).AsSpan();
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            if (line.IsEmpty)
                return null;

            if (!line.StartsWith("committer ", StringComparison.Ordinal))
                continue;

            var words = line[(line.LastIndexOf('>') + 1)..].Trim().ToString().Split(' ');
            return words.Length == 2 ? FromSeconds(words[0]) : null;
        }

        return null;
    }
}
