namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Texts that stand where a credential would: documentation, samples, masks. They are told by their structure, and by words that chance does
/// not write: six letters of any case stand at one place of random base 62 once in 10⁹ times, so all words together once in 10⁶ keys.
/// </summary>
internal static class Placeholder
{
    /// <summary>Nobody pads a key with more than this; what is longer is a token with a text in it.</summary>
    private const int Longest = 256;

    private static readonly string[] s_words =
        ["example", "placeholder", "redacted", "changeme", "change-me", "change_me", "sample", "insert", "replace", "yourkey", "yourapi", "yourtoken", "yoursecret", "your-", "your_", "dummy", "xxxxx"];

    /// <summary>By its structure; <see cref="HasWord"/> is the other half.</summary>
    public static bool IsLikely(string text, int start, int end, char charset)
    {
        end = Math.Min(end, start + Longest);
        var size = Charset.SizeOf(charset);

        // A random text of 100 characters holds a run of these lengths about once in 10⁵ times.
        var longestRun = size switch { <= 16 => 8, <= 36 => 6, _ => 5 };
        return HasRun(text, start, end, longestRun, longestSequence: size <= 16 ? 8 : 6)
            || IsProse(text, start, end, charset)
            || Repeats(text, start, end);
    }

    /// <summary>By a word that people write there.</summary>
    public static bool HasWord(string text, int start, int end)
    {
        var count = Math.Min(end - start, Longest);
        foreach (var word in s_words)
        {
            if (text.IndexOf(word, start, count, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>xxxxx or 00000000, abcdef or 98765432.</summary>
    private static bool HasRun(string text, int start, int end, int longestRun, int longestSequence)
    {
        int same = 1, up = 1, down = 1;
        for (var i = start + 1; i < end; i++)
        {
            var step = text[i] - text[i - 1];
            same = step == 0 ? same + 1 : 1;
            up = step == 1 ? up + 1 : 1;
            down = step == -1 ? down + 1 : 1;
            if (same >= longestRun || up >= longestSequence || down >= longestSequence)
                return true;
        }

        return false;
    }

    /// <summary>Words with hyphens, or nothing but digits: the class has other characters too, and twenty random ones hold them.</summary>
    private static bool IsProse(string text, int start, int end, char charset)
    {
        const int Enough = 20;
        int digits = 0, lower = 0, upper = 0;
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case >= '0' and <= '9': digits++; break;
                case >= 'a' and <= 'z': lower++; break;
                case >= 'A' and <= 'Z': upper++; break;
            }
        }

        if (end - start < Enough)
            return false;

        var letters = lower + upper;
        return Charset.SizeOf(charset) switch
        {
            62 => digits == 0 && (lower == 0 || upper == 0),
            36 => digits == 0 && letters >= 2 * Enough,
            _ => false,
        };
    }

    /// <summary>The same few characters over and over.</summary>
    private static bool Repeats(string text, int start, int end)
    {
        const int LongestPeriod = 16;
        for (var period = 2; period <= LongestPeriod && start + (3 * period) <= end; period++)
        {
            // The prefix does not repeat: the end is looked at.
            var i = end - 1;
            while (i >= end - (2 * period) && text[i] == text[i - period])
                i--;

            if (i < end - (2 * period))
                return true;
        }

        return false;
    }
}
