using System.Diagnostics;
using System.Text;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Core.Tests.Sense;

/// <summary>Files that are searched for credentials only: whatever they hold, what can be found is found, and what was not searched is told.</summary>
public sealed class LenientFileTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asc-lenient-");
    private readonly List<Finding> _faults = [];
    private readonly string _key = CredentialSamples.Fresh("github-ghp");

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "iso-8859-1", "us-ascii"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_key_is_found_in_every_encoding_with_its_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Write(".env", [.. encoding.Preamble, .. encoding.GetBytes("# für\nA_KEY=" + _key + "\n")]);

        Assert.Equal("ASC6010 .env:2:7", Assert.Single(Found(".env")));
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_key_is_found_in_two_bytes_a_character_without_a_mark(string name)
    {
        Write("calls.http", Encoding.GetEncoding(name).GetBytes("@key = " + _key + "\n"));

        Assert.Equal("ASC6010 calls.http:1:8", Assert.Single(Found("calls.http")));
        Assert.Empty(_faults);
    }

    [Fact]
    public void Wrong_bytes_hide_nothing()
    {
        Write("a.yaml", [0xC3, 0x28, (byte)'\n', 0xED, 0xA0, 0x80, .. Encoding.ASCII.GetBytes("key: " + _key), 0xFF]);

        Assert.StartsWith("ASC6010 a.yaml:2:", Assert.Single(Found("a.yaml")), StringComparison.Ordinal);
        Assert.Empty(_faults);
    }

    [Fact]
    public void A_binary_file_with_the_name_of_a_text_is_searched_and_told()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        Write("settings.json", [.. bytes, 0, .. Encoding.ASCII.GetBytes("\"" + _key + "\""), 0]);

        Assert.StartsWith("ASC6010 settings.json:", Assert.Single(Found("settings.json")), StringComparison.Ordinal);
        Assert.Equal(("ASC9003", "settings.json"), (Assert.Single(_faults).Rule.Id, _faults[0].Location.File));
        Assert.Contains("no text", _faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_hundred_megabytes_the_beginning_is_searched_in_bounded_time_and_memory_and_the_rest_is_told()
    {
        Write("compose.yml", Encoding.ASCII.GetBytes("key: " + _key + "\n"));
        using (var stream = File.OpenWrite(PathOf("compose.yml")))
        {
            stream.Seek(100L * Megabyte, SeekOrigin.Begin);
            stream.Write(Encoding.ASCII.GetBytes(_key));
        }

        var before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();

        // The hole in the file reads as zeros: no text.
        Assert.Equal("ASC6010 compose.yml:1:6", Assert.Single(Found("compose.yml")));
        Assert.All(_faults, fault => Assert.Equal("ASC9003", fault.Rule.Id));
        Assert.Contains(_faults, fault => fault.Message.Contains("more than 8388608 bytes", StringComparison.Ordinal));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        Assert.True(GC.GetTotalAllocatedBytes() - before < 300L * Megabyte, $"{(GC.GetTotalAllocatedBytes() - before) / Megabyte} MB");
    }

    [Theory]
    [InlineData("{\"a\":\"", "a.config.json")]
    [InlineData("A=", ".env")]
    [InlineData("a: ", "a.yml")]
    [InlineData("ENV A=", "Dockerfile")]
    [InlineData("<a b=\"", "web.config")]
    [InlineData("GET https://x.example?", "a.http")]
    public void One_line_of_fifty_megabytes_ends_in_bounded_time(string beginning, string name)
    {
        using (var stream = File.Create(PathOf(name)))
        {
            stream.Write(Encoding.ASCII.GetBytes(beginning + _key + " "));
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("abcd=efgh&", Megabyte / 10)));
            for (var i = 0; i < 50; i++)
                stream.Write(block);
        }

        var watch = Stopwatch.StartNew();

        Assert.Contains(Found(name), finding => finding.StartsWith("ASC6010 ", StringComparison.Ordinal));
        Assert.Contains("only so many were searched", Assert.Single(_faults).Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_file_that_shrinks_while_it_is_read_is_told_or_read_whole()
    {
        // In an encoding in which the zeros of a file that grows are text.
        var line = "A_KEY=" + _key + "\n";
        byte[] head = [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(line)];
        const int Long = 4 * Megabyte;
        Write(".env", head);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(
            () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    using var stream = new FileStream(PathOf(".env"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
                    stream.SetLength(i % 2 == 0 ? Long : head.Length);
                }
            },
            CancellationToken.None);

        try
        {
            for (var i = 0; i < 200; i++)
            {
                _faults.Clear();
                var text = FileSensor.Read(new ProjectFile(PathOf(".env"), ".env"), _faults)!.Text;

                Assert.StartsWith(line, text, StringComparison.Ordinal);
                if (_faults.Count == 0)
                    Assert.Contains(text.Length, (int[])[line.Length, (Long / 4) - 1]);
                else
                    Assert.Contains("while it was read", Assert.Single(_faults).Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await writer;
        }
    }

    [Fact]
    public void A_file_that_is_gone_or_a_folder_or_closed_to_us_is_told()
    {
        Directory.CreateDirectory(PathOf("Dockerfile"));

        Assert.Empty(Found("gone.yml"));
        Assert.Empty(Found("Dockerfile"));
        Assert.Equal(["gone.yml", "Dockerfile"], _faults.Select(fault => fault.Location.File));
        Assert.All(_faults, fault => Assert.DoesNotContain(_folder.FullName, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_file_has_nothing_to_say()
    {
        Write(".env", []);

        Assert.Empty(Found(".env"));
        Assert.Empty(_faults);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private List<string> Found(string name)
    {
        var file = FileSensor.Read(new ProjectFile(PathOf(name), name), _faults);
        return file is null
            ? []
            : [.. new CredentialCheck(CredentialSettings.Default, isTest: false).Check([file]).Select(finding => $"{finding.Rule.Id} {finding.Location.File}:{finding.Location.Line}:{finding.Location.Column}")];
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(PathOf(name), bytes);
}
