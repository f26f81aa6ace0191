using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>The checksums of credentials, written a second time and in another way than the product's: slow, and by the letter of their definitions.</summary>
public static class SampleChecksum
{
    /// <summary>CRC-32, bit by bit.</summary>
    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        return ~crc;
    }

    public static uint Crc32(string text) => Crc32(Encoding.ASCII.GetBytes(text));

    /// <summary>The CRC-32 of the text as six digits of base 62.</summary>
    public static string Crc32Base62(string text) => InBase(Crc32(text), RandomText.Base62Digits).PadLeft(6, '0');

    /// <summary>The CRC-32 of the text as seven digits of base 36.</summary>
    public static string Crc32Base36(string text) => InBase(Crc32(text), "0123456789abcdefghijklmnopqrstuvwxyz").PadLeft(7, '0');

    /// <summary>The CRC-32 of the text as four bytes in hex, the lowest one first.</summary>
    public static string Crc32Bytes(string text)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Crc32(text));
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Marvin32 with both halves of the state folded into one, over whole numbers instead of machine words.</summary>
    public static uint Marvin32(ReadOnlySpan<byte> bytes, ulong seed)
    {
        const int Block = 4;
        var padded = new byte[((bytes.Length / Block) + 1) * Block];
        bytes.CopyTo(padded);
        padded[bytes.Length] = 0x80;

        var state = (Low: new BigInteger(seed & uint.MaxValue), High: new BigInteger(seed >> 32));
        for (var i = 0; i < padded.Length; i += Block)
            state = Mixed(Sum(state.Low, BitConverter.ToUInt32(padded, i)), state.High);

        state = Mixed(state.Low, state.High);
        return (uint)(state.Low ^ state.High);
    }

    /// <summary>
    /// The six characters that a common annotated key ends in: the hash with its lowest byte first in base 62, a zero for each leading zero
    /// byte, zeros behind.
    /// </summary>
    public static string AnnotatedKey(string key)
    {
        var hash = BinaryPrimitives.ReverseEndianness(Marvin32(Convert.FromBase64String(key), Seed("Default0")));
        var zeroBytes = BitOperations.LeadingZeroCount(hash) / 8;
        return (new string('0', Math.Min(zeroBytes, 3)) + InBase(hash, RandomText.Base62Digits)).PadRight(6, '0')[..6];
    }

    /// <summary>The three characters that an Entra client secret ends in.</summary>
    public static string ClientSecret(string text)
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyz" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "1234567890" + ".-_~";
        return InBase(Marvin32(Encoding.Latin1.GetBytes(text), Seed("AadPwd00")), Alphabet)[..3];
    }

    /// <summary>Eight characters as a number, the first one highest.</summary>
    public static ulong Seed(string name) => name.Aggregate(0ul, (number, c) => (number << 8) | c);

    /// <summary>The six characters of checksum of a Bech32 text.</summary>
    public static string Bech32(string prefix, string data)
    {
        const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        var values = prefix.Select(c => c >> 5).Append(0).Concat(prefix.Select(c => c & 31)).Concat(data.Select(c => Alphabet.IndexOf(c, StringComparison.Ordinal)));
        uint[] generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];
        var remainder = 1u;
        foreach (var value in values.Concat(new int[6]))
        {
            var top = remainder >> 25;
            remainder = ((remainder & 0x1FFFFFF) << 5) ^ (uint)value;
            for (var bit = 0; bit < 5; bit++)
                remainder ^= ((top >> bit) & 1) * generator[bit];
        }

        return new string([.. Enumerable.Range(0, 6).Select(i => Alphabet[(int)(((remainder ^ 1) >> (5 * (5 - i))) & 31)])]);
    }

    private static string InBase(uint number, string digits)
    {
        var text = "";
        for (var rest = new BigInteger(number); rest > 0 || text.Length == 0; rest /= digits.Length)
            text = digits[(int)(rest % digits.Length)] + text;

        return text;
    }

    private static (BigInteger Low, BigInteger High) Mixed(BigInteger low, BigInteger high)
    {
        high ^= low;
        low = Sum(Turned(low, 20), high);
        high = Turned(high, 9) ^ low;
        low = Sum(Turned(low, 27), high);
        return (low, Turned(high, 19));
    }

    private static BigInteger Sum(BigInteger a, BigInteger b) => (a + b) % (BigInteger.One << 32);

    /// <summary>What is shifted out above comes in below.</summary>
    private static BigInteger Turned(BigInteger value, int bits)
    {
        var shifted = value << bits;
        return (shifted % (BigInteger.One << 32)) + (shifted >> 32);
    }
}
