using System.Security.Cryptography;
using System.Text.Json;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

/// <summary>Judges: <c>dotnet list package</c> for packages, the assets file read without NuGet for edges, the published deps.json for scope.</summary>
public sealed class AssetsSensorOnRealProjectsTests(RestoredProjects projects) : IClassFixture<RestoredProjects>
{
    private readonly List<Finding> _faults = [];

    [Theory]
    [InlineData("Console", "net10.0", null)]
    [InlineData("Web", "net10.0", null)]
    [InlineData("Web", "net10.0", "linux-x64")]
    [InlineData("Library", "net10.0", null)]
    [InlineData("Library", "netstandard2.0", null)]
    [InlineData("Base", "netstandard2.0", null)]
    public void Packages_are_those_that_dotnet_lists(string name, string framework, string? runtime)
    {
        var graph = Read(name, framework, runtime);
        var (direct, transitive) = projects.Listed(name, framework);

        Assert.NotEmpty(direct);
        Assert.Equal(direct.Order(StringComparer.Ordinal), Names(graph.Packages.Where(p => p.IsDirect)));
        Assert.Equal(transitive.Order(StringComparer.Ordinal), Names(graph.Packages.Where(p => !p.IsDirect)));
    }

    [Theory]
    [InlineData("Console", "net10.0", "net10.0")]
    [InlineData("Web", "net10.0", "net10.0")]
    [InlineData("Library", "netstandard2.0", "netstandard2.0")]
    public void Edges_are_those_of_the_assets_file_less_what_was_pruned(string name, string framework, string target)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(projects.Assets(name)));
        var nodes = json.RootElement.GetProperty("targets").GetProperty(target).EnumerateObject()
            .ToDictionary(n => n.Name[..n.Name.IndexOf('/')], n => (Full: n.Name, n.Value), StringComparer.OrdinalIgnoreCase);
        var expected = nodes.Values.SelectMany(n => n.Value.TryGetProperty("dependencies", out var d)
            ? d.EnumerateObject().Where(e => nodes.ContainsKey(e.Name)).Select(e => $"{n.Full} -> {nodes[e.Name].Full}")
            : []);

        var graph = Read(name, framework);
        var actual = graph.Packages.SelectMany(p => p.DependsOn.Select(d => $"{p.Id}/{p.Version} -> {d.Name}/{d.Version}"))
            .Concat(graph.Projects.SelectMany(p => p.DependsOn.Select(d => $"{p.Name}/{p.Version} -> {d.Name}/{d.Version}")));

        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Runtime_packages_are_those_that_the_SDK_publishes()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(projects.Folder, "Console", "published", "Console.deps.json")));
        var published = json.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(l => l.Value.GetProperty("type").GetString() == "package")
            .Select(l => l.Name)
            .Order(StringComparer.Ordinal);

        Assert.Equal(published, Names(Read("Console", "net10.0").Packages.Where(p => p.Scope == PackageScope.Runtime)));
    }

    [Fact]
    public void Projects_are_known_with_version_path_and_whether_they_are_direct()
    {
        var graph = Read("Web", "net10.0");

        Assert.Equal(
            [("Base", "0.9.0", "../Base/Base.csproj", false), ("Library", "1.2.0", "../Library/Library.csproj", true)],
            graph.Projects.Select(p => (p.Name, p.Version, p.Path, p.IsDirect)));
        Assert.Contains(new ComponentRef(ComponentKind.Project, "Base", "0.9.0"), graph.Projects[1].DependsOn);
        Assert.Equal([new Framework("Microsoft.AspNetCore.App", "10.0.1"), new Framework("Microsoft.NETCore.App", null)], graph.Frameworks);
    }

    [Fact]
    public void Each_package_has_the_hash_of_its_file_and_the_metadata_of_its_nuspec()
    {
        var graph = Read("Console", "net10.0");
        using var json = JsonDocument.Parse(File.ReadAllText(projects.Assets("Console")));
        var folder = json.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;

        foreach (var package in graph.Packages)
        {
            var id = package.Id.ToLowerInvariant();
            var file = Path.Combine(folder, id, package.Version, $"{id}.{package.Version}.nupkg");
            using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, id, package.Version, ".nupkg.metadata")));

            Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(file))), package.Sha512);
            Assert.Equal(metadata.RootElement.GetProperty("contentHash").GetString(), package.ContentHash);
            Assert.True(package.HasMetadata);
            Assert.NotEmpty(package.Authors);
        }

        var openAI = graph.Packages.Single(p => p.Id == "OpenAI");
        Assert.Equal("MIT", openAI.LicenseExpression);
        Assert.Equal(["OpenAI"], openAI.Authors);
        Assert.StartsWith("https://github.com/openai/openai-dotnet", openAI.RepositoryUrl, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{40}$", openAI.RepositoryCommit);
        Assert.Empty(_faults);
    }

    private RestoredGraph Read(string name, string framework, string? runtime = null)
    {
        var request = new AssetsRequest(projects.Assets(name), projects.Project(name), framework)
        {
            RuntimeIdentifier = runtime,
            FrameworkVersions = new Dictionary<string, string> { ["Microsoft.AspNetCore.App"] = "10.0.1" },
        };
        return AssetsSensor.Read(request, _faults, _faults) ?? throw new InvalidOperationException(string.Join('\n', _faults.Select(f => f.Message)));
    }

    private static IEnumerable<string> Names(IEnumerable<Package> packages) =>
        packages.Select(p => p.Id + "/" + p.Version).Order(StringComparer.Ordinal);
}
