using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Layouts;

/// <summary>An agent for two frameworks that references an agent library, built in every way that MSBuild can schedule.</summary>
public sealed class Two_projects_built_in_parallel(Two_projects_built_in_parallel.BuiltInOrder inOrder) : IClassFixture<Two_projects_built_in_parallel.BuiltInOrder>
{
    private const string App = "App/App.csproj";

    [Theory]
    [InlineData("-m")]
    [InlineData("-mt")]
    [InlineData("-graph", "-isolate")]
    public void Have_the_same_documents_however_they_are_scheduled(params string[] scheduling)
    {
        using var folder = Projects().Write();
        folder.Run("restore", App).MustSucceed();

        var build = folder.Run("build", [App, "--no-restore", .. scheduling]).MustSucceed();

        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Severity != BuildSeverity.Info);
        Assert.Equal(inOrder.Documents, DocumentsOf(folder));
    }

    [Fact]
    public void Are_linked_by_what_the_library_says_about_itself()
    {
        var aibom = new Document(inOrder.Documents["App/bin/Debug/net10.0/supply-chain/App.aibom.cdx.json"]);
        var library = new Document(inOrder.Documents["Lib/bin/Debug/net10.0/supply-chain/Lib.aibom.cdx.json"]);

        Assert.Equal(["Lib"], aibom.PropertiesOf("gpt-4o-2024-08-06", "asc:assertedBy"));
        Assert.Contains($"urn:cdx:{library.Serial["urn:uuid:".Length..]}/1", aibom.LinksOf("gpt-4o-2024-08-06"));
        // Two for each framework of each project, and the merged ones of the project that is built: nobody asked for the library's outer build.
        Assert.Equal(10, inOrder.Documents.Count);
    }

    private static Fixture Projects() =>
        Fixture.Empty
            .WithProject("Lib/Lib.csproj", Fixture.MultiTargetedProject("""<AgentModel Include="gpt-4o-2024-08-06" Provider="openai" />"""))
            .WithFile("Lib/Code.cs", "public class Code;")
            .WithProject("App/App.csproj", Fixture.MultiTargetedProject("""<ProjectReference Include="../Lib/Lib.csproj" />"""))
            .WithFile("App/App.cs", "public class App : Code;")
            .WithFile("App/prompts/system.md", "You answer questions about orders.\n");

    private static SortedDictionary<string, string> DocumentsOf(FixtureFolder folder) =>
        new(folder.FilesBelow().Where(file => file.EndsWith(".cdx.json", StringComparison.Ordinal) && file.Contains("bin/", StringComparison.Ordinal)).ToDictionary(file => file, folder.Read), StringComparer.Ordinal);

    public sealed class BuiltInOrder
    {
        public BuiltInOrder()
        {
            using var folder = Projects().Write();
            folder.Run("build", App, "-m:1").MustSucceed();
            Documents = DocumentsOf(folder);
        }

        public IReadOnlyDictionary<string, string> Documents { get; }
    }
}
