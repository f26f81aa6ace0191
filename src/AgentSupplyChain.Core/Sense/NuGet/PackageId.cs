using System.Globalization;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>
/// What NuGet takes for an id (<c>PackageIdValidator</c>: words with one dot or hyphen between them, 100 characters at most), and so a name that leads nowhere
/// else when it becomes part of a path. Told without a pattern: the engine for those takes longer to start than a graph to read.
/// </summary>
internal static class PackageId
{
    private const int Longest = 100;

    public static bool IsValid(string id)
    {
        if (id.Length is 0 or > Longest)
            return false;

        var isWord = false;
        foreach (var c in id)
        {
            if (!IsOfWord(c) && !(isWord && (c is '.' or '-')))
                return false;

            isWord = IsOfWord(c);
        }

        return isWord;
    }

    // \w of .NET (learn.microsoft.com, "Character classes in regular expressions").
    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
}
