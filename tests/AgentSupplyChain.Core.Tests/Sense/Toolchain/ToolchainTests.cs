using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Sense.Toolchain;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.Toolchain;

public sealed class ToolchainTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly List<Finding> _faults = [];
    private readonly string _project;

    public ToolchainTests()
    {
        _scratch.Write(".git/HEAD", "");
        _project = _scratch.Write("src/App/App.csproj", "<Project />");
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("""{ "sdk": { "version": "10.0.401" } }""", null)]
    [InlineData("""{ "sdk": { "version": "10.0.401", "rollForward": "disable", "allowPrerelease": true } }""", null)]
    [InlineData("""{ "sdk": { "version": "10.0.401", "rollForward": "patch" } }""", null)]
    [InlineData("""{ /* why */ "sdk": { "version": "10.0.100-rc.1.25451.107", "rollForward": "LatestPatch" }, }""", null)]
    [InlineData("""{ "sdk": { "version": "10.0.401", "rollForward": "feature" } }""", "rollForward 'feature'")]
    [InlineData("""{ "sdk": { "version": "10.0.401", "rollForward": "latestFeature" } }""", "rollForward 'latestFeature'")]
    [InlineData("""{ "sdk": { "version": "10.0.401", "rollForward": "minor" } }""", "rollForward 'minor'")]
    [InlineData("""{ "sdk": { "version": "10.0.401", "rollForward": "latestMinor" } }""", "rollForward 'latestMinor'")]
    [InlineData("""{ "sdk": { "version": "10.0.401", "rollForward": "major" } }""", "rollForward 'major'")]
    [InlineData("""{ "sdk": { "version": "10.0.401", "rollForward": "latestMajor" } }""", "rollForward 'latestMajor'")]
    [InlineData("""{ "sdk": { "version": "10.0.401", "rollForward": "sometimes" } }""", "nothing that the SDK knows")]
    [InlineData("""{ "sdk": { "version": "10.0" } }""", "'10.0'")]
    [InlineData("""{ "sdk": { "version": "10.0.x" } }""", "'10.0.x'")]
    [InlineData("""{ "sdk": { "version": "10.*" } }""", "'10.*'")]
    [InlineData("""{ "sdk": { "version": 10 } }""", "No global.json names a version")]
    [InlineData("""{ "sdk": { "allowPrerelease": false } }""", "No global.json names a version")]
    [InlineData("""{ "test": { "runner": "VSTest" } }""", "No global.json names a version")]
    public void The_SDK_is_pinned_to_a_version_and_its_patches(string json, string? expected)
    {
        _scratch.Write("global.json", json);

        var findings = Check();

        Assert.Equal(expected is null ? 0 : 1, findings.Count);
        Assert.All(findings, finding =>
        {
            Assert.Equal(("ASC2005", "../../global.json", "ASC2005/Sdk/global.json"), (finding.Rule.Id, finding.Location.File, finding.Fingerprint));
            Assert.True(finding.Location.Line > 0);
            Assert.Contains(expected!, finding.Message, StringComparison.Ordinal);
        });
        Assert.Empty(_faults);
    }

    [Fact]
    public void Without_global_json_all_projects_of_a_repository_have_one_finding_between_them()
    {
        var other = _scratch.Write("src/Deep/er/Other.csproj", "<Project />");

        var (one, two) = (Assert.Single(Check()), Assert.Single(Check(other)));

        Assert.Equal(one.Fingerprint, two.Fingerprint);
        Assert.Equal(("App.csproj", "Other.csproj"), (one.Location.File, two.Location.File));
    }

    [Fact]
    public void The_nearest_global_json_counts_and_all_its_projects_have_one_finding_between_them()
    {
        _scratch.Write("global.json", """{ "sdk": { "version": "10.0.401" } }""");
        _scratch.Write("src/global.json", """{ "sdk": { "version": "10.0.401", "rollForward": "major" } }""");
        var other = _scratch.Write("src/Deep/er/Other.csproj", "<Project />");

        Assert.Equal(Assert.Single(Check()).Fingerprint, Assert.Single(Check(other)).Fingerprint);
        Assert.Equal(new FileSpan("../global.json", 1, 50, 1, 57), Assert.Single(Check()).Location);
    }

    [Fact]
    public void Without_a_repository_nobody_says_that_there_is_no_global_json()
    {
        using var scratch = new ScratchFolder();

        Assert.Empty(Check(scratch.Write("src/App.csproj", "<Project />")));
    }

    [Fact]
    public void Local_tools_have_one_version_in_every_manifest_up_to_the_root()
    {
        _scratch.Write("global.json", """{ "sdk": { "version": "10.0.401" }, "msbuild-sdks": { "Contoso.Sdk": "1.2.3" } }""");
        _scratch.Write("src/dotnet-tools.json", """
            {
              "version": 1,
              "tools": {
                "fine": { "version": "1.2.3-beta.1", "commands": ["fine"], "rollForward": true },
                "floating": { "version": "2.*", "commands": ["floating"] },
                "none": { "commands": ["none"] }
              }
            }
            """);
        _scratch.Write(".config/dotnet-tools.json", """{ "version": 1, "isRoot": true, "tools": { "range": { "version": "[1.0,2.0)" } } }""");

        var findings = Check();

        Assert.Equal(
            [
                "../dotnet-tools.json(5,30) ASC2005/LocalTool/src/dotnet-tools.json/floating",
                "../dotnet-tools.json(6,5) ASC2005/LocalTool/src/dotnet-tools.json/none",
                "../../.config/dotnet-tools.json(1,66) ASC2005/LocalTool/.config/dotnet-tools.json/range",
            ],
            findings.Select(f => $"{f.Location.File}({f.Location.Line},{f.Location.Column}) {f.Fingerprint}"));
        Assert.Equal(
            ["Contoso.Sdk 1.2.3", "fine 1.2.3-beta.1", "floating 2.*", "range [1.0,2.0)"],
            ToolchainPin.Packages(ToolchainSensor.Read(_project, [], _faults)).Select(package => $"{package.Id} {package.Version}"));
    }

    [Fact]
    public void A_manifest_that_is_the_root_hides_those_above()
    {
        _scratch.Write("global.json", """{ "sdk": { "version": "10.0.401" } }""");
        _scratch.Write("src/.config/dotnet-tools.json", """{ "isRoot": true, "tools": {} }""");
        _scratch.Write("dotnet-tools.json", """{ "tools": { "floating": { "version": "*" } } }""");

        Assert.Empty(Check());
    }

    [Theory]
    [InlineData("global.json")]
    [InlineData(".config/dotnet-tools.json")]
    public void A_file_that_is_no_JSON_object_is_a_coded_finding(string file)
    {
        _scratch.Write("global.json", """{ "sdk": { "version": "10.0.401" } }""");
        _scratch.Write(file, "{ \"sdk\": ");

        Assert.Empty(Check());

        Assert.Equal(("ASC9003", "../../" + file), (Assert.Single(_faults).Rule.Id, _faults[0].Location.File));
    }

    [Fact]
    public void A_global_json_that_leads_out_of_the_repository_is_not_read()
    {
        using var elsewhere = new ScratchFolder();
        File.CreateSymbolicLink(Path.Combine(_scratch.Path, "global.json"), elsewhere.Write("global.json", """{ "sdk": { "version": "secret" } }"""));

        Assert.Empty(Check());

        Assert.Equal("ASC9003", Assert.Single(_faults).Rule.Id);
    }

    private List<Finding> Check(string? project = null) => [.. ToolchainCheck.Check(ToolchainSensor.Read(project ?? _project, [], _faults))];
}
