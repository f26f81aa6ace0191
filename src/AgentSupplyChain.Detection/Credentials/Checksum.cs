namespace AgentSupplyChain.Detection.Credentials;

/// <summary>The checksums that issuers put into credentials.</summary>
internal static class Checksum
{
    public const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly uint[] s_crc = CrcTable();

    /// <summary>Whether the six characters at <paramref name="end"/> are the CRC-32 of those before them, in base 62.</summary>
    public static bool IsCrc62(string text, int start, int end)
    {
        var value = Crc32(text, start, end - start);
        for (var i = end + 5; i >= end; i--, value /= 62)
        {
            if (text[i] != Base62[(int)(value % 62)])
                return false;
        }

        return true;
    }

    /// <summary>Whether the eight characters at <paramref name="end"/> are the CRC-32 of those before them, in hex.</summary>
    public static bool IsCrcHex(string text, int start, int end)
    {
        var value = Crc32(text, start, end - start);
        for (var i = end + 7; i >= end; i--, value >>= 4)
        {
            if (text[i] != "0123456789abcdef"[(int)(value & 15)])
                return false;
        }

        return true;
    }

    /// <summary>Whether the seven characters at <paramref name="end"/> are the CRC-32 of those before them, in base 36.</summary>
    public static bool IsCrc36(string text, int start, int end)
    {
        var value = Crc32(text, start, end - start);
        for (var i = end + 6; i >= end; i--, value /= 36)
        {
            if (text[i] != "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(value % 36)])
                return false;
        }

        return true;
    }

    /// <summary>Whether the eight characters after the one at <paramref name="end"/> are the CRC-32 of those before it, in hex, its lowest byte first.</summary>
    public static bool IsCrcBytes(string text, int start, int end)
    {
        var value = Crc32(text, start, end - start);
        for (var i = end + 1; i <= end + 8; i += 2, value >>= 8)
        {
            if (text[i] != "0123456789abcdef"[(int)((value >> 4) & 15)] || text[i + 1] != "0123456789abcdef"[(int)(value & 15)])
                return false;
        }

        return true;
    }

    public static uint Crc32(string text, int start, int count)
    {
        var crc = uint.MaxValue;
        for (var i = start; i < start + count; i++)
            crc = Next(crc, (byte)text[i]);

        return ~crc;
    }

    /// <summary>The next state of a CRC-32; it begins with all bits set, and all are turned in the end.</summary>
    public static uint Next(uint crc, byte value) => s_crc[(crc ^ value) & 0xFF] ^ (crc >> 8);

    /// <summary>Microsoft's Marvin32 of the first bytes: both halves of the state, the second one high.</summary>
    public static ulong Marvin32(byte[] bytes, int count, ulong seed)
    {
        var low = (uint)seed;
        var high = (uint)(seed >> 32);
        var i = 0;
        for (; i + 4 <= count; i += 4)
        {
            low = unchecked(low + (uint)(bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24)));
            Mix(ref low, ref high);
        }

        var tail = 0x80u;
        for (var j = count - 1; j >= i; j--)
            tail = (tail << 8) | bytes[j];

        low = unchecked(low + tail);
        Mix(ref low, ref high);
        Mix(ref low, ref high);
        return ((ulong)high << 32) | low;
    }

    /// <summary>The 32 bits that credentials hold of it.</summary>
    public static uint Marvin32Folded(byte[] bytes, int count, ulong seed)
    {
        var hash = Marvin32(bytes, count, seed);
        return (uint)hash ^ (uint)(hash >> 32);
    }

    private static void Mix(ref uint low, ref uint high)
    {
        unchecked
        {
            high ^= low;
            low = Rotate(low, 20) + high;
            high = Rotate(high, 9) ^ low;
            low = Rotate(low, 27) + high;
            high = Rotate(high, 19);
        }
    }

    private static uint Rotate(uint value, int bits) => (value << bits) | (value >> (32 - bits));

    private static uint[] CrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;

            table[i] = value;
        }

        return table;
    }
}
