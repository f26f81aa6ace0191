using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Core.Sense.Licences;

/// <summary>
/// The words of a licence text: letters and digits in lower case. White space, punctuation, comment marks, addresses and the marks of list items do not
/// matter, so that two copies of a licence that differ in line ends, quotes or numbering have the same words.
/// </summary>
internal sealed class LicenseWords
{
    private const int HashBytes = 16;

    private static readonly SearchValues<char> s_marks = SearchValues.Create("/#*-;=<>|");

    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _origins = [];
    private readonly List<int> _originEnds = [];
    private readonly Dictionary<int, int> _wordAt = [];

    public LicenseWords(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        var isLineStart = true;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                isLineStart |= text[i] is '\n' or '\r';
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;

            var chunk = text.AsSpan(i, end - i);
            if (chunk.IndexOfAnyExcept(s_marks) < 0)
            {
                // The mark of a comment or a rule: what comes after it still begins the line.
            }
            else
            {
                if (!IsAddress(chunk) && !(isLineStart && IsItemMark(chunk)))
                    Append(words, text, i, end);

                isLineStart = false;
            }

            i = end;
        }

        Text = words.ToString();
        for (var word = 0; word < _starts.Count; word++)
            _wordAt[_starts[word]] = word;
    }

    /// <summary>The words with a space before and after each.</summary>
    public string Text { get; }

    public int Count => _starts.Count;

    /// <summary>Place of a word's first character in the original text.</summary>
    public int OriginOf(int word) => _origins[word];

    /// <summary>Place after a word's last character in the original text.</summary>
    public int OriginEndOf(int word) => _originEnds[word];

    /// <summary>The word that begins at that place of <see cref="Text"/>; -1 where none does.</summary>
    public int WordAt(int place) => _wordAt.TryGetValue(place, out var word) ? word : -1;

    /// <summary>The first 16 bytes of the SHA-256 of that many words with one space between them, lower-case hexadecimal; null where there are not so many.</summary>
    public string? HashOf(int first, int count)
    {
        if (first < 0 || count < 1 || first + count > Count)
            return null;

        var slice = Text.AsSpan(_starts[first], _ends[first + count - 1] - _starts[first]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(slice.ToArray())).AsSpan(0, HashBytes));
    }

    private void Append(StringBuilder words, string text, int start, int end)
    {
        for (var i = start; i < end;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            _origins.Add(i);
            _starts.Add(words.Length);
            for (; i < end && char.IsLetterOrDigit(text[i]); i++)
                words.Append(char.ToLowerInvariant(text[i]));

            _originEnds.Add(i);
            _ends.Add(words.Length);
            words.Append(' ');
        }
    }

    private static bool IsAddress(ReadOnlySpan<char> chunk) => chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    // 1. (a) 10.3. iv)
    private static bool IsItemMark(ReadOnlySpan<char> chunk)
    {
        var inner = chunk.Trim("()[].:");
        return inner.Length < chunk.Length && (inner.Length <= 2 || IsNumber(inner));
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c != '.' && !char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }
}
