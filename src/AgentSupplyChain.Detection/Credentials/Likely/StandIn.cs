namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Values that hold the place of a credential: for a reader to replace, for a program to fill in, or for a test that needs any text at all.
/// </summary>
internal static class StandIn
{
    // Those of four and five letters count in long values at an edge only: see HasWord.
    private const string Words =
        "your example placeholder changeme change-me change_me change-this change_this changethis changeit redacted replace dummy sample insert todo "
        + "fixme secret-here secrethere keyhere key-here key_here token-here tokenhere token_here goeshere goes-here goes_here not-a-real notareal "
        + "notreal not-used notused not-needed not_needed not-required unused lorem foobar foo-bar qwerty asdf zxcvbn letmein deadbeef cafebabe test-key "
        + "test_key testkey test-token testtoken test_token test-secret testsecret test_secret fake mock my-secret mysecret my_secret my-api myapi "
        + "my_api my-token mytoken my_token invalid bogus sanitized obfuscated undisclosed localhost development dev-key password passw0rd p@ssw0rd "
        + "pa$$w0rd pa$$word p@ssword sha256 sha384 sha512 aes128 aes256 hmacsha";

    /// <summary>The words by their first letter.</summary>
    private static readonly string[][] s_words = ByFirstLetter();

    public static bool Is(string text, int start, int end, in ValueShape shape)
    {
        // Runs and sequences of six happen in three of a hundred thousand random values of hexadecimal digits, and in other alphabets never.
        const int LongestByChance = 5;
        const int LongestDistinct = 29;
        return shape.LongestRun > LongestByChance
            || shape.LongestSequence > LongestByChance
            || shape.Steps * 5 > shape.Length * 2
            || (shape.IsDistinct && shape.Length > LongestDistinct)
            || IsMarked(text, start, end) || HasWord(text, start, end) || IsRepeated(text, start, end);
    }

    /// <summary>Marks of templates and masks, which no issuer puts into what it issues.</summary>
    public static bool IsMarked(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var next = i + 1 < end ? text[i + 1] : '\0';
            switch (text[i])
            {
                case '…' or '•' or '●' or '‹' or '«':
                    return true;
                case '{' or '<' or '[' when HasLater(text, i + 1, end, Closing(text[i])):
                    return true;
                case '$' or '#' or '@' or '%' when next is '{' or '(' or '[':
                    return true;
                case '.' or '*' or '#' when next == text[i] && i + 2 < end && text[i + 2] == next:
                    return true;
                case 'x' or 'X' when IsRun(text, i, end, 4) || (IsRun(text, i, end, 3) && IsEdge(text, i - 1, start, end) && IsEdge(text, i + 3, start, end)):
                    return true;
            }
        }

        var length = end - start;
        return length > 2 && ((text[start] == '%' && text[end - 1] == '%') || (text[start] == '@' && text[end - 1] == '@')
            || (length > 4 && text[start] == '_' && text[start + 1] == '_' && text[end - 1] == '_' && text[end - 2] == '_'));
    }

    private static bool HasWord(string text, int start, int end)
    {
        // Of a hundred random keys of 88 characters one or two hold a word of four letters somewhere; at an edge, none does.
        const int LongestByChance = 5;
        const int LongText = 24;
        for (var i = start; i < end; i++)
        {
            var letter = (text[i] | 0x20) - 'a';
            if (letter is < 0 or > 25)
                continue;

            foreach (var word in s_words[letter])
            {
                if (end - i >= word.Length && (text[i + 1] | 0x20) == (word[1] | 0x20)
                    && string.Compare(text, i, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
                    && (word.Length > LongestByChance || end - start < LongText || IsEdge(text, i - 1, start, end) || IsEdge(text, i + word.Length, start, end)))
                    return true;
            }
        }

        return false;
    }

    private static string[][] ByFirstLetter()
    {
        var words = new string[26][];
        for (var i = 0; i < words.Length; i++)
            words[i] = Array.FindAll(Words.Split(' '), word => word[0] - 'a' == i);

        return words;
    }

    // "abcabcabc", "0123456789abcdef0123456789abcdef".
    private static bool IsRepeated(string text, int start, int end)
    {
        for (var period = 1; period <= (end - start) / 2; period++)
        {
            var i = start + period;
            while (i < end && text[i] == text[i - period])
                i++;

            if (i == end)
                return true;
        }

        return false;
    }

    private static char Closing(char opening) => opening switch
    {
        '{' => '}',
        '<' => '>',
        _ => ']',
    };

    private static bool HasLater(string text, int from, int end, char c) => from < end && text.IndexOf(c, from, end - from) > from;

    private static bool IsRun(string text, int at, int end, int length)
    {
        for (var i = at + 1; i < at + length; i++)
        {
            if (i >= end || text[i] != text[at])
                return false;
        }

        return true;
    }

    private static bool IsEdge(string text, int at, int start, int end) => at < start || at >= end || !Charset.IsBase62(text[at]);
}
