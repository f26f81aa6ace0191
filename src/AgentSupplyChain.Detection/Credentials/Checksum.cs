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
