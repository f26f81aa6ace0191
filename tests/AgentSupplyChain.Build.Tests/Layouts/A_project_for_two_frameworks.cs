using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Layouts;

public class A_project_for_two_frameworks
{
    private const string OnWindowsOnly = """<AgentModel Include="gpt-4o-2024-08-06" Provider="openai" Condition="'$(TargetFramework)' == 'net10.0-windows'" />""";

    [Fact]
    public void Has_documents_for_each_and_merged_ones_above_them()
    {
        using var folder = Library().Write();
        folder.Run("build").MustSucceed();

        var merged = new Document(folder.Read("bin/Debug/supply-chain/Lib.aibom.cdx.json"));
        Assert.Equal(["net10.0", "net10.0-windows"], merged.PropertiesOfApplication("asc:targetFramework").Order(StringComparer.Ordinal));
        Assert.Equal(["net10.0-windows"], merged.PropertiesOf("gpt-4o-2024-08-06", "asc:targetFramework"));
        Assert.Empty(merged.PropertiesOf("prompts/system.md", "asc:targetFramework"));
        Assert.DoesNotContain("gpt-4o-2024-08-06", new Document(folder.Read("bin/Debug/net10.0/supply-chain/Lib.aibom.cdx.json")).Names);
        Assert.Contains("gpt-4o-2024-08-06", new Document(folder.Read("bin/Debug/net10.0-windows/supply-chain/Lib.aibom.cdx.json")).Names);
        Assert.Equal(["Lib.aibom.cdx.json", "Lib.sbom.cdx.json"], folder.FilesBelow("bin/Debug/supply-chain"));
    }

    [Fact]
    public void Merges_once_and_again_only_when_a_merged_document_is_gone()
    {
        using var folder = Library().WithFile("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>").Write();
        var first = folder.Run("build").MustSucceed();
        var second = folder.Run("build").MustSucceed();
        const string Aibom = "artifacts/bin/Lib/debug/supply-chain/Lib.aibom.cdx.json";
        var merged = folder.Read(Aibom);
        folder.Delete(Aibom);
        folder.Run("build").MustSucceed();

        Assert.Single(first.TasksRun("MergeBoms"));
        Assert.Empty(second.TasksRun("MergeBoms"));
        Assert.Empty(second.TasksRun("WriteBoms"));
        Assert.Equal(merged, folder.Read(Aibom));
        Assert.Equal(["Lib.aibom.cdx.json", "Lib.sbom.cdx.json"], folder.FilesBelow("artifacts/bin/Lib/debug_net10.0/supply-chain"));

        folder.Run("clean").MustSucceed();
        Assert.DoesNotContain(folder.FilesBelow("artifacts"), file => file.Contains("supply-chain", StringComparison.Ordinal));
    }

    [Fact]
    public void Has_its_merged_documents_in_the_formats_that_it_asks_for_and_those_only()
    {
        using var folder = Library().Write();
        folder.Run("build", "-p:AgentSupplyChainBomFormats=cyclonedx-1.7%3Bcyclonedx-1.6%3Bspdx-3.0.1").MustSucceed();
        string[] all = ["Lib.aibom.cdx-1.6.json", "Lib.aibom.cdx.json", "Lib.aibom.spdx.json", "Lib.sbom.cdx-1.6.json", "Lib.sbom.cdx.json", "Lib.sbom.spdx.json"];
        Assert.Equal(all, folder.FilesBelow(Merged));
        Assert.Equal(["net10.0-windows"], new Document(folder.Read(Merged + "Lib.aibom.cdx-1.6.json")).PropertiesOf("gpt-4o-2024-08-06", "asc:targetFramework"));
        var spdx = folder.Read(Merged + "Lib.sbom.spdx.json");
        if (CycloneDxJudge.IsInstalled)
            CycloneDxJudge.MustBeValid([.. all.Select(file => folder.PathOf(Merged + file))]);

        // SPDX alone, and the older CycloneDX alone: what is joined is kept out of sight, and nothing is lost on the way.
        folder.Run("build", "-p:AgentSupplyChainBomFormats=spdx-3.0.1").MustSucceed();
        Assert.Equal(["Lib.aibom.spdx.json", "Lib.sbom.spdx.json"], folder.FilesBelow(Merged));
        Assert.Equal(["Lib.aibom.spdx.json", "Lib.sbom.spdx.json"], folder.FilesBelow("bin/Debug/net10.0/supply-chain"));
        Assert.Equal(spdx, folder.Read(Merged + "Lib.sbom.spdx.json"));
        folder.Delete(Merged + "Lib.aibom.spdx.json");
        var again = folder.Run("build", "-p:AgentSupplyChainBomFormats=spdx-3.0.1").MustSucceed();
        Assert.Single(again.TasksRun("MergeBoms"));
        Assert.Empty(again.TasksRun("WriteBoms"));
        Assert.Equal(["Lib.aibom.spdx.json", "Lib.sbom.spdx.json"], folder.FilesBelow(Merged));

        folder.Run("build", "-p:AgentSupplyChainBomFormats=cyclonedx-1.6").MustSucceed();
        Assert.Equal(["Lib.aibom.cdx.json", "Lib.sbom.cdx.json"], folder.FilesBelow(Merged));
        Assert.Contains("\"specVersion\": \"1.6\"", folder.Read(Merged + "Lib.sbom.cdx.json"), StringComparison.Ordinal);
    }

    private const string Merged = "bin/Debug/supply-chain/";

    private static Fixture Library() =>
        Fixture.Empty.WithProject("Lib.csproj", Fixture.MultiTargetedProject(OnWindowsOnly))
            .WithFile("Code.cs", "public class Code;")
            .WithFile("prompts/system.md", "You answer questions about orders.\n");
}
