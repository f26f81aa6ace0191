using System.Text;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials;

/// <summary>Private keys in PEM, and tokens in three parts.</summary>
public class KeyBlockTests
{
    [Fact]
    public void A_key_of_the_platform_is_found_whole()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        using var ec = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        foreach (var pem in (string[])[rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem(), ec.ExportPkcs8PrivateKeyPem(), ec.ExportECPrivateKeyPem()])
        {
            foreach (var text in (string[])[pem, pem.Replace("\n", "\r\n"), pem.Replace("\n", "\\n"), pem.Replace("\n", "\n      "), pem.Replace("\n", "")])
            {
                var match = Assert.Single(CredentialScanner.Scan("key: " + text + "\nother: 1"));
                Assert.Equal(("pem", 5, text.Length, true), (match.Format, match.Start, match.Length, match.IsProven));
            }
        }
    }

    [Fact]
    public void A_public_key_or_a_certificate_is_none()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);

        Assert.Empty(CredentialScanner.Scan(rsa.ExportSubjectPublicKeyInfoPem()));
        Assert.Empty(CredentialScanner.Scan(rsa.ExportRSAPublicKeyPem()));
        Assert.Empty(CredentialScanner.Scan(rsa.ExportPkcs8PrivateKeyPem().Replace("PRIVATE KEY", "CERTIFICATE")));
    }

    [Fact]
    public void A_key_under_a_password_is_not_proven()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        var parameters = new System.Security.Cryptography.PbeParameters(System.Security.Cryptography.PbeEncryptionAlgorithm.Aes256Cbc, System.Security.Cryptography.HashAlgorithmName.SHA256, 1000);

        var match = Assert.Single(CredentialScanner.Scan(rsa.ExportEncryptedPkcs8PrivateKeyPem("a password", parameters)));

        Assert.False(match.IsProven);
    }

    [Fact]
    public void A_key_of_OpenPGP_follows_its_headers()
    {
        var body = string.Join('\n', Convert.ToBase64String(RandomText.Bytes(new Random(1), 400)).Chunk(64).Select(line => new string(line)));
        var text = "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\nComment: of nobody\n\n" + body + "\n=aBcD\n-----END PGP PRIVATE KEY BLOCK-----";

        var match = Assert.Single(CredentialScanner.Scan(text));

        Assert.Equal(("pem", 0, text.Length), (match.Format, match.Start, match.Length));
    }

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA...\n-----END RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\\nMII...\\n-----END PRIVATE KEY-----\\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----")]
    [InlineData("pem.Replace(\"-----BEGIN PRIVATE KEY-----\", \"\").Replace(\"-----END PRIVATE KEY-----\", \"\")")]
    public void A_frame_without_a_key_is_none(string text) => Assert.Empty(CredentialScanner.Scan(text));

    [Theory]
    [InlineData("{\"alg\":\"none\"}", "{\"sub\":\"a\"}")]
    [InlineData("{\"alg\": \"None\"}", "{\"sub\":\"a\"}")]
    [InlineData("{\"typ\":\"JWT\",\"kid\":\"no algorithm here\"}", "{\"sub\":\"a\"}")]
    [InlineData("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", "{\"sub\":\"1234567890\",\"name\":\"John Doe\",\"iat\":1516239022}")]
    [InlineData("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", "{\"iss\":\"supabase\",\"ref\":\"a\",\"role\":\"anon\"}")]
    public void A_token_that_is_unsigned_public_or_a_sample_is_none(string header, string claims) =>
        Assert.Empty(CredentialScanner.Scan(Part(header) + "." + Part(claims) + "." + RandomText.Base64Url(new Random(2), 43)));

    [Theory]
    [InlineData("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")]
    [InlineData("{\"typ\":\"JWT\", \"alg\" : \"RS256\"}")]
    [InlineData("{\"kid\":\"a\",\"alg\":\"NS256\"}")]
    public void A_signed_token_is_found_and_not_proven(string header)
    {
        var token = Part(header) + "." + Part("{\"sub\":\"agent\",\"exp\":1900000000}") + "." + RandomText.Base64Url(new Random(3), 43);

        var match = Assert.Single(CredentialScanner.Scan("Bearer " + token + "."));

        Assert.Equal(("jwt", 7, token.Length, false), (match.Format, match.Start, match.Length, match.IsProven));
    }

    private static string Part(string json) => RandomText.ToBase64Url(Encoding.ASCII.GetBytes(json));
}
