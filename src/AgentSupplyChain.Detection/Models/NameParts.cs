using System.Globalization;

namespace AgentSupplyChain.Detection.Models;

/// <summary>Dates and revisions in model names. Every provider writes them in its own way, so a caller picks the forms that its provider uses.</summary>
internal static class NameParts
{
    /// <summary>A form of a date: its tokens between hyphens, told by their lengths and ranges.</summary>
    internal enum DateForm
    {
        /// <summary><c>2024-08-06</c></summary>
        YearMonthDay,

        /// <summary><c>20241022</c></summary>
        Compact,

        /// <summary><c>0613</c></summary>
        MonthDay,

        /// <summary><c>04-17</c></summary>
        MonthThenDay,

        /// <summary><c>2411</c></summary>
        YearMonth,

        /// <summary><c>08-2024</c></summary>
        MonthThenYear,

        /// <summary><c>002</c></summary>
        Serial,
    }

    /// <summary>The name without its date, and the date, where a date of this form stands at a token that is not the first; else null.</summary>
    public static (string Name, string Date)? SplitDate(string name, DateForm form, bool onlyAtEnd = true)
    {
        var tokens = name.Split('-');
        var width = form switch { DateForm.YearMonthDay => 3, DateForm.MonthThenDay or DateForm.MonthThenYear => 2, _ => 1 };
        for (var i = tokens.Length - width; i >= 1; i--)
        {
            if (IsDate(tokens, i, form))
            {
                var rest = tokens.Take(i).Concat(tokens.Skip(i + width));
                return (string.Join("-", rest), string.Join("-", tokens.Skip(i).Take(width)));
            }

            if (onlyAtEnd)
                break;
        }

        return null;
    }

    public static bool IsDate(string token, DateForm form) => IsDate([token], 0, form);

    public static bool IsDigits(string text, int length)
    {
        if (text.Length != length)
            return false;

        foreach (var c in text)
        {
            if (c is < '0' or > '9')
                return false;
        }

        return true;
    }

    /// <summary>The number in one or two digits, or -1.</summary>
    public static int SmallNumber(string text) => IsDigits(text, 1) || IsDigits(text, 2) ? Int(text) : -1;

    public static bool StartsWithAny(string text, string[] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.Ordinal);

    private static bool IsDate(string[] tokens, int at, DateForm form)
    {
        var first = tokens[at];
        return form switch
        {
            DateForm.YearMonthDay => IsYear(first) && IsMonth(tokens[at + 1]) && IsDay(tokens[at + 2]),
            DateForm.Compact => IsDigits(first, 8) && IsYear(first.Substring(0, 4)) && IsMonth(first.Substring(4, 2)) && IsDay(first.Substring(6)),
            DateForm.MonthDay => IsDigits(first, 4) && IsMonth(first.Substring(0, 2)) && IsDay(first.Substring(2)),
            DateForm.MonthThenDay => IsMonth(first) && IsDay(tokens[at + 1]),
            DateForm.YearMonth => IsDigits(first, 4) && Int(first) is > 2300 and < 4000 && IsMonth(first.Substring(2)),
            DateForm.MonthThenYear => IsMonth(first) && IsYear(tokens[at + 1]),
            _ => IsDigits(first, 3) && first[0] == '0' && first != "000",
        };
    }

    private static bool IsYear(string text) => IsDigits(text, 4) && text.StartsWith("20", StringComparison.Ordinal);

    private static bool IsMonth(string text) => IsDigits(text, 2) && Int(text) is >= 1 and <= 12;

    private static bool IsDay(string text) => IsDigits(text, 2) && Int(text) is >= 1 and <= 31;

    private static int Int(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
