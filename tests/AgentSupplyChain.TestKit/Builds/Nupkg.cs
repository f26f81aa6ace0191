using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>A package file, seen without what the packaging format adds by itself.</summary>
public sealed class Nupkg(string path)
{
    public string Path { get; } = path;

    /// <summary>The names of the entries, in ordinal order.</summary>
    public IReadOnlyList<string> Entries()
    {
        using var archive = ZipFile.OpenRead(Path);
        return [.. Content(archive).Select(entry => entry.FullName)];
    }

    public byte[] Bytes(string entryName)
    {
        using var archive = ZipFile.OpenRead(Path);
        return Read(archive.GetEntry(entryName) ?? throw new FileNotFoundException($"{entryName} is not in {System.IO.Path.GetFileName(Path)}"));
    }

    public string Text(string entryName) => Encoding.UTF8.GetString(Bytes(entryName)).TrimStart('\uFEFF');

    /// <summary>Equal for packages of equal content, whenever they were packed.</summary>
    public string Fingerprint()
    {
        using var archive = ZipFile.OpenRead(Path);
        var listing = new StringBuilder();
        foreach (var entry in Content(archive))
            listing.Append(entry.FullName).Append(' ').Append(Convert.ToHexString(SHA256.HashData(Read(entry)))).Append('\n');
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(listing.ToString())));
    }

    private static IEnumerable<ZipArchiveEntry> Content(ZipArchive archive) =>
        archive.Entries
            .Where(entry => entry.FullName != "[Content_Types].xml"
                && !entry.FullName.StartsWith("_rels/", StringComparison.Ordinal)
                && !entry.FullName.StartsWith("package/", StringComparison.Ordinal))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
