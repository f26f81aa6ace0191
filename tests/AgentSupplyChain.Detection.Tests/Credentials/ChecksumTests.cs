using System.Text;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Credentials;

public class ChecksumTests
{
    [Theory]
    [InlineData("abc", 0xd53cd9cecd0893b7, 0x22c74339492769bf)]
    [InlineData("abcdefghijklmnopqrstuvwxyz", 0x0ddddeeeeffff000, 0xa128eb7e7260aca2)]
    [InlineData("", 0x004fb61a001bdbcc, 0x30ed35c100cd3c7d)]
    public void Marvin32_gives_the_published_values(string text, ulong seed, ulong hash)
    {
        var bytes = Encoding.ASCII.GetBytes(text);

        Assert.Equal(hash, Checksum.Marvin32(bytes, bytes.Length, seed));
        Assert.Equal((uint)hash ^ (uint)(hash >> 32), SampleChecksum.Marvin32(bytes, seed));
    }

    [Fact]
    public void Crc32_gives_the_published_check_value()
    {
        Assert.Equal(0xCBF43926u, Checksum.Crc32("123456789", 0, 9));
        Assert.Equal(0xCBF43926u, SampleChecksum.Crc32("123456789"));
    }

    [Fact]
    public void Both_implementations_of_Marvin32_agree() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            ArbMap.Default.ArbFor<ulong>(),
            (bytes, seed) => Checksum.Marvin32Folded(bytes, bytes.Length, seed) == SampleChecksum.Marvin32(bytes, seed)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_published_example_of_an_annotated_key_is_one()
    {
        var key = new string('a', 52) + "JQQ" + "J99ALN5Z0000LZENeS003NUGT3OrW";

        Assert.True(AzureKey.IsAnnotated(key, 0, key.Length));
        Assert.Equal(key[80..], SampleChecksum.AnnotatedKey(key[..80])[..4]);

        // A right checksum needs no random text.
        Assert.True(Assert.Single(CredentialScanner.Scan(key)).IsProven);
    }

    [Fact]
    public void The_published_example_of_a_client_secret_is_one()
    {
        var secret = "zzz" + "8Q~" + new string('z', 31) + "blP";

        Assert.True(AzureKey.IsClientSecret(secret, 0, secret.Length));
        Assert.Equal("azure-ad-secret", Assert.Single(CredentialScanner.Scan(secret)).Format);
        Assert.Empty(CredentialScanner.Scan(secret[..^1] + "Q"));
    }

    [Theory]
    [InlineData("bzoxd_Rb5_" + "cHeWe1JH56wr2FCBA.0r", "1pum4t4")]
    [InlineData("EL25d_AKXD" + "UtqLnIQHEpkG86MQM.01.0r", "1ajj2i3")]
    public void The_examples_of_GitLabs_handbook_end_in_their_checksum(string text, string checksum)
    {
        Assert.True(Checksum.IsCrc36(text + checksum, 0, text.Length));
        Assert.False(Checksum.IsCrc36("x" + text + checksum, 0, text.Length + 1));
        Assert.Equal(checksum, SampleChecksum.Crc32Base36(text));
    }

    [Fact]
    public void The_published_example_of_a_routable_token_is_one()
    {
        var token = "glpat" + "-bzox79Of-" + "KE9FD2LjoXXF4CvyxA.0r" + "03gxo7s";

        var match = Assert.Single(CredentialScanner.Scan(token));

        Assert.Equal(("gitlab-routable", token.Length, true), (match.Format, match.Length, match.IsProven));
        Assert.Empty(CredentialScanner.Scan(token.Replace("79Of", "79Oe", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_published_example_of_a_service_account_token_is_one()
    {
        var token = "glsa" + "_yscW25imSKJIuav8" + "zF37RZmnbiDvB05G" + "_fcaaf58a";

        Assert.True(Checksum.IsCrcBytes(token, 0, token.Length - 9));
        Assert.Equal("fcaaf58a", SampleChecksum.Crc32Bytes(token[..^9]));
        Assert.Equal("grafana", Assert.Single(CredentialScanner.Scan(token)).Format);
        Assert.Empty(CredentialScanner.Scan(token[..^1] + "b"));
    }

    [Fact]
    public void Any_character_of_a_checked_key_counts() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                foreach (var format in (string[])["github-ghp", "npm", "cloudflare", "gitlab-routable", "grafana", "azure-storage-key", "azure-cosmos", "azure-cask-openai", "age"])
                {
                    var key = CredentialSamples.Of(format).Make(random).ToCharArray();
                    Assert.Single(CredentialScanner.Scan(new string(key)));

                    var at = random.Next(18, 40);
                    key[at] = key[at] == 'Q' ? 'R' : 'Q';
                    Assert.Empty(CredentialScanner.Scan(new string(key)));
                }
            }).QuickCheckThrowOnFailure();
}
