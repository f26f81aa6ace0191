using System.Buffers.Binary;
using System.IO.Compression;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>
/// Compares the extracted files of a package with the nupkg beside them, byte for byte. Nothing is extracted, and no more is unpacked than the
/// extracted file is long, so an archive that swells does no harm.
/// </summary>
internal static class PackageArchive
{
    private const int MostEntries = 200_000;
    private const int MostDifferences = 20;

    /// <summary>The differences, in the order of the archive; empty where there are none.</summary>
    /// <param name="folder">Absolute path of the extracted package.</param>
    /// <param name="nupkg">Its archive, which can seek.</param>
    public static IReadOnlyList<ContentDifference> Compare(string folder, FileStream nupkg, string id, CancellationToken cancellation)
    {
        var differences = new List<ContentDifference>();
        try
        {
            if (CountOfEntries(nupkg) > MostEntries)
                return [Unreadable(nupkg)];

            nupkg.Position = 0;
            using var archive = new ZipArchive(nupkg, ZipArchiveMode.Read, leaveOpen: true);
            var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in archive.Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                var name = NameOf(entry.FullName, id);
                if (name is null)
                    return [Unreadable(nupkg)];

                known.Add(name);
                if (IsExtracted(name) && Differs(entry, Path.Combine(folder, name)) is { } kind)
                    differences.Add(new ContentDifference(kind, name));
                if (differences.Count >= MostDifferences)
                    return differences;
            }

            differences.AddRange(Added(folder, known, Path.GetFileName(nupkg.Name)).Take(MostDifferences - differences.Count));
            return differences;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [Unreadable(nupkg)];
        }
    }

    private static ContentDifference Unreadable(FileStream nupkg) => new(DifferenceKind.PackageUnreadable, Path.GetFileName(nupkg.Name));

    /// <summary>The name under which NuGet extracts an entry; null where it leads out of the folder, which NuGet refuses.</summary>
    private static string? NameOf(string fullName, string id)
    {
        var name = fullName.Replace('\\', '/').TrimStart('/');
        if (name.Contains('%', StringComparison.Ordinal))
            name = Uri.UnescapeDataString(name);

        if (name.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(name) || name.Split('/').Contains(".."))
            return null;

        return !name.Contains('/', StringComparison.Ordinal) && name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) ? id.ToLowerInvariant() + ".nuspec" : name;
    }

    // Folders, and the parts that make a nupkg an OPC package.
    private static bool IsExtracted(string name) =>
        name.Length > 0
        && !name.EndsWith('/')
        && !name.StartsWith("_rels/", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("package/", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith(".nupkg.sha512", StringComparison.OrdinalIgnoreCase);

    private static DifferenceKind? Differs(ZipArchiveEntry entry, string path)
    {
        if (!File.Exists(path))
            return DifferenceKind.FileMissing;

        // NuGet extracts no links: what is behind one may be another file in a moment.
        if (new FileInfo(path).LinkTarget is not null)
            return DifferenceKind.FileChanged;

        using var extracted = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (extracted.Length != entry.Length)
            return DifferenceKind.FileChanged;

        using var packed = entry.Open();
        return AreSame(packed, extracted) ? null : DifferenceKind.FileChanged;
    }

    private static bool AreSame(Stream left, Stream right)
    {
        var buffers = System.Buffers.ArrayPool<byte>.Shared.Rent(2 * 65536);
        try
        {
            var (ofLeft, ofRight) = (buffers.AsMemory(0, 65536), buffers.AsMemory(65536, 65536));
            while (true)
            {
                var read = left.ReadAtLeast(ofLeft.Span, ofLeft.Length, throwOnEndOfStream: false);
                if (right.ReadAtLeast(ofRight.Span, ofRight.Length, throwOnEndOfStream: false) != read || !ofLeft.Span[..read].SequenceEqual(ofRight.Span[..read]))
                    return false;

                if (read < ofLeft.Length)
                    return true;
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffers);
        }
    }

    private static IEnumerable<ContentDifference> Added(string folder, HashSet<string> known, string nupkg) =>
        PackageFiles.In(folder)
            .Select(file => Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'))
            .Where(name => !known.Contains(name) && name != ".nupkg.metadata" && name != nupkg && name != nupkg + ".sha512")
            .Order(StringComparer.Ordinal)
            .Select(name => new ContentDifference(DifferenceKind.FileAdded, name));

    /// <summary>
    /// As the end of the archive tells it (APPNOTE 4.3.16), before the platform makes an object of each. The largest 16-bit number stands for "see the
    /// 64-bit record", whose total is at its offset 32 (4.3.14).
    /// </summary>
    private static long CountOfEntries(FileStream nupkg)
    {
        const int size = 22;
        var tail = new byte[(int)Math.Min(nupkg.Length, size + 65535 + 76)];
        nupkg.Position = nupkg.Length - tail.Length;
        nupkg.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + size > tail.Length)
            throw new InvalidDataException();

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        if (count != ushort.MaxValue)
            return count;

        var large = tail.AsSpan(0, end).LastIndexOf("PK\u0006\u0006"u8);
        return large < 0 || large + 40 > tail.Length ? count : BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(large + 32));
    }
}
