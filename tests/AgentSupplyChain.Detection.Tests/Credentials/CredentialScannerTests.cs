using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Credentials;

public class CredentialScannerTests
{
    public static TheoryData<string> Formats => ScannedSamples.Formats;

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_key_is_found_at_its_exact_place_wherever_it_stands(string format)
    {
        const int Rounds = 200;
        var random = new Random(format.Length);
        var missed = new List<string>();
        var count = 0;
        foreach (var sample in ScannedSamples.Of(format))
        {
            for (var i = 0; i < Rounds; i++, count++)
            {
                var key = sample.Make(random);
                var (text, start) = ScannedSamples.At(i % ScannedSamples.Places, key);
                var matches = CredentialScanner.Scan(text);

                // A service account is more than its key: the key is what is found.
                var secret = sample.SecretIn(key);
                start += key.IndexOf(secret, StringComparison.Ordinal);
                if (matches is not [var match] || (match.Format, match.Start, match.Length) != (format, start, secret.Length))
                    missed.Add(text);
            }
        }

        Assert.True(missed.Count <= 0.02 * count, $"{missed.Count} of {count} missed, as in: {missed.FirstOrDefault()}");
    }

    [Fact]
    public void All_keys_of_one_file_are_found_in_order()
    {
        var random = new Random(1);
        var keys = ScannedSamples.All.Where(sample => sample.HasChecksum).Select(sample => sample.Make(random)).ToList();
        var text = string.Join(";\n", keys.Select(key => "var x = \"" + key + "\""));

        var found = CredentialScanner.Scan(text);

        Assert.Equal(keys, found.Select(match => text.Substring(match.Start, match.Length)));
    }

