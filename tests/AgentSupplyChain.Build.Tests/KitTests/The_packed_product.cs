using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.KitTests;

public class The_packed_product
{
    [Fact]
    public void Reaches_a_project_that_says_nothing_about_it() => ReachesProject(Fixture.ConsoleApp());

    [Fact]
    public void Reaches_a_project_whose_versions_are_managed_centrally() =>
        ReachesProject(Fixture.ConsoleApp().WithFile("Directory.Packages.props", """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
            </Project>
            """));

    [Fact]
    public void Reaches_a_project_that_references_it_by_itself() =>
        ReachesProject(Fixture.ConsoleApp(items: $"""<PackageReference Include="AgentSupplyChain.Build" Version="{PackedProduct.Current.Version}" />"""));

    [Fact]
    public void Stays_away_where_it_is_not_wanted()
    {
        using var folder = Fixture.ConsoleApp().WithoutProduct().Write();
        folder.Run("restore").MustSucceed();

        Assert.Empty(DotnetListPackage.Read(folder, "App.csproj"));
    }

    private static void ReachesProject(Fixture fixture)
    {
        using var folder = fixture.Write();
        var restore = folder.Run("restore").MustSucceed();

        Assert.DoesNotContain(restore.Diagnostics, diagnostic => diagnostic.Severity != BuildSeverity.Info);
        var package = Assert.Single(DotnetListPackage.Read(folder, "App.csproj"));
        Assert.Equal((PackedProduct.Id, PackedProduct.Current.Version), (package.Id, package.ResolvedVersion));
        Assert.True(File.Exists(Path.Combine(folder.PackageCache, "agentsupplychain.build", PackedProduct.Current.Version, "build", "AgentSupplyChain.Build.targets")));
    }
}
