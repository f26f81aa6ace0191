namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// The checksums of Microsoft's keys, as its security-utilities define them. Each takes a text whose shape has been checked.
/// </summary>
internal static class AzureKey
{
    private const int LongestKey = 66;

    /// <summary>"Default0" as a seed.</summary>
    private const ulong AnnotatedSeed = 0x44656661756C7430;

    /// <summary>"AadPwd00" as a seed.</summary>
    private const ulong ClientSecretSeed = 0x4161645077643030;

    /// <summary>"Access00" as a seed.</summary>
    private const ulong RedisSeed = 0x4163636573733030;

    [ThreadStatic]
    private static byte[]? t_bytes;

    private static byte[] Bytes => t_bytes ??= new byte[LongestKey];

    /// <summary>
    /// A common annotated key: 80 characters of base64, then the Marvin32 of their bytes in base 62, four characters of it or all six with
    /// <c>==</c>. The first keys held the same checksum in base64.
    /// </summary>
    public static bool IsAnnotated(string text, int start, int end)
    {
        const int Hashed = 80;
        var count = Base64Text.Decode(text, start, start + Hashed, Bytes);
        var hash = Checksum.Marvin32Folded(Bytes, count, AnnotatedSeed);
        var checksum = start + Hashed;
        var length = end - start == Hashed + 4 ? 4 : 6;
        return IsInBase62(hash, text, checksum, length) || IsInBase64(hash, text, checksum, length);
    }

    /// <summary>Base64 whose last four bytes are the Marvin32 of the others under one of the seeds that the line of the table names.</summary>
    public static bool IsIdentifiable(string text, int start, int end, string table, int line)
    {
        var count = Base64Text.Decode(text, start, end, Bytes);

        // "proven azure Seed0000 Seed0001 | …"
        var seed = table.IndexOf(' ', table.IndexOf(' ', line) + 1) + 1;
        for (; table[seed] != '|'; seed += 9)
        {
            if (EndsInChecksum(Bytes, count, Seed(table, seed)))
                return true;
        }

        return false;
    }

    /// <summary>
    /// An access key of Redis in which P stands for + and F for /, put there after the checksum was taken. Each P and F may have been either;
    /// few keys hold more than these, and every one doubles the work.
    /// </summary>
    public static bool IsRedisKeyWithLetters(string text, int start, int end)
    {
        const int MostLetters = 6;
        var bytes = Bytes;
        var count = Base64Text.Decode(text, start, end, bytes);
        var letters = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] is '+' or '/')
                return false;

            if (text[i] is 'P' or 'F')
                letters++;
        }

        if (letters > MostLetters)
            return false;

        // From one choice to the next, as a Gray code does it, one letter changes.
        for (var choice = 1; choice <= 1 << letters; choice++)
        {
            if (EndsInChecksum(bytes, count, RedisSeed))
                return true;

            Turn(text, start, end, bytes, TrailingZeros(choice));
        }

        return false;
    }

    /// <summary>Turns the letter of that number, if there are as many, into what it may stand for, or back.</summary>
    private static void Turn(string text, int start, int end, byte[] bytes, int letter)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ('P' or 'F') || letter-- > 0)
                continue;

            // Six bits at any place lie in one byte or two.
            var change = Base64Text.ValueOf(text[i]) ^ (text[i] == 'P' ? 62 : 63);
            var bit = 6 * (i - start);
            var bits = change << (10 - (bit % 8));
            bytes[bit / 8] ^= (byte)(bits >> 8);
            bytes[(bit / 8) + 1] ^= (byte)bits;
            return;
        }
    }

    private static int TrailingZeros(int number)
    {
        var zeros = 0;
        for (; (number & 1) == 0; number >>= 1)
            zeros++;

        return zeros;
    }

    private static bool EndsInChecksum(byte[] bytes, int count, ulong seed)
    {
        var hashed = count - 4;
        return hashed >= 0
            && Checksum.Marvin32Folded(bytes, hashed, seed) == (uint)(bytes[hashed] | (bytes[hashed + 1] << 8) | (bytes[hashed + 2] << 16) | (bytes[hashed + 3] << 24));
    }

    /// <summary>A client secret: its last three characters are the first ones of the Marvin32 of the others, in an alphabet of 66 characters.</summary>
    public static bool IsClientSecret(string text, int start, int end)
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
        var count = end - 3 - start;
        var bytes = Bytes;
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)text[start + i];

        var rest = Checksum.Marvin32Folded(bytes, count, ClientSecretSeed);
        while (rest >= 66 * 66 * 66)
            rest /= 66;

        return text[end - 1] == Alphabet[(int)(rest % 66)]
            && text[end - 2] == Alphabet[(int)(rest / 66 % 66)]
            && text[end - 3] == Alphabet[(int)(rest / 66 / 66)];
    }

    /// <summary>A token of Azure DevOps: 32 bytes in base32, of which four are the CRC-32 of the others, turned by a number for its kind.</summary>
    public static bool IsDevOpsToken(string text, int start)
    {
        const uint OfUsers = 0xE0B9692D;
        const uint OfApplications = 0x1019F92E;
        const int Count = 32;
        var bytes = Bytes;
        int filled = 0, bits = 0, value = 0;
        for (var i = start; filled < Count; i++)
        {
            value = ((value << 5) | (text[i] <= '7' ? text[i] - '2' + 26 : text[i] - 'a')) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[filled++] = (byte)(value >> bits);
            }
        }

        var crc = uint.MaxValue;
        for (var i = 0; i < Count; i++)
        {
            if (i is not (2 or 7 or 8 or 22))
                crc = Checksum.Next(crc, bytes[i]);
        }

        var checksum = (uint)(bytes[22] | (bytes[8] << 8) | (bytes[7] << 16) | (bytes[2] << 24));
        return (~crc ^ checksum) is OfUsers or OfApplications;
    }

    /// <summary>The hash with its lowest byte first as one number; a zero for each zero byte in front, zeros behind.</summary>
    private static bool IsInBase62(uint hash, string text, int start, int length)
    {
        var number = (hash << 24) | ((hash & 0xFF00) << 8) | ((hash >> 8) & 0xFF00) | (hash >> 24);
        var zeros = 0;
        for (var i = 24; i > 0 && (number >> i) == 0; i -= 8)
            zeros++;

        var digits = 1;
        for (var rest = number; rest >= 62; rest /= 62)
            digits++;

        for (var i = 0; i < length; i++)
        {
            var digit = '0';
            if (i >= zeros && i < zeros + digits)
            {
                var rest = number;
                for (var j = i; j < zeros + digits - 1; j++)
                    rest /= 62;

                digit = Checksum.Base62[(int)(rest % 62)];
            }

            if (text[start + i] != digit)
                return false;
        }

        return true;
    }

    private static bool IsInBase64(uint hash, string text, int start, int length)
    {
        var number = ((ulong)(byte)hash << 40) | ((ulong)(byte)(hash >> 8) << 32) | ((ulong)(byte)(hash >> 16) << 24) | ((ulong)(byte)(hash >> 24) << 16);
        for (var i = 0; i < length; i++)
        {
            if (Base64Text.ValueOf(text[start + i]) != (int)((number >> (42 - (6 * i))) & 63))
                return false;
        }

        return true;
    }

    private static ulong Seed(string table, int start)
    {
        var seed = 0ul;
        for (var i = start; i < start + 8; i++)
            seed = (seed << 8) | table[i];

        return seed;
    }
}
