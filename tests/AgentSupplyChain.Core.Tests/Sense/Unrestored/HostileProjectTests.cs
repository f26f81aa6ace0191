using System.Diagnostics;
using System.Text;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Tests.Sense.Git;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Sense.Unrestored;

/// <summary>Files of a pull request whose author wants the check before restore to fall over, to read elsewhere, or to take for ever.</summary>
public sealed class HostileProjectTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly ScratchFolder _elsewhere = new();

    public HostileProjectTests() => _scratch.Write("repository/.git/HEAD", "");

    public void Dispose()
    {
        _scratch.Dispose();
        _elsewhere.Dispose();
    }

    [Theory]
    [InlineData("<!DOCTYPE Project [<!ENTITY a 'x'>]><Project>&a;</Project>")]
    [InlineData("<!DOCTYPE Project SYSTEM 'file:///etc/passwd'><Project />")]
    [InlineData("<Project><ItemGroup>")]
    [InlineData("not XML")]
    [InlineData("")]
    public void A_project_that_is_no_plain_XML_is_a_coded_finding(string content)
    {
        var finding = Assert.Single(Check(content), finding => finding.Rule.Id == "ASC9003");

        Assert.Equal("App.csproj", finding.Location.File);
        Assert.DoesNotContain("passwd", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_without_end_are_cut_off()
    {
        var deep = new StringBuilder("<Project>");
        for (var i = 0; i < 20_000; i++)
            deep.Append("<a>");

        Assert.Single(Check(deep.ToString()), finding => finding.Rule.Id == "ASC9003");
    }

    [Fact]
    public void A_circle_of_imports_ends_and_what_is_in_it_is_told_once()
    {
        _scratch.Write("repository/a.props", """<Project><Import Project="b.props" /><ItemGroup><PackageReference Include="A" Version="*" /></ItemGroup></Project>""");
        _scratch.Write("repository/b.props", """<Project><Import Project="a.props" /><Import Project="App.csproj" /></Project>""");

        Assert.Single(Check("""<Project><Import Project="a.props" /><Import Project="App.csproj" /></Project>"""), finding => finding.Rule.Id == "ASC2001");
    }

    [Fact]
    public void A_thousand_imports_are_cut_off_with_a_finding()
    {
        for (var i = 0; i < 1000; i++)
            _scratch.Write($"repository/p{i}.props", $"""<Project><Import Project="p{i + 1}.props" /></Project>""");

        Assert.Single(Check("""<Project><Import Project="p0.props" /></Project>"""), finding => finding.Rule.Id == "ASC9003");
    }

    [Fact]
    public void No_file_outside_the_repository_is_read()
    {
        var secret = _elsewhere.Write("secret.props", """<Project><ItemGroup><PackageReference Include="Leak" Version="*" /></ItemGroup></Project>""");
        File.CreateSymbolicLink(Path.Combine(_scratch.Path, "repository", "linked.props"), secret);
        var project = _scratch.Write("repository/App.csproj", $"""
            <Project>
              <Import Project="{secret}" />
              <Import Project="../../{Path.GetFileName(_elsewhere.Path)}/secret.props" />
              <Import Project="linked.props" />
              <PropertyGroup><NuGetLockFilePath>{secret}</NuGetLockFilePath></PropertyGroup>
            </Project>
            """);

        var found = CheckFile(project);

        Assert.DoesNotContain(found.Findings, reported => reported.Finding.Message.Contains("Leak", StringComparison.Ordinal));
        Assert.Equal([2, 3, 0], found.Unknown.Select(part => part.Location.Line));
        Assert.Equal("linked.props", Assert.Single(found.Findings, reported => reported.Finding.Rule.Id == "ASC9003").Finding.Location.File);
        Assert.DoesNotContain(found.Findings, reported => reported.Finding.Message.Contains(_elsewhere.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "version": 1, "dependencies": {""")]
    [InlineData("""[]""")]
    [InlineData("""{ "version": 99, "dependencies": {} }""")]
    [InlineData("""{ "version": 1, "dependencies": [] }""")]
    public void A_lock_file_that_is_none_is_a_coded_finding(string text)
    {
        _scratch.Write("repository/packages.lock.json", text);

        var finding = Assert.Single(Check("""<Project Sdk="Microsoft.NET.Sdk" />"""), finding => finding.Rule.Id == "ASC9003");

        Assert.Equal("packages.lock.json", finding.Location.File);
    }

    [Fact]
    public void A_lock_file_of_fifty_megabytes_is_not_read()
    {
        _scratch.Write("repository/packages.lock.json", "{" + new string(' ', 50 * 1024 * 1024) + "}");
        var clock = Stopwatch.StartNew();

        Assert.Single(Check("""<Project Sdk="Microsoft.NET.Sdk" />"""), finding => finding.Rule.Id == "ASC9003");

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    [Fact]
    public void Twenty_thousand_packages_in_a_circle_are_read()
    {
        const int Count = 20_000;
        var text = new StringBuilder("""{ "version": 1, "dependencies": { "net10.0": {""");
        for (var i = 0; i < Count; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{{(i == 0 ? "" : ",")}}"P{{i}}": { "type": "Transitive", "resolved": "1.0.{{i}}", "contentHash": "h", "dependencies": { "P{{(i + 1) % Count}}": "1.0.0" } }""");
        _scratch.Write("repository/packages.lock.json", text.Append("} } }").ToString());
        var project = _scratch.Write("repository/App.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");

        Assert.Equal(Count, Core.Sense.Unrestored.UnrestoredSensor.Read(project, []).Packages.Count);
    }

    [Fact]
    public void Ids_and_versions_of_any_kind_make_short_plain_lines()
    {
        var id = new string('a', 1000);
        const string version = @"1.0.0\n##vso[task.setvariable variable=X]y\u001b[2J";
        _scratch.Write("repository/packages.lock.json", $$"""
            { "version": 1, "dependencies": { "net10.0": {
              "P0lly": { "type": "Direct", "resolved": "{{version}}", "contentHash": "h" },
              "Po11y": { "type": "Direct", "resolved": "8.0.0\n", "contentHash": "h", "dependencies": { "P0lly": "1.0.0" } },
              "Denied.Long": { "type": "Direct", "resolved": "1.0.0-{{new string('x', 5000)}}", "contentHash": "h" }
            } } }
            """);
        _scratch.Write("repository/dotnet-tools.json", $$"""
            { "version": 1, "isRoot": true, "tools": {
              "denied.tool": { "version": "{{version}}", "commands": [] },
              "denied.range": { "version": "[1.0.0,\n 2.0.0)", "commands": [] }
            } }
            """);
        var found = CheckFile(_scratch.Write("repository/App.csproj", $"""
            <Project>
              <ItemGroup>
                <PackageReference Include="{id}" Version="*" />
                <PackageReference Include="A&#x202E;B&#xA;##vso[task]" Version="1.*" />
                <PackageReference Include="C" Version="{new string('9', 5000)}.*" />
                <PackageReference Include="D" Version="1.*&#xA;::error::x" />
              </ItemGroup>
            </Project>
            """), new PolicyDocument { Packages = new PackagePolicy { Denied = [new DeniedPackage("denied.*", null, null), new DeniedPackage("Po11y", null, null)] } });
        var findings = found.Findings.Select(reported => reported.Finding).ToList();

        Assert.Contains(findings, finding => finding is { Rule.Id: "ASC9003", Location: { File: "packages.lock.json", Line: 2 } });
        Assert.Equal(3, findings.Count(finding => finding.Rule.Id == "ASC2024"));
        Assert.Equal([3, 4, 6], findings.Where(finding => finding.Rule.Id == "ASC2001").Select(finding => finding.Location.Line));
        Assert.Equal([3, 4, 5, 6], found.Unknown.Select(part => part.Location.Line).Order());
        Assert.All(findings, finding => Assert.InRange(finding.Message.Length, 1, 700));
        Assert.All(findings, finding => Assert.DoesNotContain(finding.Message, c => char.IsControl(c) || c == '\u202E'));
    }

    [Fact]
    public void Properties_that_multiply_are_unknown_and_not_written_out()
    {
        var text = new StringBuilder("<Project><PropertyGroup><P0>xxxxxxxxxx</P0>");
        for (var i = 1; i < 60; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<P{i}>$(P{i - 1})$(P{i - 1})$(P{i - 1})</P{i}>");
        text.Append("""</PropertyGroup><ItemGroup><PackageReference Include="A" Version="$(P59)" /></ItemGroup></Project>""");
        var project = _scratch.Write("repository/App.csproj", text.ToString());

        Assert.Equal([0, 1], CheckFile(project).Unknown.Select(part => part.Location.Line).Order());
    }

    private IReadOnlyList<Finding> Check(string content) => [.. CheckFile(_scratch.Write("repository/App.csproj", content)).Findings.Select(reported => reported.Finding)];

    private static ProjectBeforeRestore CheckFile(string project, PolicyDocument? policy = null) =>
        Assert.Single(BeforeRestore.Check(project, new GateSettings(policy ?? PolicyDocument.Default, Profile.Strict, null)));
}
