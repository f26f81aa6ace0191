using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Settings;

public class A_project_that_asks_for_other_formats
{
    private const string All = "-p:AgentSupplyChainBomFormats=cyclonedx-1.7%3Bcyclonedx-1.6%3Bspdx-3.0.1";

    private static readonly string[] every =
        ["App.aibom.cdx-1.6.json", "App.aibom.cdx.json", "App.aibom.spdx.json", "App.sbom.cdx-1.6.json", "App.sbom.cdx.json", "App.sbom.spdx.json"];

    [Fact]
    public void Has_them_all_beside_its_output_and_when_published_and_none_of_them_once_it_no_longer_asks()
    {
        using var folder = Agent.OfPrompts().Write();

        folder.Run("build", All).MustSucceed();
        Assert.Equal(every, folder.FilesBelow(Agent.Bin));
        Assert.Contains("\"specVersion\": \"1.6\"", folder.Read(Agent.Bin + "App.sbom.cdx-1.6.json"), StringComparison.Ordinal);

        var again = folder.Run("build", All).MustSucceed();
        Assert.Empty(again.TasksRun("WriteBoms"));

        folder.Run("publish", "--no-build", "-p:Configuration=Debug", "-o", folder.PathOf("out"), All).MustSucceed();
        Assert.Equal(every, folder.FilesBelow("out/supply-chain"));

        // A document that was deleted comes back.
        folder.Delete(Agent.Obj + "App.aibom.spdx.json");
        folder.Run("build", All).MustSucceed();
        Assert.Equal(every, folder.FilesBelow(Agent.Bin));

        folder.Run("build", "-p:AgentSupplyChainBomFormats=cyclonedx-1.6").MustSucceed();
        Assert.Equal(["App.aibom.cdx.json", "App.sbom.cdx.json"], folder.FilesBelow(Agent.Bin));
        Assert.Contains("\"specVersion\": \"1.6\"", folder.Read(Agent.Bin + Agent.Sbom), StringComparison.Ordinal);

        folder.Run("build", "-p:AgentSupplyChainBomFormats=spdx-3.0.1").MustSucceed();
        Assert.Equal(["App.aibom.spdx.json", "App.sbom.spdx.json"], folder.FilesBelow(Agent.Bin));

        folder.Run("build").MustSucceed();
        Assert.Equal(["App.aibom.cdx.json", "App.sbom.cdx.json"], folder.FilesBelow(Agent.Bin));
        Assert.Contains("\"specVersion\": \"1.7\"", folder.Read(Agent.Bin + Agent.Sbom), StringComparison.Ordinal);

        folder.Run("clean").MustSucceed();
        Assert.Empty(folder.FilesBelow(Agent.Bin));
    }

    [Fact]
    public void Has_them_in_its_package()
    {
        using var folder = Fixture.Empty
            .WithProject("Lib.csproj", Fixture.LibraryProject(properties: "<IsPackable>true</IsPackable><AgentSupplyChainBomFormats>cyclonedx-1.7;spdx-3.0.1</AgentSupplyChainBomFormats>"))
            .WithFile("Code.cs", "public class Code;")
            .Write();

        folder.Run("pack", "-o", folder.PathOf("feed")).MustSucceed();

        Assert.Equal(
            ["supply-chain/net10.0/Lib.sbom.cdx.json", "supply-chain/net10.0/Lib.sbom.spdx.json"],
            folder.Package("feed").Entries().Where(entry => entry.StartsWith("supply-chain/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Has_a_page_about_its_conformance_where_it_asks_for_one()
    {
        using var folder = Agent.OfPrompts(properties: "<Company>Contoso | &lt;script&gt;</Company>").Write();

        folder.Run("build", "-p:AgentSupplyChainConformance=true").MustSucceed();
        Assert.Equal(["App.aibom.cdx.json", "App.conformance.md", "App.sbom.cdx.json"], folder.FilesBelow(Agent.Bin));
        Assert.Contains("| Name of the tool | present |", folder.Read(Agent.Bin + "App.conformance.md"), StringComparison.Ordinal);

        folder.Run("build").MustSucceed();
        Assert.Equal(["App.aibom.cdx.json", "App.sbom.cdx.json"], folder.FilesBelow(Agent.Bin));
    }

    [Fact]
    public void Hears_which_formats_there_are_where_it_asks_for_one_that_is_none()
    {
        using var folder = Agent.OfPrompts(properties: "<AgentSupplyChainBomFormats>spdx-2.3</AgentSupplyChainBomFormats>").Write();

        var build = folder.Run("build");

        Assert.False(build.Succeeded);
        var error = Assert.Single(build.OurDiagnostics, finding => finding.Code == "ASC8001");
        Assert.Contains("'spdx-2.3'", error.Message, StringComparison.Ordinal);
        Assert.Contains("cyclonedx-1.7, cyclonedx-1.6, spdx-3.0.1", error.Message, StringComparison.Ordinal);
    }
}
