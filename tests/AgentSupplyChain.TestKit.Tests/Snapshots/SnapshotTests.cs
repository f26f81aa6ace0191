using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Snapshots;

namespace AgentSupplyChain.TestKit.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("snapshot");

    private string Approved => Path.Combine(folder.FullName, "Some.Test.approved.txt");

    private string Received => Path.Combine(folder.FullName, "Some.Test.received.txt");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_approved_file_lies_beside_the_test_and_bears_its_name() => Snapshot.Match("approved text\n");

    [Fact]
    public void A_missing_file_is_received_for_approval()
    {
        var failure = Assert.Throws<CheckFailedException>(() => Snapshot.MatchFile("new", Approved, SnapshotMode.Compare));
        Assert.Contains("Some.Test.approved.txt is missing", failure.Message, StringComparison.Ordinal);
        Assert.Equal("new", File.ReadAllText(Received));
        Assert.False(File.Exists(Approved));
    }

    [Fact]
    public void A_build_server_refuses_a_missing_file_and_writes_nothing()
    {
        Assert.Throws<CheckFailedException>(() => Snapshot.MatchFile("new", Approved, SnapshotMode.ReadOnly));
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public void Another_text_fails_with_the_difference_and_is_received()
    {
        File.WriteAllText(Approved, "one\ntwo\n");
        var failure = Assert.Throws<CheckFailedException>(() => Snapshot.MatchFile("one\nthree\n", Approved, SnapshotMode.Compare));
        Assert.Contains("- two\n+ three\n", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\nthree\n", File.ReadAllText(Received));
    }

    [Fact]
    public void Other_line_endings_are_another_text()
    {
        File.WriteAllText(Approved, "one\r\n");
        Assert.Throws<CheckFailedException>(() => Snapshot.MatchFile("one\n", Approved, SnapshotMode.ReadOnly));
    }

    [Fact]
    public void Accepting_approves_what_was_received()
    {
        File.WriteAllText(Approved, "old");
        File.WriteAllText(Received, "new");
        Snapshot.MatchFile("new", Approved, SnapshotMode.Accept);
        Assert.Equal("new", File.ReadAllText(Approved));
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void The_approved_text_passes_and_clears_what_was_received_before()
    {
        File.WriteAllText(Approved, "same");
        File.WriteAllText(Received, "other");
        Snapshot.MatchFile("same", Approved, SnapshotMode.Compare);
        Assert.False(File.Exists(Received));
    }

    [Theory]
    [InlineData(null, null, SnapshotMode.Compare)]
    [InlineData(null, "1", SnapshotMode.Accept)]
    [InlineData("true", null, SnapshotMode.ReadOnly)]
    [InlineData("True", "1", SnapshotMode.ReadOnly)]
    [InlineData("false", "0", SnapshotMode.Compare)]
    public void A_build_server_never_accepts(string? ci, string? accept, SnapshotMode mode) =>
        Assert.Equal(mode, Snapshot.ModeFrom(name => name == "CI" ? ci : name == Snapshot.AcceptVariable ? accept : null));
}
