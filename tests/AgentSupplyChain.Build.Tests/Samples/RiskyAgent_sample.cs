using System.Text;

namespace AgentSupplyChain.Build.Tests.Samples;

public sealed class RiskyAgent_sample(RiskyAgentBuild risky) : IClassFixture<RiskyAgentBuild>
{
    /// <summary>Everything that is wrong with it; what stands in no line here is a trap and stays quiet.</summary>
    private static readonly string[] expected =
    [
        "ASC1003 RiskyAgent.csproj:0",
        "ASC2001 RiskyAgent.csproj:14",
        "ASC2003 RiskyAgent.csproj:0",
        "ASC2022 RiskyAgent.csproj:0", // of the tests: they restore without NuGet's audit, so that they ask no source for data
        "ASC3001 Outline.cs:17",
        "ASC3001 Outline.cs:17",
        "ASC3001 Program.cs:27",
        "ASC3001 Program.cs:30",
        "ASC3001 ReportWriter.cs:11",
        "ASC3001 ReportWriter.cs:19",
        "ASC3001 appsettings.json:8",
        "ASC3003 Researcher.cs:43",
        "ASC3004 Program.cs:33",
        "ASC3020 Plugins.cs:33",
        "ASC3021 Plugins.cs:58",
        "ASC3022 Servers.cs:16",
        "ASC3022 Servers.cs:28",
        "ASC3022 Servers.cs:34",
        "ASC3022 Servers.cs:8",
        "ASC3022 mcp.json:5",
        "ASC3022 mcp.json:9",
        "ASC3023 Researcher.cs:36",
        "ASC3024 Tools.cs:40",
        "ASC3025 Tools.cs:73",
        "ASC3026 Tools.cs:51",
        "ASC5001 Transport.cs:16",
        "ASC5006 Callers.cs:29",
        "ASC5007 Callers.cs:30",
        "ASC5008 Callers.cs:14",
        "ASC5010 Transport.cs:29",
        "ASC5010 mcp.json:17",
        "ASC6010 Credentials.g.cs:6",
        "ASC6010 Credentials.g.cs:7",
        "ASC6010 Credentials.g.cs:8",
        "ASC6010 appsettings.Local.json:3",
        "ASC6011 Credentials.g.cs:10",
        "ASC6011 Credentials.g.cs:9",
        "ASC6011 appsettings.Local.json:7",
        "ASC6011 appsettings.Local.json:8",
    ];

    /// <summary>Those that are told as information. The compiler writes its own into the SARIF only.</summary>
    private static readonly string[] infos =
    [
        "ASC1003 RiskyAgent.csproj:0",
        "ASC2003 RiskyAgent.csproj:0",
        "ASC2022 RiskyAgent.csproj:0",
        "ASC3002 Program.cs:34",
        "ASC3013 ReportWriter.cs:28",
        "ASC3027 Tools.cs:28",
        "ASC3028 Servers.cs:12",
        "ASC3028 Servers.cs:18",
        "ASC3028 Servers.cs:24",
        "ASC3028 Servers.cs:30",
        "ASC6020 Transport.cs:41",
    ];

    /// <summary>Where the developer has put them, and what is made from those files by others than us.</summary>
    private static readonly string[] mayHold = ["Credentials.g.cs", "appsettings.Local.json", "RiskyAgent.dll", "RiskyAgent.pdb"];

    [Fact]
    public void Has_exactly_the_findings_that_it_was_written_for_each_told_once() =>
        Assert.Equal(
            expected,
            risky.Build.Log.LoggedDiagnostics
                .Where(diagnostic => diagnostic.Code.StartsWith("ASC", StringComparison.Ordinal))
                .Select(diagnostic => $"{diagnostic.Code} {diagnostic.File}:{diagnostic.Line}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Has_exactly_the_infos_that_it_was_written_for() =>
        Assert.Equal(
            infos,
            SarifFinding.In(risky.Folder.Read("bin/Debug/net10.0/supply-chain/RiskyAgent.sarif"))
                .Where(finding => finding.Level == "note")
                .Select(finding => $"{finding.Rule} {finding.File}:{finding.Line}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Shows_its_credentials_nowhere_but_in_what_the_compiler_makes_of_them()
    {
        Assert.Equal(8, risky.Planted.Count);
        foreach (var secret in risky.Planted)
        {
            Assert.Empty(risky.Build.PlacesOf(secret));
            Assert.All(FilesWith(secret), file => Assert.Contains(Path.GetFileName(file), mayHold));
        }
    }

    [Fact]
    public void Names_no_folder_of_the_machine_and_no_user_in_anything_that_is_kept()
    {
        var kept = (string[])
        [
            "bin/Debug/net10.0/supply-chain/RiskyAgent.aibom.cdx.json",
            "bin/Debug/net10.0/supply-chain/RiskyAgent.sbom.cdx.json",
            "bin/Debug/net10.0/supply-chain/RiskyAgent.sarif",
            .. risky.Folder.FilesBelow().Where(file => file.EndsWith("AgentSupplyChain.Inventory.g.cs", StringComparison.Ordinal)),
            .. risky.Folder.FilesBelow().Where(file => file.EndsWith("rules.globalconfig", StringComparison.Ordinal)),
        ];

        Assert.Equal(5, kept.Length);
        foreach (var text in kept.Select(risky.Folder.Read))
        {
            Assert.DoesNotContain(risky.Folder.Root, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Path.GetFileName(Path.GetDirectoryName(risky.Folder.Root)!), text, StringComparison.Ordinal);
            Assert.DoesNotContain(risky.Folder.PackageCache, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Hears_of_its_files_by_the_names_they_have_in_the_project()
    {
        // The compiler names what it is given by whole paths, and MSBuild puts the project behind every line: neither is ours to change.
        var lines = risky.Build.OurLines
            .Where(line => !line.Contains(".cs(", StringComparison.Ordinal) && !line.Contains("mcp.json(", StringComparison.Ordinal))
            .Select(line => line[..line.LastIndexOf(" [", StringComparison.Ordinal)])
            .ToList();

        Assert.Equal(5, lines.Count);
        Assert.All(lines, line => Assert.DoesNotContain(risky.Folder.Root, line, StringComparison.Ordinal));
        Assert.All(risky.Build.OurDiagnostics, finding => Assert.DoesNotContain(risky.Folder.Root, finding.Message, StringComparison.Ordinal));
    }

    private IEnumerable<string> FilesWith(string text) =>
        risky.Folder.FilesBelow().Where(file => Contains(File.ReadAllBytes(risky.Folder.PathOf(file)), text));

    private static bool Contains(byte[] content, string text) =>
        content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
