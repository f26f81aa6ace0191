using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>Shapes of projects of which users of SBOM tools complain, each built for real.</summary>
public class A_graph_that_other_tools_get_wrong
{
    // The first framework wins, and what is transitive there is called direct.
    [Fact]
    public void With_other_versions_in_each_framework_is_told_for_each_and_both_in_the_merged_document()
    {
        using var folder = Fixture.Empty.WithProject("Lib.csproj", Fixture.MultiTargetedProject("""
                <PackageReference Include="Contoso.Words" Version="1.0.0" Condition="'$(TargetFramework)' == 'net10.0'" />
                <PackageReference Include="Contoso.Words" Version="2.0.0" Condition="'$(TargetFramework)' != 'net10.0'" />
                <PackageReference Include="Contoso.Letters" Version="2.0.0" Condition="'$(TargetFramework)' != 'net10.0'" />
                """, "<IsPackable>true</IsPackable>"))
            .WithFile("Lib.cs", "public static class Lib;")
            .WithPackage(new FakePackage("Contoso.Letters", "1.0.0"))
            .WithPackage(new FakePackage("Contoso.Letters", "2.0.0"))
            .WithPackage(new FakePackage("Contoso.Words", "1.0.0").WithDependency("Contoso.Letters"))
            .WithPackage(new FakePackage("Contoso.Words", "2.0.0").WithDependency("Contoso.Letters"))
            .Write();
        folder.Run("build").MustSucceed();

        Assert.Equal(["Contoso.Letters@1.0.0 false", "Contoso.Words@1.0.0 true"], Packages(folder, "net10.0/"));
        Assert.Equal(["Contoso.Letters@2.0.0 true", "Contoso.Words@2.0.0 true"], Packages(folder, "net10.0-windows/"));
        Assert.Equal(["Contoso.Letters@1.0.0 false", "Contoso.Letters@2.0.0 true", "Contoso.Words@1.0.0 true", "Contoso.Words@2.0.0 true"], Packages(folder, ""));
        var merged = Sbom(folder, "bin/Debug/supply-chain/Lib.sbom.cdx.json");
        Assert.Contains(("pkg:nuget/Contoso.Words@1.0.0", "pkg:nuget/Contoso.Letters@1.0.0"), merged.Edges);
        Assert.Contains(("pkg:nuget/Contoso.Words@2.0.0", "pkg:nuget/Contoso.Letters@2.0.0"), merged.Edges);
    }

    // "Unable to locate valid bom ref": each project has its own graph, and the one of the program holds only the version that won.
    [Fact]
    public void Of_libraries_for_several_versions_of_the_standard_has_one_version_of_each_package_and_no_edge_into_nothing()
    {
        using var folder = Fixture.Empty
            .WithProject("App/App.csproj", Fixture.ConsoleProject("""<ProjectReference Include="../Old/Old.csproj" /><ProjectReference Include="../New/New.csproj" />"""))
            .WithFile("App/Program.cs", "System.Console.WriteLine(Old.Text + New.Text);")
            .WithProject("Old/Old.csproj", OfStandard("2.0", """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />"""))
            .WithFile("Old/Old.cs", "public static class Old { public static string Text => \"old\"; }")
            .WithProject("New/New.csproj", OfStandard("2.1", """<PackageReference Include="Newtonsoft.Json" Version="13.0.4" />"""))
            .WithFile("New/New.cs", "public static class New { public static string Text => \"new\"; }")
            .WithRealPackages()
            .Write();
        folder.Run("build", "App/App.csproj").MustSucceed();

        var sbom = Sbom(folder, "App/bin/Debug/net10.0/supply-chain/App.sbom.cdx.json");
        Assert.Equal("13.0.4", sbom.Component("Newtonsoft.Json").GetProperty("version").GetString());
        var refs = sbom.Components.Append(sbom.Project).Select(component => component.GetProperty("bom-ref").GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.All(sbom.Edges, edge => Assert.True(refs.Contains(edge.From) && refs.Contains(edge.To), $"{edge}"));
        Assert.Contains(("project:Old@1.0.0", "pkg:nuget/Newtonsoft.Json@13.0.4"), sbom.Edges);
        Assert.Contains(("project:New@1.0.0", "pkg:nuget/Newtonsoft.Json@13.0.4"), sbom.Edges);
        Assert.Equal("complete", sbom.Completeness(sbom.Component("Old")));
    }

    // A restore runs what the tree imports: who catalogues must not need one of his own.
    [Fact]
    public void Restored_from_its_lock_file_is_described_without_another_restore_and_names_the_lock()
    {
        using var folder = Fixture.Empty.WithProject("App.csproj", Fixture.ConsoleProject("""<PackageReference Include="Contoso.Words" Version="1.0.0" />""", "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>"))
            .WithFile("Program.cs", "return;")
            .WithPackage(new FakePackage("Contoso.Words"))
            .Write();
        folder.Run("restore").MustSucceed();
        folder.Run("restore", "--locked-mode").MustSucceed();

        var build = folder.Run("build", "--no-restore").MustSucceed();

        Assert.Empty(build.Log.Targets("Restore"));
        Assert.Equal(["Contoso.Words@1.0.0 true"], Packages(folder, "net10.0/", "App"));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder.PathOf("packages.lock.json"))));
        Assert.Contains(hash, Sbom(folder, "bin/Debug/net10.0/supply-chain/App.sbom.cdx.json").Document.GetProperty("formulation").GetRawText(), StringComparison.Ordinal);
    }

    private static string OfStandard(string version, string items) => Fixture.LibraryProject(items, "<LangVersion>latest</LangVersion>").Replace("net10.0", "netstandard" + version, StringComparison.Ordinal);

    private static Bom Sbom(FixtureFolder folder, string path) => new(folder.Read(path));

    private static IEnumerable<string> Packages(FixtureFolder folder, string framework, string assembly = "Lib") =>
        Sbom(folder, $"bin/Debug/{framework}supply-chain/{assembly}.sbom.cdx.json").Components
            .Where(component => component.GetProperty("name").GetString()!.StartsWith("Contoso.", StringComparison.Ordinal))
            .Select(component => $"{component.GetProperty("name").GetString()}@{component.GetProperty("version").GetString()} {Bom.Property(component, "asc:direct")}")
            .Order(StringComparer.Ordinal);
}
