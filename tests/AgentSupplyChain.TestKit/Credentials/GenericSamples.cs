using System.Text;
using static AgentSupplyChain.TestKit.Credentials.CredentialSample;
using static AgentSupplyChain.TestKit.Credentials.MicrosoftSamples;
using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Credentials of no one provider: keys, tokens, passwords.</summary>
internal static class GenericSamples
{
    public static IReadOnlyList<CredentialSample> All { get; } =
    [
        Inside("jwt", "JWT", JsonWebToken, part: null, r => Part("{\"alg\":\"none\"}") + "." + Claims(r) + "."),
        Inside("pem", "Private key", r => PrivateKey(r, "PRIVATE KEY", "\n"), part: null, r => "-----BEGIN PUBLIC KEY-----\n" + Base64(r, 90) + "\n-----END PUBLIC KEY-----"),
        Inside("pem", "Private key", r => PrivateKey(r, "RSA PRIVATE KEY", "\r\n"), part: null),
        Inside("pem", "Private key", r => PrivateKey(r, "EC PRIVATE KEY", "\\n"), part: null),
        Inside("ssh-openssh", "OpenSSH", OpenSsh, part: null),
        Inside("pkcs12-b64", "PFX", Pkcs12, part: null, r => "MIIK" + Base64(r, 600)),
        Checked("age", "age", AgeKey, r => WithAnother(AgeKey(r), fromEnd: 1)),
        Shape("1password", "1Password", r => "ops" + "_" + ToBase64Url(Encoding.ASCII.GetBytes("{\"signInAddress\":\"agents.1password.example\",\"userAuth\":{\"k\":\"" + Base62(r, 200) + "\"}}")), r => "ops" + "_" + Base62(r, 300)),
        Shape("1password", "1Password", r => "A3" + "-" + Upper(r, 6) + "-" + Upper(r, 6) + "-" + Upper(r, 5) + "-" + Upper(r, 5) + "-" + Upper(r, 5) + "-" + Upper(r, 5), r => "A3" + "-" + Upper(r, 6) + "-" + Upper(r, 6)),
        Inside("sql-connstr", "ADO.NET", r => "Server=db.example;Database=agents;User Id=agent;" + "Password=" + Password(r, 16) + ";Encrypt=true", text => Between(text, "Password=", ";")),
        Inside("db-url", "Database URL", r => Of("prm", r, 1) switch { "p" => "postgres", "r" => "redis", _ => "mongodb" } + "://agent:" + Password(r, 16) + "@db.example:5432/agents", text => Between(text, "://agent:", "@")),
        Inside("basic-header", "HTTP", r => "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("agent:" + Password(r, 16))), text => text["Basic ".Length..]),
        Inside("bearer-header", "HTTP", r => "Bearer " + Base64Url(r, 43), text => text["Bearer ".Length..]),
        Named("generic-named", "Generic", r => Base62(r, 24)),
        new("github-sample", "GitHub", IsAi: false, SampleGroup.SelfIdentifying, r => "secret" + "_scanning_" + "ab85fc6f8d7638cf1c11da812da308d43_" + Base62(r, 5), NearMiss: null, HasChecksum: false),
    ];

    /// <summary>Header, claims and a signature of 32 bytes.</summary>
    internal static string JsonWebToken(Random random) => Part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + Claims(random) + "." + Base64Url(random, 42) + Of("AEIMQUYcgkosw048", random, 1);

    /// <summary>A key in PEM that no library opens: the head of a DER sequence, then random bytes.</summary>
    internal static string PrivateKey(Random random, string label, string lineBreak)
    {
        byte[] head = [0x30, 0x82, 0x02, 0x5C, 0x02, 0x01, 0x00];
        return Pem(label, [.. head, .. Bytes(random, 600)], lineBreak);
    }

    private static string OpenSsh(Random random) => Pem("OPENSSH PRIVATE KEY", [.. "openssh-key-v1\0"u8, .. Bytes(random, 300)], "\n");

    private static string Pem(string label, byte[] body, string lineBreak)
    {
        var lines = Convert.ToBase64String(body).Chunk(64).Select(line => new string(line));
        return "-----BEGIN " + label + "-----" + lineBreak + string.Join(lineBreak, lines) + lineBreak + "-----END " + label + "-----";
    }

    /// <summary>The outermost sequence of a PFX, its version 3, and random bytes.</summary>
    private static string Pkcs12(Random random)
    {
        byte[] head = [0x30, 0x82, 0x09, 0x10, 0x02, 0x01, 0x03, 0x30, 0x82, 0x08, 0xD6];
        return Convert.ToBase64String([.. head, .. Bytes(random, 2313)]);
    }

    private static string AgeKey(Random random)
    {
        const string Prefix = "age-" + "secret-key-";
        var data = Of("qpzry9x8gf2tvdw0s3jn54khce6mua7l", random, 52);
        return (Prefix + "1" + data + SampleChecksum.Bech32(Prefix, data)).ToUpperInvariant();
    }

    private static string Claims(Random random) => Part("{\"sub\":\"" + Digits(random, 10) + "\",\"iat\":" + Digits(random, 10) + ",\"scope\":\"" + Base62(random, 12) + "\"}");

    private static string Part(string json) => ToBase64Url(Encoding.ASCII.GetBytes(json));
}
