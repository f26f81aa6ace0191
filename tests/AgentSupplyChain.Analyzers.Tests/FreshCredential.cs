using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>Credentials that open nothing: random, and put together from parts, so that none stands in this repository.</summary>
internal static class FreshCredential
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string OpenAI() => "sk" + "-proj-" + Letters(74) + Convert.ToBase64String("OpenAI"u8) + Letters(74);

    public static string Anthropic() => "sk" + "-ant-" + "api03-" + Letters(93) + "AA";

    public static string GitHub()
    {
        var body = Letters(30);
        return "gh" + "p_" + body + Checksum(body);
    }

    /// <summary>All but the proof: one digit of the checksum is another.</summary>
    public static string GitHubWithWrongChecksum()
    {
        var right = GitHub();
        return right[..^1] + (right[^1] == '0' ? '1' : '0');
    }

    /// <summary>As documentation writes them: the form is right, the body is no random text.</summary>
    public static string Placeholder() => "sk" + "-ant-" + "api03-" + "EXAMPLE" + Letters(86) + "AA";

    private static string Letters(int count) => RandomNumberGenerator.GetString(Base62, count);

    // CRC-32 bit by bit, in base 62.
    private static string Checksum(string text)
    {
        var crc = uint.MaxValue;
        foreach (var b in Encoding.ASCII.GetBytes(text))
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        var digits = "";
        for (var rest = ~crc; digits.Length < 6; rest /= 62)
            digits = Base62[(int)(rest % 62)] + digits;

        return digits;
    }
}
