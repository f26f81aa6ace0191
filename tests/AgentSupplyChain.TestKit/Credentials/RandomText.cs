namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Random characters of the alphabets that credentials are made of.</summary>
public static class RandomText
{
    public const string Base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string Of(string alphabet, Random random, int count) => new(random.GetItems<char>(alphabet, count));

    public static string Base62(Random random, int count) => Of(Base62Digits, random, count);

    public static string Base64Url(Random random, int count) => Of(Base62Digits + "-_", random, count);

    public static string Hex(Random random, int count) => Of("0123456789abcdef", random, count);

    public static string Digits(Random random, int count) => Of("123456789", random, 1) + Of("0123456789", random, count - 1);

    /// <summary>Lower-case letters and digits.</summary>
    public static string Lower(Random random, int count) => Of("0123456789abcdefghijklmnopqrstuvwxyz", random, count);

    /// <summary>Upper-case letters and digits.</summary>
    public static string Upper(Random random, int count) => Of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", random, count);

    public static string Base32(Random random, int count) => Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", random, count);

    public static string Letters(Random random, int count) => Of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", random, count);

    public static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>That many random bytes in base64, with padding.</summary>
    public static string Base64(Random random, int bytes) => Convert.ToBase64String(Bytes(random, bytes));

    public static string Uuid(Random random) => new Guid(Bytes(random, 16)).ToString("D");

    /// <summary>A password as people and vaults make them: all classes of characters, none that a connection string or URL would escape.</summary>
    public static string Password(Random random, int count) => Base62(random, count - 4) + Of("!*.-_~", random, 2) + Digits(random, 2);

    public static string ToBase64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
