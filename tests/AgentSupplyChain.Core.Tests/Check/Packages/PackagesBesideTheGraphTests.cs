using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Tests.Advisories;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

/// <summary>Packages that a build or an agent runs though no reference brings them: they are asked what references are asked.</summary>
public sealed class PackagesBesideTheGraphTests : IDisposable
{
    private const string Tool = """
        {
          "isRoot": true,
          "tools": { "contoso.tool":
            { "version": "1.2.0", "commands": ["tool"] } }
        }
        """;

    private const string Sdk = """
        {
          "sdk": { "version": "10.0.401" },
          "msbuild-sdks": {
            "Contoso.Tool": "1.2.0" }
        }
        """;

    private readonly ScratchFolder _scratch = new();
    private readonly List<ProjectFile> _files = [];

    public PackagesBesideTheGraphTests()
    {
        _scratch.Write(".git/HEAD", "");
        _scratch.Write("App.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(".config/dotnet-tools.json", Tool)]
    [InlineData("global.json", Sdk)]
    public void A_tool_and_an_MSBuild_SDK_are_looked_up_in_the_advisories(string manifest, string text)
    {
        _scratch.Write(manifest, text);
        Advisory("MAL-2026-7", ("introduced", "1.2.0"), ("fixed", "1.2.1"));
        Advisory("CVE-2026-7", ("introduced", "1.0.0"), ("fixed", "1.3.0"));
        Advisory("GHSA-aaaa-bbbb-cccc", ("introduced", "0"), ("fixed", "1.2.0"));

        var findings = Check("ASC2020", "ASC2021");

        Assert.Equal([("ASC2020", manifest, 4), ("ASC2021", manifest, 4)], findings.Select(finding => (finding.Rule.Id, finding.Location.File, finding.Location.Line)));
        Assert.Contains("(MAL-2026-7; advisories as of", findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("CVE-2026-7; it is fixed in 1.3.0", findings[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".config/dotnet-tools.json", Tool)]
    [InlineData("global.json", Sdk)]
    public void A_vulnerability_of_a_tool_or_an_MSBuild_SDK_that_is_exploited_is_an_error_at_its_manifest(string manifest, string text)
    {
        _scratch.Write(manifest, text);
        Advisory("CVE-2026-7", ("introduced", "0"));
        _scratch.Write("kev.json", """{ "catalogVersion": "2026.11.20", "dateReleased": "2026-11-20T10:00:00Z", "count": 1, "vulnerabilities": [{ "cveID": "CVE-2026-7", "dateAdded": "2026-11-02" }] }""");

        var finding = Assert.Single(Check("ASC2023"));

        Assert.Equal((manifest, 4), (finding.Location.File, finding.Location.Line));
        Assert.Contains("CVE-2026-7 is in the catalogue of exploited vulnerabilities since 2026-11-02", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_with_the_id_of_a_package_of_the_graph_has_its_own_version_and_place()
    {
        var tool = new Package("Shared", "1.2.0") { IsDirect = true, Declaration = new Evidence("dotnet-tools.json", 4, 9, Technique.ManifestAnalysis) };
        Package[] graph = [Osv.Direct("Top", "1.0.0", "Shared"), new("Shared", "1.0.0")];
        var paths = new PackagePaths([.. graph, tool], [], "App.csproj");

        Assert.Equal((new FileSpan("dotnet-tools.json", 4, 9), ""), (paths.PlaceOf(tool), paths.Explain(tool)));
        Assert.Equal(7, paths.PlaceOf(graph[1]).Line);
        Assert.Contains("comes through 'Top'", paths.Explain(graph[1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.*", "fixed", false)]
    [InlineData("1.*", "last_affected", false)]
    [InlineData("1.*", null, true)]
    public void A_version_that_is_none_is_affected_by_what_all_versions_are(string version, string? end, bool expected)
    {
        (string Kind, string Version)[] events = end is null ? [("introduced", "0")] : [("introduced", "0"), (end, "1.3.0")];

        Assert.Equal(expected, Osv.Affects(Osv.Record("CVE-2026-7", Osv.Affected("A", events)), version));
    }

    [Theory]
    [InlineData("tools/load.csx", "#r \"nuget: Sharp7Extend, 1.0.0\"", 1)]
    [InlineData("tools/load.fsx", "\n#r \"nuget: Sharp7Extend, [1.0.0]\"", 2)]
    [InlineData("mcp.json", "{ \"mcpServers\": {\n  \"plc\": { \"command\": \"dnx\", \"args\": [\"Sharp7Extend@1.0.0\", \"--yes\"] } } }", 2)]
    public void A_script_and_a_launch_command_run_what_the_table_of_malicious_packages_knows(string file, string text, int line)
    {
        File(file, text);

        var finding = Assert.Single(Check("ASC2020", "ASC2030", "ASC2031"));

        Assert.Equal(("ASC2020", file, line), (finding.Rule.Id, finding.Location.File, finding.Location.Line));
        Assert.StartsWith("'Sharp7Extend' 1.0.0 is known to be malicious", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tools/load.csx", "#r \"nuget: Contoso.Tool, 1.2.0\"", 1)]
    [InlineData("mcp.json", "{ \"mcpServers\": {\n  \"plc\": { \"command\": \"dotnet\", \"args\": [\"dnx\", \"contoso.tool@1.2.0\"] } } }", 2)]
    public void They_are_looked_up_in_the_advisories_and_in_the_deny_list(string file, string text, int line)
    {
        File(file, text);
        Advisory("MAL-2026-7", ("introduced", "1.2.0"), ("fixed", "1.2.1"));
        Advisory("CVE-2026-7", ("introduced", "1.0.0"), ("fixed", "1.3.0"));
        Advisory("CVE-2026-8", ("introduced", "1.2.1"));

        var findings = Judged(new PackagePolicy { Denied = [new DeniedPackage("Contoso.*", "(, 2.0)", null), new DeniedPackage("Contoso.*", "[2.0, )", null)] })
            .Select(reported => reported.Finding).Where(finding => finding.Location.File == file).ToList();

        Assert.Equal(["ASC2020", "ASC2021", "ASC2024"], findings.Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.Equal(line, finding.Location.Line));
    }

    [Fact]
    public void A_script_that_misspells_a_package_is_told()
    {
        File("load.csx", "#r \"nuget: FluentValidatoin, 11.0.0\"");

        Assert.Equal(("load.csx", 1), Assert.Single(Check("ASC2031").Select(finding => (finding.Location.File, finding.Location.Line))));
    }

    [Theory]
    [InlineData("mcp.json", "{ \"mcpServers\": { \"plc\": { \"command\": \"npx\", \"args\": [\"-y\", \"contoso.tool@1.2.0\"] } } }")]
    [InlineData("mcp.json", "{ \"mcpServers\": { \"plc\": { \"command\": \"dnx\", \"args\": [\"Contoso.Tool@1.2.1\"] } } }")]
    [InlineData("load.csx", "// #r \"nuget: Contoso.Tool, 1.2.0\"")]
    [InlineData("load.csx", "#r \"nuget: Contoso.Tool, 1.*\"")]
    public void Another_gallery_another_version_and_a_comment_are_not_meant(string file, string text)
    {
        File(file, text);
        Advisory("MAL-2026-7", ("introduced", "1.2.0"), ("fixed", "1.2.1"));

        Assert.Empty(Check("ASC2020", "ASC2021"));
    }

    [Theory]
    [InlineData("FluentValidation")]
    [InlineData("Contoso.Payments")]
    public void Nobody_is_asked_to_approve_a_malicious_package_or_to_take_it_for_the_one_that_was_meant(string honest)
    {
        var impostor = honest.Replace("me", "em", StringComparison.Ordinal).Replace("tion", "toin", StringComparison.Ordinal);
        File("load.csx", $"#r \"nuget: {honest}, 1.0.0\"\n#r \"nuget: {impostor}, 1.0.0\"");
        Assert.Single(Check("ASC2030", "ASC2031"));

        _scratch.Write("osv/MAL-2026-7.json", Osv.Record("MAL-2026-7", Osv.Affected(impostor, ("introduced", "0"))));

        var finding = Assert.Single(Check("ASC2020", "ASC2030", "ASC2031"));
        Assert.Equal(("ASC2020", 2), (finding.Rule.Id, finding.Location.Line));
    }

    private void File(string name, string text) => _files.Add(new ProjectFile(_scratch.Write(name, text), name));

    private void Advisory(string id, params (string Kind, string Version)[] events) => _scratch.Write($"osv/{id}.json", Osv.Record(id, Osv.Affected("Contoso.Tool", events)));

    private ReportedFinding[] Judged(PackagePolicy? policy = null)
    {
        var project = Path.Combine(_scratch.Path, "App.csproj");
        var kev = Path.Combine(_scratch.Path, "kev.json");
        var request = new ProjectRequest
        {
            ProjectFile = project,
            Assets = new AssetsRequest(_scratch.Write("obj/project.assets.json", """{ "version": 3, "targets": { "net10.0": {} }, "libraries": {}, "projectFileDependencyGroups": { "net10.0": [] }, "packageFolders": {}, "project": { "version": "1.0.0", "frameworks": { "net10.0": {} } } }"""), project, "net10.0"),
            Identity = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0", Language = "C#" },
            Advisories = Directory.Exists(Path.Combine(_scratch.Path, "osv")) ? new SnapshotRequest(Path.Combine(_scratch.Path, "osv"), "osv") : null,
            Kev = System.IO.File.Exists(kev) ? new SnapshotRequest(kev, "kev.json") : null,
            Files = _files,
        };
        var settings = new GateSettings(PolicyDocument.Default with { Packages = policy ?? PolicyDocument.Default.Packages }, null, null) { Day = Osv.Day };
        var faults = new List<Finding>();

        // A build reads what is known of packages in its first look, which knows no file of the project.
        var first = SensedPackages.Read(request with { Files = [] }, default);
        var sensed = ProjectSensor.Sense(request with { Packages = first }, compiled: null, faults, default);
        Assert.Empty(faults);
        return [.. Gate.Judge(Gate.CheckPackages(sensed, new GraphLock(HasLockFile: true, IsContinuousIntegration: false, RestoresLocked: false), "App.csproj", settings), settings, isAgent: true)];
    }

    private Finding[] Check(params string[] rules) => [.. Judged().Select(reported => reported.Finding).Where(finding => rules.Contains(finding.Rule.Id)).OrderBy(finding => finding.Rule.Id, StringComparer.Ordinal)];
}
