using System.Text.Json;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Tests.Advisories;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

/// <summary>What is only downloaded came from somewhere too. An id may be downloaded in several versions, and each of them has a history of its own.</summary>
public sealed class DownloadedPackagesTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(Supply.Private, Supply.Private, null)]
    [InlineData(Supply.Public, Supply.Private, "1.0.0")]
    [InlineData(Supply.Private, Supply.Public, "2.0.0")]
    public void An_internal_package_that_is_only_downloaded_may_not_come_from_a_public_source(string first, string second, string? expected)
    {
        var findings = Check("ASC2012", first, second);

        Assert.Equal(expected is null ? [] : [$"Package 'Contoso.Data' {expected} is internal and came from 'public'"], findings.Select(finding => finding.Message.Split(',')[0]));
        Assert.All(findings, finding => Assert.Equal(("App.csproj", 3), (finding.Location.File, finding.Location.Line)));
    }

    [Fact]
    public void Its_content_is_compared_with_the_nupkg_version_by_version()
    {
        var supply = new PackageSupply
        {
            Stored = [Stored("1.0.0", "one"), Stored("2.0.0", "two")],
            Verified = [new("Contoso.Data", "1.0.0") { ContentHash = "one" }, new("Contoso.Data", "2.0.0") { ContentHash = "other" }],
        };
        Package[] packages = [Supply.Package("Contoso.Data"), Supply.Package("Contoso.Data") with { Version = "2.0.0" }];

        Assert.Equal("ASC2015/nupkg/contoso.data/2.0.0", Assert.Single(PackageContentCheck.Check(supply, packages, Supply.Paths(packages))).Fingerprint);
    }

    private static Core.Sense.NuGet.Content.StoredPackage Stored(string version, string hash) => new("Contoso.Data", version) { Folder = "/nowhere", ContentHash = hash };

    private List<Finding> Check(string rule, params string[] sources)
    {
        var project = _scratch.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageDownload Include="Contoso.Data" Version="[1.0.0];[2.0.0]" />
              </ItemGroup>
            </Project>
            """);
        var config = _scratch.Write("nuget.config", $"""
            <configuration><packageSources><clear /><add key="private" value="{Supply.Private}" /><add key="public" value="{Supply.Public}" /></packageSources></configuration>
            """);
        for (var i = 0; i < sources.Length; i++)
            _scratch.Write($"packages/contoso.data/{i + 1}.0.0/.nupkg.metadata", $$"""{ "version": 2, "contentHash": "aaa", "source": "{{sources[i]}}" }""");

        var assets = JsonSerializer.Serialize(new
        {
            version = 3,
            targets = new Dictionary<string, object> { ["net10.0"] = new { } },
            libraries = new { },
            projectFileDependencyGroups = new Dictionary<string, object> { ["net10.0"] = Array.Empty<string>() },
            packageFolders = new Dictionary<string, object> { [Path.Combine(_scratch.Path, "packages") + Path.DirectorySeparatorChar] = new { } },
            project = new
            {
                version = "1.0.0",
                restore = new
                {
                    projectUniqueName = project,
                    projectName = "App",
                    projectPath = project,
                    projectStyle = "PackageReference",
                    configFilePaths = new[] { config },
                    originalTargetFrameworks = new[] { "net10.0" },
                    sources = new Dictionary<string, object> { [Supply.Private] = new { }, [Supply.Public] = new { } },
                },
                frameworks = new Dictionary<string, object>
                {
                    ["net10.0"] = new { downloadDependencies = new[] { new { name = "Contoso.Data", version = "[1.0.0, 1.0.0];[2.0.0, 2.0.0]" } } },
                },
            },
        });
        var policy = Supply.Policy("Contoso.");
        var request = new ProjectRequest
        {
            ProjectFile = project,
            Assets = new AssetsRequest(_scratch.Write("obj/project.assets.json", assets), project, "net10.0"),
            Identity = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0", Language = "C#" },
            Declarations = [new DeclaredItem(DeclarationKind.PackageDownload, "Contoso.Data", "[1.0.0];[2.0.0]", null, project)],
            Supply = new SupplyRequest(Path.Combine(_scratch.Path, "packages.lock.json"), _scratch.Path, policy),
        };
        var faults = new List<Finding>();
        var sensed = ProjectSensor.Sense(request, compiled: null, faults, default);
        Assert.Empty(faults);
        Assert.Equal(2, sensed.Downloads.Count);
        var settings = new GateSettings(PolicyDocument.Default with { Packages = policy }, null, null) { Day = Osv.Day };
        return [.. Gate.CheckPackages(sensed, new GraphLock(HasLockFile: true, IsContinuousIntegration: false, RestoresLocked: false), "App.csproj", settings).Where(finding => finding.Rule.Id == rule)];
    }
}
