using System.Diagnostics;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.TestKit.Credentials;
using static AgentSupplyChain.Detection.Tests.Files.FileSearch;

namespace AgentSupplyChain.Detection.Tests.Files;

public class ManyCredentialsTests
{
    [Fact]
    public void Of_many_a_hundred_are_told_the_proven_first_and_the_rest_is_counted()
    {
        var key = CredentialSamples.Fresh("github-ghp");
        var lines = Enumerable.Range(0, 500).Select(i => "A" + i + "_API_KEY=" + Likely(i)).ToList();
        lines.Add("LAST=" + key);

        var found = Find(".env", string.Join('\n', lines));

        Assert.Equal(FileCredentials.Most + 1, found.Count);
        Assert.Single(found, one => one.Rule.Id == "ASC6010");
        Assert.StartsWith("401 more credentials stand in '.env'", found[^1].Message, StringComparison.Ordinal);
        Assert.Equal(found.Count, found.Select(one => one.Subject).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_million_candidates_end_in_bounded_time()
    {
        const int Count = 90_000;
        var text = string.Concat(Enumerable.Repeat("AK=x\n", 1_000_000));
        var fresh = Enumerable.Range(0, 100).Select(_ => CredentialSamples.Fresh("github-ghp")).ToList();
        var keys = string.Concat(Enumerable.Range(0, Count).Select(i => "K=" + fresh[i % fresh.Count] + "\n"));
        var likely = Enumerable.Range(0, 100).Select(Likely).ToList();
        var values = string.Concat(Enumerable.Range(0, Count).Select(i => "API_KEY=" + likely[i % likely.Count] + "\n"));
        var watch = Stopwatch.StartNew();

        foreach (var name in (string[])[".env", "a.yml", "appsettings.json", "Dockerfile", "prompts/a.md", "calls.http", "web.config"])
        {
            Assert.Empty(Find(name, text));
            AssertCounted(Find(name, keys), "ASC6010");
        }

        AssertCounted(Find(".env", values), "ASC6011");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    private static void AssertCounted(IReadOnlyList<FileCredential> found, string rule)
    {
        Assert.Equal(FileCredentials.Most + 1, found.Count);
        Assert.All(found, one => Assert.Equal(rule, one.Rule.Id));
        Assert.StartsWith("89900 more credentials stand in ", found[^1].Message, StringComparison.Ordinal);
    }
}
