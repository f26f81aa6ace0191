using System.Security.Cryptography;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>A program with a project of the name of a package, files of its own, and a lock: all that is no package of its graph.</summary>
public sealed class What_a_build_takes_along(What_a_build_takes_along.Built built) : IClassFixture<What_a_build_takes_along.Built>
{
    private readonly Bom bom = built.Sbom;

    [Fact]
    public void A_reference_by_a_path_is_a_file_with_version_and_digests()
    {
        var file = bom.Component("Vendor.dll");
        Assert.Equal(("file", "required", "3.1.0.0"), (file.GetProperty("type").GetString(), file.GetProperty("scope").GetString(), file.GetProperty("version").GetString()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(built.Folder.PathOf("app/lib/Vendor.dll")))), Bom.Hashes(file)["SHA-256"]);
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(built.Folder.PathOf("app/lib/Vendor.dll")))), Bom.Hashes(file)["SHA-512"]);
        Assert.Equal("lib/Vendor.dll", Bom.Property(file, "asc:filePath"));
    }

    [Fact]
    public void A_native_library_that_is_copied_is_a_file_and_one_that_is_not_is_none()
    {
        Assert.Contains("version:not-known", Bom.Properties(bom.Component("libvendor.so"), "asc:unknown"));
        Assert.DoesNotContain(bom.Components, component => component.GetProperty("name").GetString() == "unused.so");
        Assert.DoesNotContain(bom.Components, component => component.GetProperty("name").GetString() == "notes.txt");
    }

    [Fact]
    public void A_file_outside_of_the_project_has_a_name_and_no_path()
    {
        var file = bom.Component("Outside.dll");
        Assert.Null(Bom.Property(file, "asc:filePath"));
        Assert.DoesNotContain("vendor/", bom.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_is_first_party_with_the_file_that_it_gives_and_never_a_package_of_its_name()
    {
        var project = bom.Component("Shared.Name");
        Assert.Equal(("library", "2.4.0"), (project.GetProperty("type").GetString(), project.GetProperty("version").GetString()));
        Assert.False(project.TryGetProperty("purl", out _));
        Assert.Equal("Shared.Output.dll", Bom.Property(project, "bsi:component:filename"));
        Assert.Equal("true", Bom.Property(project, "asc:firstParty"));
        Assert.Equal(["Shared.Name"], bom.DependenciesOf(bom.Component("Uses.Shared")));
    }

    [Fact]
    public void The_host_of_the_program_ships_and_the_framework_is_expected()
    {
        var host = bom.Components.Single(component => Bom.Property(component, "asc:kind") == "apphost-pack");
        Assert.StartsWith("Microsoft.NETCore.App.Host.", host.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal("required", host.GetProperty("scope").GetString());
        Assert.True(bom.Component("Microsoft.NETCore.App").GetProperty("isExternal").GetBoolean());
    }

    [Fact]
    public void How_it_was_built_is_told_without_folder_or_user()
    {
        var formula = bom.Document.GetProperty("formulation")[0];
        var workflow = formula.GetProperty("workflows")[0];
        Assert.Equal("net10.0", Bom.Property(workflow, "asc:targetFramework"));
        Assert.Equal("false", Bom.Property(workflow, "asc:selfContained"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(built.Folder.PathOf("app/packages.lock.json")))), Bom.Property(workflow, "asc:lockFileSha256"));
        Assert.Contains(formula.GetProperty("components").EnumerateArray(), component => component.GetProperty("name").GetString() == ".NET SDK" && component.GetProperty("version").GetString() == DotnetSdk.Version);
        Assert.Contains(formula.GetProperty("components").EnumerateArray(), component => component.GetProperty("name").GetString() == "Microsoft.NETCore.App.Ref");
        Assert.DoesNotContain(built.Folder.Root, bom.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_licence_of_the_document_is_the_one_that_its_user_states() =>
        Assert.Equal("CC0-1.0", bom.Document.GetProperty("metadata").GetProperty("licenses")[0].GetProperty("expression").GetString());

    [Fact]
    public void A_file_of_unknown_making_keeps_the_document_from_calling_itself_complete() => Assert.Equal("unknown", bom.Completeness(component: null));

    [JudgedFact]
    public void The_judges_accept_it() => CycloneDxJudge.MustBeValid(built.Folder.PathOf("app/bin/Debug/net10.0/supply-chain/App.sbom.cdx.json"));

    [Fact]
    public void A_file_that_changes_is_hashed_again_and_one_that_does_not_costs_nothing()
    {
        const string Sbom = "app/bin/Debug/net10.0/supply-chain/App.sbom.cdx.json";
        Assert.Empty(built.Folder.Run("build", "app/App.csproj").MustSucceed().TasksRun("WriteBoms"));

        built.Folder.Write("app/native/libvendor.so", "another library");
        File.SetLastWriteTimeUtc(built.Folder.PathOf("app/native/libvendor.so"), DateTime.UtcNow.AddSeconds(2));
        built.Folder.Run("build", "app/App.csproj").MustSucceed();

        var changed = new Bom(built.Folder.Read(Sbom)).Component("libvendor.so");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(built.Folder.PathOf("app/native/libvendor.so")))), Bom.Hashes(changed)["SHA-256"]);
    }

    public sealed class Built : IDisposable
    {
        public Built()
        {
            var vendor = new FakePackage("Vendor").WithLibrary("""[assembly: System.Reflection.AssemblyVersion("3.1.0.0")] public class Vendor;""").Files["lib/net10.0/Vendor.dll"];
            var outside = new FakePackage("Outside").WithLibrary("public class Outside;").Files["lib/net10.0/Outside.dll"];
            Folder = Fixture.Empty
                .WithProject("app/App.csproj", Fixture.ConsoleProject(
                    """
                    <Reference Include="Vendor" HintPath="lib/Vendor.dll" />
                    <Reference Include="Outside" HintPath="../vendor/Outside.dll" />
                    <None Update="native/libvendor.so" CopyToOutputDirectory="PreserveNewest" />
                    <None Update="notes.txt" CopyToOutputDirectory="PreserveNewest" />
                    <ProjectReference Include="../common/Shared.Name.csproj" />
                    <PackageReference Include="Uses.Shared" Version="1.0.0" />
                    """,
                    "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile><AgentSupplyChainBomLicense>CC0-1.0</AgentSupplyChainBomLicense>"))
                .WithFile("app/Program.cs", "System.Console.WriteLine(typeof(Vendor).Name + typeof(Outside).Name + typeof(Shared).Name);")
                .WithFile("app/lib/Vendor.dll", [.. vendor])
                .WithFile("vendor/Outside.dll", [.. outside])
                .WithFile("app/native/libvendor.so", "a library")
                .WithFile("app/native/unused.so", "another one")
                .WithFile("app/notes.txt", "no binary")
                .WithProject("common/Shared.Name.csproj", Fixture.LibraryProject("", "<Version>2.4.0</Version><PackageId>Shared.Name</PackageId><AssemblyName>Shared.Output</AssemblyName>"))
                .WithFile("common/Code.cs", "public class Shared;")
                .WithPackage(new FakePackage("Uses.Shared").WithLibrary("public class UsesShared;").WithDependency("Shared.Name", "1.0.0"))
                .Write();
            Folder.Run("build", "app/App.csproj").MustSucceed();
            Sbom = new Bom(Folder.Read("app/bin/Debug/net10.0/supply-chain/App.sbom.cdx.json"));
        }

        public FixtureFolder Folder { get; }

        internal Bom Sbom { get; }

        public void Dispose() => Folder.Dispose();
    }
}
