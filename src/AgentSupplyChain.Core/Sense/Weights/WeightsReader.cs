using System.Buffers.Binary;
using System.Text;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>The content is not what its format says. The message is the rest of a sentence: cause and remedy.</summary>
internal sealed class WeightsFormatException(string cause) : Exception(cause);

/// <summary>
/// Reads a binary header. Every length in it is a claim of the file: it is compared with what is left of the file before anything is read or
/// allocated for it.
/// </summary>
internal sealed class WeightsReader(Stream stream, long length)
{
    private const string Truncated = "its header names more bytes than the file has; fetch it again";

    private readonly byte[] _number = new byte[8];

    public bool IsBigEndian { get; set; }

    public long Position { get; private set; }

    public long Left => length - Position;

    public byte U8() => Take(1)[0];

    public uint U32() => IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(Take(4)) : BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong U64() => IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(Take(8)) : BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public void Skip(ulong count)
    {
        if (count > (ulong)Left)
            throw new WeightsFormatException(Truncated);

        stream.Seek((long)count, SeekOrigin.Current);
        Position += (long)count;
    }

    /// <summary>The first characters of a text of that many bytes; the rest is passed over.</summary>
    public string Text(ulong count, int most = 4096)
    {
        if (count > (ulong)Left)
            throw new WeightsFormatException(Truncated);

        var bytes = Bytes((int)Math.Min(count, (ulong)most));
        Skip(count - (ulong)bytes.Length);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <param name="count">Not above a limit of the caller's.</param>
    public byte[] Bytes(int count)
    {
        if (count > Left)
            throw new WeightsFormatException(Truncated);

        var bytes = new byte[count];
        ReadExactly(bytes);
        return bytes;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left)
            throw new WeightsFormatException(Truncated);

        var bytes = _number.AsSpan(0, count);
        ReadExactly(bytes);
        return bytes;
    }

    private void ReadExactly(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new WeightsFormatException("it was cut while it was read; build again");

        Position += bytes.Length;
    }
}
