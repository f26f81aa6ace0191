using System.Xml.Linq;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Shipping;

/// <summary>An agent library becomes a package, and two projects consume it: one with this product, one without.</summary>
public sealed class A_library_that_is_packed(A_library_that_is_packed.Packed packed) : IClassFixture<A_library_that_is_packed.Packed>
{
    private readonly FixtureFolder folder = packed.Folder;

    [Fact]
    public void Carries_its_documents()
    {
        var package = folder.Package("feed");

        Assert.Equal(
            ["Contoso.Agent.nuspec", "lib/net10.0/Contoso.Agent.dll", "supply-chain/net10.0/Contoso.Agent.aibom.cdx.json", "supply-chain/net10.0/Contoso.Agent.sbom.cdx.json"],
            package.Entries());
        Assert.Equal(folder.Read("lib/bin/Release/net10.0/supply-chain/Contoso.Agent.aibom.cdx.json"), package.Text("supply-chain/net10.0/Contoso.Agent.aibom.cdx.json"));
    }

    [Fact]
    public void Carries_the_same_documents_when_it_was_built_before()
    {
        folder.Run("pack", "lib/Contoso.Agent.csproj", "--no-build", "-o", folder.PathOf("again")).MustSucceed();

        Assert.Equal(folder.Package("feed").Fingerprint(), folder.Package("again").Fingerprint());
    }

    [Fact]
    public void Does_not_push_this_product_on_its_consumers()
    {
        var nuspec = XDocument.Parse(folder.Package("feed").Text("Contoso.Agent.nuspec"));
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName == "dependency");

        var build = folder.Run("build", "plain/Plain.csproj").MustSucceed();

        Assert.Empty(build.OurDiagnostics);
        Assert.Empty(build.Log.Targets("_AgentSupplyChainCollect"));
        Assert.DoesNotContain(build.Log.Tasks("Csc"), task => task.ToString()?.Contains("AgentSupplyChain.Analyzers", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(folder.FilesBelow("plain/bin"), file => file.Contains("supply-chain", StringComparison.Ordinal));
        Assert.DoesNotContain("AgentSupplyChain", folder.Read("plain/obj/project.assets.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_heard_by_a_consumer_that_has_this_product_too()
    {
        folder.Run("build", "consumer/Consumer.csproj").MustSucceed();

        var library = new Document(folder.Package("feed").Text("supply-chain/net10.0/Contoso.Agent.aibom.cdx.json"));
        var consumer = new Document(folder.Read("consumer/bin/Debug/net10.0/supply-chain/Consumer.aibom.cdx.json"));
        Assert.Equal(["Contoso.Agent/1.4.0"], consumer.PropertiesOf("gpt-4o-2024-08-06", "asc:assertedBy"));
        Assert.Contains($"urn:cdx:{library.Serial["urn:uuid:".Length..]}/1", consumer.LinksOf("gpt-4o-2024-08-06"));
    }

    public sealed class Packed : IDisposable
    {
        private const string Reference = """<PackageReference Include="Contoso.Agent" Version="1.4.0" />""";

        public Packed()
        {
            // The fake package gives the fixture a package cache of its own: this library must not be found by another test.
            Folder = Fixture.Empty.WithPackage(new FakePackage("Contoso.Unused"))
                .WithFile("nuget.config", """
                    <configuration>
                      <packageSources><clear /><add key="product" value="{product-feed}" /><add key="feed" value="feed" /></packageSources>
                      <fallbackPackageFolders><clear /></fallbackPackageFolders>
                    </configuration>
                    """)
                .WithFile("feed/.keep", "")
                .WithProject("lib/Contoso.Agent.csproj", Fixture.LibraryProject("""<AgentModel Include="gpt-4o-2024-08-06" Provider="openai" />""", "<Version>1.4.0</Version>"))
                .WithFile("lib/Code.cs", "public class Code;")
                .WithProject("plain/Plain.csproj", Fixture.ConsoleProject(Reference))
                .WithFile("plain/Program.cs", "System.Console.WriteLine(new Code());")
                .WithFile("plain/Directory.Build.targets", "<Project />")
                .WithProject("consumer/Consumer.csproj", Fixture.ConsoleProject(Reference))
                .WithFile("consumer/Program.cs", "System.Console.WriteLine(new Code());")
                .WithFile("consumer/prompts/system.md", "You answer questions about orders.\n")
                .Write();
            Folder.Run("pack", "lib/Contoso.Agent.csproj", "-o", Folder.PathOf("feed")).MustSucceed();
        }

        public FixtureFolder Folder { get; }

        public void Dispose() => Folder.Dispose();
    }
}
