using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Shipping;

public sealed class An_agent_that_is_published(An_agent_that_is_published.Built built) : IClassFixture<An_agent_that_is_published.Built>
{
    private static readonly string[] documents = [Agent.Aibom, Agent.Sbom];

    [Theory]
    [InlineData("one", "--no-build", "-p:Configuration=Debug")]
    [InlineData("two", "-p:Configuration=Debug", "-p:PublishSingleFile=false")]
    [InlineData("three", "-p:Configuration=Release")]
    public void Takes_its_documents_along(string output, params string[] arguments)
    {
        built.Folder.Run("publish", ["-o", built.Folder.PathOf(output), .. arguments]).MustSucceed();

        Assert.Equal(documents, built.Folder.FilesBelow($"{output}/supply-chain"));
        Assert.Equal(built.Folder.Read(Agent.Bin + Agent.Aibom), built.Folder.Read($"{output}/supply-chain/{Agent.Aibom}"));
        Assert.Equal(built.Folder.Read(Agent.Bin + Agent.Sbom), built.Folder.Read($"{output}/supply-chain/{Agent.Sbom}"));
    }

    [Fact]
    public void Takes_them_along_into_the_default_folder()
    {
        built.Folder.Run("publish").MustSucceed();

        Assert.Equal(documents, built.Folder.FilesBelow("bin/Release/net10.0/publish/supply-chain"));
    }

    [Fact]
    public void Has_its_documents_beside_a_single_file_and_not_in_it()
    {
        using var folder = Agent.OfPrompts().Write();

        // The analyzer of single files is a package of its own, which no feed of the test has.
        folder.Run("publish", "-r", "linux-x64", "--no-self-contained", "-p:PublishSingleFile=true", "-p:EnableSingleFileAnalyzer=false", "-o", folder.PathOf("out")).MustSucceed();

        Assert.Equal(documents.Select(document => "supply-chain/" + document), folder.FilesBelow("out").Where(file => file.EndsWith(".json", StringComparison.Ordinal)));
        Assert.DoesNotContain("App.dll", folder.FilesBelow("out"));
        Assert.True(File.ReadAllBytes(folder.PathOf("out/App")).AsSpan().IndexOf("App.sbom.cdx.json"u8) < 0);
    }

    public sealed class Built : IDisposable
    {
        public Built() => Folder.Run("build").MustSucceed();

        public FixtureFolder Folder { get; } = Agent.OfPrompts().Write();

        public void Dispose() => Folder.Dispose();
    }
}
