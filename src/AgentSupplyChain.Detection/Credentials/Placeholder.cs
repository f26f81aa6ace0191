namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Texts that stand where a credential would: documentation, samples, masks.</summary>
internal static class Placeholder
{
    private static readonly string[] s_words = ["example", "placeholder", "redacted", "xxxxxx", "abcdefgh", "12345678"];

    public static bool IsLikely(string text, int start, int end)
    {
        var value = text.Substring(start, end - start);
        foreach (var word in s_words)
        {
            if (value.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        // Forty random characters of 62 hold about thirty different ones; fewer than ten do not happen.
        return value.Distinct().Take(10).Count() < 10;
    }
}
