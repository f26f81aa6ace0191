namespace AgentSupplyChain.Detection.Packages;

/// <summary>How two ids of one loose form differ.</summary>
internal enum Likeness
{
    None,

    /// <summary>Only in separators.</summary>
    Separators,

    /// <summary>In characters that look alike, and in separators or in the case of an <c>i</c> too.</summary>
    Rough,

    /// <summary>In characters that look alike as they are written.</summary>
    Visible,
}

/// <summary>Compares two ids character by character, as they are written.</summary>
internal static class NameLikeness
{
    public static Likeness Of(NameForms asked, NameForms candidate)
    {
        int a = 0, c = 0;
        bool separatorsDiffer = false, isRough = false, isVisible = false;
        while (a < asked.Length || c < candidate.Length)
        {
            var one = a < asked.Length ? asked.Written(a) : '\0';
            var other = c < candidate.Length ? candidate.Written(c) : '\0';
            if (NameForms.Lower(one) == NameForms.Lower(other))
            {
                a++;
                c++;
            }
            else if (NameForms.IsSeparator(one) || NameForms.IsSeparator(other))
            {
                separatorsDiffer = true;
                a += NameForms.IsSeparator(one) ? 1 : 0;
                c += NameForms.IsSeparator(other) ? 1 : 0;
            }
            else if (IsPair(asked, a, other) || IsPair(candidate, c, one))
            {
                isVisible = true;
                a += IsPair(asked, a, other) ? 2 : 1;
                c += IsPair(candidate, c, one) ? 2 : 1;
            }
            else if (IsOne(one, other))
            {
                isVisible |= IsSeen(one, other);
                isRough |= !IsSeen(one, other);
                a++;
                c++;
            }
            else
            {
                return Likeness.None;
            }
        }

        // An i for an l, both with their dots and feet, is a slip like any other: Humanizer.Core.lt and Humanizer.Core.it are two languages.
        return isVisible ? separatorsDiffer || isRough ? Likeness.Rough : Likeness.Visible
            : separatorsDiffer && !isRough ? Likeness.Separators
            : Likeness.None;
    }

    // Ids ignore case: who writes rnicrosoft has it read as microsoft, whatever letter Microsoft writes.
    private static bool IsPair(NameForms forms, int at, char single) =>
        at + 1 < forms.Length && (forms.Written(at), forms.Written(at + 1), NameForms.Lower(single)) is ('r', 'n', 'm') or ('v', 'v', 'w');

    private static bool IsOne(char one, char other) => (IsRound(one) && IsRound(other)) || (IsStroke(one) && IsStroke(other));

    // A lower-case i has a dot, an upper-case L a foot.
    private static bool IsSeen(char one, char other) => one is not ('i' or 'L') && other is not ('i' or 'L') || one is '1' || other is '1';

    private static bool IsRound(char character) => character is '0' or 'o' or 'O';

    private static bool IsStroke(char character) => character is '1' or 'i' or 'I' or 'l' or 'L';
}
