using AgentSupplyChain.Core.Sense.Git;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Core.Tests.Sense.Git;

public sealed class DamagedRepositoryTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("ref: refs/heads/main", "ref: refs/heads/main")]
    [InlineData("ref: refs/../../../etc/passwd", "")]
    [InlineData("ref: /etc/passwd", "")]
    [InlineData("ref: refs/heads/.invalid", "")]
    [InlineData("0000000000000000000000000000000000000000", "")]
    [InlineData("ref: refs/heads/main", "not an id")]
    [InlineData("", "")]
    public void A_head_that_leads_nowhere_or_in_a_circle_is_unknown(string head, string branch)
    {
        _scratch.Write(".git/HEAD", head + "\n");
        _scratch.Write(".git/refs/heads/main", branch + "\n");
        Directory.CreateDirectory(Path.Combine(_scratch.Path, ".git", "objects"));

        Assert.Null(CommitTime.Of(_scratch.Path));
    }

    [Theory]
    [InlineData("gitdir: ../nowhere")]
    [InlineData("gitdir:")]
    [InlineData("gitdir: \0")]
    [InlineData("something else")]
    [InlineData("")]
    public void A_git_file_that_points_nowhere_is_unknown(string content)
    {
        _scratch.Write(".git", content);

        Assert.Null(CommitTime.Of(_scratch.Path));
        Assert.Empty(CommitTime.Inputs(_scratch.Path));
    }

    [Fact]
    public void A_store_that_borrows_from_itself_ends()
    {
        GitCommand.Init(_scratch.Path, 1);
        _scratch.Write(".git/objects/info/alternates", Path.Combine(_scratch.Path, ".git", "objects") + "\n../objects\n");
        _scratch.Write(".git/HEAD", new string('1', 40));

        Assert.Null(CommitTime.Of(_scratch.Path));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0\n")]
    [InlineData("committer A <a@example.org> 99999999999999999999 +0000")]
    [InlineData("committer A <a@example.org> -5 +0000")]
    [InlineData("committer A <a@example.org>")]
    [InlineData("tree x\n\ncommitter A <a@example.org> 1600000000 +0000")]
    public void A_commit_without_a_proper_time_is_unknown(string content)
    {
        var id = new string('a', 40);
        _scratch.Write(".git/HEAD", id);
        WriteLoose(id, $"commit {content.Length}\0{content}");

        Assert.Null(CommitTime.Of(_scratch.Path));
    }

    [Fact]
    public void A_proper_commit_written_by_hand_is_read()
    {
        var id = new string('a', 40);
        const string content = "tree x\ncommitter A <a@example.org> 1600000000 +0000\n\ntext";
        _scratch.Write(".git/HEAD", id);
        WriteLoose(id, $"commit {content.Length}\0{content}");

        Assert.Equal(1_600_000_000, CommitTime.Of(_scratch.Path)?.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("commit 999999999\0x")]
    [InlineData("commit -1\0x")]
    [InlineData("commit 4000\0x")]
    [InlineData("blob 3\0abc")]
    [InlineData("a header that never ends, however long one reads")]
    public void A_loose_object_that_is_not_what_it_says_is_unknown(string content)
    {
        var id = new string('b', 40);
        _scratch.Write(".git/HEAD", id);
        WriteLoose(id, content);

        Assert.Null(CommitTime.Of(_scratch.Path));
    }

    [Fact]
    public void A_pack_and_its_index_with_any_damage_never_throw_and_never_hang()
    {
        GitCommand.Init(_scratch.Path, 12);
        GitCommand.Run(_scratch.Path, "-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq");
        GitCommand.Run(_scratch.Path, "prune-packed");
        var folder = Path.Combine(_scratch.Path, ".git", "objects", "pack");
        var files = Directory.GetFiles(folder).Where(f => f.EndsWith(".idx", StringComparison.Ordinal) || f.EndsWith(".pack", StringComparison.Ordinal)).ToArray();
        var originals = files.Select(File.ReadAllBytes).ToArray();
        foreach (var file in files)
            File.SetAttributes(file, FileAttributes.Normal);
        var oldest = GitCommand.Run(_scratch.Path, "rev-list", "main").Split('\n');

        var damage =
            from file in Gen.Choose(0, files.Length - 1)
            from cut in Gen.Choose(0, originals[file].Length)
            from place in Gen.Choose(0, originals[file].Length - 1)
            from value in Gen.Choose(0, 255)
            from truncate in Gen.Elements(true, false)
            from commit in Gen.Elements(oldest)
            select (file, cut, place, value, truncate, commit);
        Prop.ForAll(damage.ToArbitrary(), d =>
        {
            var bytes = d.truncate ? originals[d.file][..d.cut] : [.. originals[d.file]];
            if (!d.truncate)
                bytes[d.place] = (byte)d.value;
            File.WriteAllBytes(files[d.file], bytes);
            File.WriteAllText(Path.Combine(_scratch.Path, ".git", "HEAD"), d.commit);

            var time = CommitTime.Of(_scratch.Path);

            File.WriteAllBytes(files[d.file], originals[d.file]);
            return time is null || time.Value.Year is >= 1970 and <= 9999;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

        File.WriteAllText(Path.Combine(_scratch.Path, ".git", "HEAD"), oldest[^1]);
        Assert.NotNull(CommitTime.Of(_scratch.Path));
    }

    private void WriteLoose(string id, string content)
    {
        var path = _scratch.Write($".git/objects/{id[..2]}/{id[2..]}", "");
        using var file = File.Create(path);
        using var deflated = new System.IO.Compression.ZLibStream(file, System.IO.Compression.CompressionLevel.Fastest);
        deflated.Write(System.Text.Encoding.Latin1.GetBytes(content));
    }
}