    [Fact]
    public void A_wrong_checksum_is_no_credential() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                foreach (var sample in ScannedSamples.All.Where(sample => sample.HasChecksum))
                {
                    var (text, _) = ScannedSamples.At(random.Next(ScannedSamples.Places), sample.NearMiss!(random));
                    Assert.True(CredentialScanner.Scan(text).Count == 0, sample.Format + " in " + text);
                }
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_checksums_do_not_count_the_shape_does()
    {
        var settings = new CredentialSettings(verifyChecksums: false, []);
        var random = new Random(2);
        foreach (var sample in ScannedSamples.All.Where(sample => sample.HasChecksum))
        {
            var nearMiss = sample.NearMiss!(random);

            var found = CredentialScanner.Scan(nearMiss, settings);

            Assert.True(found.Count == 1, sample.Format + " " + nearMiss);
            var match = found[0];
            Assert.Equal((sample.Format, 0, nearMiss.Length), (match.Format, match.Start, match.Length));
        }

        // Shape, but a placeholder.
        Assert.Empty(CredentialScanner.Scan("ghp_" + new string('x', 36), settings));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Another_length_or_marker_is_no_credential(string format)
    {
        var random = new Random(3);
        foreach (var sample in ScannedSamples.Of(format).Where(sample => sample.NearMiss is not null))
        {
            for (var i = 0; i < 100; i++)
            {
                var text = sample.NearMiss!(random);
                Assert.True(CredentialScanner.Scan(text).Count == 0, text);
            }
        }
    }

    [Fact]
    public void Placeholders_of_documentation_are_not_reported()
    {
        var marker = Convert.ToBase64String("OpenAI"u8);
        var random = new Random(6);
        string[] placeholders =
        [
            "sk-" + new string('x', 20) + marker + new string('x', 20),
            "sk-" + new string('0', 20) + marker + new string('0', 20),
            "sk-" + "EXAMPLE" + RandomText.Base62(random, 13) + marker + RandomText.Base62(random, 20),
            "sk-" + "ant-api03-" + new string('X', 93) + "AA",
            "sk-" + "ant-api03-" + "abcdefghijklmnopqrstuvwxyz" + RandomText.Base62(random, 67) + "AA",
            "gsk" + "_" + string.Concat(Enumerable.Repeat("aB3x", 13)),
            "hf" + "_" + "your" + "_token_goes_right_here_and_no_more_x"[..30],
            "hf" + "_" + "abcdefgh" + "ijklmnopqrstuvwxyzabcdefgh",
            "sk_" + "live_" + "0123456789" + "abcdefghijklmn",
            "sk-" + "or-v1-" + string.Concat(Enumerable.Repeat("0123456789abcdef", 4)),
            "sk-" + "lf-00000000-0000-0000-0000-000000000000",
            "xai-" + "replace-with-your-key-" + new string('y', 58),
            "AKIA" + "IOSFODNN7EXAMPLE",
            "AIza" + "SyXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
            "jina_" + "thisisnotatokenbutalongtextwithoutanydigitsinit",
            "tvly-" + "YOURAPIKEYYOURAPIKEYYOURAPIKEYYO",
        ];

        foreach (var placeholder in placeholders)
            Assert.True(CredentialScanner.Scan("key = '" + placeholder + "'").Count == 0, placeholder);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sk-")]
    [InlineData("sk-proj-")]
    [InlineData("sk-ant-api03-")]
    [InlineData("if (key.StartsWith(\"sk-ant-\") || key.StartsWith(\"ghp_\")) throw;")]
    [InlineData("asst_abcdefghijklmnopqrstuvwx thread_abcdefghijklmnopqrstuvwx")]
    [InlineData("vs_67f1a2B3c4D5e6F7a8B9c0D1e2F3a4B5 run_9fK2mQ7xT4vB8nL1pR6sW3zY call_Xk29sLq81Jd02mZpTr7YwQa4 msg_68a1f0c2d4e6b8a0c2e4f6a8")]
    [InlineData("toolu_01A09q90qw90lq917835lq9 resp_67ccd2bed1ec8190b14f964abc0542670bb6a6b452d3795b org-Zk3Lq8Wv2Xn7Rt5Yp1Mb9Cd4 proj_Qw8Er2Ty6Ui0Op4As7Df1Gh3 file-9Hs2Lk4Vb7Nm1Qw5Er8Ty3Ui")]
    [InlineData("sha512-aWsAKIAIOSFODNN7QQJJ9+/qqwertyuiopasdfghjklzxcvbnmQWERTYUIOP==")]
    [InlineData("PublicKeyToken=b77a5c561934e089")]
    [InlineData("6b9c2b1e-5d1c-4a0e-9f3e-0d8f3a1c2b4d")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sk-[A-Za-z0-9]{48} AKIA[0-9A-Z]{16} ghp_[0-9a-zA-Z]{36} eyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX")]
    [InlineData("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx npm_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX")]
    [InlineData("OpenAI:ApiKey OPENAI_API_KEY arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/openai-AbCdEf")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")]
    [InlineData("https://3b1f9c0d2e4a5b6c7d8e9f0a1b2c3d4e@o123456.ingest.sentry.io/4501234567890123")]
    public void Names_prefixes_hashes_and_ids_are_no_credentials(string text) => Assert.Empty(CredentialScanner.Scan(text));

    [Fact]
    public void The_public_half_of_a_pair_is_no_credential()
    {
        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            Assert.Empty(CredentialScanner.Scan("pk_live_" + RandomText.Base62(random, 99)));
            Assert.Empty(CredentialScanner.Scan("pk_test_" + RandomText.Base62(random, 24)));
            Assert.Empty(CredentialScanner.Scan("pk-lf-" + RandomText.Uuid(random)));
            Assert.Empty(CredentialScanner.Scan("phc_" + RandomText.Base62(random, 43)));
            Assert.Empty(CredentialScanner.Scan("AROA" + RandomText.Base32(random, 16) + " AIDA" + RandomText.Base32(random, 16)));
            Assert.Empty(CredentialScanner.Scan("AC" + RandomText.Hex(random, 32)));
            Assert.Empty(CredentialScanner.Scan("sb_publishable_" + RandomText.Base62(random, 31)));
        }
    }

    [Fact]
    public void Random_words_of_any_class_are_no_proven_credentials()
    {
        var random = new Random(8);
        for (var i = 0; i < 20_000; i++)
        {
            var length = random.Next(8, 120);
            string[] words =
            [
                RandomText.Hex(random, length), RandomText.Base62(random, length), RandomText.Base64(random, length), RandomText.Base64Url(random, length),
                RandomText.Lower(random, length), RandomText.Base32(random, length), RandomText.Uuid(random),
            ];
            foreach (var word in words)
                Assert.True(CredentialScanner.Scan(word).All(match => !match.IsProven), word);
        }
    }

    [Fact]
    public void An_id_a_sandbox_or_a_short_mark_is_found_but_not_proven()
    {
        var random = new Random(9);
        string[] formats = ["aws-akid", "alibaba", "tencent", "twilio-key", "firecrawl", "fireworks", "voyage", "crates-io", "mailchimp", "octopus", "jwt", "pkcs12-b64"];
        foreach (var format in formats)
            Assert.All(CredentialScanner.Scan(CredentialSamples.Of(format).Make(random)), match => Assert.False(match.IsProven));

        var test = Assert.Single(CredentialScanner.Scan("sk" + "_test_" + RandomText.Base62(random, 24)));
        var live = Assert.Single(CredentialScanner.Scan("sk" + "_live_" + RandomText.Base62(random, 24)));
        Assert.Equal((false, true), (test.IsProven, live.IsProven));
    }

    [Fact]
    public void A_browser_key_of_Firebase_is_found_but_not_proven()
    {
        var key = CredentialSamples.Fresh("google-api-key");

        var alone = Assert.Single(CredentialScanner.Scan("var key = \"" + key + "\";"));
        var page = Assert.Single(CredentialScanner.Scan("const firebaseConfig = { apiKey: \"" + key + "\" };"));
        var app = Assert.Single(CredentialScanner.Scan("{ \"mobilesdk_app_id\": \"1:2:android:3\", \"current_key\": \"" + key + "\" }"));

        Assert.Equal((true, false, false), (alone.IsProven, page.IsProven, app.IsProven));
    }

    [Fact]
    public void Allowed_values_and_development_keys_are_not_reported()
    {
        var key = CredentialSamples.Fresh("github-ghp");
        var digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));

        Assert.Empty(CredentialScanner.Scan("x = '" + key + "'", new CredentialSettings(verifyChecksums: true, [digest])));
        Assert.Single(CredentialScanner.Scan("x = '" + CredentialSamples.Fresh("github-ghp") + "'", new CredentialSettings(verifyChecksums: true, [digest])));
        Assert.Empty(CredentialScanner.Scan("sk" + "_test_" + "4eC39HqLyjWDarjtT1zdp7dc"));
    }
}
