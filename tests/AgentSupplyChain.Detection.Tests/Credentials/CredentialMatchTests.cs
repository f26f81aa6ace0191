using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Detection.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials;

public class CredentialMatchTests
{
    [Fact]
    public void A_message_tells_provider_last_four_and_a_short_hash_and_never_more()
    {
        var random = new Random(6);
        foreach (var sample in ScannedSamples.All)
        {
            var text = "x = '" + sample.Make(random) + "'";
            foreach (var match in CredentialScanner.Scan(text).Where(match => match.IsProven))
            {
                var key = text.Substring(match.Start, match.Length);
                var display = match.Display(text);

                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8];
                Assert.Equal($"{match.Provider} {match.Kind} …{key[^4..]} (sha256 {hash})", display);
                for (var i = 0; i + 8 < key.Length; i++)
                    Assert.DoesNotContain(key.Substring(i, 8), display, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Of_what_is_not_proven_nothing_is_shown()
    {
        var random = new Random(7);
        var seen = 0;
        foreach (var sample in ScannedSamples.All)
        {
            var text = sample.Make(random);
            foreach (var match in CredentialScanner.Scan(text).Where(match => !match.IsProven))
            {
                seen++;
                Assert.Equal(match.Provider + " " + match.Kind, match.Display(text));
            }
        }

        Assert.True(seen > 10);
    }
}
