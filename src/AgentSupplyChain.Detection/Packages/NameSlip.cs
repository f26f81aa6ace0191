namespace AgentSupplyChain.Detection.Packages;

/// <summary>
/// Slips of the finger: one edit (insert, delete, replace, swap of neighbours) in an id of 7 characters or more, two in one of 16 or more. Honest ids differ by
/// one edit as well, and mostly in known ways, which are no slips here: in digits, in short words, in the first letter of a word, by a word added, by another
/// word that is in use.
/// </summary>
internal static class NameSlip
{
    public const int ShortestForOne = 7;

    private const int ShortestForTwo = 16;
    private const int ShortestWord = 5;

    /// <summary>An edit changes the count of two characters at most, and each is one bit.</summary>
    private const int MostBits = 4;

    private const int FirstDigit = 26;
    private const ulong Digits = 0x3FFUL << FirstDigit;

    [ThreadStatic]
    private static int[]? t_row;

    [ThreadStatic]
    private static int[]? t_before;

    [ThreadStatic]
    private static int[]? t_beforeThat;

    /// <summary>A bit for each letter and digit that is there, and one for each letter that is there more than once.</summary>
    public static ulong SignatureOf(NameForms forms)
    {
        ulong seen = 0, twice = 0;
        for (var i = 0; i < forms.Length; i++)
        {
            var character = forms[i];
            if (character is >= 'a' and <= 'z')
            {
                var bit = 1UL << (character - 'a');
                twice |= seen & bit;
                seen |= bit;
            }
            else if (NameForms.IsDigit(character))
            {
                seen |= 1UL << (FirstDigit + character - '0');
            }
        }

        return seen | (twice << 36);
    }

    public static bool IsPossible(ulong one, ulong other)
    {
        // A difference in digits is honest. Without this, packages that are numbered would all be compared with each other.
        var different = one ^ other;
        if ((different & Digits) != 0)
            return false;

        for (var bits = 0; bits <= MostBits; bits++)
        {
            if (different == 0)
                return true;
            different &= different - 1;
        }

        return false;
    }

    /// <param name="words">Hashes of words in use, in order.</param>
    /// <param name="isPluralHonest">Singular and plural are two ids.</param>
    public static bool IsSlip(NameForms asked, NameForms candidate, uint[] words, bool isPluralHonest)
    {
        var shorter = Math.Min(asked.Length, candidate.Length);
        var most = shorter >= ShortestForTwo ? 2 : shorter >= ShortestForOne ? 1 : 0;
        if (Math.Abs(asked.Length - candidate.Length) > most)
            return false;

        var start = 0;
        while (start < shorter && asked[start] == candidate[start])
            start++;

        int askedEnd = asked.Length, end = candidate.Length;
        while (askedEnd > start && end > start && asked[askedEnd - 1] == candidate[end - 1])
        {
            askedEnd--;
            end--;
        }

        return Distance(asked, start, askedEnd, candidate, start, end, most) is var distance && distance > 0 && distance <= most
            && !IsHonest(asked, askedEnd, candidate, start, end, words, isPluralHonest);
    }

    private static bool IsHonest(NameForms asked, int askedEnd, NameForms candidate, int start, int end, uint[] words, bool isPluralHonest)
    {
        if (HasOther(asked, start, askedEnd) || HasOther(candidate, start, end))
            return true;

        // The word of the protected id in which the difference lies: an insertion belongs to the word before it.
        var word = start == end && start > 0 && !NameForms.IsSeparator(candidate[start - 1]) ? start - 1 : Math.Min(start, candidate.Length - 1);
        while (word > 0 && !candidate.IsWordStart(word))
            word--;

        var wordEnd = Math.Max(end, word + 1);
        while (wordEnd < candidate.Length && !NameForms.IsSeparator(candidate[wordEnd]) && !candidate.IsWordStart(wordEnd))
            wordEnd++;

        var askedWordEnd = asked.Length - (candidate.Length - wordEnd);
        if (Math.Min(wordEnd, askedWordEnd) - word < ShortestWord || start == word || NameForms.IsSeparator(candidate[word]))
            return true;

        // A word added or left out: SwaggerUI and Swagger.
        if (start == end && (NameForms.IsUpper(asked.Written(start)) || (start == word)))
            return true;
        if (start == askedEnd && NameForms.IsUpper(candidate.Written(start)))
            return true;

        if (IsPlural(asked, start, askedEnd, candidate, end, wordEnd))
            return isPluralHonest;

        return Array.BinarySearch(words, asked.Part(word, askedWordEnd)) >= 0;
    }

    // Forms and Form are both in use, and which of them is right is what a reader does not remember.
    private static bool IsPlural(NameForms asked, int start, int askedEnd, NameForms candidate, int end, int wordEnd) =>
        (start == end && askedEnd == start + 1 && asked[start] == 's' && end == wordEnd) || (start == askedEnd && end == start + 1 && candidate[start] == 's' && end == wordEnd);

    private static bool HasOther(NameForms forms, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (forms[i] is < 'a' or > 'z')
                return true;
        }

        return false;
    }

    /// <summary>Edits between two sections, neighbours swapped being one; more than <paramref name="most"/> is as good as any.</summary>
    private static int Distance(NameForms one, int oneStart, int oneEnd, NameForms other, int otherStart, int otherEnd, int most)
    {
        int rows = oneEnd - oneStart, columns = otherEnd - otherStart;
        if (rows == 0 || columns == 0)
            return rows + columns;

        var row = t_row ??= new int[NameForms.Longest + 1];
        var before = t_before ??= new int[NameForms.Longest + 1];
        var beforeThat = t_beforeThat ??= new int[NameForms.Longest + 1];
        for (var c = 0; c <= columns; c++)
            before[c] = c;

        for (var r = 1; r <= rows; r++)
        {
            var least = row[0] = r;
            for (var c = 1; c <= columns; c++)
            {
                var isSame = one[oneStart + r - 1] == other[otherStart + c - 1];
                var edits = Math.Min(Math.Min(before[c] + 1, row[c - 1] + 1), before[c - 1] + (isSame ? 0 : 1));
                if (r > 1 && c > 1 && one[oneStart + r - 1] == other[otherStart + c - 2] && one[oneStart + r - 2] == other[otherStart + c - 1])
                    edits = Math.Min(edits, beforeThat[c - 2] + 1);
                row[c] = edits;
                least = Math.Min(least, edits);
            }

            if (least > most)
                return least;

            (beforeThat, before, row) = (before, row, beforeThat);
        }

        return before[columns];
    }
}
