using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials.Likely;

public class NegativeCorpusTests
{
    private const int Members = 1000;

    public static TheoryData<int> Classes => [.. NegativeCorpus.All.Select(one => one.Number)];

    [Fact]
    public void There_are_seventeen_classes_of_at_least_25_members()
    {
        Assert.Equal(Enumerable.Range(1, 17), NegativeCorpus.All.Select(one => one.Number).Order());
        foreach (var one in NegativeCorpus.All)
        {
            var random = new Random(one.Number);
            Assert.True(Enumerable.Range(0, Members).Select(_ => one.Make(random)).Distinct().Count() >= 25, one.Title);
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Nothing_that_only_looks_like_a_credential_is_proven_to_be_one(int number)
    {
        var reported = Reported(number, (_, value) => CredentialScanner.Scan(value).Count > 0);
        Assert.True(reported.Count == 0, reported.Count + " of " + Members + ":\n" + string.Join("\n", reported.Take(20)));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Nothing_that_only_looks_like_a_credential_is_a_likely_one(int number)
    {
        var reported = Reported(number, (name, value) => LikelyCredential.Is(CredentialName.KindOf(name), value));
        Assert.True(reported.Count == 0, reported.Count + " of " + Members + ":\n" + string.Join("\n", reported.Take(20)));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Nothing_that_only_looks_like_a_credential_holds_one(int number)
    {
        var reported = Reported(number, (_, value) => EmbeddedCredential.Find(value).Count > 0);
        Assert.True(reported.Count == 0, reported.Count + " of " + Members + ":\n" + string.Join("\n", reported.Take(20)));
    }

    private static List<string> Reported(int number, Func<string, string, bool> isReported)
    {
        var one = NegativeCorpus.Of(number);
        var random = new Random(number);
        return Enumerable.Range(0, Members).Select(_ => one.Make(random)).Where(member => isReported(member.Name, member.Value))
            .Select(member => member.Name + " = " + member.Value).Distinct().ToList();
    }
}
