using System.Reflection;

namespace AgentSupplyChain.Core.Sense.Licences;

/// <summary>
/// Knows the texts of common licences by fingerprints (<c>licence-texts.txt</c>, made by <c>docs/generator</c>). A text is recognised only as a whole: the
/// words of the licence, before them nothing but titles and notices of copyright, after them nothing. What somebody has added or taken away is another licence.
/// </summary>
internal static class LicenseTexts
{
    /// <summary>No licence that is known here is longer; nor is one worth more time.</summary>
    public const long FileLimit = 128 * 1024;

    private const int LongestGap = 24;
    private const int LongestNotice = 30;

    // A text that begins like a licence again and again is none.
    private const int MostTries = 8;

    // A notice of copyright that permits or forbids something is more than a notice.
    private static readonly string[] s_terms = [" license ", " licensed ", " licence ", " permission ", " permitted ", " not ", " must ", " may ", " only ", " except "];

    private static readonly Lazy<Table> s_table = new(Load);

    /// <summary>
    /// The SPDX ids that the text stands for: one as a rule; two for a text that "only" and "or later" share. Null where it is none of those known here.
    /// </summary>
    public static IReadOnlyList<string>? Recognise(string text)
    {
        var words = new LicenseWords(text);
        foreach (var known in s_table.Value.Texts)
        {
            var tries = 0;
            for (var place = words.Text.IndexOf(known.Anchor, StringComparison.Ordinal); place >= 0 && tries < MostTries; place = words.Text.IndexOf(known.Anchor, place + 1, StringComparison.Ordinal))
            {
                tries++;
                var first = words.WordAt(place + 1);
                if (EndOf(known, words, first) is { } end
                    && IsPreamble(text.AsSpan(0, words.OriginOf(first)), known.Ids)
                    && new LicenseWords(text[words.OriginEndOf(end - 1)..]).Count == 0)
                {
                    return known.Ids;
                }
            }
        }

        return null;
    }

    /// <summary>The word after the last one of the licence; null where it is not there from that word on.</summary>
    private static int? EndOf(KnownText known, LicenseWords words, int first)
    {
        var at = first;
        for (var part = 0; part < known.Parts.Count; part++)
        {
            var (count, hash) = (known.Parts[part].Count, known.Parts[part].Hash);
            var furthest = part == 0 ? at : at + LongestGap;
            while (at <= furthest && words.HashOf(at, count) != hash)
                at++;

            if (at > furthest)
                return null;

            at += count;
        }

        return at;
    }

    private static bool IsPreamble(ReadOnlySpan<char> text, IReadOnlyList<string> ids)
    {
        foreach (var line in text.EnumerateLines())
        {
            var words = new LicenseWords(line.ToString());
            if (words.Count > 0 && !IsNotice(words, line.TrimStart(" \t/#*-").StartsWith("\u00a9", StringComparison.Ordinal)) && !s_table.Value.IsTitle(words.Text.Trim(), ids))
                return false;
        }

        return true;
    }

    private static bool IsNotice(LicenseWords words, bool hasSign) =>
        words.Count <= LongestNotice
        && (hasSign || words.Text.StartsWith(" copyright ", StringComparison.Ordinal) || words.Text.StartsWith(" c ", StringComparison.Ordinal)
            || words.Text.StartsWith(" portions copyright ", StringComparison.Ordinal) || words.Text == " all rights reserved "
            || words.Text.StartsWith(" the copyright ", StringComparison.Ordinal))
        && !Array.Exists(s_terms, term => words.Text.Contains(term, StringComparison.Ordinal));

    // text|ids with spaces|first words|count:hash|count:hash …   and   title|ids with spaces|words
    private static Table Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("AgentSupplyChain.licence-texts")!;
        using var reader = new StreamReader(stream);
        var texts = new List<KnownText>();
        var titles = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('|');
            if (fields[0] == "title")
            {
                foreach (var id in fields[1].Split(' '))
                    titles.Add(id + "|" + fields[2]);
            }
            else if (fields[0] == "text")
            {
                texts.Add(new KnownText(fields[1].Split(' '), " " + fields[2] + " ", [.. fields.Skip(3).Select(KnownPart.Parse)]));
            }
        }

        return new Table(texts, titles);
    }

    private sealed record Table(IReadOnlyList<KnownText> Texts, HashSet<string> Titles)
    {
        public bool IsTitle(string words, IReadOnlyList<string> ids) => ids.Any(id => Titles.Contains(id + "|" + words)) || Titles.Contains("*|" + words);
    }

    /// <param name="Anchor">The first words, to find the place where it is worth to compare.</param>
    private sealed record KnownText(IReadOnlyList<string> Ids, string Anchor, IReadOnlyList<KnownPart> Parts);

    /// <summary>Words that follow each other; between two parts stands what everybody fills in for himself.</summary>
    private sealed record KnownPart(int Count, string Hash)
    {
        public static KnownPart Parse(string field)
        {
            var colon = field.IndexOf(':', StringComparison.Ordinal);
            return new KnownPart(int.Parse(field.AsSpan(0, colon), System.Globalization.CultureInfo.InvariantCulture), field[(colon + 1)..]);
        }
    }
}
