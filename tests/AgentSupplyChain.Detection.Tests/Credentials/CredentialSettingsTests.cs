using System.Security.Cryptography;
using AgentSupplyChain.Detection.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials;

public class CredentialSettingsTests
{
    private static readonly string s_digest = Convert.ToHexString(SHA256.HashData("a value – with ünicode"u8));

    [Fact]
    public void Checksums_count_and_nothing_is_allowed_unless_somebody_says_so()
    {
        Assert.True(CredentialSettings.Default.VerifyChecksums);
        Assert.False(CredentialSettings.Default.Allows("a value – with ünicode"));
    }

    [Fact]
    public void A_value_is_allowed_by_its_digest_in_either_case()
    {
        Assert.True(new CredentialSettings(verifyChecksums: true, [s_digest]).Allows("a value – with ünicode"));
        Assert.True(new CredentialSettings(verifyChecksums: true, [s_digest.ToLowerInvariant()]).Allows("a value – with ünicode"));
        Assert.False(new CredentialSettings(verifyChecksums: true, [s_digest]).Allows("another value"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a value – with ünicode")]
    [InlineData("0123")]
    [InlineData("zz")]
    public void What_is_no_digest_allows_nothing(string noDigest)
    {
        var settings = new CredentialSettings(verifyChecksums: true, [noDigest, s_digest[..63]]);

        Assert.False(settings.Allows("a value – with ünicode"));
        Assert.False(settings.Allows(noDigest));
    }

    [Fact]
    public void A_lone_surrogate_is_a_value_like_any_other() => Assert.False(new CredentialSettings(verifyChecksums: true, [s_digest]).Allows("\ud800"));

    [Fact]
    public void The_key_of_the_storage_emulator_is_known()
    {
        var azurite = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u" + "SRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

        Assert.True(DevelopmentKey.Is(azurite));
        Assert.False(DevelopmentKey.Is(azurite.ToUpperInvariant()));
        Assert.Equal(64, Convert.FromBase64String(azurite).Length);
    }
}
