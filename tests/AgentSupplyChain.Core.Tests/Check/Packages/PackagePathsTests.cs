using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class PackagePathsTests
{
    [Fact]
    public void A_direct_package_is_its_own_way()
    {
        var package = Direct("A", 7);
        var paths = new PackagePaths([package], [], "App.csproj");

        Assert.Equal("", paths.Explain(package));
        Assert.Equal(new FileSpan("Directory.Packages.props", 7, 5), paths.PlaceOf(package));
    }

    [Fact]
    public void A_transitive_package_is_found_by_the_shortest_way_at_the_line_of_its_reference()
    {
        var deep = Transitive("Deep");
        var paths = new PackagePaths([Direct("A", 3, "B"), Transitive("B", "Deep"), Direct("C", 4, "X"), Transitive("X", "Y"), Transitive("Y", "Deep"), deep], [], "App.csproj");

        Assert.Equal("; it comes through 'A' 1.0.0, 'B' 1.0.0: change the reference to 'A'", paths.Explain(deep));
        Assert.Equal(3, paths.PlaceOf(deep).Line);
    }

    [Fact]
    public void A_package_of_a_referenced_project_is_changed_there()
    {
        var package = Transitive("Pkg");
        var inner = new ReferencedProject("Inner", "1.0.0", "../inner/Inner.csproj") { DependsOn = [Of("Mid")] };
        var outer = new ReferencedProject("Outer", "1.0.0", "../outer/Outer.csproj") { IsDirect = true, DependsOn = [new ComponentRef(ComponentKind.Project, "Inner", "1.0.0")] };
        var paths = new PackagePaths([Transitive("Mid", "Pkg"), package], [inner, outer], "App.csproj");

        Assert.Equal("; it comes through project 'Outer', project 'Inner', 'Mid' 1.0.0: change the reference to 'Mid' in '../inner/Inner.csproj'", paths.Explain(package));
        Assert.Equal(new FileSpan("../inner/Inner.csproj"), paths.PlaceOf(package));
    }

    [Fact]
    public void A_package_of_a_referenced_project_stands_at_the_item_that_references_the_project()
    {
        var package = Transitive("Pkg");
        var inner = new ReferencedProject("Inner", "1.0.0", "../inner/Inner.csproj") { DependsOn = [Of("Pkg")] };
        var outer = new ReferencedProject("Outer", "1.0.0", "../outer/Outer.csproj")
        {
            IsDirect = true,
            DependsOn = [new ComponentRef(ComponentKind.Project, "Inner", "1.0.0")],
            Declaration = new Evidence("Directory.Build.props", 4, 3, Technique.ManifestAnalysis),
        };
        var paths = new PackagePaths([package], [inner, outer], "App.csproj");

        Assert.Equal(new FileSpan("Directory.Build.props", 4, 3), paths.PlaceOf(package));
        Assert.Equal(new FileSpan("Directory.Build.props", 4, 3), paths.PlaceOf(inner));
        Assert.Contains("through project 'Outer', project 'Inner': change the reference to 'Pkg' in '../inner/Inner.csproj'", paths.Explain(package), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_and_a_package_of_one_name_are_two()
    {
        var package = Transitive("Same");
        var paths = new PackagePaths([package], [new ReferencedProject("Same", "1.0.0", "../Same.csproj") { IsDirect = true, DependsOn = [Of("Same")] }], "App.csproj");

        Assert.Equal("; it comes through project 'Same': change the reference to 'Same' in '../Same.csproj'", paths.Explain(package));
    }

    [Fact]
    public void A_cycle_and_a_package_that_nothing_leads_to_do_no_harm()
    {
        var (a, b, lost) = (Direct("A", 1, "B"), Transitive("B", "A", "B"), Transitive("Lost", "Lost"));
        var paths = new PackagePaths([a, b, lost], [], "App.csproj");

        Assert.Equal("; it comes through 'A' 1.0.0: change the reference to 'A'", paths.Explain(b));
        Assert.Equal("", paths.Explain(lost));
        Assert.Equal(new FileSpan("App.csproj"), paths.PlaceOf(lost));
    }

    [Fact]
    public void A_long_way_is_shortened_and_twenty_thousand_packages_are_walked()
    {
        const int Count = 20_000;
        var packages = Enumerable.Range(0, Count).Select(i => i == 0 ? Direct("P0", 1, "P1") : Transitive($"P{i}", $"P{i + 1}")).ToList();
        var paths = new PackagePaths(packages, [], "App.csproj");

        Assert.Equal("; it comes through 'P0' 1.0.0, 'P1' 1.0.0, 'P2' 1.0.0, 19995 more, 'P19998' 1.0.0: change the reference to 'P0'", paths.Explain(packages[^1]));
    }

    private static Package Direct(string id, int line, params string[] dependsOn) =>
        Transitive(id, dependsOn) with { IsDirect = true, Declaration = new Evidence("Directory.Packages.props", line, 5, Technique.ManifestAnalysis) };

    private static Package Transitive(string id, params string[] dependsOn) => new(id, "1.0.0") { DependsOn = [.. dependsOn.Select(Of)] };

    private static ComponentRef Of(string id) => new(ComponentKind.Package, id, "1.0.0");
}
