using System.Globalization;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>
/// A number as JSON canonicalisation (RFC 8785) writes it: the shortest digits that name the double, in ECMAScript's layout. A whole number
/// without point and exponent keeps its digits, however many they are.
/// </summary>
internal sealed class JsonNumber
{
    private readonly string _text;

    private JsonNumber(string text) => _text = text;

    public override string ToString() => _text;

    /// <summary>Null for what JSON has no word for, and for what is no number.</summary>
    public static JsonNumber? Of(object? value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long or ulong => new JsonNumber(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        decimal number => OfDecimal(number),
        // A float is written with its own shortest digits, which a reader takes for a double.
        float number when !float.IsNaN(number) && !float.IsInfinity(number) => OfText(Shortest(number)),
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => OfText(Shortest(number)),
        _ => null,
    };

    private static JsonNumber OfDecimal(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? OfText(Shortest(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))) : new JsonNumber(text);
    }

    // "R" of older frameworks does not always give back the same number.
    private static string Shortest(double number)
    {
        for (var digits = 1; digits < 17; digits++)
        {
            var text = Digits(number, digits);
            // Rounded up, the largest numbers are beyond what can be read.
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read.Equals(number))
                return text;
        }

        return Digits(number, 17);
    }

    private static string Shortest(float number)
    {
        for (var digits = 1; digits < 9; digits++)
        {
            var text = Digits(number, digits);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read.Equals(number))
                return text;
        }

        return Digits(number, 9);
    }

    private static string Digits(IFormattable number, int digits) => number.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static JsonNumber OfText(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var mantissa = text.Substring(sign.Length);
        var exponent = 0;
        var e = mantissa.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(mantissa.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa.Substring(0, e);
        }

        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa.Substring(0, point);
        var digits = (whole + (point < 0 ? "" : mantissa.Substring(point + 1))).TrimStart('0');
        // Where the point stands, counted from the first digit that is not zero.
        var position = whole.Length + exponent - (mantissa.Replace(".", "").Length - digits.Length);
        digits = digits.TrimEnd('0');
        return new JsonNumber(digits.Length == 0 ? "0" : sign + Layout(digits, position));
    }

    private static string Layout(string digits, int position)
    {
        const int LastPlainPosition = 21;
        if (position >= digits.Length && position <= LastPlainPosition)
            return digits + new string('0', position - digits.Length);
        if (position is > 0 and <= LastPlainPosition)
            return digits.Substring(0, position) + "." + digits.Substring(position);
        if (position is > -6 and <= 0)
            return "0." + new string('0', -position) + digits;

        var exponent = position - 1;
        var fraction = digits.Length == 1 ? "" : "." + digits.Substring(1);
        return digits.Substring(0, 1) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
    }
}
