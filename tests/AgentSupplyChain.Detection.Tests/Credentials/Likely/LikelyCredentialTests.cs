using System.Diagnostics;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Credentials.Likely;

public class LikelyCredentialTests
{
    private const int Samples = 2000;

    public static TheoryData<string> Alphabets =>
    [
        "hex 32", "hex 40", "hex 64", "HEX 32", "base62 20", "base62 24", "base62 32", "base62 40", "base62 48", "base64 32 bytes", "base64 30 bytes", "base64 64 bytes", "base64url 43", "lower 32", "base32 32", "base62 16",
    ];

    [Theory]
    [MemberData(nameof(Alphabets))]
    public void Random_values_under_the_name_of_a_key_are_found(string alphabet)
    {
        var random = new Random(alphabet.Length);
        var found = Enumerable.Range(0, Samples).Count(_ => LikelyCredential.Is(CredentialKind.ApiKey, Draw(alphabet, random)));
        Assert.True(found >= Samples * 97 / 100, alphabet + ": " + (100.0 * found / Samples) + " % found");
    }

    [Theory]
    [MemberData(nameof(Alphabets))]
    public void Random_values_that_are_handed_over_as_a_key_are_found(string alphabet)
    {
        var random = new Random(alphabet.Length);
        var found = Enumerable.Range(0, Samples).Count(_ => LikelyCredential.IsPassedAs(CredentialKind.ApiKey, Draw(alphabet, random)));
        Assert.True(found >= Samples * 97 / 100, alphabet + ": " + (100.0 * found / Samples) + " % found");
    }

    [Fact]
    public void Formats_that_only_a_name_tells_are_found_where_it_does()
    {
        var missed = new List<string>();
        foreach (var sample in CredentialSamples.All.Where(sample => sample.Group == SampleGroup.ByNameOnly))
        {
            var random = new Random(sample.Format.Length);
            var found = Enumerable.Range(0, Samples / 10).Count(_ => LikelyCredential.IsPassedAs(CredentialKind.ApiKey, sample.Make(random)));
            if (found < Samples / 10 * 95 / 100)
                missed.Add(sample.Format + ": " + (1000.0 * found / Samples) + " %");
        }

        Assert.True(missed.Count == 0, string.Join("\n", missed));
    }

    [Fact]
    public void Tokens_with_a_wrong_checksum_were_never_issued()
    {
        foreach (var format in new[] { "github-ghp", "github-gho", "npm", "cloudflare" })
        {
            var token = CredentialSamples.NearMiss(format);
            Assert.False(LikelyCredential.Is(CredentialKind.Token, token), format);
            Assert.False(LikelyCredential.IsPassedAs(CredentialKind.Token, token), format);
        }
    }

    [Fact]
    public void Long_tokens_are_found_and_content_is_not()
    {
        var random = new Random(13);
        Assert.True(LikelyCredential.Is(CredentialName.KindOf("AWS_SESSION_TOKEN"), RandomText.Base64(random, 600)));
        Assert.True(LikelyCredential.Is(CredentialName.KindOf("privateKey"), "MIIEvQIBADANBgkqhkiG" + RandomText.Base64(random, 1200)));
        Assert.False(LikelyCredential.Is(CredentialName.KindOf("secret"), "MIIDXTCCAkWgAwIBAgIJ" + RandomText.Base64(random, 300)));
        Assert.False(LikelyCredential.Is(CredentialName.KindOf("secret"), RandomText.Base64(random, 6000)));
    }

    [Fact]
    public void A_UUID_is_a_credential_only_where_nothing_else_can_stand()
    {
        var uuid = RandomText.Uuid(new Random(1));
        Assert.False(LikelyCredential.Is(CredentialKind.ApiKey, uuid));
        Assert.True(LikelyCredential.IsPassedAs(CredentialKind.ApiKey, uuid));
    }

