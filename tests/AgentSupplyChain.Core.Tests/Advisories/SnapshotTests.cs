using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Advisories;

public sealed class SnapshotTests : IDisposable
{
    private static readonly string OfA = Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "0")));

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_folder_and_a_zip_of_the_same_records_say_the_same()
    {
        (string Name, string Text)[] files = [.. Osv.RecordFiles.Select((file, i) => ($"{i % 3}/deep/{Path.GetFileName(file)}", File.ReadAllText(file))), ("README.md", "text"), ("LICENSE", "text")];
        foreach (var (name, text) in files)
            Write("osv/" + name, text);
        var zip = Write("osv.zip", Osv.Zip(files));
        string[] ids = ["newtonsoft.json", "SKIASHARP", "Azure.Identity", "Unheard.Of"];

        var ofFolder = AdvisorySensor.Read(Request("osv"), ids, default);
        var ofZip = AdvisorySensor.Read(Request("osv.zip"), ids, default);

        Assert.Null(ofFolder.Fault);
        Assert.Null(ofFolder.BrokenRecords);
        Assert.Equal(41, ofFolder.Count);
        Assert.Equal(["GHSA-5crp-9r3c-p9vr", "GHSA-5mfx-4wcx-rv27", "GHSA-j7hp-h8jx-5ppr", "GHSA-m5vv-6r4h-3vj9", "GHSA-wvxc-855f-jvrv"], ofFolder.Advisories.Select(advisory => advisory.Id));
        Assert.Equal((ofFolder.Count, ofFolder.Date), (ofZip.Count, ofZip.Date));
        Assert.Equal(ofFolder.Advisories.Select(advisory => advisory.Id), ofZip.Advisories.Select(advisory => advisory.Id));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(zip)), ofZip.Sha256);
    }

    [Fact]
    public void The_digest_of_a_folder_can_be_told_with_sha256sum()
    {
        Write("osv/b/Z.json", OfA);
        Write("osv/a.json", OfA);
        Write("osv/b.json", OfA);
        Write("osv/notes.txt", "not counted");
        Write("osv/.git/config.json", "not counted");
        if (OperatingSystem.IsWindows())
            return;

        using var sum = Process.Start(new ProcessStartInfo("sh", ["-c", "find . -name '.?*' -prune -o -type f -name '*.json' -print | sed 's,^./,,' | LC_ALL=C sort | xargs sha256sum | sha256sum"])
        {
            WorkingDirectory = Path.Combine(_scratch.Path, "osv"),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var expected = sum.StandardOutput.ReadToEnd().Split(' ')[0];
        sum.WaitForExit();

        Assert.Equal(expected, AdvisorySensor.Read(Request("osv"), ["A"], default).Sha256);
    }

    [Fact]
    public void Links_in_a_folder_are_not_followed()
    {
        Write("outside/secret.json", OfA);
        Write("osv/b.json", Osv.Record("GHSA-2", Osv.Affected("A", ("introduced", "0"))));
        Directory.CreateSymbolicLink(Path.Combine(_scratch.Path, "osv/linked"), Path.Combine(_scratch.Path, "outside"));
        File.CreateSymbolicLink(Path.Combine(_scratch.Path, "osv/linked.json"), Path.Combine(_scratch.Path, "outside/secret.json"));

        Assert.Equal(["GHSA-2"], AdvisorySensor.Read(Request("osv"), ["A"], default).Advisories.Select(advisory => advisory.Id));
    }

    [Fact]
    public void Broken_records_are_counted_and_told_once_and_the_others_count()
    {
        Write("osv.zip", Osv.Zip(("b/1.json", OfA), ("b/2.json", OfA[..^1]), ("a/3.json", "[]"), ("../../etc/4.json", OfA), ("/5.json", OfA), ("c:/6.json", OfA), ("x\\..\\7.json", OfA)));

        var snapshot = AdvisorySensor.Read(Request("osv.zip"), ["A"], default);

        Assert.Single(snapshot.Advisories);
        Assert.Equal(1, snapshot.Count);
        Assert.Contains("6 of its 7 JSON files are no records of OSV, the first is '../../etc/4.json'", snapshot.BrokenRecords!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.Combine(_scratch.Path, ""), snapshot.BrokenRecords.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.zip", "it does not exist")]
    [InlineData("empty", "there is no JSON file in it")]
    [InlineData("empty.zip", "there is no JSON file in it")]
    [InlineData("other", "none of its 1 JSON files is a record of OSV")]
    [InlineData("text.zip", "it is not a whole zip archive")]
    [InlineData("nothing.zip", "it is not a whole zip archive")]
    public void What_holds_no_record_is_a_fault(string name, string cause)
    {
        Directory.CreateDirectory(Path.Combine(_scratch.Path, "empty"));
        Write("empty.zip", Osv.Zip());
        Write("other/package.json", """{ "name": "x" }""");
        Write("text.zip", "PK no archive");
        Write("nothing.zip", "");

        var snapshot = AdvisorySensor.Read(Request(name), ["A"], default);

        Assert.Equal("ASC9003", snapshot.Fault!.Rule.Id);
        Assert.Contains(cause, snapshot.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(snapshot.Advisories);
    }

    [Fact]
    public void An_archive_that_was_cut_off_anywhere_is_a_fault_or_lacks_nothing()
    {
        var whole = Osv.Zip(("1.json", OfA), ("2.json", Osv.Record("GHSA-2", Osv.Affected("A", ("introduced", "0")))));
        for (var length = 0; length < whole.Length; length++)
            Assert.Null(SnapshotArchive.Open(whole[..length], out _));

        Assert.Equal(2, SnapshotArchive.Open(whole, out _)!.Names.Count);
    }

    [Fact]
    public void An_archive_with_a_changed_byte_anywhere_does_no_harm()
    {
        var whole = Osv.Zip(("1.json", OfA));
        var buffer = new byte[16];
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (byte value in (byte[])[0, 1, 0x7f, 0xff])
            {
                var changed = whole.ToArray();
                changed[at] = value;
                var archive = SnapshotArchive.Open(changed, out _);
                for (var i = 0; i < (archive?.Names.Count ?? 0); i++)
                    Assert.InRange(archive!.Read(i, ref buffer), -1, SnapshotFiles.RecordLimit);
            }
        }
    }

    [Fact]
    public void An_entry_that_lies_about_its_size_is_not_read()
    {
        var long_ = Osv.Record("GHSA-2", Osv.Affected("A", ("introduced", "0")), $"\"details\": \"{new string('x', 100_000)}\",");
        var whole = Osv.Zip(("1.json", long_));
        var directory = whole.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        foreach (var claimed in (uint[])[100, 200_000, 3_000_000_000])
        {
            var lying = whole.ToArray();
            BinaryPrimitives.WriteUInt32LittleEndian(lying.AsSpan(directory + 24), claimed);
            var buffer = new byte[16];
            Assert.Equal(-1, SnapshotArchive.Open(lying, out _)!.Read(0, ref buffer));
            Assert.True(buffer.Length <= SnapshotFiles.RecordLimit);
        }
    }

    [Fact]
    public void A_million_entries_are_refused_before_one_is_read()
    {
        // A zip64 end: record with the wide count, locator, and the narrow end that says "see there".
        var end = new byte[56 + 20 + 22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06064b50);
        BinaryPrimitives.WriteUInt64LittleEndian(end.AsSpan(32), 1_000_000);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(56), 0x07064b50);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(76), 0x06054b50);
        end.AsSpan(84, 12).Fill(0xff);

        Assert.Null(SnapshotArchive.Open(end, out var cause));
        Assert.Contains("it has 1000000 entries, and at most 500000 are read", cause, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_more_entries_than_fit_the_old_form_is_read()
    {
        var archive = SnapshotArchive.Open(Osv.Zip([.. Enumerable.Range(0, 70_000).Select(i => ($"{i:D5}.json", OfA))]), out _);
        var buffer = new byte[16];

        Assert.Equal(70_000, archive!.Names.Count);
        var length = archive.Read(69_999, ref buffer);
        Assert.Equal(OfA, Encoding.UTF8.GetString(buffer, 0, length));
    }

    [Fact]
    public void Entries_that_the_end_does_not_count_are_a_fault()
    {
        var whole = Osv.Zip(("1.json", OfA), ("2.json", OfA));
        BinaryPrimitives.WriteUInt16LittleEndian(whole.AsSpan(whole.Length - 12), 1);

        Assert.Null(SnapshotArchive.Open(whole, out _));
    }

    [Fact]
    public void The_catalogue_of_exploited_vulnerabilities_is_read_as_CISA_writes_it()
    {
        Write("kev.json", """{ "title": "t", "dateReleased": "2025-08-25T17:04:19.9796Z", "count": 2, "vulnerabilities": [{ "cveID": "CVE-2023-4863", "dateAdded": "2023-09-13", "notes": "n" }, { "cveID": "CVE-2020-11023", "dateAdded": 7 }] }""");

        var kev = KevSensor.Read(Request("kev.json"));

        Assert.Equal((2, new DateOnly(2025, 8, 25)), (kev.Count, kev.Date));
        Assert.Equal("2023-09-13", kev.Exploited["cve-2023-4863"]);
        Assert.Equal("", kev.Exploited["CVE-2020-11023"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "vulnerabilities": { } }""")]
    [InlineData("""{ "vulnerabilities": [{ "id": "CVE-1" }] }""")]
    [InlineData("""{ "vulnerabilities": [7] }""")]
    [InlineData("""{ "vulnerabilities": [{ "cveID": "\ud800" }] }""")]
    [InlineData("""{ "vulnerabilities": [{ "cveID": "CVE-1" }""")]
    public void What_is_no_catalogue_is_a_fault(string text)
    {
        Write("kev.json", text);

        Assert.Contains("it is not CISA's catalogue", KevSensor.Read(Request("kev.json")).Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalogue_that_is_missing_or_a_folder_is_a_fault()
    {
        Directory.CreateDirectory(Path.Combine(_scratch.Path, "folder"));

        Assert.Contains("it does not exist", KevSensor.Read(Request("kev.json")).Fault!.Message, StringComparison.Ordinal);
        Assert.Contains("it is a folder", KevSensor.Read(Request("folder")).Fault!.Message, StringComparison.Ordinal);
    }

    private SnapshotRequest Request(string name) => new(Path.Combine(_scratch.Path, name), name) { WantsDigest = true };

    private void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    private byte[] Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_scratch.Path, name))!);
        File.WriteAllBytes(Path.Combine(_scratch.Path, name), content);
        return content;
    }
}
