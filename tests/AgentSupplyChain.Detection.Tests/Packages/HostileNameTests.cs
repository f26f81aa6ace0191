using AgentSupplyChain.Detection.Packages;

namespace AgentSupplyChain.Detection.Tests.Packages;

/// <summary>Ids come from files that anybody may have written.</summary>
public sealed class HostileNameTests
{
    private const int Seed = 20261122;

    private static readonly PackageNameIndex Index = PackageNameIndex.Build(["Newtonsoft.Json", "Polly", "A", "a-b", new string('x', 100), new string('x', 101), "Caf\u00E9"], ["Microsoft."]);

    [Fact]
    public void An_empty_id_and_one_that_NuGet_would_not_take_resemble_nothing()
    {
        Assert.Equal(NameResemblance.None, Index.Match("").Resemblance);
        Assert.Equal(NameResemblance.None, Index.Match(new string('x', 1000)).Resemblance);
        Assert.Equal(NameResemblance.None, Index.Match("...").Resemblance);
        Assert.Equal(NameResemblance.None, Index.Match("-").Resemblance);
    }

    [Fact]
    public void A_thousand_foreign_letters_are_judged_and_told_shortly()
    {
        var match = Index.Match("a" + new string('\u043E', 1000));

        Assert.True(match.IsCertain);
        Assert.Equal("U+043E for 'o'", match.Letters);
    }

    [Fact]
    public void An_unpaired_surrogate_is_hidden_and_so_is_what_becomes_of_broken_text()
    {
        // Put together here: the compiler would not keep them in an attribute.
        foreach (var id in new[] { "\uD800", "Newtonsoft.Json\uDC00", "\uDC00\uD800Polly", "Polly\uD800", "Polly\uFFFD" })
            Assert.Equal(NameResemblance.HiddenCharacter, Index.Match(id).Resemblance);
    }

    [Fact]
    public void What_cannot_be_in_the_list_is_left_out_of_it()
    {
        Assert.Equal(5, Index.Count);
        Assert.True(Index.Contains(new string('X', 100)));
        Assert.False(Index.Contains(new string('x', 101)));
        Assert.False(Index.Contains("Caf\u00E9"));
        Assert.Equal(NameResemblance.None, PackageNameIndex.Build([], []).Match("Polly").Resemblance);
    }

    [Fact]
    public void Any_text_has_an_answer_and_a_protected_id_none()
    {
        var random = new Random(Seed);
        const string Alphabet = "aAbBiIlLoO01mnrvw.-_ \t\u0430\u043E\u0131\u200D\u202E\u0301\u65E5\uD83D\uDE00\uFF21";
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var match = Index.Match(text);
            Assert.Equal(match.Resemblance == NameResemblance.None, match is { Target: null, Reading: null, Letters: null });
            Assert.All(match.Letters ?? "", letter => Assert.InRange(letter, ' ', '~'));

            var ids = Enumerable.Range(0, 4).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Alphabet[random.Next(19)]))).ToList();
            if (round % 20 != 0)
                continue;

            var own = PackageNameIndex.Build(ids, []);
            Assert.All(ids, id => Assert.Equal(NameResemblance.None, own.Match(id).Resemblance));
        }
    }

    [Fact]
    public void A_look_at_ids_that_resemble_nothing_allocates_nothing()
    {
        string[] ids = ["Newtonsoft.Json", "Contoso.Payments.Abstractions", "A.B.C.Net", "Newtonsoft.Json.Extensions", new string('y', 100)];
        foreach (var id in ids)
            Index.Match(id);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var id in ids)
            Index.Match(id);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
