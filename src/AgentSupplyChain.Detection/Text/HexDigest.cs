namespace AgentSupplyChain.Detection.Text;

/// <summary>Digests as text.</summary>
internal static class HexDigest
{
    public static bool IsSha256(string text) => IsHex(text, 64);

    /// <summary>Exactly <paramref name="length"/> hexadecimal digits of either case.</summary>
    public static bool IsHex(string text, int length)
    {
        if (text.Length != length)
            return false;

        foreach (var c in text)
        {
            if (c is not (>= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F'))
                return false;
        }

        return true;
    }

    /// <summary>Lower-case hexadecimal of the first <paramref name="count"/> bytes.</summary>
    public static string Lower(byte[] bytes, int count)
    {
        const string Digits = "0123456789abcdef";
        var hex = new char[count * 2];
        for (var i = 0; i < count; i++)
        {
            hex[2 * i] = Digits[bytes[i] >> 4];
            hex[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return new string(hex);
    }
}
