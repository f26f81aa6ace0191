using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>
/// Digests of large files. Those of earlier builds are kept by the file's name, size and times, in the project's obj: whoever can write there can also write
/// the result of the build. A file is read once for both digests, in parts.
/// </summary>
internal sealed class WeightsDigests
{
    private const string Header = "agent-supply-chain weights 1";
    private const long CacheLimit = 4 * 1024 * 1024;
    private const int Part = 1024 * 1024;

    private readonly Dictionary<string, (string Sha256, string Sha512)> _known = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Sha256, string Sha512)> _used = new(StringComparer.Ordinal);
    private readonly string? _cacheFile;

    /// <param name="cacheFile">Absolute; null keeps nothing. What is faulty in it counts as not there.</param>
    public WeightsDigests(string? cacheFile)
    {
        _cacheFile = cacheFile;
        if (!File.Exists(cacheFile) || BoundedFile.ReadText(cacheFile, Path.GetFileName(cacheFile), CacheLimit, []) is not { } text)
            return;

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is not [Header, ..])
            return;

        foreach (var fields in lines.Skip(1).Select(line => line.Split('\t')))
        {
            if (fields is [var key, { Length: 64 } sha256, { Length: 128 } sha512])
                _known[key] = (sha256, sha512);
        }
    }

    /// <summary>SHA-256 and SHA-512, lower-case hexadecimal.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public (string Sha256, string Sha512) Of(FileStream stream, string path, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        var key = string.Create(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(path)}|{stream.Length}|{file.LastWriteTimeUtc.Ticks}|{file.CreationTimeUtc.Ticks}");
        if (!_known.TryGetValue(key, out var digests))
            digests = Read(stream, cancellation);

        _used[key] = digests;
        return digests;
    }

    /// <summary>Keeps what was asked for in this build, and nothing else.</summary>
    public void Keep(ICollection<Finding> faults)
    {
        if (_cacheFile is null || (_used.Count == 0 && !File.Exists(_cacheFile)))
            return;

        var text = new StringBuilder(Header).Append('\n');
        foreach (var (key, (sha256, sha512)) in _used)
            text.Append(key).Append('\t').Append(sha256).Append('\t').Append(sha512).Append('\n');

        AtomicFile.Write(_cacheFile, Path.GetFileName(_cacheFile), Encoding.UTF8.GetBytes(text.ToString()), faults);
    }

    private static (string Sha256, string Sha512) Read(FileStream stream, CancellationToken cancellation)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        stream.Seek(0, SeekOrigin.Begin);
        var part = new byte[Part];
        for (var count = stream.Read(part); count > 0; count = stream.Read(part))
        {
            cancellation.ThrowIfCancellationRequested();
            sha256.AppendData(part, 0, count);
            sha512.AppendData(part, 0, count);
        }

        return (Convert.ToHexStringLower(sha256.GetHashAndReset()), Convert.ToHexStringLower(sha512.GetHashAndReset()));
    }
}
