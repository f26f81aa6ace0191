using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Detection.Text;

/// <summary>
/// The form of a prompt or description that is hashed: no byte-order mark, line ends as LF, no white space at line ends, no empty lines at
/// the end. A checkout with other line ends is the same prompt.
/// </summary>
public static class NormalisedText
{
    /// <summary>SHA-256 over the UTF-8 bytes of the normalised text, lower-case hexadecimal (64 characters).</summary>
    public static string Sha256(string text)
    {
        using var sha = SHA256.Create();
        return HexDigest.Lower(sha.ComputeHash(Encoding.UTF8.GetBytes(Normalise(text))), 32);
    }

    public static string Normalise(string text)
    {
        var normalised = new StringBuilder(text.Length);
        var start = 0;
        while (start < text.Length && text[start] == '\uFEFF')
            start++;

        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n'))
            {
                normalised.Append(text[i]);
                continue;
            }

            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;

            TrimEnd(normalised);
            normalised.Append('\n');
        }

        TrimEnd(normalised);
        while (normalised.Length > 0 && normalised[normalised.Length - 1] == '\n')
            normalised.Length--;

        return normalised.ToString();
    }

    private static void TrimEnd(StringBuilder line)
    {
        while (line.Length > 0 && line[line.Length - 1] is ' ' or '\t')
            line.Length--;
    }
}
