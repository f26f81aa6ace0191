using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Detection.Packages;

/// <summary>An id with characters outside ASCII, or with controls: as what it is read.</summary>
internal sealed class ForeignName
{
    private const int NamedLetters = 4;

    private ForeignName(string? reading, string letters, bool hasHidden, bool isForged, bool isMixed, bool hasUnusual)
    {
        Reading = reading;
        Letters = letters;
        HasHidden = hasHidden;
        IsForged = isForged;
        IsMixed = isMixed;
        HasUnusual = hasUnusual;
    }

    /// <summary>The ASCII text that a reader takes it for; null where a letter has no such reading.</summary>
    public string? Reading { get; }

    public string Letters { get; }

    public bool HasHidden { get; }

    /// <summary>One part of it (between separators) has ASCII letters and others, and all of the others look like ASCII letters.</summary>
    public bool IsForged { get; }

    /// <summary>One part of it mixes ASCII with a script that has look-alikes.</summary>
    public bool IsMixed { get; }

    /// <summary>It has letters that are taken for ASCII ones, though perhaps without intent.</summary>
    public bool HasUnusual { get; }

    public static bool IsPlain(string id)
    {
        foreach (var character in id)
        {
            if (character is <= ' ' or >= '\x7f')
                return false;
        }

        return true;
    }

    public static ForeignName Read(string id)
    {
        var reading = new StringBuilder(id.Length);
        var letters = new List<string>();
        bool isWhole = true, hasHidden = false, isForged = false, isMixed = false, hasUnusual = false;
        bool hasAscii = false, hasLookAlike = false, hasOther = false, hasLikeOurs = false;
        for (var i = 0; i <= id.Length; i++)
        {
            if (i == id.Length || id[i] is '.' or '-' or '_')
            {
                isForged |= hasAscii && hasLookAlike && !hasOther;
                isMixed |= hasAscii && hasLikeOurs;
                hasAscii = hasLookAlike = hasOther = hasLikeOurs = false;
                if (i < id.Length)
                    reading.Append(id[i]);
                continue;
            }

            if (id[i] is > ' ' and < '\x7f')
            {
                hasAscii |= id[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
                reading.Append(id[i]);
                continue;
            }

            var codePoint = char.IsHighSurrogate(id[i]) && i + 1 < id.Length && char.IsLowSurrogate(id[i + 1]) ? char.ConvertToUtf32(id[i], id[++i]) : id[i];
            var kind = ForeignLetters.KindOf(codePoint, out var ascii);
            hasHidden |= kind == ForeignKind.Hidden;
            hasLookAlike |= kind == ForeignKind.LookAlike;
            hasOther |= kind == ForeignKind.Other;
            hasLikeOurs |= ForeignLetters.IsOfScriptLikeOurs(codePoint);
            hasUnusual |= kind is ForeignKind.LookAlike or ForeignKind.Marked;
            isWhole &= kind != ForeignKind.Other;
            if (ascii != '\0')
                reading.Append(ascii);

            Name(letters, codePoint, ascii);
        }

        return new ForeignName(isWhole ? reading.ToString() : null, string.Join(", ", letters), hasHidden, isForged, isMixed, hasUnusual);
    }

    private static void Name(List<string> letters, int codePoint, char ascii)
    {
        var name = "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture) + (ascii == '\0' ? "" : " for '" + ascii + "'");
        if (letters.Count < NamedLetters && !letters.Contains(name))
            letters.Add(name);
        else if (letters.Count == NamedLetters && !letters.Contains(name))
            letters.Add("and others");
    }
}
