using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Shipping;

/// <summary>Every library can be packed, and most never are: which one is, the command tells.</summary>
public class A_library_that_nobody_called_a_package
{
    private const string Output = "/net10.0/supply-chain";

    [Fact]
    public void Carries_its_SBOM_once_it_is_packed_and_has_none_before()
    {
        using var folder = Fixture.Empty.WithProject("Words.csproj", Fixture.LibraryProject()).WithFile("Words.cs", "public static class Words;").Write();
        folder.Run("build").MustSucceed();
        Assert.DoesNotContain(folder.FilesBelow(), file => file.EndsWith(".cdx.json", StringComparison.Ordinal));

        folder.Run("pack", "-o", folder.PathOf("packed")).MustSucceed();

        var sbom = Assert.Single(folder.Package("packed").Entries(), entry => entry.StartsWith("supply-chain/", StringComparison.Ordinal));
        Assert.Equal("supply-chain/net10.0/Words.sbom.cdx.json", sbom);
        Assert.Equal(folder.Read($"bin/Release{Output}/Words.sbom.cdx.json"), folder.Package("packed").Text(sbom));
        Assert.Contains("\"purl\": \"pkg:nuget/Words@1.0.0\"", folder.Package("packed").Text(sbom), StringComparison.Ordinal);
    }

    [Fact]
    public void Has_its_SBOM_where_it_is_published()
    {
        using var folder = Fixture.Empty.WithProject("Words.csproj", Fixture.LibraryProject()).WithFile("Words.cs", "public static class Words;").Write();

        folder.Run("publish", "-o", folder.PathOf("published")).MustSucceed();

        Assert.True(folder.Has("published/supply-chain/Words.sbom.cdx.json"));
    }
}
