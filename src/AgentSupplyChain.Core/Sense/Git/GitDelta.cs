namespace AgentSupplyChain.Core.Sense.Git;

/// <summary>Git's delta: the sizes of base and result, then instructions that copy from the base or insert what follows.</summary>
internal static class GitDelta
{
    private const int WholeBlock = 0x10000;

    public static byte[] Apply(ReadOnlySpan<byte> source, ReadOnlySpan<byte> delta)
    {
        var position = 0;
        if (Size(delta, ref position) != source.Length)
            throw new InvalidDataException("delta against another base");

        var size = Size(delta, ref position);
        if (size > GitObjects.ObjectLimit)
            throw new InvalidDataException("object too large for a commit");

        var result = new byte[size];
        var written = 0;
        while (position < delta.Length)
        {
            var instruction = delta[position++];
            ReadOnlySpan<byte> piece;
            if ((instruction & 0x80) != 0)
            {
                var start = Packed(delta, ref position, instruction, bytes: 4);
                var length = Packed(delta, ref position, instruction >> 4, bytes: 3);
                piece = Slice(source, start, length == 0 ? WholeBlock : length);
            }
            else
            {
                if (instruction == 0)
                    throw new InvalidDataException("reserved instruction");

                piece = Slice(delta, position, instruction);
                position += instruction;
            }

            if (piece.Length > result.Length - written)
                throw new InvalidDataException("delta longer than its result");

            piece.CopyTo(result.AsSpan(written));
            written += piece.Length;
        }

        return written == result.Length ? result : throw new InvalidDataException("delta shorter than its result");
    }

    // A bit of the instruction says for each byte of the number, lowest first, whether it is there.
    private static long Packed(ReadOnlySpan<byte> delta, ref int position, int present, int bytes)
    {
        long value = 0;
        for (var i = 0; i < bytes; i++)
        {
            if ((present & (1 << i)) != 0)
                value |= (long)Next(delta, ref position) << (8 * i);
        }

        return value;
    }

    private static long Size(ReadOnlySpan<byte> delta, ref int position)
    {
        long size = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = Next(delta, ref position);
            size |= (long)(next & 0x7f) << shift;
            if ((next & 0x80) == 0)
                return size;
        }

        throw new InvalidDataException("size without an end");
    }

    private static byte Next(ReadOnlySpan<byte> delta, ref int position) =>
        position < delta.Length ? delta[position++] : throw new InvalidDataException("truncated delta");

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> bytes, long start, long length) =>
        start + length <= bytes.Length ? bytes.Slice((int)start, (int)length) : throw new InvalidDataException("delta outside its base");
}
