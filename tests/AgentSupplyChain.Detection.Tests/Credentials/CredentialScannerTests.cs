using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Credentials;

public class CredentialScannerTests
{
    private static readonly string[] s_before = ["", "\"", "'", "=", " ", ":", "Bearer ", "https://user:", "<", "(", "\n", "Password=", "…"];
    private static readonly string[] s_after = ["", "\"", "'", " ", ";", "@github.com", ")", "\r\n", ",", "<"];

    [Fact]
    public void A_key_is_found_at_its_exact_place_wherever_it_stands() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                foreach (var (format, make) in ProvenSample.All)
                {
                    var key = make(random);
                    var before = s_before[random.Next(s_before.Length)];
                    var text = before + key + s_after[random.Next(s_after.Length)];
                    var match = Assert.Single(CredentialScanner.Scan(text));
                    Assert.Equal((format, before.Length, key.Length), (match.Format, match.Start, match.Length));
                }
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_keys_of_one_file_are_found_in_order()
    {
        var random = new Random(1);
        var keys = ProvenSample.All.Select(format => format.Make(random)).ToList();
        var text = string.Join(";\n", keys.Select(key => "var x = \"" + key + "\""));

        var found = CredentialScanner.Scan(text);

        Assert.Equal(keys, found.Select(match => text.Substring(match.Start, match.Length)));
    }

    [Fact]
    public void A_token_with_one_wrong_character_is_not_a_token() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                foreach (var (format, make) in ProvenSample.All)
                {
                    var isChecked = format.StartsWith("github", StringComparison.Ordinal) || format is "npm" or "cloudflare"
                        || format.StartsWith("azure", StringComparison.Ordinal);
                    if (!isChecked)
                        continue;

                    var key = make(random).ToCharArray();
                    var at = random.Next(5, 40);
                    key[at] = key[at] == 'q' ? 'r' : 'q';
                    Assert.Empty(CredentialScanner.Scan(new string(key)));
                }
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_longer_word_around_a_key_is_another_word()
    {
        var random = new Random(2);
        foreach (var (_, make) in ProvenSample.All)
        {
            var key = make(random);
            Assert.Empty(CredentialScanner.Scan("x" + key));
            Assert.Empty(CredentialScanner.Scan("_" + key));
        }

        foreach (var (format, make) in ProvenSample.All)
        {
            if (format is "openai-legacy" or "npm" or "cloudflare" || format.StartsWith("github", StringComparison.Ordinal))
                Assert.Empty(CredentialScanner.Scan(make(random) + "x"));
        }
    }

    [Fact]
    public void Placeholders_of_documentation_are_not_reported()
    {
        var marker = Convert.ToBase64String("OpenAI"u8);
        string[] placeholders =
        [
            "sk-" + new string('x', 20) + marker + new string('x', 20),
            "sk-" + new string('0', 20) + marker + new string('0', 20),
            "sk-" + "EXAMPLE" + RandomText.Base62(new Random(3), 13) + marker + RandomText.Base62(new Random(4), 20),
            "sk-" + "ant-api03-" + new string('X', 93) + "AA",
            "sk-" + "ant-api03-" + "abcdefghijklmnopqrstuvwxyz" + RandomText.Base62(new Random(5), 67) + "AA",
        ];

        foreach (var placeholder in placeholders)
            Assert.Empty(CredentialScanner.Scan(placeholder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sk-")]
    [InlineData("sk-proj-")]
    [InlineData("sk-ant-api03-")]
    [InlineData("if (key.StartsWith(\"sk-ant-\") || key.StartsWith(\"ghp_\")) throw;")]
    [InlineData("asst_abcdefghijklmnopqrstuvwx thread_abcdefghijklmnopqrstuvwx")]
    [InlineData("sha512-aWsAKIAIOSFODNN7QQJJ9+/qqwertyuiopasdfghjklzxcvbnmQWERTYUIOP==")]
    [InlineData("PublicKeyToken=b77a5c561934e089")]
    [InlineData("6b9c2b1e-5d1c-4a0e-9f3e-0d8f3a1c2b4d")]
    [InlineData("AKIAIOSFODNN7QWERTYU")]
    public void Names_prefixes_hashes_and_ids_are_no_credentials(string text) => Assert.Empty(CredentialScanner.Scan(text));

    [Fact]
    public void No_text_is_too_strange_and_random_text_holds_no_credential() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => CredentialScanner.Scan(text ?? "").Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void A_message_tells_provider_last_four_and_a_short_hash_and_never_more()
    {
        var random = new Random(6);
        foreach (var (_, make) in ProvenSample.All)
        {
            var key = make(random);
            var text = "x = '" + key + "'";

            var match = CredentialScanner.Scan(text)[0];
            var display = match.Display(text);

            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8];
            Assert.Equal($"{match.Provider} {match.Kind} …{key[^4..]} (sha256 {hash})", display);
            for (var i = 0; i + 8 < key.Length; i++)
                Assert.DoesNotContain(key.Substring(i, 8), display, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sk- ", 1_000_000)]
    [InlineData("sk-", 1_000_000)]
    [InlineData("sk-proj-", 1_000_000)]
    [InlineData("sk-proj-T3BlbkFJ", 640_000)]
    [InlineData("ghp_000000000000000000000000000000000000 ", 240_000)]
    [InlineData("ABSKQmVkcm9ja0FQSUtleSx+", 400_000)]
    [InlineData("lorem ipsum ", 840_000)]
    public void Four_times_the_hostile_text_takes_about_four_times_as_long(string candidate, int count)
    {
        var small = string.Concat(Enumerable.Repeat(candidate, count / 4));
        var large = string.Concat(Enumerable.Repeat(candidate, count));

        // Quadratic growth would be sixteenfold every time; what else the machine does disturbs some of the times.
        var ratio = double.MaxValue;
        for (var attempt = 0; attempt < 8 && ratio >= 10; attempt++)
            ratio = Math.Min(ratio, Time(large) / Time(small));

        Assert.True(ratio < 10, $"{ratio:F1} times");
    }

    [Theory]
    [InlineData("abc", 0xd53cd9cecd0893b7, 0x22c74339492769bf)]
    [InlineData("abcdefghijklmnopqrstuvwxyz", 0x0ddddeeeeffff000, 0xa128eb7e7260aca2)]
    [InlineData("", 0x004fb61a001bdbcc, 0x30ed35c100cd3c7d)]
    public void Marvin32_gives_the_published_values(string text, ulong seed, ulong hash) =>
        Assert.Equal(hash, Checksum.Marvin32(Encoding.ASCII.GetBytes(text), seed));

    [Fact]
    public void Crc32_gives_the_published_check_value() => Assert.Equal(0xCBF43926u, Checksum.Crc32("123456789", 0, 9));

    [Fact]
    public void The_published_example_of_an_annotated_key_has_the_checksum_it_ends_in()
    {
        var key = new string('a', 52) + "JQQ" + "J99ALN5Z0000LZENeS003NUGT3OrW";

        Assert.Equal(key[80..], Checksum.AnnotatedKey(Convert.FromBase64String(key[..80])));
    }

    private static double Time(string text)
    {
        var started = Stopwatch.GetTimestamp();
        CredentialScanner.Scan(text);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
