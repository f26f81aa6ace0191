using System.Globalization;
using System.Text;
using static AgentSupplyChain.TestKit.Credentials.AiSamples;
using static AgentSupplyChain.TestKit.Credentials.CredentialSample;
using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Keys of clouds and of what runs on them.</summary>
internal static class CloudSamples
{
    public static IReadOnlyList<CredentialSample> All { get; } =
    [
        Inside("gcp-service-account", "Google Cloud", ServiceAccount, PrivateKeyIn),
        Prefixed("gcp-oauth-secret", "Google", "GOCSPX" + "-", Base64Url, 28),
        Prefixed("gcp-oauth-token", "Google", "ya29" + ".", Base64Url, 140),
        Shape("aws-akid", "AWS", r => Of("KSBC", r, 1) switch { "K" => "AKIA", "S" => "ASIA", "B" => "ABIA", _ => "ACCA" } + Base32(r, 16), r => "AKIA" + Base32(r, 7) + "8" + Base32(r, 8)),
        Named("aws-secret", "AWS", r => Of(Base62Digits + "+/", r, 40)),
        Named("aws-session", "AWS", r => Base64(r, 240)),
        Prefixed("vercel", "Vercel", "vcp" + "_", Base62, 56),
        Prefixed("vercel", "Vercel", "vci" + "_", Base62, 24),
        Prefixed("vercel", "Vercel", "vca" + "_", Base62, 24),
        Prefixed("vercel", "Vercel", "vcr" + "_", Base62, 24),
        Prefixed("vercel", "Vercel", "vck" + "_", Base62, 56).OfAi(),
        Cloudflare("cfut"),
        Cloudflare("cfat"),
        Cloudflare("cfk"),
        Named("cloudflare-old", "Cloudflare", r => Base64Url(r, 40)),
        Shape("cloudflare-origin", "Cloudflare", r => "v1.0" + "-" + Hex(r, 24) + "-" + Hex(r, 146), r => "v1.0" + "-" + Hex(r, 171)),
        Shape("terraform", "Terraform Cloud", r => Base62(r, 14) + ".atlas" + "v1." + Base64Url(r, r.Next(60, 71)), r => Base62(r, 13) + ".atlas" + "v1." + Base64Url(r, 50)),
        Prefixed("vault", "HashiCorp Vault", "hvs" + ".", Base64Url, 95),
        Prefixed("vault", "HashiCorp Vault", "hvb" + ".", Base64Url, 200),
        Prefixed("vault", "HashiCorp Vault", "hvr" + ".", Base64Url, 100),
        Prefixed("pulumi", "Pulumi", "pul" + "-", Hex, 40),
        Prefixed("supabase", "Supabase", "sbp" + "_", Hex, 40),
        Prefixed("supabase", "Supabase", "sb" + "_secret_", Base64Url, 31),
        Prefixed("digitalocean", "DigitalOcean", "dop" + "_v1_", Hex, 64),
        Prefixed("digitalocean", "DigitalOcean", "doo" + "_v1_", Hex, 64),
        Prefixed("digitalocean", "DigitalOcean", "dor" + "_v1_", Hex, 64),
        Prefixed("flyio", "Fly.io", "fo1" + "_", Base64Url, 43),
        Shape("flyio", "Fly.io", r => "fm2" + "_" + Base64(r, 300), r => "fm2" + "_" + Base62(r, 20)),
        Shape("flyio", "Fly.io", r => "fm1" + Of("ar", r, 1) + "_" + Base64(r, 300), r => "fm1" + "a_" + Base62(r, 20)),
        Prefixed("heroku", "Heroku", "HRKU" + "-AA", Base64Url, 58),
        Prefixed("alibaba", "Alibaba Cloud", "LTAI", Base62, 20),
        Prefixed("tencent", "Tencent Cloud", "AKID", Base62, 32),
        Shape("tailscale", "Tailscale", r => "tskey" + "-auth-" + Base62(r, 17) + "-" + Base62(r, 32), r => "tskey" + "-auth-" + Base62(r, 49)),
        Shape("tailscale", "Tailscale", r => "tskey" + "-api-" + Base62(r, 12) + "-" + Base62(r, 32), r => "tskey" + "-api-" + Base62(r, 5)),
        GrafanaToken(),
        Shape("grafana", "Grafana", r => "glc" + "_" + Base64(r, 90), r => "glc" + "_" + Base62(r, 20)),
        Shape("grafana", "Grafana", r => Convert.ToBase64String(Encoding.ASCII.GetBytes("{\"k\":\"" + Base62(r, 32) + "\",\"n\":\"agent\",\"id\":1}")), r => "eyJrIjoi" + Base62(r, 20)),
        Prefixed("sentry", "Sentry", "sntryu" + "_", Hex, 64),
        Shape("sentry", "Sentry", r => "sntrys" + "_" + ToBase64Url(Encoding.ASCII.GetBytes("{\"iat\":" + Digits(r, 10) + ".5,\"url\":\"https://sentry.example\",\"org\":\"agents\"}")) + "_" + Base64Url(r, 43), r => "sntrys" + "_" + Base62(r, 60)),
        Prefixed("newrelic", "New Relic", "NRAK" + "-", Upper, 27),
        Prefixed("newrelic", "New Relic", "NRII" + "-", Base64Url, 32),
        Named("datadog", "Datadog", r => Hex(r, r.Next(2) == 0 ? 32 : 40)),
        Shape("postman", "Postman", r => "PMAK" + "-" + Hex(r, 24) + "-" + Hex(r, 34), r => "PMAK" + "-" + Hex(r, 59)),
        Prefixed("figma", "Figma", "figd" + "_", Base64Url, 40),
    ];

    internal static string PrivateKeyIn(string literal) => literal[literal.IndexOf("-----BEGIN", StringComparison.Ordinal)..(literal.LastIndexOf("KEY-----", StringComparison.Ordinal) + "KEY-----".Length)];

    private static CredentialSample Cloudflare(string prefix) =>
        Checked(
            "cloudflare",
            "Cloudflare",
            random =>
            {
                var body = Base62(random, 40);
                return prefix + "_" + body + SampleChecksum.Crc32(body).ToString("x8", CultureInfo.InvariantCulture);
            });

    private static CredentialSample GrafanaToken() =>
        Checked(
            "grafana",
            "Grafana",
            random =>
            {
                var text = "glsa" + "_" + Base62(random, 32);
                return text + "_" + SampleChecksum.Crc32Bytes(text);
            });

    // As the file holds it: line breaks of the key are escapes in JSON.
    private static string ServiceAccount(Random random) =>
        "{\"type\":\"service_account\",\"project_id\":\"agents\",\"private_key_id\":\"" + Hex(random, 40) + "\",\"private_key\":\""
            + GenericSamples.PrivateKey(random, "PRIVATE KEY", "\\n") + "\\n\",\"client_email\":\"agent@agents.iam.gserviceaccount.com\"}";
}
