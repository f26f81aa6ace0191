namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Text in base64 of either alphabet, read where it stands.</summary>
internal static class Base64Text
{
    /// <summary>The six bits of the character, or -1.</summary>
    public static int ValueOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    /// <summary>Decodes up to padding or any other character, as far as the bytes reach; gives their number.</summary>
    public static int Decode(string text, int start, int end, byte[] bytes)
    {
        var count = 0;
        int value = 0, bits = 0;
        for (var i = start; i < end && count < bytes.Length; i++)
        {
            var next = ValueOf(text[i]);
            if (next < 0)
                break;

            value = ((value << 6) | next) & 0xFFFF;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[count++] = (byte)(value >> bits);
            }
        }

        return count;
    }

    /// <summary>The byte at that place of what the text decodes to, or -1 behind its end.</summary>
    public static int ByteAt(string text, int start, int end, int place)
    {
        var i = start + (place / 3 * 4) + (place % 3);
        if (i + 1 >= end)
            return -1;

        var high = ValueOf(text[i]);
        var low = ValueOf(text[i + 1]);
        if (high < 0 || low < 0)
            return -1;

        var shift = 2 * (place % 3);
        return ((high << (2 + shift)) | (low >> (4 - shift))) & 0xFF;
    }

    /// <summary>Where the words stand in what the text decodes to, or -1.</summary>
    public static int IndexOf(string text, int start, int end, string words)
    {
        var matched = 0;
        for (var place = 0; ; place++)
        {
            var value = ByteAt(text, start, end, place);
            if (value < 0)
                return -1;

            if (value == words[matched])
            {
                if (++matched == words.Length)
                    return place + 1 - matched;
            }
            else if (matched > 0)
            {
                place -= matched;
                matched = 0;
            }
        }
    }

    public static bool Holds(string text, int start, int end, string words) => IndexOf(text, start, end, words) >= 0;

    /// <summary>Whether the text decodes to a number of 15 to 20 digits.</summary>
    public static bool IsDecimal(string text, int start, int end)
    {
        var place = 0;
        for (; ByteAt(text, start, end, place) is var value and >= 0; place++)
        {
            if (value is < '0' or > '9')
                return false;
        }

        return place is >= 15 and <= 20;
    }
}
