using System.Globalization;

namespace AgentSupplyChain.Detection.Credentials;

/// <summary>The formats that prove themselves, and their proofs.</summary>
internal static class CredentialFormats
{
    /// <summary>Base64 of "OpenAI", in the middle of every key that OpenAI issues.</summary>
    private const string OpenAIMarker = "T3BlbkFJ";

    private static readonly CredentialFormat[] s_formats =
    [
        new("openai-project", "OpenAI", "project key", "sk-proj-", OpenAINamed),
        new("openai-svcacct", "OpenAI", "service account key", "sk-svcacct-", OpenAINamed),
        new("openai-svcacct", "OpenAI", "service account key", "sk-service-", OpenAINamed),
        new("openai-admin", "OpenAI", "admin key", "sk-admin-", OpenAINamed),
        new("anthropic-api", "Anthropic", "API key", "sk-ant-api", Anthropic),
        new("anthropic-admin", "Anthropic", "admin key", "sk-ant-admin", Anthropic),
        new("anthropic-oauth", "Anthropic", "access token", "sk-ant-oat", Anthropic),
        new("anthropic-oauth", "Anthropic", "refresh token", "sk-ant-ort", Anthropic),
        new("anthropic-oauth", "Anthropic", "session token", "sk-ant-sid", Anthropic),
        new("openai-legacy", "OpenAI", "key", "sk-", OpenAILegacy),
        new("github-ghp", "GitHub", "personal access token", "ghp_", Crc32Base62),
        new("github-gho", "GitHub", "OAuth token", "gho_", Crc32Base62),
        new("github-ghu", "GitHub", "app user token", "ghu_", Crc32Base62),
        new("github-ghs", "GitHub", "app server token", "ghs_", Crc32Base62),
        new("github-ghr", "GitHub", "refresh token", "ghr_", Crc32Base62),
        new("npm", "npm", "access token", "npm_", Crc32Base62),
        new("cloudflare", "Cloudflare", "user token", "cfut_", Crc32Hex),
        new("cloudflare", "Cloudflare", "account token", "cfat_", Crc32Hex),
        new("cloudflare", "Cloudflare", "key", "cfk_", Crc32Hex),
        new("aws-bedrock-long", "AWS Bedrock", "API key", "ABSKQmVkcm9ja0FQSUtleS", LongBase64),
        new("aws-bedrock-short", "AWS Bedrock", "session key", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t", LongBase64),
        new("pypi", "PyPI", "API token", "pypi-AgEIcHlwaS5vcmc", PyPI),
        new("azure-cask-openai", "Azure OpenAI", "key", "", (text, start, end) => AnnotatedKey(text, start, end, "AAABACOG")),
        new("azure-cask-aiservices", "Azure AI services", "key", "", (text, start, end) => AnnotatedKey(text, start, end, "ACOG")),
        new("azure-cask-generic", "Azure", "key", "", (text, start, end) => AnnotatedKey(text, start, end, "")),
    ];

    /// <summary>The credential that begins where this run begins, or null.</summary>
    public static CredentialMatch? Match(string text, int start, int end)
    {
        foreach (var format in s_formats)
        {
            if (format.Prefix.Length > 0
                && (text[start] != format.Prefix[0] || string.CompareOrdinal(text, start, format.Prefix, 0, format.Prefix.Length) != 0))
            {
                continue;
            }

            var last = format.Proof(text, start + format.Prefix.Length, end);
            if (last >= 0)
                return Placeholder.IsLikely(text, start + format.Prefix.Length, last) ? null : new CredentialMatch(format, start, last - start);
        }

        return null;
    }

    /// <summary>36 characters, of which the last six are the CRC-32 of the others.</summary>
    private static int Crc32Base62(string text, int body, int end)
    {
        var last = Charset.EndOfBase62(text, body, end);
        var bounded = last == text.Length || text[last] != '_';
        return bounded && last - body == 36 && Checksum.Crc32Base62(text, body, 30) == text.Substring(body + 30, 6) ? last : -1;
    }

    /// <summary>Twenty characters on either side of the marker.</summary>
    private static int OpenAILegacy(string text, int body, int end) =>
        end - body == 48 && string.CompareOrdinal(text, body + 20, OpenAIMarker, 0, OpenAIMarker.Length) == 0
            && Charset.EndOfBase62(text, body, end) == end
            ? end
            : -1;

    /// <summary>The marker between two halves, which have had 20, 58 and 74 characters so far.</summary>
    private static int OpenAINamed(string text, int body, int end)
    {
        const int ShortestHalf = 20;
        const int LongestHalf = 128;
        if (end - body > (2 * LongestHalf) + OpenAIMarker.Length)
            return -1;

        var marker = text.IndexOf(OpenAIMarker, body, end - body, StringComparison.Ordinal);
        var after = end - marker - OpenAIMarker.Length;
        return marker - body is >= ShortestHalf and <= LongestHalf && after is >= ShortestHalf and <= LongestHalf ? end : -1;
    }

    /// <summary>Two digits, a hyphen, 93 characters (a few more in tokens) and <c>AA</c>.</summary>
    private static int Anthropic(string text, int body, int end)
    {
        if (end - body < 3 || text[body] is < '0' or > '9' || text[body + 1] is < '0' or > '9' || text[body + 2] != '-')
            return -1;

        return end - body - 3 is >= 82 and <= 130 && text[end - 1] == 'A' && text[end - 2] == 'A' ? end : -1;
    }

    /// <summary>40 characters and their CRC-32 as eight hexadecimal digits.</summary>
    private static int Crc32Hex(string text, int body, int end)
    {
        var last = Charset.EndOfBase62(text, body, end);
        var bounded = last == text.Length || text[last] != '_';
        return bounded && last - body == 48
            && Checksum.Crc32(text, body, 40).ToString("x8", CultureInfo.InvariantCulture) == text.Substring(body + 40, 8)
            ? last
            : -1;
    }

    /// <summary>The prefix decodes to the issuer's own words; what follows is base64 with <c>+</c>, <c>/</c> and padding.</summary>
    private static int LongBase64(string text, int body, int end)
    {
        // The bound keeps a text of nothing but such beginnings linear.
        const int Shortest = 80;
        const int Longest = 4096;
        var bound = Math.Min(text.Length, body + Longest);
        var last = end;
        while (last < bound && (Charset.IsBase62(text[last]) || text[last] is '+' or '/' or '='))
            last++;

        return last - body >= Shortest ? last : -1;
    }

    /// <summary>A macaroon whose first field is "pypi.org".</summary>
    private static int PyPI(string text, int body, int end) => end - body is >= 50 and <= 1000 ? end : -1;

    /// <summary>
    /// Microsoft's common annotated key: 84 characters, a fixed mark at 52, the provider at 72, and four characters of checksum at 80.
    /// </summary>
    private static int AnnotatedKey(string text, int start, int end, string provider)
    {
        const int Length = 84;
        const string Mark = "JQQJ9";
        if (end - start != Length
            || string.CompareOrdinal(text, start + 52, Mark, 0, Mark.Length) != 0
            || text[start + 57] is not ('9' or 'D' or 'H')
            || string.CompareOrdinal(text, start + 80 - provider.Length, provider, 0, provider.Length) != 0
            || Charset.EndOfBase62(text, start, end) != end)
        {
            return -1;
        }

        var hashed = Convert.FromBase64String(text.Substring(start, 80));
        return Checksum.AnnotatedKey(hashed) == text.Substring(start + 80, 4) ? end : -1;
    }
}
