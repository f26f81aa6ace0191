using System.Security.Cryptography;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Transitive;

/// <summary>
/// Package B says what AI it holds; package A is built on B and for two frameworks; a project of the same repository has a model of its own; the agent uses A and the project.
/// </summary>
public sealed class An_agent_made_of_agent_libraries(An_agent_made_of_agent_libraries.Built built) : IClassFixture<An_agent_made_of_agent_libraries.Built>
{
    private const string OfB = "gpt-4o-2024-08-06";
    private const string OfA = "gpt-4.1-2025-04-14";
    private const string OfTheProject = "o3-2025-04-16";

    private readonly FixtureFolder folder = built.Folder;

    private Document Agent => new(folder.Read("agent/bin/Debug/net10.0/supply-chain/Agent.aibom.cdx.json"));

    [Fact]
    public void Names_each_party_and_the_way_that_brought_it()
    {
        Assert.Equal(["Contoso.A/2.0.0"], Agent.PropertiesOf(OfA, "asc:assertedBy"));
        Assert.Equal(["Agent > Contoso.A"], Agent.PropertiesOf(OfA, "asc:path"));
        Assert.Equal(["Contoso.B/1.0.0"], Agent.PropertiesOf(OfB, "asc:assertedBy"));
        Assert.Equal(["Agent > Contoso.A > Contoso.B"], Agent.PropertiesOf(OfB, "asc:path"));
        Assert.Equal(["Shared"], Agent.PropertiesOf(OfTheProject, "asc:assertedBy"));
        Assert.Equal(["Agent > Shared"], Agent.PropertiesOf(OfTheProject, "asc:path"));
    }

    [Fact]
    public void Keeps_what_they_say_of_the_model() => Assert.Equal(["pinned"], Agent.PropertiesOf(OfB, "asc:model:pin"));

    // A's document repeats what B's says; B has been asked directly.
    [Fact]
    public void Says_nothing_twice()
    {
        Assert.Single(Agent.Names, name => name == OfB);
        Assert.Empty(Agent.PropertiesOf(OfB, "asc:assertedThrough"));
    }

    [Fact]
    public void Links_each_document_with_its_hash()
    {
        var document = folder.Package("feed-b").Bytes("supply-chain/net10.0/Contoso.B.aibom.cdx.json");
        var serial = new Document(System.Text.Encoding.UTF8.GetString(document)).Serial["urn:uuid:".Length..];

        Assert.Contains($"urn:cdx:{serial}/1", Agent.LinksOfApplication);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(document)), Agent.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_document_of_the_framework_that_NuGet_takes()
    {
        Assert.Equal(
            [
                "supply-chain/net10.0-windows/Contoso.A.aibom.cdx.json", "supply-chain/net10.0-windows/Contoso.A.sbom.cdx.json",
                "supply-chain/net10.0/Contoso.A.aibom.cdx.json", "supply-chain/net10.0/Contoso.A.sbom.cdx.json",
            ],
            folder.Package("feed-a").Entries().Where(entry => entry.StartsWith("supply-chain/", StringComparison.Ordinal)));
        Assert.DoesNotContain("only-on-windows", Agent.Names);
    }

    [Fact]
    public void Has_the_same_documents_in_a_package_that_is_packed_from_what_was_built_before()
    {
        folder.Run("pack", "a/Contoso.A.csproj", "--no-build", "-o", folder.PathOf("again")).MustSucceed();

        Assert.Equal(folder.Package("feed-a").Fingerprint(), folder.Package("again").Fingerprint());
    }

    // A's package alone: B is compiled into it, so that only A's document speaks of B.
    [Fact]
    public void Keeps_the_chain_where_the_party_itself_cannot_be_asked()
    {
        folder.Run("build", "far/Far.csproj").MustSucceed();
        var far = new Document(folder.Read("far/bin/Debug/net10.0/supply-chain/Far.aibom.cdx.json"));

        Assert.Equal(["Contoso.B/1.0.0"], far.PropertiesOf(OfB, "asc:assertedBy"));
        Assert.Equal(["Contoso.Private/3.0.0"], far.PropertiesOf(OfB, "asc:assertedThrough"));
        Assert.Equal(["Far > Contoso.Private > Contoso.B"], far.PropertiesOf(OfB, "asc:path"));
    }

