using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Core.Sense.Advisories;

/// <summary>
/// A zip in memory (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3). Read here and not by <see cref="ZipArchive"/>, which keeps an object for
/// every entry before anybody has asked how many there are, and does not let two threads read. Nothing is ever written to where a name says.
/// </summary>
internal sealed class SnapshotArchive : SnapshotFiles
{
    public const long ArchiveLimit = 256 * 1024 * 1024;

    /// <summary>Of all records together, unpacked.</summary>
    public const long TotalLimit = 2L * 1024 * 1024 * 1024;

    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const uint Saturated = uint.MaxValue;
    private const string Cut = "it is not a whole zip archive; fetch it again";

    private readonly byte[] _archive;
    private readonly List<Entry> _entries;
    private readonly List<string> _names;

    private SnapshotArchive(byte[] archive, List<Entry> entries)
    {
        _archive = archive;
        _entries = entries;
        _names = [.. entries.Select(entry => entry.Name)];
    }

    public override IReadOnlyList<string> Names => _names;

    /// <summary>The archive; null after a cause was set.</summary>
    public static SnapshotArchive? Open(byte[] archive, out string cause)
    {
        cause = Cut;
        try
        {
            if (EndOf(archive) is not { } end)
                return null;

            if (end.Count > CountLimit)
            {
                cause = FormattableString.Invariant($"it has {end.Count} entries, and at most {CountLimit} are read; keep the records about NuGet only");
                return null;
            }

            if (EntriesOf(archive, end) is not { } entries)
                return null;

            if (entries.Sum(entry => (long)entry.Length) > TotalLimit)
            {
                cause = FormattableString.Invariant($"its records have more than {TotalLimit} bytes unpacked; keep the records about NuGet only");
                return null;
            }

            entries.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
            return new SnapshotArchive(archive, entries);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A length or an offset that leads out of the archive.
            return null;
        }
    }

    public override int Read(int index, ref byte[] buffer)
    {
        var entry = _entries[index];
        try
        {
            if (!entry.IsReadable)
                return -1;

            var start = StartOf(entry);
            _ = _archive.AsSpan(start, entry.Packed);
            Reserve(ref buffer, entry.Length);
            using var packed = new MemoryStream(_archive, start, entry.Packed, writable: false);
            using Stream content = entry.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
            var count = content.ReadAtLeast(buffer.AsSpan(0, entry.Length), entry.Length, throwOnEndOfStream: false);

            // An entry that is shorter or longer than it says is not what it says.
            return count == entry.Length && content.ReadByte() < 0 ? count : -1;
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentOutOfRangeException or IOException)
        {
            return -1;
        }
    }

    public override string Sha256() => Convert.ToHexStringLower(SHA256.HashData(_archive));

    private int StartOf(Entry entry)
    {
        var header = _archive.AsSpan(entry.Offset);
        return U32(header, 0) == 0x04034b50 ? entry.Offset + 30 + U16(header, 26) + U16(header, 28) : throw new InvalidDataException();
    }

    private static End? EndOf(byte[] archive)
    {
        for (var at = archive.Length - EndLength; at >= Math.Max(0, archive.Length - EndLength - LongestComment); at--)
        {
            var end = archive.AsSpan(at);
            if (U32(end, 0) != 0x06054b50 || at + EndLength + U16(end, 20) > archive.Length)
                continue;

            if (U16(end, 10) != ushort.MaxValue && U32(end, 12) != Saturated && U32(end, 16) != Saturated)
                return new End(U16(end, 10), U32(end, 16));

            // Zip64: a locator stands before, and leads to a record with wide fields.
            if (at < 20 || U32(archive.AsSpan(at - 20), 0) != 0x07064b50)
                return new End(U16(end, 10), U32(end, 16));

            var wide = archive.AsSpan(Narrow(U64(archive.AsSpan(at - 20), 8)));
            return U32(wide, 0) == 0x06064b50 ? new End(U64(wide, 32), U64(wide, 48)) : null;
        }

        return null;
    }

    private static List<Entry>? EntriesOf(byte[] archive, End end)
    {
        List<Entry> entries = [];
        var at = Narrow(end.Offset);
        for (var i = 0UL; i < end.Count; i++)
        {
            var header = archive.AsSpan(at);
            if (U32(header, 0) != 0x02014b50)
                return null;

            var (nameLength, extraLength) = (U16(header, 28), U16(header, 30));
            var name = header.Slice(46, nameLength);
            if (name.EndsWith(".json"u8))
                entries.Add(EntryOf(header, Encoding.UTF8.GetString(name).Replace('\\', '/'), header.Slice(46 + nameLength, extraLength)));

            at += 46 + nameLength + extraLength + U16(header, 32);
        }

        // More entries than were announced: whoever reads the directory in another way would see another archive.
        return archive.Length >= at + 4 && U32(archive.AsSpan(at), 0) == 0x02014b50 ? null : entries;
    }

    private static Entry EntryOf(ReadOnlySpan<byte> header, string name, ReadOnlySpan<byte> extra)
    {
        ulong packed = U32(header, 20), length = U32(header, 24), offset = U32(header, 42);
        while (extra.Length >= 4 && U16(extra, 0) != 1)
            extra = extra[(4 + U16(extra, 2))..];

        // Zip64: only those of the three that do not fit stand there, in this order.
        var wide = extra.Length >= 4 ? extra.Slice(4, U16(extra, 2)) : default;
        length = Widen(length, ref wide);
        packed = Widen(packed, ref wide);
        offset = Widen(offset, ref wide);

        var isEncrypted = (U16(header, 8) & 1) != 0;
        var method = U16(header, 10);
        var isReadable = !isEncrypted && (method is 0 or 8) && length <= RecordLimit && packed <= int.MaxValue && offset <= int.MaxValue && !LeadsOut(name);
        return isReadable ? new Entry(name, (int)offset, (int)packed, (int)length, method == 8, IsReadable: true) : new Entry(name, 0, 0, 0, false, IsReadable: false);
    }

    private static ulong Widen(ulong value, ref ReadOnlySpan<byte> wide)
    {
        if (value != Saturated || wide.Length < 8)
            return value;

        value = U64(wide, 0);
        wide = wide[8..];
        return value;
    }

    // Nothing is unpacked to a path. Whoever writes such a name expects that somebody does, and is not believed.
    private static bool LeadsOut(string name) => name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains("..", StringComparer.Ordinal);

    private static int Narrow(ulong value) => value <= int.MaxValue ? (int)value : throw new ArgumentOutOfRangeException(nameof(value));

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(at, 2));

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(at, 4));

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.Slice(at, 8));

    private sealed record End(ulong Count, ulong Offset);

    private sealed record Entry(string Name, int Offset, int Packed, int Length, bool IsDeflated, bool IsReadable);
}
