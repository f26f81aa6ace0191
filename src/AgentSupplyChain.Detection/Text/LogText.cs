using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Detection.Text;

/// <summary>
/// Foreign text in a log line. Control characters become a space, so that no terminal escape and no second line can be smuggled in; the
/// marks of CI commands (<c>##vso[</c>, <c>##[</c>, <c>::</c>) are broken, since agents look for them anywhere in a line.
/// </summary>
public static class LogText
{
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isUnsafe = char.IsControl(c) || c is '\u2028' or '\u2029' || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
            safe.Append(isUnsafe ? ' ' : c);
        }

        return safe.Replace("##", "# #").Replace("::", ": :").ToString();
    }
}
