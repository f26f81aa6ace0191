using System.Text;

namespace AgentSupplyChain.Core;

/// <summary>Foreign text inside a message: in quotes, on one line, of bounded length, without characters that a terminal or a reader takes as commands.</summary>
public static class QuotedText
{
    private const int Longest = 120;

    public static string Of(string text)
    {
        var shown = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > Longest)
                return shown.Append("…'").ToString();

            // Category C: controls, direction marks, private use, unpaired surrogates; Z other than the space: line and paragraph separators.
            var isPlain = rune.Value == ' ' || !(Rune.GetUnicodeCategory(rune) is >= System.Globalization.UnicodeCategory.SpaceSeparator
                and <= System.Globalization.UnicodeCategory.PrivateUse);
            shown.Append(isPlain ? rune.ToString() : "?");
        }

        return shown.Append('\'').ToString();
    }
}
