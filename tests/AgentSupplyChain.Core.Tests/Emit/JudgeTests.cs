using System.Text;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class JudgeTests
{
    [JudgeFact]
    public void Independent_implementations_accept_the_documents_of_an_agent_a_library_and_a_merge()
    {
        var agent = Boms.Write(Inventories.Agent());
        var unseen = Boms.Write(Inventories.Agent() with { CodeCoverage = CodeCoverage.Missing, Timestamp = null });
        var merged = MergedDocuments.Merge(
            [new FrameworkDocuments("net10.0", agent.Sbom!, agent.Aibom), new FrameworkDocuments("net9.0", unseen.Sbom!, unseen.Aibom)], [])!;

        var (exitCode, reasons) = Judge.Ask(
            "validate-bom.mjs",
            [agent.Sbom!, agent.Aibom!, unseen.Aibom!, Boms.Write(Inventories.Library()).Sbom!, merged.Sbom!, merged.Aibom!, .. InVersion16(Inventories.Agent()), Full("1.7"), Full("1.6")]);

        Assert.True(exitCode == 0, reasons);
    }

    [JudgeFact]
    public void Independent_implementations_accept_documents_full_of_hostile_strings()
    {
        var boms = Boms.Write(HostileStringTests.InventoryOf("\"}],\u202e\u001b[31m##vso[task.x]\r\n::error::<script>\ud800\u2028`{{7*7}}` ../../é %00"));

        var (exitCode, reasons) = Judge.Ask("validate-bom.mjs", [boms.Sbom!, boms.Aibom!, .. InVersion16(HostileStringTests.InventoryOf("<script>`|\r\n"))]);

        Assert.True(exitCode == 0, reasons);
    }

    [JudgeFact]
    public void The_judges_refuse_broken_documents_each_for_its_own_reason()
    {
        var sbom = Encoding.UTF8.GetString(Boms.Write(Inventories.Agent()).Sbom!);

        AssertRefused(sbom.Replace("\"type\": \"framework\"", "\"type\": \"service\"", StringComparison.Ordinal), "type");
        AssertRefused(sbom.Replace("https://github.com/openai/openai-dotnet", "not an address", StringComparison.Ordinal), "iri-reference");
        AssertRefused(sbom.Replace("\"timestamp\": \"2026", "\"timestamp\": \"yesterday", StringComparison.Ordinal), "date-time");
        AssertRefused(sbom.Replace("\"ref\": \"pkg:nuget/OpenAI@2.15.0\"", "\"ref\": \"pkg:nuget/Other@1\"", StringComparison.Ordinal), "does not exist");
        AssertRefused(sbom[..(sbom.Length / 2)], "JSON");
    }

    [JudgeFact]
    public void An_independent_implementation_accepts_the_SARIF_and_refuses_a_broken_one()
    {
        var sarif = SarifDocument.Write(SarifTests.Samples(), "src/Agent", "Agent/net10.0");

        var (exitCode, reasons) = Judge.Ask("validate-sarif.mjs", sarif, SarifDocument.Write([], "", "Agent"));
        Assert.True(exitCode == 0, reasons);

        var broken = Encoding.UTF8.GetString(sarif).Replace("\"text\":", "\"txt\":", StringComparison.Ordinal);
        Assert.Equal(1, Judge.Ask("validate-sarif.mjs", Encoding.UTF8.GetBytes(broken)).ExitCode);
    }

    private static IEnumerable<byte[]> InVersion16(AgentInventory inventory) => BomFiles.Write(inventory, new BomRequest(true, true, [BomFormats.CycloneDx16])).Select(file => file.Content);

    private static byte[] Full(string version) => Boms.Write(SpdxTests.FullDocument(), null, version).Sbom!;

    private static void AssertRefused(string document, string reason)
    {
        var (exitCode, reasons) = Judge.Ask("validate-bom.mjs", Encoding.UTF8.GetBytes(document));
        Assert.Equal(1, exitCode);
        Assert.Contains(reason, reasons, StringComparison.Ordinal);
    }
}
