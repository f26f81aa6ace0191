namespace AgentSupplyChain.Detection.Credentials;

/// <summary>The checksum of Bech32 (BIP 173): a remainder over 32 values that has to be one.</summary>
internal static class Bech32
{
    private const string Alphabet = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

    private static readonly uint[] s_generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    /// <param name="start">Where the human part begins; upper case, and its separator is the last digit one.</param>
    public static bool IsValid(string text, int start, int end)
    {
        var separator = text.LastIndexOf('1', end - 1, end - start);
        if (separator <= start)
            return false;

        var remainder = 1u;
        for (var i = start; i < separator; i++)
            remainder = Next(remainder, (uint)(text[i] | 0x20) >> 5);

        remainder = Next(remainder, 0);
        for (var i = start; i < separator; i++)
            remainder = Next(remainder, text[i] & 31u);

        for (var i = separator + 1; i < end; i++)
        {
            var value = Alphabet.IndexOf(text[i]);
            if (value < 0)
                return false;

            remainder = Next(remainder, (uint)value);
        }

        return remainder == 1;
    }

    private static uint Next(uint remainder, uint value)
    {
        var top = remainder >> 25;
        remainder = ((remainder & 0x1FFFFFF) << 5) ^ value;
        for (var bit = 0; bit < s_generator.Length; bit++)
        {
            if (((top >> bit) & 1) != 0)
                remainder ^= s_generator[bit];
        }

        return remainder;
    }
}
