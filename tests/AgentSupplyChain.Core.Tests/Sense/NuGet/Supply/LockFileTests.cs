using AgentSupplyChain.Core.Sense.NuGet.Content;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet.Supply;

public sealed class LockFileTests
{
    private readonly List<Finding> _faults = [];

    [Fact]
    public void Each_hash_is_read_once_with_the_place_where_it_stands()
    {
        const string text = """
            {
              "version": 2,
              "dependencies": {
                "net10.0": {
                  "A": {
                    "type": "Direct",
                    "requested": "[1.0.0, )",
                    "resolved": "1.0.0",
                    "contentHash": "aaa"
                  },
                  "core": { "type": "Project", "dependencies": { "A": "[1.0.0, )" } }
                },
                "net10.0/linux-x64": {
                  "A": { "type": "Direct", "resolved": "1.0.0", "contentHash": "aaa" },
                  "B": { "type": "Transitive", "resolved": "2.0.0", "contentHash": "bbb" }
                }
              }
            }
            """;

        var locked = LockFile.Parse(text, "packages.lock.json", _faults);

        Assert.Equal(["A 1.0.0 aaa", "B 2.0.0 bbb"], locked.Select(package => $"{package.Id} {package.Version} {package.ContentHash}"));
        Assert.Equal(("packages.lock.json", 9, 24), (locked[0].Place.File, locked[0].Place.Line, locked[0].Place.Column));
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "version": 1, "dependencies": [] }""")]
    [InlineData("""{ "dependencies": { "net10.0": { "A": """)]
    public void A_file_that_locks_nothing_is_a_fault(string text)
    {
        Assert.Empty(LockFile.Parse(text, "packages.lock.json", _faults));

        Assert.Equal("ASC9003", Assert.Single(_faults).Rule.Id);
    }

    [Theory]
    [InlineData("""{ "version": 1, "dependencies": {} }""")]
    [InlineData("""{ "version": 2, "dependencies": { "net10.0": [] } }""")]
    [InlineData("""{ "version": 1, "dependencies": { "net10.0": { "A": null, "B": 1, "C": {}, "D": { "resolved": 1, "contentHash": {} }, "E": { "resolved": "1.0.0", "contentHash": null } } } }""")]
    public void What_has_no_hash_is_left_out(string text)
    {
        Assert.Empty(LockFile.Parse(text, "packages.lock.json", _faults));

        Assert.Empty(_faults);
    }
}
