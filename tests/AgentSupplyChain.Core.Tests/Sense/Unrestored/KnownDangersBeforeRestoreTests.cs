using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.Unrestored;
using AgentSupplyChain.Core.Tests.Advisories;
using AgentSupplyChain.Core.Tests.Sense.Git;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Sense.Unrestored;

/// <summary>What a pipeline hears of advisories, of exploited vulnerabilities and of MCP servers before anything is restored.</summary>
public sealed class KnownDangersBeforeRestoreTests : IDisposable
{
    private const string Kev = """{ "dateReleased": "2026-11-20T00:00:00Z", "vulnerabilities": [{ "cveID": "CVE-2026-0002", "dateAdded": "2026-11-02" }] }""";

    private static readonly SnapshotPolicy Required = SnapshotPolicy.Default with { Path = "osv", IsRequired = true };

    private readonly ScratchFolder _scratch = new();

    public KnownDangersBeforeRestoreTests()
    {
        _scratch.Write(".git/HEAD", "");
        _scratch.Write("global.json", """{ "sdk": { "version": "10.0.401", "rollForward": "latestPatch" } }""");
        _scratch.Write("osv/1.json", Osv.Record("GHSA-aaaa-aaaa-aaaa", Osv.Affected("Contoso.Plc", ("introduced", "0"), ("fixed", "2.0.0"))));
        _scratch.Write("osv/2.json", Osv.Record("GHSA-bbbb-bbbb-bbbb", Osv.Affected("Contoso.Deep", ("introduced", "0"), ("fixed", "1.5.0")), "\"aliases\": [\"CVE-2026-0002\"],"));
        _scratch.Write("osv/3.json", Osv.Record("MAL-2026-0003", Osv.Affected("Contoso.Bait", ("introduced", "3.0.0"), ("last_affected", "3.0.0"))));
        _scratch.Write("osv/4.json", Osv.Record("GHSA-dddd-dddd-dddd", Osv.Affected("Contoso.Broken", ("introduced", "0"))));
        _scratch.Write("kev.json", Kev);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_lock_file_with_a_vulnerable_an_exploited_and_a_malicious_package_is_told_before_anything_is_restored()
    {
        _scratch.Write("packages.lock.json", """
            {
              "version": 1,
              "dependencies": {
                "net10.0": {
                  "Contoso.Plc": { "type": "Direct", "requested": "[1.0.0, )", "resolved": "1.0.0", "contentHash": "h", "dependencies": { "Contoso.Deep": "1.0.0", "Contoso.Bait": "3.0.0" } },
                  "Contoso.Deep": { "type": "Transitive", "resolved": "1.0.0", "contentHash": "h" },
                  "Contoso.Bait": { "type": "Transitive", "resolved": "3.0.0", "contentHash": "h" }
                }
              }
            }
            """);
        Project("""<PackageReference Include="Contoso.Plc" Version="1.0.0" />""");

        var found = Check();

        Assert.Equal(["App.csproj 3 ASC2020", "App.csproj 3 ASC2021", "App.csproj 3 ASC2023"], Known(found));
        Assert.Contains("; it comes through 'Contoso.Plc' 1.0.0", found.Findings.Single(one => one.Finding.Rule == Rules.PackageExploited).Finding.Message, StringComparison.Ordinal);
        Assert.Empty(found.Unknown);
    }

    [Theory]
    [InlineData("1.0.0", true, false)]
    [InlineData("[1.0.0]", true, false)]
    [InlineData("[1.0.0,3.0.0)", true, false)]
    [InlineData("2.0.0", false, false)]
    [InlineData("1.*", false, true)]
    [InlineData("(1.0.0,)", false, true)]
    [InlineData("$([System.String]::Copy('1.0.0'))", false, true)]
    public void Without_a_lock_file_a_version_that_is_declared_is_judged_and_one_that_restore_chooses_is_called_unknown(string version, bool isVulnerable, bool isUnknown)
    {
        Project($"""<PackageReference Include="Contoso.Plc" Version="{version}" />""");

        var found = Check();

        Assert.Equal(isVulnerable ? ["App.csproj 3 ASC2021"] : [], Known(found));
        Assert.Equal(isUnknown ? [0, 3] : [0], found.Unknown.Select(part => part.Location.Line).Order());
        Assert.Contains(found.Unknown, part => part.Text.Contains("no lock file", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_version_that_restore_chooses_only_what_holds_for_every_version_is_said()
    {
        Project("""
            <PackageReference Include="Contoso.Broken" Version="*" />
            <PackageReference Include="Contoso.Bait" Version="3.*" />
            """);

        Assert.Contains("'Contoso.Broken' in whatever version restore takes has a known vulnerability", Assert.Single(Check().Findings, one => one.Finding.Rule != Rules.PackageVersionFloats).Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_version_counts_where_frameworks_have_versions_of_their_own()
    {
        Project("""
            <PackageReference Include="Contoso.Plc" Version="2.0.0" Condition="'$(TargetFramework)' == 'net10.0'" />
            <PackageReference Include="Contoso.Plc" Version="1.0.0" Condition="'$(TargetFramework)' == 'net8.0'" />
            """);

        Assert.Equal(["App.csproj 4 ASC2021"], Known(Check()));
    }

    [Fact]
    public void Each_version_of_a_download_counts_at_its_line()
    {
        Project("""<PackageDownload Include="Contoso.Plc" Version="[2.0.0];[1.0.0]" />""");

        Assert.Equal(["App.csproj 3 ASC2021"], Known(Check()));
    }

    [Fact]
    public void A_central_version_is_judged_at_the_reference_unless_an_override_takes_its_place()
    {
        _scratch.Write("Directory.Packages.props", """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="Contoso.Plc" Version="1.0.0" />
                <PackageVersion Include="Contoso.Deep" Version="1.0.0" />
                <PackageVersion Include="Contoso.Broken" Version="1.0.0" />
              </ItemGroup>
            </Project>
            """);
        Project("""
            <PackageReference Include="Contoso.Plc" />
            <PackageReference Include="Contoso.Deep" VersionOverride="1.5.0" />
            """);

        Assert.Equal(["App.csproj 3 ASC2021"], Known(Check()));
    }

    [Fact]
    public void A_required_copy_that_is_missing_emptied_truncated_or_too_old_is_an_error()
    {
        Project("");
        _scratch.Write("empty/readme.txt", "");
        _scratch.Write("truncated.zip", "PK\u0003\u0004 and no more");

        Assert.Equal("nowhere", Error(Required with { Path = "nowhere" }).Location.File);
        Assert.Equal("empty", Error(Required with { Path = "empty" }).Location.File);
        Assert.Equal("truncated.zip", Error(Required with { Path = "truncated.zip" }).Location.File);
        Assert.Contains("21 days old, and the policy demands at most 20", Error(Required with { MaximumAgeDays = 20 }).Message, StringComparison.Ordinal);
        Assert.Contains("4 records, and the policy demands 5", Error(Required with { MinimumCount = 5 }).Message, StringComparison.Ordinal);
        Assert.Contains("none is named", Error(Required with { Path = null }).Message, StringComparison.Ordinal);
        Assert.Contains("hand the path of the policy over", Error(Required, new LocalCopies()).Message, StringComparison.Ordinal);
        Assert.Contains("hand the day over", Error(Required with { MaximumAgeDays = 400 }, day: null).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_catalogue_of_exploited_vulnerabilities_that_is_truncated_is_an_error()
    {
        Project("");
        _scratch.Write("kev.json", Kev[..40]);

        Assert.Equal("kev.json", Assert.Single(Check(kev: SnapshotPolicy.Default with { Path = "kev.json", IsRequired = true }).Findings, IsError).Finding.Location.File);
    }

    [Fact]
    public void A_copy_that_is_a_link_out_of_the_repository_is_not_read()
    {
        using var elsewhere = new ScratchFolder();
        elsewhere.Write("1.json", Osv.Record("GHSA-aaaa-aaaa-aaaa", Osv.Affected("Contoso.Plc", ("introduced", "0"))));
        Directory.CreateSymbolicLink(Path.Combine(_scratch.Path, "linked"), elsewhere.Path);
        Project("""<PackageReference Include="Contoso.Plc" Version="[1.0.0]" />""");

        var finding = Error(Required with { Path = "linked" });

        Assert.Contains("leads out of the repository", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_projects_of_a_folder_hear_of_their_own_packages_from_one_copy()
    {
        _scratch.Write("a/A.csproj", Text("""<PackageReference Include="Contoso.Plc" Version="[1.0.0]" />"""));
        _scratch.Write("b/c/C.csproj", Text("""<PackageReference Include="Contoso.Deep" Version="[1.0.0]" />"""));
        _scratch.Write("d/D.csproj", Text(""));

        var found = BeforeRestore.Check(_scratch.Path, Settings(Required, SnapshotPolicy.Default), Copies());

        Assert.Equal(["A.csproj ASC2021", "C.csproj ASC2023"], found.SelectMany(project => project.Findings, (project, one) => $"{Path.GetFileName(project.ProjectFile)} {one.Finding.Rule.Id}"));
    }

    [Fact]
    public void Packages_that_MCP_servers_start_are_judged_as_in_a_build()
    {
        Project("");
        _scratch.Write(".vscode/mcp.json", """
            {
              "servers": {
                "pinned": { "command": "dnx", "args": ["Contoso.Plc@1.0.0", "--yes"] },
                "floating": { "command": "npx", "args": ["-y", "@contoso/server"] },
                "lookalike": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesytem@1.0.0"] }
              }
            }
            """);
        _scratch.Write("agents/one/mcp.json", """{ "mcpServers": { "denied": { "command": "dnx", "args": ["Contoso.Denied@1.0.0"] } } }""");
        _scratch.Write("bin/mcp.json", """{ "mcpServers": { "output": { "command": "npx", "args": ["x"] } } }""");
        _scratch.Write("mcp.json", "{");
        var settings = Settings(Required, SnapshotPolicy.Default);
        settings = settings with { Policy = settings.Policy with { Packages = settings.Policy.Packages with { Denied = [new DeniedPackage("Contoso.Denied", null, null)] } } };

        var found = Assert.Single(BeforeRestore.Check(Path.Combine(_scratch.Path, "App.csproj"), settings, Copies())).Findings;

        Assert.Equal(
            [".vscode/mcp.json 3 ASC2021", ".vscode/mcp.json 4 ASC3022", ".vscode/mcp.json 5 ASC2031", "agents/one/mcp.json 1 ASC2024", "mcp.json 1 ASC9003"],
            found.Select(one => $"{one.Finding.Location.File} {one.Finding.Location.Line} {one.Finding.Rule.Id}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_MCP_file_that_is_a_link_out_of_the_repository_is_not_read()
    {
        using var elsewhere = new ScratchFolder();
        var secret = elsewhere.Write("mcp.json", """{ "mcpServers": { "s": { "command": "npx", "args": ["leaked"] } } }""");
        File.CreateSymbolicLink(Path.Combine(_scratch.Path, "mcp.json"), secret);
        Project("");

        var finding = Assert.Single(Check().Findings).Finding;

        Assert.Equal(("ASC9003", "mcp.json"), (finding.Rule.Id, finding.Location.File));
    }

    [Fact]
    public void A_package_of_a_project_of_the_lock_file_stands_at_the_item_that_references_the_project()
    {
        _scratch.Write("packages.lock.json", """
            {
              "version": 1,
              "dependencies": {
                "net10.0": {
                  "Contoso.Plc": { "type": "Transitive", "resolved": "1.0.0", "contentHash": "h" },
                  "inner": { "type": "Project", "dependencies": { "Contoso.Plc": "[1.0.0, )" } },
                  "outer": { "type": "Project", "dependencies": { "Inner": "[1.0.0, )" } }
                }
              }
            }
            """);
        Project("""<ProjectReference Include="../outer/Outer.csproj" />""");

        var finding = Assert.Single(Check().Findings, one => one.Finding.Rule == Rules.PackageVulnerable).Finding;

        Assert.Equal(new FileSpan("App.csproj", 3, 5), finding.Location);
        Assert.Contains("comes through project 'outer', project 'inner': change the reference to 'Contoso.Plc' in 'inner'", finding.Message, StringComparison.Ordinal);
    }

    private static string Text(string items) => $"<Project Sdk=\"Microsoft.NET.Sdk\">\n  <ItemGroup>\n    {items}\n  </ItemGroup>\n</Project>\n";

    private static IEnumerable<string> Known(ProjectBeforeRestore project) =>
        project.Findings.Select(one => one.Finding).Where(finding => finding.Rule.Id is "ASC2020" or "ASC2021" or "ASC2023").Select(finding => $"{finding.Location.File} {finding.Location.Line} {finding.Rule.Id}").Order(StringComparer.Ordinal);

    private static GateSettings Settings(SnapshotPolicy advisories, SnapshotPolicy kev, string? day = Osv.Day) =>
        new(new PolicyDocument { Packages = new PackagePolicy { Advisories = advisories, Kev = kev } }, null, null) { Day = day };

    private static bool IsError(ReportedFinding reported) => reported.Severity == RuleSeverity.Error;

    private LocalCopies Copies() => new() { PolicyFile = Path.Combine(_scratch.Path, "agent-supply-chain.json"), Kev = Path.Combine(_scratch.Path, "kev.json") };

    private void Project(string items) => _scratch.Write("App.csproj", Text(items));

    private Finding Error(SnapshotPolicy advisories, LocalCopies? copies = null, string? day = Osv.Day)
    {
        var finding = Assert.Single(Check(advisories, copies: copies ?? new LocalCopies { PolicyFile = Copies().PolicyFile }, day: day).Findings, IsError).Finding;
        Assert.Equal("ASC9003", finding.Rule.Id);
        return finding;
    }

    private ProjectBeforeRestore Check(SnapshotPolicy? advisories = null, SnapshotPolicy? kev = null, LocalCopies? copies = null, string? day = Osv.Day) =>
        Assert.Single(BeforeRestore.Check(Path.Combine(_scratch.Path, "App.csproj"), Settings(advisories ?? Required, kev ?? SnapshotPolicy.Default, day), copies ?? (kev is null ? Copies() : Copies() with { Kev = null })));
}
