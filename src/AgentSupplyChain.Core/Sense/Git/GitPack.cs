using System.IO.Compression;

namespace AgentSupplyChain.Core.Sense.Git;

/// <summary>Objects of a pack, whole or as deltas against others.</summary>
/// <param name="idLength">20 bytes with SHA-1, 32 with SHA-256.</param>
/// <param name="objects">The store, for deltas that name their base by id.</param>
internal sealed class GitPack(string path, int idLength, GitObjects objects)
{
    private const int CommitType = 1;
    private const int OffsetDelta = 6;
    private const int ReferenceDelta = 7;
    private const int LongestEntryHeader = 10;

    /// <param name="depth">How many deltas may still be followed.</param>
    public (GitObjectType Type, byte[] Content)? Read(long offset, int depth)
    {
        List<byte[]> deltas = [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        while (true)
        {
            if (offset <= 0 || offset >= file.Length)
                throw new InvalidDataException("offset outside the pack");

            file.Position = offset;
            var (type, size) = EntryHeader(file);
            if (size > GitObjects.ObjectLimit)
                throw new InvalidDataException("object too large for a commit");

            switch (type)
            {
                case OffsetDelta:
                    var distance = Distance(file);
                    deltas.Add(Inflate(file, size));
                    // Only backwards: offsets fall with each step, so the chain ends.
                    offset -= distance;
                    break;

                case ReferenceDelta:
                    var baseId = new byte[idLength];
                    file.ReadExactly(baseId);
                    deltas.Add(Inflate(file, size));
                    return objects.Read(baseId, depth - deltas.Count) is var (baseType, content) ? (baseType, Apply(content, deltas)) : null;

                default:
                    return (type == CommitType ? GitObjectType.Commit : GitObjectType.Other, Apply(Inflate(file, size), deltas));
            }

            if (deltas.Count >= depth)
                throw new InvalidDataException("too many deltas");
        }
    }

    private static byte[] Apply(byte[] content, List<byte[]> deltas)
    {
        for (var i = deltas.Count - 1; i >= 0; i--)
            content = GitDelta.Apply(content, deltas[i]);

        return content;
    }

    // Three bits of type, then the size: four bits in the first byte, seven in each further one, lowest first.
    private static (int Type, long Size) EntryHeader(FileStream file)
    {
        var next = NextByte(file);
        var type = (next >> 4) & 7;
        long size = next & 15;
        for (var (shift, read) = (4, 1); (next & 0x80) != 0; shift += 7, read++)
        {
            if (read == LongestEntryHeader)
                throw new InvalidDataException("size without an end");

            next = NextByte(file);
            size |= (long)(next & 0x7f) << shift;
        }

        return size < 0 ? throw new InvalidDataException("negative size") : (type, size);
    }

    // Seven bits a byte, highest first; each continuation adds one, so that no distance has two spellings.
    private static long Distance(FileStream file)
    {
        var next = NextByte(file);
        long distance = next & 0x7f;
        for (var read = 1; (next & 0x80) != 0; read++)
        {
            if (read == LongestEntryHeader - 1)
                throw new InvalidDataException("distance without an end");

            next = NextByte(file);
            distance = ((distance + 1) << 7) | (long)(next & 0x7f);
        }

        return distance <= 0 ? throw new InvalidDataException("delta against itself") : distance;
    }

    private static byte[] Inflate(FileStream file, long size)
    {
        using var inflated = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
        var content = new byte[size];
        inflated.ReadExactly(content);
        return content;
    }

    private static int NextByte(FileStream file) => file.ReadByte() is var next and >= 0 ? next : throw new EndOfStreamException();
}
