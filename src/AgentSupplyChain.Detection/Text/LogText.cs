using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Detection.Text;

/// <summary>
/// Foreign text in a line of a build log. Control and format characters become a space, so that no terminal escape and no second line can be
/// smuggled in; the marks of CI commands (<c>##vso[</c>, <c>##[</c>, <c>::error::</c>) are broken, since agents look for them in every line.
/// </summary>
public static class LogText
{
    private const int Longest = 120;

    /// <summary>As <see cref="Of"/>, for text out of a file, where a name may be as long as the file.</summary>
    public static string Brief(string text)
    {
        if (text.Length <= Longest)
            return Of(text);

        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return Of(text.Substring(0, end)) + "…";
    }

    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isCommand = char.IsControl(c) || c is '\u2028' or '\u2029' || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
            if ((c is '#' or ':') && safe.Length > 0 && safe[safe.Length - 1] == c)
                safe.Append(' ');

            safe.Append(isCommand ? ' ' : c);
        }

        return safe.ToString();
    }
}
