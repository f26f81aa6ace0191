using System.Security.Cryptography;
using System.Text.Json;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

/// <summary>Packages that are read ahead of the documents.</summary>
public sealed class PackageContentsTests : RestoredFolder
{
    private AssetsRequest Request => new(AssetsPath, Path.Combine(Scratch.Path, "src", "Agent.csproj"), "net10.0") { FactsFile = Path.Combine(Scratch.Path, "src", "obj", "facts.packages.txt") };

    [Fact]
    public void What_is_read_ahead_makes_the_graph_that_is_read_at_once()
    {
        Unpack();
        var atOnce = AssetsSensor.Read(Request with { FactsFile = null }, Faults, Faults)!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("bytes of direct"u8)), atOnce.Packages.Single(package => package.Id == "Direct").Sha256);
        Assert.Empty(Faults);

        using var contents = Begin();
        var ahead = AssetsSensor.Read(Request with { Contents = contents }, Faults, Faults)!;

        Assert.Equal(Text(atOnce), Text(ahead));
        Assert.Empty(Faults);
        Assert.Contains("nupkg direct/1.0.0\t", File.ReadAllText(Request.FactsFile!), StringComparison.Ordinal);
    }

    [Fact]
    public void The_assets_file_is_not_read_a_second_time()
    {
        Unpack();
        using var contents = Begin();
        Restore("{ broken");

        Assert.Equal(4, AssetsSensor.Read(Request with { Contents = contents }, Faults, Faults)!.Packages.Count);
        Assert.Empty(Faults);
    }

    [Fact]
    public void A_digest_is_that_of_the_moment_at_which_it_was_read()
    {
        Unpack();
        using var contents = Begin();
        contents.Finish(Faults);
        Scratch.Write("packages/direct/1.0.0/direct.1.0.0.nupkg", "other bytes, longer ones");

        var graph = AssetsSensor.Read(Request with { Contents = contents }, Faults, Faults)!;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("bytes of direct"u8)), graph.Packages.Single(package => package.Id == "Direct").Sha256);
    }

    [Fact]
    public void What_could_not_be_read_ahead_is_told_where_the_documents_are_written()
    {
        Unpack();
        Scratch.Write("packages/flows/1.0.0/flows.nuspec", "<package>");
        using var contents = Begin();
        Assert.Empty(Faults);

        AssetsSensor.Read(Request with { Contents = contents }, Faults, Faults);

        AssertFault("ASC9003", "Agent.csproj", "The nuspec of Flows/1.0.0 could not be read");
    }

    [Fact]
    public void What_nobody_comes_for_ends_with_the_package_at_hand()
    {
        Unpack();
        var contents = Begin();

        contents.Dispose();

        // Nothing of it runs on or holds a file.
        Directory.Delete(Path.Combine(Scratch.Path, "packages"), recursive: true);
        Assert.False(File.Exists(Request.FactsFile));
    }

    [Fact]
    public void Of_a_graph_that_is_not_of_an_assets_file_nothing_can_be_read_ahead() => Assert.Null(PackageContents.Begin(new RestoredGraph(), Request));

    private PackageContents Begin() => PackageContents.Begin(AssetsSensor.Read(Request, Faults, metadataFaults: null)!, Request)!;

    private void Unpack()
    {
        Restore(Assets().Replace("\"files\": [\"lib/net8.0/_._\"]", "\"files\": [\"LICENSE.txt\", \"lib/net8.0/_._\"]", StringComparison.Ordinal));
        foreach (var id in (string[])["direct", "flows", "private", "stripped"])
        {
            Scratch.Write($"packages/{id}/1.0.0/{id}.nuspec", Nuspec(id));
            Scratch.Write($"packages/{id}/1.0.0/{id}.1.0.0.nupkg", "bytes of " + id);
        }

        Scratch.Write("packages/flows/1.0.0/LICENSE.txt", File.ReadAllText(Path.Combine(Emit.Judge.RepositoryRoot, "LICENSE")));
    }

    private static string Text(RestoredGraph graph) => JsonSerializer.Serialize(graph.Packages);
}
