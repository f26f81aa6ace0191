namespace AgentSupplyChain.Build.Tests.Shipping;

public class A_tool_that_is_packed
{
    [Fact]
    public void Carries_its_documents_once_where_a_consumer_looks_for_them()
    {
        using var folder = Agent.OfPrompts(properties: "<PackAsTool>true</PackAsTool><ToolCommandName>app</ToolCommandName>").Write();
        folder.Run("pack", "-o", folder.PathOf("packed")).MustSucceed();

        var package = folder.Package("packed");
        Assert.Equal(
            ["supply-chain/net10.0/App.aibom.cdx.json", "supply-chain/net10.0/App.sbom.cdx.json"],
            package.Entries().Where(entry => entry.StartsWith("supply-chain/", StringComparison.Ordinal)));
        Assert.Equal(folder.Read("bin/Release/net10.0/supply-chain/App.aibom.cdx.json"), package.Text("supply-chain/net10.0/App.aibom.cdx.json"));

        folder.Run("pack", "--no-build", "-o", folder.PathOf("again")).MustSucceed();
        Assert.Equal(package.Fingerprint(), folder.Package("again").Fingerprint());
    }
}
