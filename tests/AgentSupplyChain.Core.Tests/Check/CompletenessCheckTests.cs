using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Tests.Check;

public sealed class CompletenessCheckTests
{
    private static readonly string Hash = new('a', 128);

    [Fact]
    public void A_whole_graph_is_no_finding() =>
        Assert.Empty(Check([new Package("A", "1.0.0") { Sha512 = Hash, DependsOn = [new(ComponentKind.Package, "b", "2.0.0")] }, new Package("B", "2.0.0") { Sha512 = Hash }]));

    [Fact]
    public void An_edge_that_leads_nowhere_is_one()
    {
        var finding = Assert.Single(Check([new Package("A", "1.0.0") { Sha512 = Hash, DependsOn = [new(ComponentKind.Package, "Gone", "2.0.0")] }]));

        Assert.Equal(("ASC1001", "App.csproj", "sbom"), (finding.Rule.Id, finding.Location.File, finding.Subject));
        Assert.Contains("'A/1.0.0' needs 'Gone/2.0.0', which was not resolved", finding.Message, StringComparison.Ordinal);
        Assert.Contains("run dotnet restore", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_needs_what_nobody_resolved_is_one()
    {
        var inventory = Inventory([]) with { Projects = [new ReferencedProject("Lib", "1.0.0", "../Lib/Lib.csproj") { DependsOn = [new(ComponentKind.Project, "Base", "1.0.0")] }] };

        Assert.Contains("'Lib/1.0.0' needs 'Base/1.0.0'", Assert.Single(CompletenessCheck.Check(inventory, "App.csproj")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_without_its_file_is_one_and_one_whose_nuspec_was_not_read_is_told_by_another_rule()
    {
        Assert.Contains("the file of 'A/1.0.0' is not there to be hashed", Assert.Single(Check([new Package("A", "1.0.0")])).Message, StringComparison.Ordinal);
        Assert.Empty(Check([new Package("A", "1.0.0") { HasMetadata = false }]));
    }

    [Fact]
    public void Five_gaps_are_named_and_the_rest_is_counted_in_any_order()
    {
        Package[] packages = [.. Enumerable.Range(0, 9).Select(i => new Package($"P{i}", "1.0.0"))];

        var finding = Assert.Single(Check(packages));

        Assert.Contains("'P4/1.0.0' is not there to be hashed, and 4 more;", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("P5", finding.Message, StringComparison.Ordinal);
        Assert.Equal(finding, Assert.Single(Check([.. packages.Reverse()])));
    }

    [Fact]
    public void A_hostile_name_stays_on_its_line() =>
        Assert.DoesNotContain('\n', Assert.Single(Check([new Package("A\n##vso[task]", "1\u001b[31m")])).Message);

    private static IEnumerable<Finding> Check(Package[] packages) => CompletenessCheck.Check(Inventory(packages), "App.csproj");

    private static AgentInventory Inventory(Package[] packages) =>
        new() { Project = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0" }, Packages = packages };
}
