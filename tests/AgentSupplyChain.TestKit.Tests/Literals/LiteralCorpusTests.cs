using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Credentials;
using AgentSupplyChain.TestKit.Literals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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

    [Fact]
    public void What_is_planted_in_an_assembly_is_counted_once_and_for_every_place()
    {
        var folder = Directory.CreateTempSubdirectory("planted-");
        try
        {
            var (proven, named) = (CredentialSamples.Fresh("github-ghp"), CredentialSamples.Of("generic-named").Make(new Random(1)));
            string[] paths = [Path.Combine(folder.FullName, "one.dll"), Path.Combine(folder.FullName, "two.dll")];
            foreach (var path in paths)
            {
                var source = $$"""static class C { static string M() => "{{proven}}"; static string ApiKey => "{{named}}"; static string Name => "a name"; }""";
                var compilation = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(path), [CSharpSyntaxTree.ParseText(source)], FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
                Assert.True(compilation.Emit(path).Success);
            }

            var corpus = new LiteralCorpus();
            corpus.Read(paths);

            Assert.Equal((1, 2), corpus.Reports("ASC6010"));
            Assert.Equal((1, 2), corpus.Reports("ASC6011"));
            Assert.Equal(["github-ghp", "ApiKey"], corpus.Hits.Select(place => place.Hit.Format));
            Assert.True(corpus.MostPer100000("ASC6010") > 1, "A planted credential must break the limit.");
            Assert.DoesNotContain(corpus.Hits, place => TriageList.Read().Of(place.Hit) is not null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static LiteralCorpus Read()
    {
        var corpus = new LiteralCorpus();
        corpus.Read([.. RealAssemblies.Below(AppContext.BaseDirectory), .. RealAssemblies.OfLockedPackages()], Limit);
        return corpus;
    }
}
