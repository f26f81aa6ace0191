using System.Text;
using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Register;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class MergedFilesTests
{
    public static TheoryData<string, bool> Documents { get; } = new() { { "one", true }, { "one", false }, { "two", true }, { "two", false }, { "solution", true }, { "solution", false } };

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_is_read_and_written_again_is_the_same_document(string kind, bool isSbom)
    {
        var merged = Merged(kind);
        var bytes = (isSbom ? merged.Sbom : merged.Aibom)!;
        var bom = (JsonObject)JsonNode.Parse(bytes)!;
        var joined = Serial(Parse((isSbom ? merged.Aibom : merged.Sbom)!));
        MergedDocuments.MarkLinks(bom, joined);

        var again = BomWriter.Write(BomReader.Read(bom), Serial(Parse(bytes)), joined);

        Assert.Equal(Sorted(JsonNode.Parse(bytes)), Sorted(JsonNode.Parse(again)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void One_six_is_read_as_what_it_was_made_from(string kind, bool isSbom)
    {
        var merged = Merged(kind);
        var files = MergedFiles.Of(merged, BomFormats.All);
        var (suffix, own, other) = isSbom ? (".sbom.cdx-1.6.json", "sbom", "aibom") : (".aibom.cdx-1.6.json", "aibom", "sbom");
        var old = (JsonObject)JsonNode.Parse(Content(files, suffix))!;
        MergedDocuments.MarkLinks(old, Serial(Parse(Content(files, $".{other}.cdx-1.6.json"))));
        var serial = Serial(Parse((isSbom ? merged.Sbom : merged.Aibom)!));
        var joined = Serial(Parse((isSbom ? merged.Aibom : merged.Sbom)!));

        var again = (JsonObject)JsonNode.Parse(BomWriter.Write(BomReader.Read(old), serial, joined))!;
        var first = (JsonObject)JsonNode.Parse(Content(files, $".{own}.cdx.json"))!;

        // Who said what of which field is of 1.7 alone.
        first.Remove("citations");
        Assert.Equal(Sorted(first), Sorted(again));
    }

    [Fact]
    public void Every_format_has_its_file_and_CycloneDX_1_7_is_as_it_was_joined()
    {
        var merged = Merged("two");
        var files = MergedFiles.Of(merged, BomFormats.All);
        Assert.Equal(BomFiles.AllSuffixes.Where(suffix => suffix != ".conformance.md").Order(StringComparer.Ordinal), files.Select(file => file.Suffix).Order(StringComparer.Ordinal));
        Assert.Equal(merged.Sbom, Content(files, ".sbom.cdx.json"));
        Assert.Equal(merged.Aibom, Content(files, ".aibom.cdx.json"));
        Assert.Equal([".sbom.spdx.json"], MergedFiles.Of(merged with { Aibom = null }, [BomFormats.Spdx301]).Select(file => file.Suffix));
    }

    [Fact]
    public void SPDX_of_one_framework_is_what_its_own_build_writes()
    {
        var own = BomFiles.Write(Inventories.Agent(), new BomRequest(true, true, [BomFormats.Spdx301, BomFormats.CycloneDx16]));
        var joined = MergedFiles.Of(Merged("one"), [BomFormats.Spdx301, BomFormats.CycloneDx16]);
        foreach (var file in own.Where(file => !file.IsForMerge && file.Suffix != ".aibom.spdx.json"))
            Assert.Equal(Encoding.UTF8.GetString(file.Content), Encoding.UTF8.GetString(Content(joined, file.Suffix)));

        // CycloneDX has no evidence on services: the places that they were found at stand in properties, and SPDX takes them from there.
        var (ids, others) = (Ids(Content(own, ".aibom.spdx.json")), Ids(Content(joined, ".aibom.spdx.json")));
        Assert.Empty(others.Except(ids));
        var services = List(Parse(Merged("one").Aibom!), "services").Select(service => "annotation-" + Uri.EscapeDataString(Ref(service)));
        Assert.Empty(ids.Except(others).Select(id => id[(id.IndexOf('#', StringComparison.Ordinal) + 1)..]).Except(services));
        Assert.Contains(AscProperty.Occurrence, Encoding.UTF8.GetString(Content(joined, ".aibom.spdx.json")), StringComparison.Ordinal);
    }

    [JudgeFact]
    public void All_of_them_pass_the_judges()
    {
        foreach (var kind in new[] { "one", "two", "solution" })
        {
            var files = MergedFiles.Of(Merged(kind), BomFormats.All);
            var cyclone = Judge.Ask("validate-bom.mjs", [.. files.Where(file => file.Suffix.Contains(".cdx", StringComparison.Ordinal)).Select(file => file.Content)]);
            Assert.True(cyclone.ExitCode == 0, cyclone.Reasons);
            var spdx = Judge.Ask("validate-spdx.mjs", [.. files.Where(file => file.Suffix.EndsWith(".spdx.json", StringComparison.Ordinal)).Select(file => file.Content)]);
            Assert.True(spdx.ExitCode == 0, spdx.Reasons);
        }
    }

    [Fact]
    public void Documents_of_two_versions_are_not_joined_and_the_finding_says_what_to_do()
    {
        var faults = new List<Finding>();
        var old = BomFiles.Write(Old(), new BomRequest(true, false, [BomFormats.CycloneDx16])).Single(file => !file.IsForMerge).Content;

        var merged = MergedDocuments.Merge([new FrameworkDocuments("net10.0", Boms.Write(Inventories.Agent()).Sbom, null), new FrameworkDocuments("net9.0", old, null)], faults);

        Assert.Null(merged);
        var fault = Assert.Single(faults);
        Assert.Equal(Rules.InputUnreadable, fault.Rule);
        Assert.Contains("AgentSupplyChainBomFormats", fault.Message, StringComparison.Ordinal);
    }

    private static List<string> Ids(byte[] spdx) =>
        [.. List(Parse(spdx), "@graph").Where(node => node.TryGetProperty("spdxId", out _)).Select(node => node.GetProperty("spdxId").GetString()!)];

    private static Boms Merged(string kind)
    {
        var first = Framework("net10.0", Inventories.Agent());
        return kind switch
        {
            "one" => MergedDocuments.Merge([first], [])!,
            "two" => MergedDocuments.Merge([first, Framework("net9.0", Old())], [])!,
            _ => SolutionDocuments.Merge("Shop", [new ProjectDocuments("App", [first]), new ProjectDocuments("Other", [Framework("net10.0", Inventories.Library())])], [])!,
        };
    }

    // Another build: another SDK, and a package that the other framework does not have.
    private static AgentInventory Old()
    {
        var agent = Inventories.Agent();
        return agent with { Project = agent.Project with { TargetFramework = "net9.0", SdkVersion = "9.0.100" }, Packages = [.. agent.Packages, new Package("OnlyOld", "1.0.0")] };
    }

    private static FrameworkDocuments Framework(string name, AgentInventory inventory)
    {
        var boms = Boms.Write(inventory);
        return new FrameworkDocuments(name, boms.Sbom, boms.Aibom);
    }

    private static byte[] Content(IReadOnlyList<BomFile> files, string suffix) => files.Single(file => file.Suffix == suffix).Content;

    // The order of fields and lists is that of whoever writes; what stands in them is compared.
    private static string Sorted(JsonNode? node) => node switch
    {
        JsonObject body => "{" + string.Join(",\n", body.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + ":" + Sorted(pair.Value))) + "}",
        JsonArray list => "[" + string.Join(",\n", list.Select(Sorted).Order(StringComparer.Ordinal)) + "]",
        null => "null",
        _ => node.ToJsonString(),
    };
}
