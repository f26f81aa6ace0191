using System.Security.Cryptography;
using System.Text.Json;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>A program over other projects: one that ships with a native library and translations of its own, and two that are only compiled against.</summary>
public sealed class What_projects_bring_along(What_projects_bring_along.Built built) : IClassFixture<What_projects_bring_along.Built>
{
    private readonly Bom bom = built.Sbom;

    [Theory]
    [InlineData("libdeep.so", "deep")]
    [InlineData("libown.so.1", "own")]
    [InlineData("page.wasm", "page")]
    [InlineData("libdev.so", "dev")]
    public void A_binary_that_ships_is_told_wherever_it_comes_from(string name, string content)
    {
        var file = bom.Component(name);
        Assert.Equal(("file", "required"), (file.GetProperty("type").GetString(), file.GetProperty("scope").GetString()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content))), Bom.Hashes(file)["SHA-256"]);
    }

    [Theory]
    [InlineData("Lib", "required")]
    [InlineData("Base", "required")]
    [InlineData("Contract", "optional")]
    [InlineData("Quiet", "optional")]
    public void A_project_counts_as_shipped_only_where_it_ships(string name, string scope)
    {
        Assert.Equal(scope, bom.Component(name).GetProperty("scope").GetString());
        Assert.Equal(scope == "required", built.Folder.FilesBelow("app/bin/Debug/net10.0").Contains(name + ".dll"));
    }

    // Their bytes depend on the folder that they are built in.
    [Fact]
    public void What_another_project_compiles_is_that_project_and_no_file_of_unknown_making()
    {
        var files = bom.Components.Where(component => component.GetProperty("type").GetString() == "file").Select(component => component.GetProperty("name").GetString());

        Assert.Equal(["libdeep.so", "libdev.so", "libown.so.1", "page.wasm"], files.Order(StringComparer.Ordinal));
        Assert.Contains("de/Lib.resources.dll", built.Folder.FilesBelow("app/bin/Debug/net10.0"));
    }

    // One that only development needs is no part of what ships, but its file is.
    [Fact]
    public void What_a_package_copies_is_of_that_package_where_the_package_ships()
    {
        Assert.Contains("libprops.so", built.Folder.FilesBelow("app/bin/Debug/net10.0"));
        Assert.Equal("required", bom.Component("Native.Props").GetProperty("scope").GetString());
        Assert.Equal("excluded", bom.Component("Native.Dev").GetProperty("scope").GetString());
    }

    [Fact]
    public void What_a_project_takes_from_the_framework_is_an_edge_to_it()
    {
        var project = bom.Component("Lib");
        Assert.DoesNotContain(bom.Components, component => component.GetProperty("name").GetString() == "System.Text.Json");
        Assert.Equal(["System.Text.Json [8.0.0, )"], Bom.Properties(project, "asc:prunedDependency"));
        Assert.Equal(["Base", "Microsoft.NETCore.App"], bom.DependenciesOf(project).Intersect(["Base", "Microsoft.NETCore.App"], StringComparer.Ordinal));
        Assert.Equal("complete", bom.Completeness(project));
    }

    [Fact]
    public void The_framework_is_accepted_from_the_version_that_the_program_asks_its_host_for()
    {
        using var config = JsonDocument.Parse(built.Folder.Read("app/bin/Debug/net10.0/App.runtimeconfig.json"));
        var asked = config.RootElement.GetProperty("runtimeOptions").GetProperty("framework").GetProperty("version").GetString();

        Assert.Equal($"vers:nuget/>={asked}", bom.Component("Microsoft.NETCore.App").GetProperty("versionRange").GetString());
    }

    [Fact]
    public void A_version_is_written_as_restore_writes_it_for_everybody_else() =>
        Assert.Equal("2.0.0", bom.Project.GetProperty("version").GetString());

    [JudgedFact]
    public void The_judges_accept_it() => CycloneDxJudge.MustBeValid(built.Folder.PathOf(Built.Path));

    public sealed class Built : IDisposable
    {
        public const string Path = "app/bin/Debug/net10.0/supply-chain/App.sbom.cdx.json";

        public Built()
        {
            Folder = Fixture.Empty
                .WithProject("app/App.csproj", Fixture.ConsoleProject(
                    """
                    <PackageReference Include="Native.Props" Version="1.0.0" />
                    <PackageReference Include="Native.Dev" Version="1.0.0" PrivateAssets="all" />
                    <ProjectReference Include="../lib/Lib.csproj" />
                    <ProjectReference Include="../contract/Contract.csproj" Private="false" ExcludeAssets="runtime" />
                    <ProjectReference Include="../quiet/Quiet.csproj" Private="false" />
                    <None Update="native/libown.so.1" CopyToOutputDirectory="PreserveNewest" />
                    <None Update="site/page.wasm" CopyToPublishDirectory="PreserveNewest" />
                    """,
                    "<Version>2.0</Version>"))
                .WithFile("app/Program.cs", "System.Console.WriteLine(Lib.Text + nameof(IContract) + nameof(IQuiet));")
                .WithFile("app/native/libown.so.1", "own")
                .WithFile("app/site/page.wasm", "page")
                .WithProject("lib/Lib.csproj", Standard("""
                    <ProjectReference Include="../base/Base.csproj" />
                    <PackageReference Include="System.Text.Json" Version="8.0.0" />
                    <None Update="native/libdeep.so" CopyToOutputDirectory="PreserveNewest" />
                    """))
                .WithFile("lib/Lib.cs", "public static class Lib { public static string Text => Base.Text; }")
                .WithFile("lib/Texts.de.resx", """<root><resheader name="resmimetype"><value>text/microsoft-resx</value></resheader><resheader name="version"><value>2.0</value></resheader><resheader name="reader"><value>System.Resources.ResXResourceReader, System.Windows.Forms</value></resheader><resheader name="writer"><value>System.Resources.ResXResourceWriter, System.Windows.Forms</value></resheader><data name="Hello"><value>Hallo</value></data></root>""")
                .WithFile("lib/native/libdeep.so", "deep")
                .WithProject("base/Base.csproj", Standard(""))
                .WithFile("base/Base.cs", "public static class Base { public static string Text => \"base\"; }")
                .WithProject("contract/Contract.csproj", Fixture.LibraryProject())
                .WithFile("contract/Contract.cs", "public interface IContract;")
                .WithProject("quiet/Quiet.csproj", Fixture.LibraryProject())
                .WithFile("quiet/Quiet.cs", "public interface IQuiet;")
                .WithPackage(new FakePackage("System.Text.Json", "8.0.0").WithFile("lib/netstandard2.0/_._", ""))
                .WithPackage(Copying("Native.Props", "libprops.so", "props").WithLibrary("public class NativeProps;"))
                .WithPackage(Copying("Native.Dev", "libdev.so", "dev"))
                .WithRealPackages()
                .Write();
            Folder.Run("build", "app/App.csproj").MustSucceed();
            Sbom = new Bom(Folder.Read(Path));
        }

        public FixtureFolder Folder { get; }

        internal Bom Sbom { get; }

        public void Dispose() => Folder.Dispose();

        private static FakePackage Copying(string id, string file, string content) => new FakePackage(id)
            .WithFile("native/" + file, content)
            .WithFile($"build/{id}.props", $"""<Project><ItemGroup><None Include="$(MSBuildThisFileDirectory)../native/{file}" Link="{file}" CopyToOutputDirectory="PreserveNewest" /></ItemGroup></Project>""");

        private static string Standard(string items) =>
            Fixture.LibraryProject(items, "<LangVersion>latest</LangVersion>").Replace("net10.0", "netstandard2.0", StringComparison.Ordinal);
    }
}
