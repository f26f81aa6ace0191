using System.Reflection;
using System.Text.RegularExpressions;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Emit.Spdx;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class PropertyTaxonomyTests
{
    [Fact]
    public void Every_property_is_on_the_page_and_the_page_has_no_other()
    {
        var page = File.ReadAllText(Path.Combine(Judge.RepositoryRoot, "docs", "property-taxonomy.md"));
        var documented = Regex.Matches(page, @"^\| `(asc:[A-Za-z0-9:]+)` \|", RegexOptions.Multiline | RegexOptions.NonBacktracking).Select(match => match.Groups[1].Value);
        Assert.Equal(AscProperty.All.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_holds_every_constant()
    {
        var constants = typeof(AscProperty).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(constants.Order(StringComparer.Ordinal), AscProperty.All.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_full_inventory_writes_every_property_and_none_that_is_not_listed()
    {
        var boms = Boms.Write(Inventories.Agent() with
        {
            Models = [.. Inventories.Agent().Models, new Inventory.Model("azure-openai", "my-deployment") { IsDeployment = true }],
        });
        var written = new[] { boms.Sbom!, boms.Aibom! }
            .Select(BomReading.Parse)
            .SelectMany(bom => BomReading.Elements(bom).Append(BomReading.Root(bom)).Concat(BomReading.List(bom, "formulation").SelectMany(formula => BomReading.List(formula, "workflows"))))
            .SelectMany(element => BomReading.List(element, "properties"))
            .Select(property => property.GetProperty("name").GetString()!)
            .Where(name => name.StartsWith("asc:", StringComparison.Ordinal))
            .Concat(OfOtherFormats())
            .Distinct(StringComparer.Ordinal);
        Assert.Equal(AscProperty.All.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    // SPDX has the fewest fields: what the other formats lack, it lacks too.
    private static IEnumerable<string> OfOtherFormats() =>
        BomReading.List(BomReading.Parse(SpdxDocument.Write(SpdxTests.FullDocument(), null).Sbom!), "@graph")
            .SelectMany(element => BomReading.List(element, "extension"))
            .SelectMany(extension => BomReading.List(extension, "extension_cdxProperty"))
            .Select(property => property.GetProperty("extension_cdxPropName").GetString()!);
}
