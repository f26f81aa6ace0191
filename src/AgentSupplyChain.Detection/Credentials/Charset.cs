namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Classes of characters that credentials are made of, each named by the letter that the table of formats uses.</summary>
internal static class Charset
{
    private const string Names = "dhxaAlUbwuBev=";

    private static readonly ushort[] s_classes = Classes();

    public static readonly int Digit = Bit('d');
    public static readonly int Hex = Bit('h');
    public static readonly int AnyHex = Bit('x');
    public static readonly int Base32Lower = Bit('a');
    public static readonly int Lower = Bit('l');
    public static readonly int Base62 = Bit('b');
    public static readonly int Word = Bit('w');
    public static readonly int Base64Url = Bit('u');
    public static readonly int Base64 = Bit('B');

    public static int Bit(char name) => 1 << Names.IndexOf(name);

    /// <summary>Whether the character is of one of the classes.</summary>
    public static bool Has(int classes, char c) => c < 128 && (s_classes[c] & classes) != 0;

    public static bool IsBase62(char c) => Has(Base62, c);

    public static bool IsBase64Url(char c) => Has(Base64Url, c);

    /// <summary>First index from <paramref name="start"/> on whose character is not of the classes, at most <paramref name="end"/>.</summary>
    public static int EndOf(int classes, string text, int start, int end)
    {
        var i = start;
        while (i < end && Has(classes, text[i]))
            i++;

        return i;
    }

    public static bool HasAll(int classes, string text, int start, int end) => EndOf(classes, text, start, end) == end;

    /// <summary>How many characters the class has, as far as the floors of entropy tell them apart.</summary>
    public static int SizeOf(char name) => name switch
    {
        'd' => 10,
        'h' or 'x' => 16,
        'a' or 'A' => 32,
        'l' or 'U' => 36,
        _ => 62,
    };

    private static ushort[] Classes()
    {
        var classes = new ushort[128];
        for (var c = '\0'; c < classes.Length; c++)
        {
            var isDigit = c is >= '0' and <= '9';
            var isLower = c is >= 'a' and <= 'z';
            var isUpper = c is >= 'A' and <= 'Z';
            var isBase62 = isDigit || isLower || isUpper;
            Add(classes, c, 'd', isDigit);
            Add(classes, c, 'h', isDigit || c is >= 'a' and <= 'f');
            Add(classes, c, 'x', isDigit || c is >= 'a' and <= 'f' or >= 'A' and <= 'F');
            Add(classes, c, 'a', isLower || c is >= '2' and <= '7');
            Add(classes, c, 'A', isUpper || c is >= '2' and <= '7');
            Add(classes, c, 'l', isLower || isDigit);
            Add(classes, c, 'U', isUpper || isDigit);
            Add(classes, c, 'b', isBase62);
            Add(classes, c, 'w', isBase62 || c == '_');
            Add(classes, c, 'u', isBase62 || c is '_' or '-');
            Add(classes, c, 'B', isBase62 || c is '+' or '/');
            Add(classes, c, 'e', isBase62 || c is '.' or '-' or '_' or '~');
            Add(classes, c, 'v', isBase62 || c is '_' or '-' or '+' or '/' or '=');
            Add(classes, c, '=', c == '=');
        }

        return classes;
    }

    private static void Add(ushort[] classes, char c, char name, bool belongs)
    {
        if (belongs)
            classes[c] |= (ushort)Bit(name);
    }
}
