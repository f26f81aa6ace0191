using System.Globalization;

namespace AgentSupplyChain.Detection.Packages;

/// <summary>What a character outside ASCII is taken for by somebody who reads an id.</summary>
internal enum ForeignKind
{
    /// <summary>It looks like no ASCII character.</summary>
    Other,

    /// <summary>Of another script or a form of compatibility, and looks like an ASCII character.</summary>
    LookAlike,

    /// <summary>A Latin letter with a mark or of phonetics: an honest word may hold it.</summary>
    Marked,

    /// <summary>Nobody sees it, or it turns the reading direction.</summary>
    Hidden,
}

/// <summary>
/// Characters that look like ASCII ones. Made by hand after Unicode Technical Standard 39 (Unicode Security Mechanisms, section 4, confusable detection)
/// for the scripts that ids were seen to be forged with, and their neighbours.
/// </summary>
internal static class ForeignLetters
{
    /// <summary>An ASCII character, and the code points that look like it. Cyrillic, Greek, Armenian, Cherokee, Lisu, Coptic, letterlike symbols.</summary>
    private static readonly string[] s_lookAlikes =
    [
        "a 430 3B1 237A", "b 44C 184 432", "c 441 3F2 2CA5 217D", "d 501 217E 2146", "e 435 4BD 212F 2147", "f 584 3DD", "g 581 210A", "h 4BB 570 210E 43D",
        "i 456 3B9 2170 2139 2148", "j 458 3F3 575 2149", "k 43A 3BA", "l 4CF 217C 2113 56C", "m 43C 217F", "n 578 57C 43F 3B7", "o 43E 3BF 585 2C9F 3C3 10DD 2134",
        "p 440 3C1 2CA3", "q 51B 566", "r 433 2C85", "s 455 10BD", "t 442 3C4", "u 57D 3C5 446", "v 475 3BD 2174", "w 51D 461 561 3C9", "x 445 2179 2CAD", "y 443 4AF 3B3",
        "z 290A",
        "A 410 391 13AA A4EE", "B 412 392 13F4 A4D0", "C 421 3F9 13DF A4DA 216D 2CA4", "D 13A0 A4D3 216E", "E 415 395 13AC A4F0", "F 3DC A4DD", "G 50C 13C0 A4D6",
        "H 41D 397 13BB A4E7", "I 406 399 4C0 A4F2 2160 2C92", "J 408 13AB A4D9", "K 41A 39A 13E6 A4D7 212A", "L 13DE A4E1 216C 53C", "M 41C 39C 13B7 A4DF 216F",
        "N 39D A4E0", "O 41E 39F 555 A4F3 2C9E", "P 420 3A1 13E2 A4D1", "Q 51A", "R 13A1 A4E3", "S 405 54F 13DA A4E2", "T 422 3A4 13A2 A4D4", "U 54D A4F4",
        "V 474 13D9 A4E6 2164", "W 51C 13B3 A4EA", "X 425 3A7 A4EB 2169", "Y 423 3A5 4AE A4EC", "Z 396 13C3 A4DC",
        ". 2024 FE52 FF0E", "- 2010 2011 2012 2013 2014 2212 FE63 FF0D", "_ FF3F",
    ];

    // Latin letters from U+00C0 to U+017F without their marks.
    private const string FirstMarked = "AAAAAA?CEEEEIIIIDNOOOOOxOUUUUY??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y"
        + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkkLlLlLlLlLlNnNnNnnNnOoOoOo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    // The same from U+1E00 to U+1EFF.
    private const string LastMarked = "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy??????"
        + "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy??????";

    // Of phonetics and small capitals: Latin letters too.
    private const string Phonetics = "a 251 1D00 b 253 299 c 1D04 d 257 1D05 e 1D07 f 192 g 261 262 h 29C i 269 26A j 1D0A k 199 1D0B l 29F 1C0 m 1D0D n 274 o 1D0F p 1D18 r 280 s A731 t 1D1B u 1D1C v 28B 1D20 w 1D21 y 28F z 1D22";

    private static readonly Dictionary<int, char> s_byCodePoint = Read(s_lookAlikes);
    private static readonly Dictionary<int, char> s_phonetics = Read([Phonetics]);

    /// <param name="ascii">What it is taken for; zero where it is taken for nothing, which is what becomes of a mark behind a letter.</param>
    public static ForeignKind KindOf(int codePoint, out char ascii)
    {
        ascii = '\0';
        if (IsHidden(codePoint))
            return ForeignKind.Hidden;
        if (s_byCodePoint.TryGetValue(codePoint, out ascii) || IsForm(codePoint, out ascii))
            return ForeignKind.LookAlike;
        if (codePoint is >= 0x300 and <= 0x36F)
            return ForeignKind.Marked;

        ascii = codePoint is >= 0xC0 and <= 0x17F ? FirstMarked[codePoint - 0xC0]
            : codePoint is >= 0x1E00 and <= 0x1EFF ? LastMarked[codePoint - 0x1E00]
            : s_phonetics.TryGetValue(codePoint, out var letter) ? letter
            : '?';
        if (ascii != '?')
            return ForeignKind.Marked;

        ascii = '\0';
        return ForeignKind.Other;
    }

    /// <summary>Scripts that have letters in common with ours by their looks: a word of theirs is not mixed with ASCII letters by an honest hand.</summary>
    public static bool IsOfScriptLikeOurs(int codePoint) =>
        codePoint is (>= 0x370 and <= 0x58F) or (>= 0x13A0 and <= 0x13FF) or (>= 0x2C80 and <= 0x2CFF) or (>= 0xA4D0 and <= 0xA4FF);

    private static bool IsHidden(int codePoint)
    {
        if (codePoint is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) or 0x34F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0xFFFD)
            return true;
        if (codePoint > 0xFFFF)
            return false;

        // Category C: controls, direction marks, private use, unpaired surrogates; Z: every kind of space.
        return char.GetUnicodeCategory((char)codePoint) is (>= UnicodeCategory.SpaceSeparator and <= UnicodeCategory.PrivateUse) or UnicodeCategory.OtherNotAssigned;
    }

    /// <summary>Full width and mathematical letters and digits, which stand in the order of ASCII.</summary>
    private static bool IsForm(int codePoint, out char ascii)
    {
        ascii = codePoint switch
        {
            (>= 0xFF10 and <= 0xFF19) or (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A) => (char)(codePoint - 0xFEE0),
            >= 0x1D400 and <= 0x1D6A3 when (codePoint - 0x1D400) % 52 is var at => (char)(at < 26 ? 'A' + at : 'a' + at - 26),
            >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((codePoint - 0x1D7CE) % 10)),
            _ => '\0',
        };
        return ascii != '\0';
    }

    private static Dictionary<int, char> Read(string[] rows)
    {
        var read = new Dictionary<int, char>();
        foreach (var row in rows)
        {
            var ascii = '\0';
            foreach (var word in row.Split(' '))
            {
                if (word.Length == 1)
                    ascii = word[0];
                else
                    read[int.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = ascii;
            }
        }

        return read;
    }
}
