using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class A_policy_that_cannot_be_understood
{
    private const string Policy = "agent-supply-chain.json";

    [Fact]
    public void Stops_the_build_at_its_place_until_it_is_mended()
    {
        using var folder = Fixture.ConsoleApp().WithFile("prompts/system.md", "Answer in one sentence.").Write();

        folder.Write(Policy, "{ \"schemaVersion\": 1,\n  \"profile\"");
        AssertTold(folder, $"ASC8001 {Policy}", 2, "it is not valid JSON from here on");
        folder.Write(Policy, "{ \"schemaVersion\": 1,\n  \"profil\": \"strict\" }");
        AssertTold(folder, $"ASC8001 {Policy}", 2, "'profil' is not a field; allowed are");
        folder.Write(Policy, "");
        AssertTold(folder, $"ASC8001 {Policy}", 1, "it is empty");
        folder.Delete(Policy);
        Directory.CreateDirectory(folder.PathOf(Policy));
        AssertTold(folder, $"ASC9003 {Policy}", 0, "it is a folder; put a file in its place");
        Directory.Delete(folder.PathOf(Policy));
        AssertTold(folder, "ASC9003 policies/named.json", 0, "it does not exist", "-p:AgentSupplyChainPolicyFile=policies/named.json");

        Assert.Empty(folder.Documents());
        folder.Write(Policy, """{ "schemaVersion": 1, "profile": "minimal" }""");
        folder.Run("build").MustBeQuiet();
        Assert.Equal(2, folder.Documents().Count);
    }

    [Fact]
    public void Is_refused_where_it_is_larger_than_memory()
    {
        using var folder = Fixture.ConsoleApp().WithFile("prompts/system.md", "Answer in one sentence.").Write();
        using (var policy = File.Create(folder.PathOf(Policy)))
            policy.SetLength(3L * 1024 * 1024 * 1024);

        AssertTold(folder, $"ASC9003 {Policy}", 0, "at most");
        Assert.DoesNotContain(folder.Run("build").Lines, line => line.Contains("MSB", StringComparison.Ordinal));
    }

    private static void AssertTold(FixtureFolder folder, string finding, int line, string cause, params string[] arguments)
    {
        var error = folder.Run("build", arguments).MustFailWith(folder, finding).OurError();

        Assert.Equal(line, error.Line);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }
}
