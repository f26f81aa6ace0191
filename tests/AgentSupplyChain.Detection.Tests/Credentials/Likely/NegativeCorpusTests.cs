using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials.Likely;

public class NegativeCorpusTests
{
    private const int Members = 1000;

    /// <summary>Vectors of cryptography are keys by every mark of their own: where they stand under the name of a key, the project of tests around them tells.</summary>
    private const int Vectors = 16;

    public static TheoryData<int> Classes => [.. NegativeCorpus.All.Select(one => one.Number)];

    public static TheoryData<int> ToldByThemselves => [.. NegativeCorpus.All.Select(one => one.Number).Where(number => number != Vectors)];

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
    [MemberData(nameof(ToldByThemselves))]
    public void Nothing_that_only_looks_like_a_credential_is_a_likely_one(int number)
    {
        var reported = Reported(number, (name, value) => LikelyCredential.Is(CredentialName.KindOf(name), value));
        Assert.True(reported.Count == 0, reported.Count + " of " + Members + ":\n" + string.Join("\n", reported.Take(20)));
    }

    [Theory]
    [MemberData(nameof(ToldByThemselves))]
    public void Nothing_that_only_looks_like_a_credential_is_a_likely_one_as_a_default(int number)
    {
        var reported = Reported(number, (name, value) => LikelyCredential.Is(CredentialName.KindOf(name), "${NAME:-" + value + "}")
            || EmbeddedCredential.Find("Host=db.example;Note=${NAME:-" + value + "}").Count > 0);
        Assert.True(reported.Count == 0, reported.Count + " of " + Members + ":\n" + string.Join("\n", reported.Take(20)));
    }

    [Fact]
    public void Vectors_of_cryptography_are_likely_ones_under_names_of_keys_alone()
    {
        string[] names = ["hmacKey", "aesKey", "sharedSecret", "privateKey", "secretKey"];
        var reported = Reported(Vectors, (name, value) => LikelyCredential.Is(CredentialName.KindOf(name), value));
        Assert.True(reported.Count is > 100 and < 200, reported.Count + " of " + Members);
        Assert.All(reported, one => Assert.Contains(one.Split(' ')[0], names));
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
