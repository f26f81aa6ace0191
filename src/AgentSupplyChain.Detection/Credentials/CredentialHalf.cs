namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Text that may be a piece of a credential which code puts together.</summary>
public static class CredentialHalf
{
    /// <summary>Two letters stand in many words; of three, few.</summary>
    private const int ShortestAnchor = 3;

    private const int ShortestRun = 16;

    /// <summary>Whether it holds the mark of a format, or characters in a row that are long and mixed enough for half of a key.</summary>
    public static bool MayBe(string text)
    {
        if (text.Length < ShortestAnchor)
            return false;

        var run = 0;
        var hasDigit = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case >= '0' and <= '9':
                    hasDigit = true;
                    run++;
                    break;
                case >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '-' or '_' or '+' or '=':
                    run++;
                    break;
                default:
                    run = 0;
                    hasDigit = false;
                    break;
            }

            if ((run >= ShortestRun && hasDigit) || (i > 0 && CredentialFormats.HasAnchorAt(text, i + 1, ShortestAnchor)))
                return true;
        }

        return false;
    }
}
