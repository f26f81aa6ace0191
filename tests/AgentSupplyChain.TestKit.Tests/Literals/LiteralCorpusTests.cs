using AgentSupplyChain.TestKit.Literals;

namespace AgentSupplyChain.TestKit.Tests.Literals;

/// <summary>A sample of what <c>credentials literals</c> of the benchmarks measures whole.</summary>
public class LiteralCorpusTests
{
    /// <summary>No more are read, so that the test takes seconds however many packages are locked.</summary>
    private const int Limit = 120_000;

    private static readonly Lazy<LiteralCorpus> s_corpus = new(Read);

    [Fact]
    public void The_sample_is_large_enough_to_tell_a_rate()
    {
        Assert.True(s_corpus.Value.Distinct >= 50_000, $"{s_corpus.Value.Distinct} texts");
        Assert.True(s_corpus.Value.Named >= 10, $"{s_corpus.Value.Named} names");
    }

    [Theory]
    [InlineData("ASC6010", 1)]
    [InlineData("ASC6011", 5)]
    public void The_texts_of_real_packages_are_seldom_reported(string rule, double most) =>
        Assert.InRange(s_corpus.Value.MostPer100000(rule), 0, most);

    [Fact]
    public void Every_report_has_been_judged()
    {
        var triage = TriageList.Read();
        Assert.DoesNotContain(s_corpus.Value.Hits, place => triage.Of(place.Hit) is null);
    }

    private static LiteralCorpus Read()
    {
        var corpus = new LiteralCorpus();
        corpus.Read([.. RealAssemblies.Below(AppContext.BaseDirectory), .. RealAssemblies.OfLockedPackages()], Limit);
        return corpus;
    }
}
