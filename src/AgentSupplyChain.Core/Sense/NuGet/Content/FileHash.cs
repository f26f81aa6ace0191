using System.Buffers;
using System.Security.Cryptography;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>Digests of a file in one pass, whatever its size.</summary>
internal static class FileHash
{
    private const int BufferSize = 256 * 1024;

    /// <summary><c>sha512 sha256</c> in lower-case hexadecimal; null where the file cannot be read.</summary>
    public static string? Of(string path)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            using var sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (long read = 0; RandomAccess.Read(file, buffer, read) is > 0 and var part; read += part)
            {
                sha512.AppendData(buffer, 0, part);
                sha256.AppendData(buffer, 0, part);
            }

            return Convert.ToHexStringLower(sha512.GetHashAndReset()) + " " + Convert.ToHexStringLower(sha256.GetHashAndReset());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The two digests of <see cref="Of"/>; nulls where there is none.</summary>
    public static (string? Sha512, string? Sha256) Parts(string? digests) =>
        digests?.Split(' ') is [{ Length: 128 } sha512, { Length: 64 } sha256] ? (sha512, sha256) : (null, null);
}
