using System.Buffers.Binary;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>
/// How long the directory of a zip is (PKWARE APPNOTE 6.3.10, sections 4.3.14 to 4.3.16), asked before the platform makes an object of each entry: it reads from
/// where the directory begins to the record at the end, whatever count that states.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;

    /// <summary>In bytes; null where the file has no end of a zip.</summary>
    public static long? LengthIn(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndLength + LocatorLength + ushort.MaxValue)];
        var start = stream.Length - tail.Length;
        stream.Seek(start, SeekOrigin.Begin);
        stream.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != 0x06054b50)
                continue;

            long offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
            return start + at - (offset == uint.MaxValue ? WideOffset(stream, tail, at) ?? 0 : offset);
        }

        return null;
    }

    // Zip64: a locator stands before the end, and leads to a record with wide fields.
    private static long? WideOffset(Stream stream, byte[] tail, int end)
    {
        if (end < LocatorLength || BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end - LocatorLength)) != 0x07064b50)
            return null;

        var at = BinaryPrimitives.ReadUInt64LittleEndian(tail.AsSpan(end - LocatorLength + 8));
        if (at > (ulong)Math.Max(0, stream.Length - 56))
            return null;

        var record = new byte[56];
        stream.Seek((long)at, SeekOrigin.Begin);
        stream.ReadExactly(record);
        var offset = BinaryPrimitives.ReadUInt64LittleEndian(record.AsSpan(48));
        return BinaryPrimitives.ReadUInt32LittleEndian(record) == 0x06064b50 && offset <= (ulong)stream.Length ? (long)offset : null;
    }
}
