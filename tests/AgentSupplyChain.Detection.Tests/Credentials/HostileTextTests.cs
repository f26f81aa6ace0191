using System.Diagnostics;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Credentials;

public class HostileTextTests
{
    [Fact]
    public void No_text_is_too_strange_and_random_text_holds_no_credential() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => CredentialScanner.Scan(text ?? "").Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void A_credential_that_is_cut_or_torn_anywhere_does_no_harm()
    {
        var random = new Random(1);
        foreach (var sample in ScannedSamples.All)
        {
            var key = sample.Make(random);
            for (var i = 0; i < Math.Min(key.Length, 400); i++)
            {
                CredentialScanner.Scan(key[..i]);
                CredentialScanner.Scan(key[i..]);
                foreach (var match in CredentialScanner.Scan(key[..i] + "\ud800" + key[i..]))
                    Assert.True(match.Start >= 0 && match.Start + match.Length <= key.Length + 1);
            }
        }
    }

    [Fact]
    public void Pieces_of_credentials_in_any_order_do_no_harm()
    {
        var shapesOnly = new CredentialSettings(verifyChecksums: false, []);
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var text = string.Concat(Enumerable.Range(0, 60).Select(_ => Piece(random)));
                foreach (var settings in (CredentialSettings[])[CredentialSettings.Default, shapesOnly])
                {
                    var end = 0;
                    foreach (var match in CredentialScanner.Scan(text, settings))
                    {
                        Assert.True(match.Start >= end && match.Length > 0, "in order, and apart");
                        end = match.Start + match.Length;
                    }

                    Assert.True(end <= text.Length);
                }
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_address_right_behind_a_credential_begins_behind_it()
    {
        var random = new Random(1064635254);
        var key = ScannedSamples.All.First(sample => sample.Format == "huggingface").Make(random);
        var address = ScannedSamples.All.First(sample => sample.Format == "discord-webhook").Make(random);
        var host = address[address.IndexOf("discord", StringComparison.Ordinal)..];

        var matches = CredentialScanner.Scan("https://" + key + "." + host);

        Assert.Equal(["huggingface", "discord-webhook"], matches.Select(match => match.Format));
        Assert.True(matches[1].Start >= matches[0].Start + matches[0].Length);
    }

    [Fact]
    public void Clean_text_costs_no_memory()
    {
        var text = string.Concat(Enumerable.Repeat("var task = client.GetAsync(\"https://hooks.test.example/a_b\"); // ask-for ghp_ and sk-proj- keys, MII = 5 – ünïcode\n", 10_000));
        CredentialScanner.Scan(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var matches = CredentialScanner.Scan(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Empty(matches);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Near_misses_cost_no_memory()
    {
        var random = new Random(2);
        var text = string.Join('\n', ScannedSamples.All.Where(sample => sample.NearMiss is not null).Select(sample => sample.NearMiss!(random)));
        CredentialScanner.Scan(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        CredentialScanner.Scan(text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_million_credentials_are_a_million_matches()
    {
        const int Count = 1_000_000;
        var key = CredentialSamples.Fresh("stripe") + "\n";

        var matches = CredentialScanner.Scan(string.Concat(Enumerable.Repeat(key, Count)));

        Assert.Equal(Count, matches.Count);
        Assert.Equal((Count - 1) * key.Length, matches[^1].Start);
    }

    [Theory]
    [InlineData("sk- ", 250_000)]
    [InlineData("sk-", 250_000)]
    [InlineData("sk-proj-", 250_000)]
    [InlineData("sk-proj-T3BlbkFJ", 160_000)]
    [InlineData("ghp_000000000000000000000000000000000000 ", 60_000)]
    [InlineData("ABSKQmVkcm9ja0FQSUtleSx+", 100_000)]
    [InlineData("+ASt", 250_000)]
    [InlineData("JQQJ9", 250_000)]
    [InlineData("IBAzCC", 250_000)]
    [InlineData("MIIKIBAzCC", 250_000)]
    [InlineData("eyJ", 250_000)]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.", 100_000)]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJhbGciOiJIUzI1NiJ9.x ", 50_000)]
    [InlineData("ghs_1_eyJ.", 250_000)]
    [InlineData("-----BEGIN PRIVATE KEY-----", 75_000)]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIE\n", 75_000)]
    [InlineData("-----BEGIN PGP PRIVATE KEY BLOCK-----\nA: b\n", 50_000)]
    [InlineData("-----BEGIN PRIVATE KEY----- A B C:", 75_000)]
    [InlineData("glagent-", 250_000)]
    [InlineData("glpat-", 250_000)]
    [InlineData("x.01.0r1glpat-", 150_000)]
    [InlineData("${A-", 400_000)]
    [InlineData("MTIzNDU2Nzg5MDEyMzQ1Njc4.", 100_000)]
    [InlineData("123456789:AA", 250_000)]
    [InlineData("abcdef0123456789abcdef0123456789-us", 50_000)]
    [InlineData("abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst ", 50_000)]
    [InlineData("hooks.slack.com/services/T", 75_000)]
    [InlineData("a.webhook.office.com/webhookb2/", 75_000)]
    [InlineData("AIza firebas ", 150_000)]
    [InlineData("a", 2_000_000)]
    [InlineData("\ud800", 2_000_000)]
    [InlineData("lorem ipsum ", 210_000)]
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

    private static string Piece(Random random)
    {
        var sample = ScannedSamples.All[random.Next(ScannedSamples.All.Count)];
        var text = random.Next(3) == 0 && sample.NearMiss is { } nearMiss ? nearMiss(random) : sample.Make(random);
        var start = random.Next(4) == 0 ? random.Next(text.Length) : 0;
        var end = random.Next(4) == 0 ? random.Next(start, text.Length) : text.Length;
        return text[start..end] + (random.Next(8) switch { 0 => "", 1 => "\ud800", 2 => "\\n", 3 => "%", 4 => "=", 5 => ".", _ => "\n" });
    }

    private static double Time(string text)
    {
        var started = Stopwatch.GetTimestamp();
        CredentialScanner.Scan(text);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
