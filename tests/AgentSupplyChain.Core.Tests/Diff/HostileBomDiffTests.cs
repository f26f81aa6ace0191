using System.Text;
using AgentSupplyChain.Core.Diff;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Tests.Emit;

namespace AgentSupplyChain.Core.Tests.Diff;

/// <summary>Documents that are none, that are huge, and names that mean to be more than text.</summary>
public sealed class HostileBomDiffTests
{
    private static readonly byte[] s_sbom = Boms.Write(Inventories.Agent()).Sbom!;

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"bomFormat":"SPDX"}""")]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"2.0"}""")]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.7","components":[7]}""")]
    [InlineData("""{"bomFormat":"CycloneDX","bomFormat":"CycloneDX","specVersion":"1.7"}""")]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.7","components":[{"type":"data","name":"\ud800"}]}""")]
    public void A_document_that_is_none_is_a_finding_that_names_it(string text)
    {
        var faults = new List<Finding>();

        Assert.Null(BomDiff.Of(s_sbom, Encoding.UTF8.GetBytes(text), faults, "old.cdx.json", "new.cdx.json"));
        Assert.Equal(("ASC9003", "new.cdx.json"), (Assert.Single(faults).Rule.Id, faults[0].Location.File));
    }

    [Fact]
    public void A_hundred_thousand_components_of_one_name_are_compared_in_one_go()
    {
        static byte[] With(int first) => Encoding.UTF8.GetBytes(
            $$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{{string.Join(',', Enumerable.Range(first, 100_000).Select(i => $$"""{"type":"file","name":"x","version":"{{i}}"}"""))}}]}""");

        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(10, BomDiff.Of(With(0), With(10), [])!.Changes.Count);

        // Pairing each with each would be ten thousand million comparisons.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void A_document_nested_without_end_is_a_finding()
    {
        var faults = new List<Finding>();

        Assert.Null(BomDiff.Of(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))), s_sbom, faults));
        Assert.Single(faults);
    }

    [Fact]
    public void Hostile_names_stay_text_in_every_rendering()
    {
        const string Name = "\u001b[31m##vso[task.x]|<script>[x](https://e.example)@owner\n::error::`";
        var hostile = Boms.Write(Inventories.Agent() with { Packages = [.. Inventories.Agent().Packages, new Package(Name, "1") { LicenseExpression = Name }] }).Sbom!;
        var diff = BomDiff.Of(s_sbom, hostile, [])!;

        var plain = BomDiffText.Plain(diff);
        Assert.DoesNotContain("##vso[", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("::error", plain, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', plain);
        var markdown = BomDiffText.Markdown(diff);
        foreach (var mark in new[] { "<script", "](", "@owner", "https://", "`" })
            Assert.DoesNotContain(mark, markdown, StringComparison.Ordinal);

        Assert.All(markdown.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("|", line, StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', Encoding.UTF8.GetString(BomDiffJson.Write(diff)));
    }
}
