using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Core.Sense.Advisories;

/// <summary>The JSON files of a snapshot, in ordinal order of their names. May be read from several threads.</summary>
internal abstract class SnapshotFiles
{
    /// <summary>More than the whole of GitHub's database has, reviewed and unreviewed.</summary>
    public const int CountLimit = 500_000;

    public const int RecordLimit = 8 * 1024 * 1024;

    /// <summary>Below their folder or archive, with forward slashes.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Reads a file into the buffer, which grows where it must. Its length; negative where it cannot be read.</summary>
    public abstract int Read(int index, ref byte[] buffer);

    public abstract string Sha256();

    protected static void Reserve(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new byte[Math.Max(length, Math.Min(2 * buffer.Length, RecordLimit))];
    }
}

/// <summary>A folder. Links in it are not followed, and what is hidden is left out: a clone has a folder of git beside the records.</summary>
internal sealed class SnapshotFolder : SnapshotFiles
{
    private readonly string _root;
    private readonly List<string> _names;

    private SnapshotFolder(string root, List<string> names)
    {
        _root = root;
        _names = names;
    }

    public override IReadOnlyList<string> Names => _names;

    /// <summary>Null after a cause was set.</summary>
    public static SnapshotFolder? Open(string path, out string cause)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 16,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
        };
        var names = Directory.EnumerateFiles(path, "*", options)
            .Where(file => file.EndsWith(".json", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Take(CountLimit + 1)
            .Order(StringComparer.Ordinal)
            .ToList();
        cause = FormattableString.Invariant($"it has more than {CountLimit} JSON files; keep the records about NuGet only");
        return names.Count > CountLimit ? null : new SnapshotFolder(path, names);
    }

    public override int Read(int index, ref byte[] buffer)
    {
        try
        {
            using var file = File.OpenHandle(Path.Combine(_root, _names[index]));
            var length = RandomAccess.GetLength(file);
            if (length > RecordLimit)
                return -1;

            Reserve(ref buffer, (int)length);
            var count = 0;
            while (count < length && RandomAccess.Read(file, buffer.AsSpan(count, (int)length - count), count) is > 0 and var read)
                count += read;
            return count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }

    public override string Sha256()
    {
        using var lines = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        for (var i = 0; i < _names.Count; i++)
        {
            var length = Math.Max(0, Read(i, ref buffer));
            lines.AppendData(Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, length)))}  {_names[i]}\n"));
        }

        return Convert.ToHexStringLower(lines.GetHashAndReset());
    }
}
