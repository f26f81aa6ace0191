using System.Text.Json;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Emit.Spdx;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class BomFormatsTests
{
    [Theory]
    [InlineData(null, "cyclonedx-1.7")]
    [InlineData("", "cyclonedx-1.7")]
    [InlineData(" spdx-3.0.1 ; CycloneDX-1.6 ", "cyclonedx-1.6 spdx-3.0.1")]
    [InlineData("cyclonedx-1.7,cyclonedx-1.7", "cyclonedx-1.7")]
    [InlineData("cyclonedx-1.5", "cyclonedx-1.7", "cyclonedx-1.5")]
    [InlineData("spdx-3.0.1;spdx-2.3;SPDX-2.3", "spdx-3.0.1", "spdx-2.3")]
    public void A_list_of_formats_is_read_in_any_order_and_unknown_words_are_told(string? text, string expected, params string[] unknown)
    {
        Assert.Equal(expected.Split(' '), BomFormats.Parse(text, out var told));
        Assert.Equal(unknown, told);
    }

    [Fact]
    public void CycloneDX_has_its_plain_name_whichever_version_it_is_and_two_versions_have_two_names()
    {
        Assert.Equal([".sbom.cdx.json", ".aibom.cdx.json"], Suffixes(BomFormats.CycloneDx17));
        Assert.Equal([".sbom.cdx.json", ".aibom.cdx.json"], Suffixes(BomFormats.CycloneDx16));
        Assert.Equal(
            [".sbom.cdx.json", ".aibom.cdx.json", ".sbom.cdx-1.6.json", ".aibom.cdx-1.6.json", ".sbom.spdx.json", ".aibom.spdx.json"],
            Suffixes([.. BomFormats.All]));
        Assert.Equal([".sbom.spdx.json", ".aibom.spdx.json"], Suffixes(BomFormats.Spdx301));
    }

    [Fact]
    public void Every_suffix_that_can_be_written_is_in_the_list_by_which_old_documents_are_removed() =>
        Assert.Empty(Suffixes([.. BomFormats.All]).Except(BomFiles.AllSuffixes));

    [Fact]
    public void The_targets_have_the_list_of_the_task()
    {
        var props = File.ReadAllText(Path.Combine(Judge.RepositoryRoot, "build", "AgentSupplyChain.Documents.props"));
        Assert.Contains($"<_AgentSupplyChainSuffixes>{string.Join(';', BomFiles.AllSuffixes)}</_AgentSupplyChainSuffixes>", props, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documents_of_1_7_are_the_same_whatever_else_is_asked_for()
    {
        var alone = BomFiles.Write(Inventories.Agent(), new BomRequest(true, true, [BomFormats.CycloneDx17]));
        var all = BomFiles.Write(Inventories.Agent(), new BomRequest(true, true, BomFormats.All));
        foreach (var file in alone)
            Assert.Equal(file.Content, all.Single(other => other.Suffix == file.Suffix).Content);
    }

    [Fact]
    public void What_1_6_has_no_field_for_stands_in_properties_and_a_conclusion_in_the_evidence()
    {
        var element = new BomElement("library", "pkg:nuget/A@1", "A")
        {
            Licenses = [new BomLicense("MIT OR Apache-2.0"), new BomLicense("MIT") { IsConcluded = true }],
        };
        var framework = new BomElement("framework", "framework:F", "F") { IsExternal = true, VersionRange = "vers:nuget/>=10.0.0" };
        var document = Parse(Boms.Write(new BomDocument(new BomElement("application", "project:P@1", "P"), [element, framework], null, null), null, "1.6").Sbom!);

        Assert.Equal("1.6", document.GetProperty("specVersion").GetString());
        var library = Named(document, "A");
        Assert.Equal("""[{"expression":"MIT OR Apache-2.0","acknowledgement":"declared"}]""", Compact(library.GetProperty("licenses")));
        Assert.Equal("""{"licenses":[{"expression":"MIT","acknowledgement":"concluded"}]}""", Compact(library.GetProperty("evidence")));
        var external = Named(document, "F");
        Assert.False(external.TryGetProperty("isExternal", out _) || external.TryGetProperty("versionRange", out _));
        Assert.Equal(["true"], Values(external, AscProperty.External));
        Assert.Equal(["vers:nuget/>=10.0.0"], Values(external, AscProperty.VersionRange));
    }

    [Fact]
    public void In_1_6_one_conclusion_alone_stays_on_the_component_and_several_expressions_become_names()
    {
        var alone = new BomElement("library", "a", "A") { Licenses = [new BomLicense("MIT") { IsConcluded = true }] };
        var several = new BomElement("library", "b", "B") { Licenses = [new BomLicense("MIT"), new BomLicense("ISC"), new BomLicense(null, "Own", "https://x.example/")] };
        var document = Parse(Boms.Write(new BomDocument(new BomElement("application", "p", "P"), [alone, several], null, null), null, "1.6").Sbom!);

        Assert.Equal("""[{"expression":"MIT","acknowledgement":"concluded"}]""", Compact(Named(document, "A").GetProperty("licenses")));
        Assert.Equal(
            ["MIT", "ISC", "Own"],
            List(Named(document, "B"), "licenses").Select(license => license.GetProperty("license").GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("2025-03-01", "2025-03-01T00:00:00Z")]
    [InlineData("2025-03-01T10:20:30+02:00", "2025-03-01T08:20:30Z")]
    [InlineData("2025-03-01T10:20:30.5Z", "2025-03-01T10:20:30Z")]
    [InlineData("2025-03", null)]
    [InlineData("2025-02-30", null)]
    [InlineData("spring 2025", null)]
    [InlineData(null, null)]
    public void A_time_that_is_stated_is_written_as_SPDX_writes_times(string? stated, string? expected) =>
        Assert.Equal(expected, SpdxWords.Time(stated));

    [Theory]
    [InlineData("2025-03-01T10:20:30Z", "2025-03-01T10:20:30Z", null)]
    [InlineData("2025-03-01", "2025-03-01T00:00:00Z", "2025-03-01")]
    [InlineData("spring 2025", "1970-01-01T00:00:00Z", "stands for none")]
    [InlineData(null, "1970-01-01T00:00:00Z", "not known")]
    public void The_release_of_a_model_in_SPDX_is_what_is_stated_or_stands_for_none_and_says_so(string? stated, string time, string? comment)
    {
        var model = new BomElement("machine-learning-model", "model:m", "m") { Properties = stated is null ? [] : [new(AscProperty.StatedReleased, stated)] };
        var bytes = SpdxDocument.Write(null, new BomDocument(new BomElement("application", "project:P@1", "P"), [model], null, null) { Completeness = Aggregate.Incomplete }).Aibom!;
        var nodes = List(Parse(bytes), "@graph").ToList();
        var package = nodes.Single(node => Text(node, "type") == "ai_AIPackage");

        Assert.Equal(time, Text(package, "releaseTime"));
        if (comment is null)
            Assert.Null(Text(package, "comment"));
        else
            Assert.Contains(comment, Text(package, "comment"), StringComparison.Ordinal);

        // How complete the document as a whole is.
        var sbom = nodes.Single(node => Text(node, "type") == "software_Sbom");
        var annotation = nodes.Single(node => Text(node, "type") == "Annotation");
        Assert.Equal(Text(sbom, "spdxId"), Text(annotation, "subject"));
        Assert.Equal("""{"compositions":[{"aggregate":"incomplete"}]}""", Text(annotation, "statement"));
    }

    private static IEnumerable<string> Suffixes(params string[] formats) =>
        BomFiles.Write(Inventories.Agent(), new BomRequest(true, true, formats)).Where(file => !file.IsForMerge).Select(file => file.Suffix);

    [Fact]
    public void Without_1_7_one_is_kept_for_what_joins_documents()
    {
        var kept = BomFiles.Write(Inventories.Agent(), new BomRequest(true, true, [BomFormats.CycloneDx16])).Where(file => file.IsForMerge).ToList();
        Assert.Equal([".sbom.cdx.json", ".aibom.cdx.json"], kept.Select(file => file.Suffix));
        Assert.Equal(Boms.Write(Inventories.Agent()).Sbom, kept[0].Content);
        Assert.DoesNotContain(BomFiles.Write(Inventories.Agent(), new BomRequest(true, true, BomFormats.All)), file => file.IsForMerge);
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
