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

    public sealed class Built : IDisposable
    {
        public Built() => Folder.Run("build").MustSucceed();

        public FixtureFolder Folder { get; } = Agent.OfPrompts().Write();

        public void Dispose() => Folder.Dispose();
    }
}
