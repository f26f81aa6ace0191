using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Finding> _faults = [];

    [Fact]
    public void A_new_file_is_written_with_its_folders()
    {
        var path = Path.Combine(_folder.Path, "supply chain", "a.json");
        Assert.True(AtomicFile.Write(path, "a.json", "one"u8, _faults));
        Assert.Equal("one", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        Assert.Empty(_faults);
    }

    [Fact]
    public void The_same_content_leaves_the_file_and_its_time_alone()
    {
        var path = Path.Combine(_folder.Path, "a.json");
        AtomicFile.Write(path, "a.json", "one"u8, _faults);
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, time);

        Assert.False(AtomicFile.Write(path, "a.json", "one"u8, _faults));
        Assert.Equal(time, File.GetLastWriteTimeUtc(path));

        Assert.True(AtomicFile.Write(path, "a.json", "two"u8, _faults));
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Empty(_faults);
    }

    [Fact]
    public void A_folder_in_the_way_is_a_finding_with_a_remedy_and_leaves_nothing_behind()
    {
        var path = Path.Combine(_folder.Path, "a.json");
        Directory.CreateDirectory(path);

        Assert.False(AtomicFile.Write(path, "out/a.json", "one"u8, _faults));

        var fault = Assert.Single(_faults);
        Assert.Equal(Rules.OutputUnwritable, fault.Rule);
        Assert.Equal("'out/a.json' could not be written: a folder has its name; rename or remove the folder", fault.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_file_where_a_folder_should_be_is_a_finding_without_absolute_paths()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "out"), "");

        Assert.False(AtomicFile.Write(Path.Combine(_folder.Path, "out", "a.json"), "out/a.json", "one"u8, _faults));

        Assert.DoesNotContain(_folder.Path, Assert.Single(_faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_writers_of_one_file_leave_one_whole_file()
    {
        var path = Path.Combine(_folder.Path, "a.json");
        var contents = Enumerable.Range(0, 16).Select(i => new string((char)('a' + i), 50_000)).ToArray();
        var faults = new System.Collections.Concurrent.ConcurrentBag<Finding>();

        Parallel.ForEach(contents, content =>
        {
            var mine = new List<Finding>();
            AtomicFile.Write(path, "a.json", System.Text.Encoding.UTF8.GetBytes(content), mine);
            mine.ForEach(faults.Add);
        });

        Assert.Empty(faults);
        Assert.Contains(File.ReadAllText(path), contents);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
