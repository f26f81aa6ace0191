namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// How much of a text is words. Identifiers and prose are made of pairs of letters that follow each other often; of the pairs in a random
/// text two in three do not.
/// </summary>
internal static class WordLikeness
{
    private const int ShortestWord = 3;

    /// <summary>Letters that often follow a, b, c …: the pairs behind 95 % of those in words of .NET's own documentation.</summary>
    private static readonly string[] s_followers =
    [
        "bcdgilmnprstuvy",
        "aeilosu",
        "acehiklortu",
        "adeiosu",
        "abcdefglmnpqrstvxy",
        "aefiloru",
        "aeghilnoru",
        "aeiort",
        "abcdefglmnoprstvz",
        "eou",
        "eis",
        "adeilostuy",
        "abeimopu",
        "acdefginostuvy",
        "abcdgklmnoprstuvw",
        "aeiloprstu",
        "u",
        "acdegikmnorstuvy",
        "acehilopstuwy",
        "acehilorstuwy",
        "abcegilmnprst",
        "aei",
        "aehinor",
        "pt",
        "op",
        "e",
    ];

    private static readonly uint[] s_pairs = Pairs();

    /// <summary>
    /// Letters that stand in words, in per cent of all characters. A word is a run of letters of one case, with or without a capital in
    /// front, that could be read aloud.
    /// </summary>
    public static int Share(string text, int start, int end)
    {
        var inWords = 0;
        for (var i = start; i < end;)
        {
            var next = EndOfRun(text, i, end);
            if (next - i >= ShortestWord && IsWord(text, i, next))
                inWords += next - i;

            i = next;
        }

        return end == start ? 0 : inWords * 100 / (end - start);
    }

    /// <summary>The run that begins here: one other character, or letters up to where the case says that another word begins.</summary>
    private static int EndOfRun(string text, int start, int end)
    {
        if (!IsLetter(text[start]))
            return start + 1;

        var i = start + 1;
        if (IsUpper(text[start]))
        {
            while (i < end && IsUpper(text[i]))
                i++;

            // "HTTPClient": the last of several capitals begins the next word.
            if (i - start > 1)
                return i < end && IsLower(text[i]) ? i - 1 : i;
        }

        while (i < end && IsLower(text[i]))
            i++;

        return i;
    }

    private static bool IsWord(string text, int start, int end)
    {
        var common = 0;
        var hasVowel = IsVowel(text[start]);
        for (var i = start + 1; i < end; i++)
        {
            hasVowel |= IsVowel(text[i]);
            if ((s_pairs[Letter(text[i - 1])] & (1u << Letter(text[i]))) != 0)
                common++;
        }

        return hasVowel && common * 4 >= (end - start - 1) * 3;
    }

    private static uint[] Pairs()
    {
        var pairs = new uint[26];
        for (var i = 0; i < pairs.Length; i++)
        {
            foreach (var c in s_followers[i])
                pairs[i] |= 1u << (c - 'a');
        }

        return pairs;
    }

    private static int Letter(char c) => (c | 0x20) - 'a';

    private static bool IsVowel(char c) => (c | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool IsLetter(char c) => IsUpper(c) || IsLower(c);

    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';

    private static bool IsLower(char c) => c is >= 'a' and <= 'z';
}
