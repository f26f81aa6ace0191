using System.Buffers.Binary;

namespace AgentSupplyChain.Core.Sense.Git;

/// <summary>
/// Version 2 of a pack's index: magic, version, 256 cumulated counts by first byte, the sorted object ids, checksums, 4-byte offsets of which
/// those with the highest bit set point into a last table of 8-byte offsets.
/// </summary>
internal static class GitPackIndex
{
    private const uint Magic = 0xff744f63;
    private const int HeaderLength = 8;
    private const int FanoutLength = 256 * 4;
    private const uint LargeOffset = 0x80000000;

    /// <summary>Where the object lies in the pack; null where the pack does not have it.</summary>
    public static long? Find(string path, ReadOnlySpan<byte> id)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[HeaderLength + FanoutLength];
        file.ReadExactly(head);

        // Version 1, which nothing has written since 2007, has no magic: its objects count as unknown.
        if (Word(head, 0) != Magic || Word(head, 4) != 2)
            return null;

        long count = Fanout(head, 255);
        long low = id[0] == 0 ? 0 : Fanout(head, id[0] - 1);
        long high = Fanout(head, id[0]);
        if (low > high || high > count)
            throw new InvalidDataException("fan-out table out of order");

        var ids = (long)head.Length;
        var entry = new byte[id.Length];
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            ReadAt(file, ids + (middle * id.Length), entry);
            var order = entry.AsSpan().SequenceCompareTo(id);
            if (order == 0)
                return OffsetOf(file, ids + (count * (id.Length + 4)), middle, count);

            if (order < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return null;
    }

    private static long OffsetOf(FileStream file, long table, long position, long count)
    {
        var small = new byte[4];
        ReadAt(file, table + (position * 4), small);
        var offset = Word(small, 0);
        if (offset < LargeOffset)
            return offset;

        var large = new byte[8];
        ReadAt(file, table + (count * 4) + ((offset - LargeOffset) * 8L), large);
        return BinaryPrimitives.ReadInt64BigEndian(large);
    }

    private static void ReadAt(FileStream file, long position, byte[] buffer)
    {
        file.Position = position;
        file.ReadExactly(buffer);
    }

    private static uint Fanout(byte[] head, int index) => Word(head, HeaderLength + (index * 4));

    private static uint Word(byte[] bytes, int start) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(start));
}
