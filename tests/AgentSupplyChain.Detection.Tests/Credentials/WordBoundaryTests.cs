using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials;

public class WordBoundaryTests
{
    [Fact]
    public void A_longer_word_around_a_key_is_another_word()
    {
        var random = new Random(4);
        foreach (var sample in ScannedSamples.All.Where(sample => sample.Group == SampleGroup.SelfIdentifying))
        {
            var key = sample.Make(random);
            if (sample.HasChecksum)
            {
                Assert.True(CredentialScanner.Scan(key + "x").Count == 0, key + "x");
                continue;
            }

            Assert.True(CredentialScanner.Scan("x" + key).Count == 0, "x" + key);
            Assert.True(CredentialScanner.Scan("_" + key).Count == 0, "_" + key);
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("7")]
    [InlineData("_")]
    [InlineData("token-")]
    [InlineData("iVBORw0KGgo/")]
    public void A_right_checksum_tells_a_key_behind_any_word(string word)
    {
        var random = new Random(10);
        foreach (var sample in ScannedSamples.All.Where(sample => sample.HasChecksum))
        {
            var key = sample.Make(random);

            // The old tokens of Azure DevOps have nothing but their length: a longer word is not looked into.
            if (key.Length == 52 && char.IsLetterOrDigit(word[^1]))
                continue;

            var found = CredentialScanner.Scan(word + key);
            Assert.True(found is [var match] && (match.Format, match.Start, match.Length) == (sample.Format, word.Length, key.Length), sample.Format + " in " + word + key);

            var nearMiss = word + sample.NearMiss!(random);
            Assert.True(CredentialScanner.Scan(nearMiss).Count == 0, nearMiss);
            if (word[^1] != '/')
                Assert.True(CredentialScanner.Scan(nearMiss, new CredentialSettings(verifyChecksums: false, [])).Count == 0, nearMiss);
        }
    }

    [Theory]
    [InlineData("${OPENAI_API_KEY:-", "}")]
    [InlineData("${OPENAI_API_KEY-", "}")]
    [InlineData("${OPENAI_API_KEY:=", "}")]
    [InlineData("${OPENAI_API_KEY=", "}")]
    [InlineData("${OPENAI_API_KEY:+", "}")]
    [InlineData("      OPENAI_API_KEY: \"${OPENAI_API_KEY:-", "}\"")]
    public void The_default_of_a_variable_is_found(string before, string after)
    {
        var random = new Random(11);
        foreach (var sample in ScannedSamples.All)
        {
            var key = sample.Make(random);
            var secret = sample.SecretIn(key);
            var found = CredentialScanner.Scan(before + key + after);

            Assert.True(found is [var match] && (before + key + after).Substring(match.Start, match.Length) == secret, sample.Format + " in " + before + key);
        }
    }

    [Theory]
    [InlineData("a-")]
    [InlineData("{NAME-")]
    [InlineData("${-")]
    [InlineData("${A.B-")]
    public void A_hyphen_alone_begins_no_default(string before)
    {
        var random = new Random(12);
        foreach (var format in (string[])["openai-project", "huggingface", "google-api-key", "aws-akid"])
            Assert.Empty(CredentialScanner.Scan(before + CredentialSamples.Of(format).Make(random)));
    }

    [Theory]
    [InlineData("aws-akid")]
    [InlineData("google-api-key")]
    [InlineData("twilio-key")]
    public void What_nothing_but_base64_marks_is_none_inside_base64(string format)
    {
        var random = new Random(5);
        for (var i = 0; i < 100; i++)
        {
            var key = CredentialSamples.Of(format).Make(random);
            Assert.Empty(CredentialScanner.Scan("iVBORw0KGgo" + RandomText.Base62(random, 30) + "/" + key));
            Assert.Empty(CredentialScanner.Scan(key + "+" + RandomText.Base62(random, 30)));
        }
    }

    [Theory]
    [InlineData("azure-cosmos")]
    [InlineData("azure-search")]
    public void Base64_that_goes_on_behind_a_key_is_no_key(string format)
    {
        var random = new Random(5);
        for (var i = 0; i < 100; i++)
            Assert.Empty(CredentialScanner.Scan(CredentialSamples.Of(format).Make(random) + "+" + RandomText.Base62(random, 30)));
    }
}
