using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>Runs when all other tests are through: collections without parallelism come last.</summary>
[CollectionDefinition("last", DisableParallelization = true)]
public sealed class AfterAllOthers;

[Collection("last")]
public class All_documents_of_all_builds
{
    [JudgedFact]
    public void Are_valid_in_the_eyes_of_the_judges()
    {
        // What other builds have written is judged with it; alone, too, this test has documents in every format.
        using var folder = Agent.Clean(properties: "<AgentSupplyChainBomFormats>cyclonedx-1.7;cyclonedx-1.6;spdx-3.0.1</AgentSupplyChainBomFormats>").Write();
        folder.Run("build").MustSucceed();

        Assert.True(CollectedDocuments.Files.Count >= 6, string.Join('\n', CollectedDocuments.Files));
        CycloneDxJudge.MustBeValid([.. CollectedDocuments.Files]);
    }
}
