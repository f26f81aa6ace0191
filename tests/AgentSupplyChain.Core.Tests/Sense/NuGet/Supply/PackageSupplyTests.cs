using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet.Supply;

public sealed class PackageSupplyTests : IDisposable
{
    private const string Lock = """{ "version": 1, "dependencies": { "net10.0": { "A": { "resolved": "1.0.0", "contentHash": "aaa" } } } }""";

    private readonly ScratchFolder _scratch = new();
    private readonly List<Finding> _faults = [];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Everything_that_the_checks_need_is_brought_together()
    {
        var config = _scratch.Write("repo/nuget.config", """<configuration><packageSources><add key="feed" value="../feed" /><add key="own" value="artifacts" /></packageSources></configuration>""");
        _scratch.Write("repo/packages.lock.json", Lock);
        _scratch.Write("packages/a/1.0.0/.nupkg.metadata", """{ "contentHash": "aaa", "source": "https://a.example/" }""");
        foreach (var id in new[] { "Contoso.Core", "Contoso.Project", "Other" })
        {
            _scratch.Write($"feed/{id}.1.0.0.nupkg", "");
            _scratch.Write($"repo/artifacts/{id}.1.0.0.nupkg", "");
        }

        var supply = Read(new RestoredGraph
        {
            Packages = [new Package("A", "1.0.0"), new Package("Contoso.Core", "1.0.0"), new Package("Other", "1.0.0")],
            Projects = [new ReferencedProject("Contoso.Project", "1.0.0", "../p/Contoso.Project.csproj")],
            Folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["a/1.0.0"] = Path.Combine(_scratch.Path, "packages", "a", "1.0.0") },
            ConfigFiles = [config],
            Sources = [Path.Combine(_scratch.Path, "feed"), Path.Combine(_scratch.Path, "repo", "artifacts"), "\0"],
        });

        Assert.Equal(["feed/Contoso.Core/False", "feed/Contoso.Project/False", "own/Contoso.Core/True", "own/Contoso.Project/True"], supply.Held.Select(held => $"{held.Source.Key}/{held.Id}/{held.IsInRepository}"));
        Assert.Equal("aaa", Assert.Single(supply.Locked).ContentHash);
        Assert.Equal("https://a.example/", Assert.Single(supply.Stored).Source);
        Assert.Empty(supply.Verified);
        Assert.Empty(_faults);
    }

    [Fact]
    public void Links_that_lead_out_of_the_repository_are_not_followed()
    {
        if (OperatingSystem.IsWindows())
            return;

        _scratch.Write("repo/.git/HEAD", "ref: refs/heads/main");
        File.CreateSymbolicLink(Path.Combine(_scratch.Path, "repo", "packages.lock.json"), _scratch.Write("elsewhere/packages.lock.json", Lock));
        File.CreateSymbolicLink(Path.Combine(_scratch.Path, "repo", "nuget.config"), _scratch.Write("elsewhere/nuget.config", """<configuration><packageSources><add key="feed" value="x" /></packageSources></configuration>"""));

        var supply = Read(new RestoredGraph { ConfigFiles = [Path.Combine(_scratch.Path, "repo", "nuget.config")], Sources = [Path.Combine(_scratch.Path, "elsewhere", "x")] });

        Assert.Empty(supply.Locked);
        Assert.Null(Assert.Single(supply.Sources.Sources).Key);
        Assert.Equal(["nuget.config", "packages.lock.json"], _faults.Select(fault => fault.Location.File).Order(StringComparer.Ordinal));
    }

    private PackageSupply Read(RestoredGraph graph)
    {
        var repository = Path.Combine(_scratch.Path, "repo");
        var request = new SupplyRequest(Path.Combine(repository, "packages.lock.json"), repository, new PackagePolicy { InternalPrefixes = ["Contoso."] });
        return PackageSupply.Read(request, graph, Path.Combine(repository, "App.csproj"), _faults, CancellationToken.None);
    }
}
