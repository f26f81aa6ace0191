namespace AgentSupplyChain.Detection.Mcp;

/// <summary>Whether a text is one version, and not a range, a tag or a wildcard.</summary>
internal static class ExactVersion
{
    /// <summary>npm: all three numbers, optional <c>v</c> or <c>=</c> in front, prerelease and build behind.</summary>
    public static bool IsSemantic(string text)
    {
        var start = text.Length > 0 && text[0] is 'v' or '=' ? 1 : 0;
        return Numbers(text, start, out var end) == 3 && IsSuffix(text, end);
    }

    /// <summary>NuGet: two to four numbers; a bracketed single version says the same. <c>1</c> alone is not written by people who pin.</summary>
    public static bool IsNuGet(string text)
    {
        var bare = text.Length > 2 && text[0] == '[' && text[text.Length - 1] == ']' ? text.Substring(1, text.Length - 2) : text;
        return Numbers(bare, 0, out var end) is >= 2 and <= 4 && IsSuffix(bare, end);
    }

    /// <summary>Python: <c>1.2.3</c>, <c>2024.1</c>, <c>1</c>, <c>1.0rc1</c>, <c>1.0.post1</c>, <c>1!2.0+local</c>; no wildcard, no list.</summary>
    public static bool IsPython(string text)
    {
        if (text.Length == 0 || text[0] is < '0' or > '9')
            return false;

        foreach (var c in text)
        {
            if (!IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or '+' or '!'))
                return false;
        }

        return true;
    }

    /// <summary>How many numbers, parted by dots, stand from <paramref name="start"/> on; zero if the text is not made so.</summary>
    private static int Numbers(string text, int start, out int end)
    {
        var count = 0;
        end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            while (end < text.Length && text[end] is >= '0' and <= '9')
                end++;

            count++;
            if (end + 1 >= text.Length || text[end] != '.' || text[end + 1] is < '0' or > '9')
                break;

            end++;
        }

        return count;
    }

    /// <summary>Nothing, or <c>-prerelease</c> and <c>+build</c> of letters, digits, dots and hyphens.</summary>
    private static bool IsSuffix(string text, int start)
    {
        if (start == text.Length)
            return true;
        if (text[start] is not ('-' or '+') || start + 1 == text.Length)
            return false;

        for (var i = start + 1; i < text.Length; i++)
        {
            if (!IsAsciiLetterOrDigit(text[i]) && text[i] is not ('.' or '-' or '+'))
                return false;
        }

        return true;
    }

    private static bool IsAsciiLetterOrDigit(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
