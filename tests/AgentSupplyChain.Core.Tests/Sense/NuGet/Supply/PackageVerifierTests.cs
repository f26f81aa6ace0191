using System.IO.Compression;
using System.Security.Cryptography;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet.Supply;

public sealed class PackageVerifierTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly List<Finding> _faults = [];

    private string Folder => Path.Combine(_scratch.Path, "contoso.core", "1.0.0");

    private string Archive => Path.Combine(Folder, "contoso.core.1.0.0.nupkg");

    private string Cache => Path.Combine(_scratch.Path, "obj", "verified.txt");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_package_as_NuGet_extracts_it_is_as_it_should_be()
    {
        Extract(("Contoso.Core.nuspec", "<package />"), ("lib/net10.0/Contoso.Core.dll", "code"), ("content/a%20b.txt", "text"), ("[Content_Types].xml", "x"), ("_rels/.rels", "x"), ("package/services/metadata/x.psmdcp", "x"));

        var verified = Verify();

        Assert.Empty(verified.Differences);
        Assert.Equal(Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(Archive))), verified.ContentHash);
        Assert.True(File.Exists(Path.Combine(Folder, "content", "a b.txt")));
        Assert.Empty(_faults);
    }

    public static TheoryData<string, DifferenceKind, string> Changes => new()
    {
        { "change", DifferenceKind.FileChanged, "lib/net10.0/Contoso.Core.dll" },
        { "append", DifferenceKind.FileChanged, "lib/net10.0/Contoso.Core.dll" },
        { "empty", DifferenceKind.FileChanged, "lib/net10.0/Contoso.Core.dll" },
        { "delete", DifferenceKind.FileMissing, "lib/net10.0/Contoso.Core.dll" },
        { "add", DifferenceKind.FileAdded, "build/Contoso.Core.targets" },
        { "truncate", DifferenceKind.PackageUnreadable, "contoso.core.1.0.0.nupkg" },
        { "unzip", DifferenceKind.PackageMissing, "contoso.core.1.0.0.nupkg" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_change_is_seen(string change, DifferenceKind kind, string file)
    {
        Extract(("Contoso.Core.nuspec", "<package />"), ("lib/net10.0/Contoso.Core.dll", "code"));
        var assembly = Path.Combine(Folder, "lib", "net10.0", "Contoso.Core.dll");
        switch (change)
        {
            case "change":
                File.WriteAllText(assembly, "Code");
                break;
            case "append":
                File.AppendAllText(assembly, "\0");
                break;
            case "empty":
                File.WriteAllText(assembly, "");
                break;
            case "delete":
                File.Delete(assembly);
                break;
            case "add":
                _scratch.Write("contoso.core/1.0.0/build/Contoso.Core.targets", "<Project />");
                break;
            case "truncate":
                File.WriteAllBytes(Archive, File.ReadAllBytes(Archive)[..^30]);
                break;
            default:
                File.Delete(Archive);
                break;
        }

        Assert.Equal(new ContentDifference(kind, file), Assert.Single(Verify().Differences));
    }

    [Theory]
    [InlineData("../../evil.dll")]
    [InlineData("lib/..%2F..%2F..%2Fevil.dll")]
    [InlineData("..\\evil.dll")]
    public void An_archive_that_leads_out_of_its_folder_is_not_followed(string name)
    {
        Extract(("Contoso.Core.nuspec", "<package />"));
        Pack((name, "x"));

        Assert.Equal(DifferenceKind.PackageUnreadable, Assert.Single(Verify().Differences).Kind);
    }

    [Fact]
    public void An_archive_that_swells_is_unpacked_no_further_than_the_file_is_long()
    {
        Extract(("lib/net10.0/Contoso.Core.dll", "code"));
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Update))
        {
            archive.GetEntry("lib/net10.0/Contoso.Core.dll")!.Delete();
            using var stream = archive.CreateEntry("lib/net10.0/Contoso.Core.dll").Open();
            stream.Write(new byte[50 * 1024 * 1024]);
        }

        Assert.Equal(DifferenceKind.FileChanged, Assert.Single(Verify().Differences).Kind);
    }

    [Fact]
    public void An_end_that_claims_a_million_entries_is_refused_before_they_are_read()
    {
        Extract(("lib/net10.0/Contoso.Core.dll", "code"));
        var bytes = File.ReadAllBytes(Archive);
        var end = bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var large = new byte[56];
        "PK\u0006\u0006"u8.CopyTo(large);
        BitConverter.TryWriteBytes(large.AsSpan(32), 1_000_000L);
        bytes[end + 10] = bytes[end + 11] = 0xff;
        File.WriteAllBytes(Archive, [.. bytes[..end], .. large, .. bytes[end..]]);

        Assert.Equal(DifferenceKind.PackageUnreadable, Assert.Single(Verify().Differences).Kind);
    }

    [Fact]
    public void A_link_in_the_place_of_a_file_is_a_change()
    {
        if (OperatingSystem.IsWindows())
            return;

        Extract(("lib/net10.0/Contoso.Core.dll", "code"));
        var assembly = Path.Combine(Folder, "lib", "net10.0", "Contoso.Core.dll");
        File.Delete(assembly);
        File.CreateSymbolicLink(assembly, _scratch.Write("elsewhere.dll", "code"));

        Assert.Equal(DifferenceKind.FileChanged, Assert.Single(Verify().Differences).Kind);
    }

    [Fact]
    public void What_was_found_good_is_remembered_until_a_file_changes()
    {
        Extract(("lib/net10.0/Contoso.Core.dll", "code"));
        var assembly = Path.Combine(Folder, "lib", "net10.0", "Contoso.Core.dll");
        var (hash, time) = (Verify().ContentHash, File.GetLastWriteTimeUtc(assembly));

        // The same length and time: the one change that the memory cannot see shows that it is asked at all.
        File.WriteAllText(assembly, "Code");
        File.SetLastWriteTimeUtc(assembly, time);
        var remembered = Verify();
        File.SetLastWriteTimeUtc(assembly, time.AddSeconds(1));

        Assert.Equal((hash, 0), (remembered.ContentHash, remembered.Differences.Count));
        Assert.Equal(DifferenceKind.FileChanged, Assert.Single(Verify().Differences).Kind);
        Assert.DoesNotContain("contoso", File.ReadAllText(Cache), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("something else\ncontoso.core/1.0.0\t")]
    [InlineData("agent-supply-chain verified packages 1\n\t\t\t\t\t\t\t\ncontoso.core/1.0.0\n\t\n")]
    public void A_memory_that_was_damaged_counts_as_none(string text)
    {
        Extract(("lib/net10.0/Contoso.Core.dll", "code"));
        _scratch.Write("obj/verified.txt", text);
        File.WriteAllText(Path.Combine(Folder, "lib", "net10.0", "Contoso.Core.dll"), "Code");

        Assert.Single(Verify().Differences);
    }

    [Fact]
    public void Nothing_is_read_where_nothing_is_asked() =>
        Assert.Empty(PackageVerifier.Verify([Stored], new VerificationRequest(Content: false, Signatures: false, Cache), "App.csproj", _faults, CancellationToken.None));

    [Theory]
    [InlineData("""{ "version": 2, "contentHash": "abc", "source": "https://a.example/" }""", "https://a.example/", "abc")]
    [InlineData("""{ "contentHash": "", "source": 5 }""", null, null)]
    [InlineData("""[]""", null, null)]
    [InlineData("""{ "source": """, null, null)]
    [InlineData("{ \"source\": \"\\ud800\" }", null, null)]
    public void The_record_of_restore_is_read_and_a_damaged_one_says_nothing(string text, string? source, string? hash)
    {
        _scratch.Write("contoso.core/1.0.0/.nupkg.metadata", text);

        var stored = Assert.Single(StoredPackages.Read([new Package("Contoso.Core", "1.0.0")], new Dictionary<string, string> { ["Contoso.Core/1.0.0"] = Folder }));

        Assert.Equal((source, hash, false), (stored.Source, stored.ContentHash, stored.HasSignature));
    }

    private StoredPackage Stored => new("Contoso.Core", "1.0.0") { Folder = Folder };

    private VerifiedPackage Verify() =>
        Assert.Single(PackageVerifier.Verify([Stored], new VerificationRequest(Content: true, Signatures: false, Cache), "App.csproj", _faults, CancellationToken.None));

    private void Extract(params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(Path.Combine(_scratch.Path, "obj"));
        _scratch.Write("contoso.core/1.0.0/.nupkg.metadata", "{}");
        _scratch.Write("contoso.core/1.0.0/contoso.core.1.0.0.nupkg.sha512", "x");
        Pack(files);
        foreach (var (name, text) in files.Where(file => file.Name[0] != '[' && file.Name[0] != '_' && !file.Name.StartsWith("package/", StringComparison.Ordinal)))
            _scratch.Write("contoso.core/1.0.0/" + (name.EndsWith(".nuspec", StringComparison.Ordinal) ? name.ToLowerInvariant() : Uri.UnescapeDataString(name)), text);
    }

    private void Pack(params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(Folder);
        using var archive = new ZipArchive(File.Create(Archive), ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}
