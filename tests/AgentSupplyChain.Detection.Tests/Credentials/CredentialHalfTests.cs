using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials;

public class CredentialHalfTests
{
    [Theory]
    [InlineData("github-ghp", 4)]
    [InlineData("github-ghp", 20)]
    [InlineData("anthropic-api", 13)]
    [InlineData("anthropic-api", 40)]
    [InlineData("google-api-key", 4)]
    public void Either_half_of_a_key_may_be_one(string format, int cut)
    {
        // Letters alone could be a word: one half in thirty has no digit.
        var key = CredentialSamples.Fresh(format);
        while (!key[cut..].Any(char.IsAsciiDigit))
            key = CredentialSamples.Fresh(format);

        Assert.True(CredentialHalf.MayBe(key[..cut]) && CredentialHalf.MayBe(key[cut..]) && CredentialHalf.MayBe("Bearer " + key[..cut]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(": ")]
    [InlineData("AgentSupplyChainBomFormats")]
    [InlineData(" holds more than 100 entries and is not read further than that.")]
    [InlineData("https://contoso.example/api/v2/agents/")]
    [InlineData("2026-11-23")]
    public void Words_and_addresses_are_none(string text) => Assert.False(CredentialHalf.MayBe(text));
}