    [JudgedFact]
    public void Is_a_valid_document() => CycloneDxJudge.MustBeValid(folder.PathOf("agent/bin/Debug/net10.0/supply-chain/Agent.aibom.cdx.json"));

    public sealed class Built : IDisposable
    {
        public Built()
        {
            Folder = Fixture.Empty.WithPackage(new FakePackage("Contoso.Unused"))
                .WithFile("nuget.config", """
                    <configuration>
                      <packageSources>
                        <clear />
                        <add key="product" value="{product-feed}" /><add key="a" value="feed-a" /><add key="b" value="feed-b" /><add key="private" value="feed-private" />
                      </packageSources>
                      <packageSourceMapping>
                        <packageSource key="product"><package pattern="*" /></packageSource>
                        <packageSource key="a"><package pattern="Contoso.A" /></packageSource>
                        <packageSource key="b"><package pattern="Contoso.B" /></packageSource>
                        <packageSource key="private"><package pattern="Contoso.Private" /></packageSource>
                      </packageSourceMapping>
                      <fallbackPackageFolders><clear /></fallbackPackageFolders>
                    </configuration>
                    """)
                .WithFile("feed-a/.keep", "").WithFile("feed-b/.keep", "").WithFile("feed-private/.keep", "")
                .WithProject("b/Contoso.B.csproj", Fixture.LibraryProject($"""<AgentModel Include="{OfB}" Provider="openai" />"""))
                .WithFile("b/Code.cs", "public class B;")
                .WithProject("a/Contoso.A.csproj", Fixture.MultiTargetedProject(
                    $"""
                    <PackageReference Include="Contoso.B" Version="1.0.0" />
                    <AgentModel Include="{OfA}" Provider="openai" />
                    <AgentDataset Include="only-on-windows" Condition="'$(TargetFramework)' == 'net10.0-windows'" />
                    """,
                    "<Version>2.0.0</Version>"))
                .WithFile("a/Code.cs", "public class A : B;")
                .WithProject("private/Contoso.Private.csproj", Fixture.LibraryProject(
                    """<PackageReference Include="Contoso.B" Version="1.0.0" PrivateAssets="all" /><AgentDataset Include="orders" />""", "<Version>3.0.0</Version>"))
                .WithFile("private/Code.cs", "public class P;")
                .WithProject("common/Shared.csproj", Fixture.LibraryProject($"""<AgentModel Include="{OfTheProject}" Provider="openai" />"""))
                .WithFile("common/Code.cs", "public class Shared;")
                .WithProject("agent/Agent.csproj", Fixture.ConsoleProject("""<PackageReference Include="Contoso.A" Version="2.0.0" /><ProjectReference Include="../common/Shared.csproj" />"""))
                .WithFile("agent/Program.cs", "System.Console.WriteLine(new A());")
                .WithFile("agent/prompts/system.md", "You answer questions about orders.\n")
                .WithProject("far/Far.csproj", Fixture.ConsoleProject("""<PackageReference Include="Contoso.Private" Version="3.0.0" />"""))
                .WithFile("far/Program.cs", "System.Console.WriteLine(new P());")
                .WithFile("far/prompts/system.md", "You answer questions about orders.\n")
                .Write();
            Folder.Run("pack", "b/Contoso.B.csproj", "-o", Folder.PathOf("feed-b")).MustSucceed();
            Folder.Run("pack", "a/Contoso.A.csproj", "-o", Folder.PathOf("feed-a")).MustSucceed();
            Folder.Run("pack", "private/Contoso.Private.csproj", "-o", Folder.PathOf("feed-private")).MustSucceed();
            Folder.Run("build", "agent/Agent.csproj").MustSucceed();
        }

        public FixtureFolder Folder { get; }

        public void Dispose() => Folder.Dispose();
    }
}
