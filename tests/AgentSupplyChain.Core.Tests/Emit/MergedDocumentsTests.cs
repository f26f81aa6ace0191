using System.Text;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Register;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class MergedDocumentsTests
{
    [Fact]
    public void One_framework_merged_is_that_framework_byte_for_byte()
    {
        var boms = Boms.Write(Inventories.Agent());
        var merged = MergedDocuments.Merge([Documents("net10.0", boms)], [])!;
        Assert.Equal(boms.Sbom, merged.Sbom);
        Assert.Equal(boms.Aibom, merged.Aibom);
    }

    [Fact]
    public void A_component_that_one_framework_lacks_names_the_frameworks_that_have_it()
    {
        var merged = Merge(out var faults);
        var sbom = Parse(merged.Sbom!);
        Assert.Empty(faults);
        Assert.Equal(["net10.0", "net9.0"], Values(Root(sbom), AscProperty.TargetFramework));
        Assert.Equal(["net9.0"], Values(Named(sbom, "OnlyOld"), AscProperty.TargetFramework));
        Assert.Equal(["net10.0"], Values(Named(sbom, "Orders"), AscProperty.TargetFramework));
        Assert.Empty(Values(Named(sbom, "OpenAI"), AscProperty.TargetFramework));
    }

    [Fact]
    public void Edges_are_united_and_the_least_that_is_known_counts()
    {
        var sbom = Parse(Merge(out _).Sbom!);
        Assert.Equal(["framework:Microsoft.NETCore.App@10.0.0", "pkg:nuget/OnlyOld@1.0.0", "pkg:nuget/System.ClientModel@1.4.0"], DependsOn(sbom, "pkg:nuget/OpenAI@2.15.0"));
        Assert.Equal("incomplete", Completeness(sbom, "pkg:nuget/OpenAI@2.15.0"));
        Assert.Equal("required", Text(Named(sbom, "Analyzer"), "scope"));
    }

    [Fact]
    public void What_one_framework_compiles_against_or_asks_for_itself_is_told_in_either_order()
    {
        static Boms Of(string framework, PackageScope scope, bool isDirect)
        {
            var inventory = Inventories.Library();
            return Boms.Write(inventory with { Project = inventory.Project with { TargetFramework = framework }, Packages = [new Package("Some", "1.0.0") { Scope = scope, IsDirect = isDirect }] });
        }

        foreach (var (first, second) in new[] { ("net10.0", "net9.0"), ("net9.0", "net10.0") })
        {
            var merged = MergedDocuments.Merge([Documents(first, Of(first, PackageScope.Development, isDirect: false)), Documents(second, Of(second, PackageScope.Compile, isDirect: true))], [])!;
            var some = Named(Parse(merged.Sbom!), "Some");
            Assert.Equal("optional", Text(some, "scope"));
            Assert.Equal(["true"], Values(some, AscProperty.Direct));
        }
    }

    [Fact]
    public void Merged_documents_link_each_other_and_no_longer_their_parts()
    {
        var merged = Merge(out _);
        var (sbom, aibom) = (Parse(merged.Sbom!), Parse(merged.Aibom!));
        Assert.Equal([$"urn:cdx:{Serial(aibom)}/1"], Addresses(Root(sbom), "bom"));
        Assert.Contains($"urn:cdx:{Serial(sbom)}/1", Addresses(Root(aibom), "bom"));
        Assert.Equal([$"urn:cdx:{Serial(sbom)}/1#pkg%3Anuget%2FMcp.Server%400.5.0"], Addresses(Named(aibom, "own"), "bom"));
        foreach (var part in new[] { Boms.Write(Inventories.Agent()), Old() }.SelectMany(boms => new[] { boms.Sbom!, boms.Aibom! }))
        {
            var serial = Serial(Parse(part));
            Assert.DoesNotContain(serial, Encoding.UTF8.GetString(merged.Sbom!) + Encoding.UTF8.GetString(merged.Aibom!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_order_of_the_frameworks_does_not_show()
    {
        var (first, second) = (Documents("net10.0", Boms.Write(Inventories.Agent())), Documents("net9.0", Old()));
        var (one, other) = (MergedDocuments.Merge([first, second], [])!, MergedDocuments.Merge([second, first], [])!);
        Assert.Equal(one.Sbom, other.Sbom);
        Assert.Equal(one.Aibom, other.Aibom);
    }

    [Fact]
    public void A_framework_without_an_agent_gives_no_AIBOM_and_takes_none_away()
    {
        var merged = MergedDocuments.Merge([Documents("net10.0", Boms.Write(Inventories.Agent())), Documents("netstandard2.0", Boms.Write(Inventories.Library()))], [])!;
        Assert.NotNull(merged.Aibom);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"bomFormat":"CycloneDX","serialNumber":"urn:uuid:x","metadata":{"component":{"bom-ref":"a","name":"a"}},"components":[7]}""")]
    [InlineData("""{"bomFormat":"CycloneDX","serialNumber":"urn:uuid:x","metadata":{"component":{"bom-ref":"a","name":"a","scope":1}}}""")]
    [InlineData("""{"bomFormat":"CycloneDX","bomFormat":"CycloneDX","serialNumber":"urn:uuid:x","metadata":{"component":{"bom-ref":"a","name":"a"}}}""")]
    [InlineData("""{"bomFormat":"CycloneDX","serialNumber":7,"metadata":{"component":{"bom-ref":"a","name":"a"}}}""")]
    public void A_document_that_somebody_broke_is_a_finding_that_names_it(string document)
    {
        var faults = new List<Finding>();
        Assert.Null(MergedDocuments.Merge([new FrameworkDocuments("net10.0", Encoding.UTF8.GetBytes(document), null), Documents("net9.0", Old())], faults));
        var fault = Assert.Single(faults);
        Assert.Equal(Rules.InputUnreadable, fault.Rule);
        Assert.Contains("SBOM of net10.0", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AIBOMs_alone_are_merged_without_a_link_to_an_SBOM_that_nobody_wrote()
    {
        var aibom = Boms.Write(Inventories.Agent(), writesSbom: false).Aibom;
        var merged = MergedDocuments.Merge([new FrameworkDocuments("net10.0", Sbom: null, aibom), new FrameworkDocuments("net9.0", Sbom: null, aibom)], [])!;
        Assert.Null(merged.Sbom);
        Assert.Equal(["urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1"], Addresses(Root(Parse(merged.Aibom!)), "bom"));
    }

    [Fact]
    public void A_document_nested_without_end_is_a_finding()
    {
        var faults = new List<Finding>();
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        Assert.Null(MergedDocuments.Merge([new FrameworkDocuments("net10.0", Encoding.UTF8.GetBytes(deep), null)], faults));
        Assert.Single(faults);
    }

    private static Boms Merge(out List<Finding> faults)
    {
        faults = [];
        return MergedDocuments.Merge([Documents("net10.0", Boms.Write(Inventories.Agent())), Documents("net9.0", Old())], faults)!;
    }

    private static Boms Old()
    {
        var inventory = Inventories.Agent();
        return Boms.Write(inventory with
        {
            Project = inventory.Project with { TargetFramework = "net9.0" },
            Projects = [],
            Packages =
            [
                .. inventory.Packages.Where(package => package.Id is not ("OpenAI" or "Analyzer")),
                inventory.Packages.Single(package => package.Id == "OpenAI") with
                {
                    DependsOn = [Inventories.PackageRef("OnlyOld", "1.0.0"), Inventories.PackageRef("Gone", "1")],
                },
                inventory.Packages.Single(package => package.Id == "Analyzer") with { Scope = PackageScope.Runtime },
                new Package("OnlyOld", "1.0.0"),
            ],
        });
    }

    private static FrameworkDocuments Documents(string framework, Boms boms) => new(framework, boms.Sbom!, boms.Aibom);
}
