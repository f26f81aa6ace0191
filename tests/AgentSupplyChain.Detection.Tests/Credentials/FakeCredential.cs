using System.Globalization;
using System.Numerics;
using System.Text;
using AgentSupplyChain.Detection.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials;

/// <summary>Credentials that were never issued: random, and put together here so that no scanner finds them in this repository.</summary>
internal static class FakeCredential
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly string s_marker = Convert.ToBase64String("OpenAI"u8);

    /// <summary>The formats with one credential each.</summary>
    public static IReadOnlyList<(string Format, Func<Random, string> Make)> All { get; } =
    [
        ("openai-legacy", random => "sk-" + Letters(random, 20) + s_marker + Letters(random, 20)),
        ("openai-project", random => "sk-" + "proj-" + Url(random, 74) + s_marker + Url(random, 74)),
        ("openai-project", random => "sk-" + "proj-" + Url(random, 58) + s_marker + Url(random, 58)),
        ("openai-svcacct", random => "sk-" + "svcacct-" + Url(random, 74) + s_marker + Url(random, 74)),
        ("openai-admin", random => "sk-" + "admin-" + Url(random, 58) + s_marker + Url(random, 58)),
        ("anthropic-api", random => "sk-" + "ant-api03-" + Url(random, 93) + "AA"),
        ("anthropic-admin", random => "sk-" + "ant-admin01-" + Url(random, 93) + "AA"),
        ("anthropic-oauth", random => "sk-" + "ant-oat01-" + Url(random, 93) + "AA"),
        ("github-ghp", random => "ghp" + WithCrc(random)),
        ("github-gho", random => "gho" + WithCrc(random)),
        ("github-ghu", random => "ghu" + WithCrc(random)),
        ("github-ghs", random => "ghs" + WithCrc(random)),
        ("github-ghr", random => "ghr" + WithCrc(random)),
        ("npm", random => "npm" + WithCrc(random)),
        ("cloudflare", Cloudflare),
        ("aws-bedrock-long", random => "ABSK" + Bedrock("BedrockAPIKey-" + Letters(random, 80))),
        ("aws-bedrock-short", random => "bedrock-" + "api-key-" + Bedrock("bedrock.amazonaws.com/?" + Letters(random, 300))),
        ("pypi", random => "pypi-" + "AgEIcHlwaS5vcmc" + Url(random, 120)),
        ("azure-cask-openai", random => Annotated(random, "AAAB" + "ACOG")),
        ("azure-cask-aiservices", random => Annotated(random, "AAAA" + "ACOG")),
        ("azure-cask-generic", random => Annotated(random, "AAAA" + "AZEG")),
    ];

    public static string Letters(Random random, int count) => new(random.GetItems<char>(Base62, count));

    private static string Url(Random random, int count) => new(random.GetItems<char>(Base62 + "-_", count));

    private static string Bedrock(string words) => Convert.ToBase64String(Encoding.ASCII.GetBytes(words));

    private static string WithCrc(Random random)
    {
        var body = Letters(random, 30);
        var rest = new BigInteger(Crc32(body));
        var digits = "";
        for (var i = 0; i < 6; i++, rest /= 62)
            digits = Base62[(int)(rest % 62)] + digits;

        return "_" + body + digits;
    }

    private static string Cloudflare(Random random)
    {
        var body = Letters(random, 40);
        return "cfut" + "_" + body + Crc32(body).ToString("x8", CultureInfo.InvariantCulture);
    }

    private static string Annotated(Random random, string provider)
    {
        var body = Letters(random, 52) + "JQQ" + "J99" + "BA" + Letters(random, 12) + provider;
        return body + Checksum.AnnotatedKey(Convert.FromBase64String(body));
    }

    /// <summary>Bit by bit, apart from the product's table.</summary>
    private static uint Crc32(string text)
    {
        var crc = uint.MaxValue;
        foreach (var b in Encoding.ASCII.GetBytes(text))
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        return ~crc;
    }
}
