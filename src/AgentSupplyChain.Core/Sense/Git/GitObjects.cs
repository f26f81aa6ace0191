using System.IO.Compression;
using System.Text;

namespace AgentSupplyChain.Core.Sense.Git;

/// <summary>
/// Reads commits from an object store. Whatever is wrong with the data throws <see cref="InvalidDataException"/> or an I/O exception; amounts of
/// work are bounded, because a delta may refer to itself and a stream may unpack to any size.
/// </summary>
internal sealed class GitObjects
{
    /// <summary>A commit is a page of text; merges of signed tags can make it some hundred kilobytes.</summary>
    public const int ObjectLimit = 1024 * 1024;
    private const int AlternatesLimit = 64 * 1024;
    private const int MostStores = 16;
    private const int DeltaDepth = 256;

    private readonly List<string> _stores = [];

    public GitObjects(string commonFolder) => AddStore(Path.Combine(commonFolder, "objects"));

    /// <summary>The content of a commit; null where no store has it.</summary>
    public byte[]? ReadCommit(string id) =>
        Read(Convert.FromHexString(id), DeltaDepth) is (GitObjectType.Commit, var content) ? content : null;

    /// <summary>An object of any type, loose or packed.</summary>
    /// <param name="depth">How many deltas may still be followed.</param>
    public (GitObjectType Type, byte[] Content)? Read(byte[] id, int depth)
    {
        if (depth <= 0)
            throw new InvalidDataException("too many deltas");

        foreach (var store in _stores)
        {
            if (ReadLoose(store, id) is { } loose)
                return loose;

            foreach (var index in PackIndexes(store))
            {
                if (GitPackIndex.Find(index, id) is { } offset)
                    return new GitPack(Path.ChangeExtension(index, ".pack"), id.Length, this).Read(offset, depth);
            }
        }

        return null;
    }

    private void AddStore(string store)
    {
        if (_stores.Count >= MostStores || _stores.Contains(store, StringComparer.Ordinal) || !Directory.Exists(store))
            return;

        _stores.Add(store);
        var alternates = Path.Combine(store, "info", "alternates");
        if (!File.Exists(alternates) || BoundedFile.ReadBytes(alternates, "alternates", AlternatesLimit, []) is not { } bytes)
            return;

        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != '#' && !line.Contains('\0', StringComparison.Ordinal))
                AddStore(Path.GetFullPath(line, store));
        }
    }

    private static (GitObjectType, byte[])? ReadLoose(string store, byte[] id)
    {
        var hex = Convert.ToHexStringLower(id);
        var path = Path.Combine(store, hex[..2], hex[2..]);
        if (!File.Exists(path))
            return null;

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var inflated = new ZLibStream(file, CompressionMode.Decompress);
        const int longestHeader = 32;
        Span<byte> header = stackalloc byte[longestHeader];
        var length = 0;
        while (length < longestHeader)
        {
            inflated.ReadExactly(header.Slice(length, 1));
            if (header[length++] == 0)
                break;
        }

        var words = Encoding.ASCII.GetString(header[..length]).TrimEnd('\0').Split(' ');
        if (words.Length != 2 || !int.TryParse(words[1], System.Globalization.NumberStyles.None, null, out var size) || size > ObjectLimit)
            throw new InvalidDataException("loose object without a proper header");

        var content = new byte[size];
        inflated.ReadExactly(content);
        return (words[0] == "commit" ? GitObjectType.Commit : GitObjectType.Other, content);
    }

    private static IEnumerable<string> PackIndexes(string store)
    {
        var folder = Path.Combine(store, "pack");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.idx").Order(StringComparer.Ordinal) : [];
    }
}

internal enum GitObjectType
{
    Other,
    Commit,
}
