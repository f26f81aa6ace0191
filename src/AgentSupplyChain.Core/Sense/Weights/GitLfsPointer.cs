using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>
/// The text that Git LFS leaves in place of a large file (Git LFS, docs/spec.md, "The Pointer"; MIT licence). It names the digest of what it stands for: that is what
/// is published, whoever builds and whether or not he has fetched the file.
/// </summary>
internal sealed record GitLfsPointer(string Sha256, long Size)
{
    public const string Fault = "it is a pointer of Git LFS without digest or size; fetch the file with 'git lfs pull'";

    // The specification's own limit: a longer file is none.
    public const int Longest = 1024;

    private static ReadOnlySpan<byte> Beginning => "version https://git-lfs.github.com/spec/v1"u8;

    /// <summary>A longer file that begins so is something else: a zip may have any text before it.</summary>
    public static bool Is(ReadOnlySpan<byte> start, long length) => length <= Longest && start.StartsWith(Beginning);

    /// <summary>Null where the text has no digest or no size.</summary>
    public static GitLfsPointer? Parse(ReadOnlySpan<byte> text)
    {
        var lines = Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.TrimEntries);
        var oid = lines.FirstOrDefault(line => line.StartsWith("oid sha256:", StringComparison.Ordinal))?["oid sha256:".Length..];
        var size = lines.FirstOrDefault(line => line.StartsWith("size ", StringComparison.Ordinal))?["size ".Length..];
        return oid is { Length: 64 } && oid.All(char.IsAsciiHexDigitLower) && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new GitLfsPointer(oid, length)
            : null;
    }

    /// <summary>The beginning of a file that is short enough to be a pointer and begins like one; null for any other.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[]? TextIn(Stream stream)
    {
        if (stream.Length > Longest)
            return null;

        var text = new byte[stream.Length];
        stream.Seek(0, SeekOrigin.Begin);
        var count = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return Is(text.AsSpan(0, count), stream.Length) ? text : null;
    }
}
