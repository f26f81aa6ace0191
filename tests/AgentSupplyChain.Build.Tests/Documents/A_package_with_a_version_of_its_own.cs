using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>A library whose package has another version than its assembly, and a licence in a file.</summary>
public sealed class A_package_with_a_version_of_its_own
{
    [Fact]
    public void Is_called_by_the_version_that_a_feed_has_it_under()
    {
        using var folder = Fixture.Empty
            .WithProject("Contoso.Lib.csproj", Fixture.LibraryProject(
                """<None Include="LICENSE.md" Pack="true" PackagePath="docs/" />""",
                "<IsPackable>true</IsPackable><Version>3.1.0</Version><PackageVersion>2.0-rc.1</PackageVersion><PackageLicenseFile>docs\\LICENSE.md</PackageLicenseFile>"))
            .WithFile("LICENSE.md", "Ask us.")
            .WithFile("Code.cs", "public static class Code;")
            .Write();
        folder.Run("pack", "Contoso.Lib.csproj", "-o", folder.PathOf("feed")).MustSucceed();

        var package = folder.Package("feed");
        var bom = new Bom(package.Text("supply-chain/net10.0/Contoso.Lib.sbom.cdx.json"));
        Assert.Contains("Contoso.Lib.2.0.0-rc.1.nupkg", folder.FilesBelow("feed"));
        Assert.Equal("pkg:nuget/Contoso.Lib@2.0.0-rc.1", bom.Project.GetProperty("purl").GetString());
        Assert.Equal("2.0.0-rc.1", bom.Project.GetProperty("version").GetString());
        Assert.Equal(["declared File docs/LICENSE.md in package Contoso.Lib"], Bom.Licenses(bom.Project));
    }
}