    [Theory]
    [InlineData("Tr0ub4" + "dor&3x")]
    [InlineData("kX9!" + "mQ2#vT7z")]
    [InlineData("Blau" + "beere!1987")]
    [InlineData("c0ffee" + "Machine#42")]
    [InlineData("secur3" + "Pass")]
    [InlineData("x7Kp" + "2mQw9Lz4")]
    [InlineData("Winter" + "2026!")]
    public void Passwords_that_somebody_has_thought_up_are_found(string password)
    {
        Assert.True(LikelyCredential.Is(CredentialKind.Password, password));
        Assert.True(LikelyCredential.IsPassedAs(CredentialKind.Password, password));
        Assert.Single(EmbeddedCredential.Find("Server=db.example;Database=agents;User Id=agent;Password=" + password + ";Encrypt=true"));
    }

    [Fact]
    public void Passwords_of_vaults_in_connection_strings_are_found()
    {
        var random = new Random(5);
        var found = Enumerable.Range(0, Samples).Count(_ =>
        {
            var password = RandomText.Password(random, random.Next(10, 24));
            var text = "Server=db.example;Database=agents;User Id=agent;Password=" + password + ";Encrypt=true";
            return EmbeddedCredential.Find(text) is [var one] && text.Substring(one.Start, one.Length) == password;
        });
        Assert.True(found >= Samples * 98 / 100, (100.0 * found / Samples) + " % found");
    }

    [Fact]
    public void A_key_in_a_header_is_found_behind_its_scheme()
    {
        var key = RandomText.Base62(new Random(7), 40);
        Assert.True(LikelyCredential.Is(CredentialName.KindOf("Authorization"), "Bearer " + key));
        Assert.False(LikelyCredential.Is(CredentialName.KindOf("Authorization"), "Bearer ${TOKEN}"));
    }

    [Fact]
    public void No_value_is_too_strange() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string>(),
            text =>
            {
                foreach (var kind in Enum.GetValues<CredentialKind>())
                {
                    LikelyCredential.Is(kind, text ?? "");
                    LikelyCredential.IsPassedAs(kind, text ?? "");
                }

                Assert.False(LikelyCredential.Is(CredentialKind.None, text ?? ""));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Judging_a_value_allocates_nothing()
    {
        string[] values = ["my-super-secret-token", "https://agents.example/v1", RandomText.Base62(new Random(1), 40), "Password1!", "${API_KEY}", RandomText.Hex(new Random(2), 32), "Blaubeere!1987"];
        long Measure()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var value in values)
            {
                LikelyCredential.Is(CredentialKind.ApiKey, value);
                LikelyCredential.Is(CredentialKind.Password, value);
                LikelyCredential.IsPassedAs(CredentialKind.Token, value);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Measure();
        Assert.Equal(0, Measure());
    }

    [Fact]
    public void Long_values_take_no_longer_than_their_length_says()
    {
        foreach (var part in new[] { "a", "aB3", "${", "{", "A=", "ab-", "Password=", "://a:b@", "Basic ", "&sig=", "server=a;password=b;" })
        {
            var text = string.Concat(Enumerable.Repeat(part, 500_000 / part.Length));
            var clock = Stopwatch.StartNew();
            foreach (var kind in Enum.GetValues<CredentialKind>())
                LikelyCredential.IsPassedAs(kind, text);

            CredentialName.KindOf(text);
            SecretReference.Is(text);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), part + ": " + clock.Elapsed);
        }
    }

    private static string Draw(string alphabet, Random random) => alphabet switch
    {
        "hex 32" => RandomText.Hex(random, 32),
        "hex 40" => RandomText.Hex(random, 40),
        "hex 64" => RandomText.Hex(random, 64),
        "HEX 32" => RandomText.Hex(random, 32).ToUpperInvariant(),
        "base62 16" => RandomText.Base62(random, 16),
        "base62 20" => RandomText.Base62(random, 20),
        "base62 24" => RandomText.Base62(random, 24),
        "base62 32" => RandomText.Base62(random, 32),
        "base62 40" => RandomText.Base62(random, 40),
        "base62 48" => RandomText.Base62(random, 48),
        "base64 30 bytes" => RandomText.Base64(random, 30),
        "base64 32 bytes" => RandomText.Base64(random, 32),
        "base64 64 bytes" => RandomText.Base64(random, 64),
        "base64url 43" => RandomText.Base64Url(random, 43),
        "base32 32" => RandomText.Base32(random, 32),
        _ => RandomText.Lower(random, 32),
    };
}
