using System.Buffers.Binary;
using System.Text;

namespace AgentSupplyChain.Core.Sense;

/// <summary>
/// Reads a file that is only searched for credentials: in whatever encoding, since a key is ASCII in all of them, and as far as the limit. Nothing
/// else depends on such a file, so a wrong byte in it is no fault; what was not searched is.
/// </summary>
public static class LenientFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>The text, or as much of it as the limit allows; null where nothing could be read. Both but the whole text add a finding to <paramref name="faults"/>.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="name">How the file is named to the user: relative to the project, with forward slashes.</param>
    /// <param name="limit">In bytes.</param>
    public static string? ReadText(string path, string name, int limit, ICollection<Finding> faults)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var expected = stream.Length;
            var bytes = new byte[(int)Math.Min(expected, limit)];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);

            // The file may have grown since it was asked for its size, or shrunk: then the next build has another one to read.
            if (count < bytes.Length)
                faults.Add(BoundedFile.Fault(name, "it was written to while it was read; build again"));
            else if (expected > limit || (count == limit && stream.ReadByte() >= 0))
                faults.Add(BoundedFile.Fault(name, $"it has more than {limit} bytes, and only so many were searched for credentials; make it smaller or exclude it from the project"));

            return Decode(bytes.AsSpan(0, count), name, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(BoundedFile.Fault(name, BoundedFile.Cause(e, path)));
            return null;
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string name, ICollection<Finding> faults)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Utf8.GetString(bytes[Encoding.UTF8.Preamble.Length..]);

        if (bytes.StartsWith(Encoding.UTF32.Preamble))
            return Encoding.UTF32.GetString(bytes[4..]);

        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Utf16(bytes[2..], isBigEndian: false);

        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Utf16(bytes[2..], isBigEndian: true);

        var zeros = bytes.Count((byte)0);
        if (zeros == 0)
            return Utf8.GetString(bytes);

        // Text of two bytes a character without a mark has nearly every other byte zero.
        if (zeros > bytes.Length / 3 && IsEveryOther(bytes) is { } isBigEndian)
            return Utf16(bytes, isBigEndian);

        faults.Add(BoundedFile.Fault(name, "it holds zero bytes, so it is no text, and only what looks like text in it was searched for credentials; exclude it from the project"));
        return Utf8.GetString(bytes);
    }

    /// <summary>Whether the first bytes of pairs are the zeros; null where neither side is.</summary>
    private static bool? IsEveryOther(ReadOnlySpan<byte> bytes)
    {
        int first = 0, second = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            first += bytes[i] == 0 ? 1 : 0;
            second += bytes[i + 1] == 0 ? 1 : 0;
        }

        var rare = bytes.Length / 50;
        return second <= rare ? true : first <= rare ? false : null;
    }

    private static string Utf16(ReadOnlySpan<byte> bytes, bool isBigEndian) => string.Create(bytes.Length / 2, (bytes.ToArray(), isBigEndian), static (text, state) =>
    {
        var (from, isBig) = state;
        for (var i = 0; i < text.Length; i++)
            text[i] = (char)(isBig ? BinaryPrimitives.ReadUInt16BigEndian(from.AsSpan(2 * i)) : BinaryPrimitives.ReadUInt16LittleEndian(from.AsSpan(2 * i)));
    });
}
