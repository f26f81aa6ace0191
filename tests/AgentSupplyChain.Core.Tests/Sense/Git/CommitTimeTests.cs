using AgentSupplyChain.Core.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.Git;

/// <summary>Every answer is compared with <c>git log -1 --format=%ct</c>.</summary>
public sealed class CommitTimeTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public void A_fresh_commit_is_read_from_its_loose_object(string format)
    {
        var repository = Repository("loose", commits: 2, "--object-format=" + format);

        AssertAsGitSays(repository);
        Assert.Equal(TimeSpan.Zero, CommitTime.Of(repository)!.Value.Offset);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public void Every_commit_of_a_packed_history_is_read_through_its_deltas(string format)
    {
        var repository = Repository("packed", commits: 40, "--object-format=" + format);
        GitCommand.Run(repository, "repack", "-adfq", "--depth=40", "--window=50");
        GitCommand.Run(repository, "pack-refs", "--all");
        GitCommand.Run(repository, "prune-packed");
        var index = Directory.GetFiles(Path.Combine(repository, ".git", "objects", "pack"), "*.idx").Single();
        Assert.Matches(@"commit \d+ \d+ \d+ [1-9]", GitCommand.Run(repository, "verify-pack", "-v", index));

        foreach (var id in GitCommand.Run(repository, "rev-list", "main").Split('\n'))
        {
            GitCommand.Run(repository, "checkout", "-q", "--detach", id);
            AssertAsGitSays(repository);
        }
    }

    [Fact]
    public void Deltas_that_name_their_base_by_id_are_followed()
    {
        var repository = Repository("ref-delta", commits: 12);
        GitCommand.Run(repository, "-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq");
        GitCommand.Run(repository, "prune-packed");

        foreach (var id in GitCommand.Run(repository, "rev-list", "main").Split('\n'))
        {
            GitCommand.Run(repository, "checkout", "-q", "--detach", id);
            AssertAsGitSays(repository);
        }
    }

    [Fact]
    public void Offsets_of_a_large_pack_are_read_from_the_wide_table()
    {
        var repository = Repository("wide", commits: 3);
        GitCommand.Run(repository, "-c", "pack.indexVersion=2", "repack", "-adq");
        var index = Directory.GetFiles(Path.Combine(repository, ".git", "objects", "pack"), "*.idx").Single();
        File.SetAttributes(index, FileAttributes.Normal);
        File.Delete(index);
        GitCommand.Run(repository, "index-pack", "--index-version=2,0x10", Path.ChangeExtension(index, ".pack"));

        AssertAsGitSays(repository);
    }

    [Fact]
    public void A_branch_in_packed_refs_and_one_with_a_slash_are_found()
    {
        var repository = Repository("refs", commits: 3);
        GitCommand.Run(repository, "checkout", "-q", "-b", "feature/ärger", "HEAD~1");
        GitCommand.Run(repository, "pack-refs", "--all");
        GitCommand.Run(repository, "gc", "-q");

        AssertAsGitSays(repository);
        Assert.Contains(CommitTime.Inputs(repository), f => f.EndsWith("packed-refs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_linked_working_tree_has_the_time_of_its_own_branch()
    {
        var repository = Repository("main-tree", commits: 4);
        var linked = Path.Combine(_scratch.Path, "linked");
        GitCommand.Run(repository, "worktree", "add", "-q", "-b", "other", linked, "HEAD~2");

        AssertAsGitSays(linked);
        Assert.NotEqual(CommitTime.Of(repository), CommitTime.Of(linked));
        Assert.Contains(CommitTime.Inputs(linked), f => f.Replace('\\', '/').EndsWith("refs/heads/other", StringComparison.Ordinal));
    }

    [Fact]
    public void A_submodule_has_the_time_of_its_own_commit()
    {
        var inner = Repository("inner", commits: 2);
        var outer = Repository("outer", commits: 5);
        GitCommand.Run(outer, "submodule", "--quiet", "add", inner, "sub");

        AssertAsGitSays(Path.Combine(outer, "sub"));
        Assert.NotEqual(CommitTime.Of(outer), CommitTime.Of(Path.Combine(outer, "sub")));
    }

    [Theory]
    [InlineData("--depth=1")]
    [InlineData("--shared")]
    public void Clones_that_lack_history_or_borrow_objects_are_read(string option)
    {
        var repository = Repository("origin", commits: 6);
        var clone = Path.Combine(_scratch.Path, "clone");
        GitCommand.Run(_scratch.Path, "clone", "-q", option, option == "--shared" ? repository : "file://" + repository, clone);

        AssertAsGitSays(clone);
    }

    [Fact]
    public void A_folder_deep_in_the_tree_belongs_to_the_repository_above()
    {
        var repository = Repository("deep", commits: 1);
        var folder = Directory.CreateDirectory(Path.Combine(repository, "src", "Agent")).FullName;

        Assert.Equal(CommitTime.Of(repository), CommitTime.Of(folder));
        Assert.Equal(2, CommitTime.Inputs(folder).Count);
    }

    [Fact]
    public void A_new_commit_touches_an_input()
    {
        var repository = Repository("inputs", commits: 1);
        GitCommand.Run(repository, "pack-refs", "--all");
        var before = Stamps(repository);

        GitCommand.Commit(repository, 7);

        Assert.NotEqual(before, Stamps(repository));
        AssertAsGitSays(repository);
    }

    [Fact]
    public void Without_a_repository_or_a_first_commit_the_time_is_unknown()
    {
        Assert.Null(CommitTime.Of(Directory.CreateDirectory(Path.Combine(_scratch.Path, "plain")).FullName));
        Assert.Null(CommitTime.Of(Repository("empty", commits: 0)));
        Assert.Empty(CommitTime.Inputs(Path.Combine(_scratch.Path, "plain")));
    }

    private string Repository(string name, int commits, params string[] options)
    {
        var folder = Path.Combine(_scratch.Path, name);
        GitCommand.Init(folder, commits, options);
        return folder;
    }

    private static string Stamps(string repository) =>
        string.Join('\n', CommitTime.Inputs(repository).Select(f => f + File.GetLastWriteTimeUtc(f).Ticks));

    private static void AssertAsGitSays(string folder) =>
        Assert.Equal(GitCommand.CommittedAt(folder), CommitTime.Of(folder)?.ToUnixTimeSeconds());
}
