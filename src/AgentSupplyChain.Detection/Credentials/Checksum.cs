namespace AgentSupplyChain.Detection.Credentials;

/// <summary>The checksums that issuers put into credentials.</summary>
internal static class Checksum
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly uint[] s_crc = CrcTable();

    /// <summary>CRC-32 of the ASCII characters, as six base62 digits.</summary>
    public static string Crc32Base62(string text, int start, int count)
    {
        var value = Crc32(text, start, count);
        var digits = new char[6];
        for (var i = 5; i >= 0; i--)
        {
            digits[i] = Base62[(int)(value % 62)];
            value /= 62;
        }

        return new string(digits);
    }

    public static uint Crc32(string text, int start, int count)
    {
        var crc = uint.MaxValue;
        for (var i = start; i < start + count; i++)
            crc = s_crc[(crc ^ text[i]) & 0xFF] ^ (crc >> 8);

        return ~crc;
    }

    /// <summary>The four characters at the end of a common annotated key, of the bytes before them.</summary>
    public static string AnnotatedKey(byte[] bytes)
    {
        // "Default0"; the two halves of the hash are folded into one, written in little-endian order and read as one number in base62.
        const ulong Seed = 0x44656661756C7430;
        var hash = Marvin32(bytes, Seed);
        var folded = (uint)hash ^ (uint)(hash >> 32);
        var number = (folded << 24) | ((folded & 0xFF00) << 8) | ((folded >> 8) & 0xFF00) | (folded >> 24);

        var digits = "";
        for (var rest = number; rest > 0 || digits.Length == 0; rest /= 62)
            digits = Base62[(int)(rest % 62)] + digits;

        // A zero byte in front is a zero in front; what is too short is filled behind.
        for (var i = 24; i > 0 && (number >> i) == 0; i -= 8)
            digits = "0" + digits;

        return digits.PadRight(6, '0').Substring(0, 4);
    }

    /// <summary>Microsoft's Marvin32: both halves of the state, the second one high.</summary>
    public static ulong Marvin32(byte[] bytes, ulong seed)
    {
        var low = (uint)seed;
        var high = (uint)(seed >> 32);
        var i = 0;
        for (; i + 4 <= bytes.Length; i += 4)
        {
            low = unchecked(low + (uint)(bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24)));
            Mix(ref low, ref high);
        }

        var tail = 0x80u;
        for (var j = bytes.Length - 1; j >= i; j--)
            tail = (tail << 8) | bytes[j];

        low = unchecked(low + tail);
        Mix(ref low, ref high);
        Mix(ref low, ref high);
        return ((ulong)high << 32) | low;
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
