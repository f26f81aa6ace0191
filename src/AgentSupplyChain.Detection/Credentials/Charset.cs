namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Classes of characters that credentials are made of.</summary>
internal static class Charset
{
    public static bool IsBase62(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    public static bool IsBase64Url(char c) => IsBase62(c) || c is '-' or '_';

    /// <summary>First index from <paramref name="start"/> on whose character is not of base62, at most <paramref name="end"/>.</summary>
    public static int EndOfBase62(string text, int start, int end)
    {
        var i = start;
        while (i < end && IsBase62(text[i]))
            i++;

        return i;
    }
}
