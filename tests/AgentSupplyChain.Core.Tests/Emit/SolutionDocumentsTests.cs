using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class SolutionDocumentsTests
{
    private static readonly Boms Lib = Boms.Write(Library());
    private static readonly Boms App = Boms.Write(Application());

    [Fact]
    public void Projects_stand_below_the_solution_and_keep_their_edges()
    {
        var sbom = Parse(Merge().Sbom!);

        Assert.Equal(("solution:Shop", "Shop", "1.0.0"), (Ref(Root(sbom)), Text(Root(sbom), "name"), Text(Root(sbom), "version")));
        Assert.Equal(["project:App@1.0.0", "project:Lib@1.0.0"], DependsOn(sbom, "solution:Shop"));
        Assert.Equal(["pkg:nuget/Common@1.0.0", "project:Lib@1.0.0"], DependsOn(sbom, "project:App@1.0.0"));
        Assert.Equal(["pkg:nuget/Common@1.0.0"], DependsOn(sbom, "project:Lib@1.0.0"));
        Assert.Equal("complete", Completeness(sbom, "solution:Shop"));
        Assert.Equal(["true"], Values(Named(sbom, "Lib"), AscProperty.FirstParty));
        Assert.Empty(Values(Named(sbom, "Common"), AscProperty.Direct));
    }

    [Fact]
    public void Nothing_stands_twice() =>
        Assert.All(new[] { Merge().Sbom!, Merge().Aibom! }, bom => Assert.Equal(Elements(Parse(bom)).Select(Ref).Distinct(StringComparer.Ordinal), Elements(Parse(bom)).Select(Ref)));

    [Fact]
    public void What_a_project_says_of_itself_takes_the_place_of_what_another_repeats()
    {
        var aibom = Parse(Merge().Aibom!);

        Assert.Empty(Values(Named(aibom, "gpt-4o"), AscProperty.AssertedBy));
        Assert.Equal(["Lib/Code.cs"], List(Named(aibom, "gpt-4o").GetProperty("evidence"), "occurrences").Select(place => Text(place, "location")));
        Assert.Contains("project:Lib@1.0.0", DependsOn(aibom, "project:App@1.0.0"));
        Assert.Equal(["Far/1.0.0"], Values(Named(aibom, "far-model"), AscProperty.AssertedBy));
    }

    [Fact]
    public void Each_source_document_is_linked_with_its_hash_and_the_two_are_joined()
    {
        var (sbom, aibom) = (Parse(Merge().Sbom!), Parse(Merge().Aibom!));

        Assert.Equal([$"urn:cdx:{Serial(aibom)}/1"], Addresses(Root(sbom), "bom"));
        Assert.Equal([$"urn:cdx:{Serial(sbom)}/1"], Addresses(Root(aibom), "bom"));
        Assert.Equal([$"urn:cdx:{Serial(Parse(Lib.Sbom!))}/1"], Addresses(Named(sbom, "Lib"), "bom"));
        var link = List(Named(sbom, "Lib"), "externalReferences").Single(reference => Text(reference, "type") == "bom");
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Lib.Sbom!)), Text(List(link, "hashes").Single(), "content"));
    }

    [Fact]
    public void Two_agents_that_only_share_a_name_stay_two()
    {
        var aibom = Parse(Merge().Aibom!);

        Assert.Equal(["agent:helper~App", "agent:helper~Lib"], Elements(aibom).Select(Ref).Where(reference => reference.StartsWith("agent:", StringComparison.Ordinal)));
        Assert.Equal(["model:openai/gpt-4o"], DependsOn(aibom, "agent:helper~Lib"));
        Assert.Empty(DependsOn(aibom, "agent:helper~App"));
    }

    [Fact]
    public void The_order_of_projects_and_frameworks_does_not_show()
    {
        var one = SolutionDocuments.Merge("Shop", [Of("App", App), new ProjectDocuments("Lib", [Framework("net10.0", Lib), Framework("net9.0", Old())])], [])!;
        var other = SolutionDocuments.Merge("Shop", [new ProjectDocuments("Lib", [Framework("net9.0", Old()), Framework("net10.0", Lib)]), Of("App", App)], [])!;

        Assert.Equal(one.Sbom, other.Sbom);
        Assert.Equal(one.Aibom, other.Aibom);
    }

    [Fact]
    public void A_broken_document_is_a_finding_and_nothing_is_written()
    {
        var faults = new List<Finding>();

        Assert.Null(SolutionDocuments.Merge("Shop", [Of("App", App), new ProjectDocuments("Lib", [new FrameworkDocuments("net10.0", "{}"u8.ToArray(), null)])], faults));
        Assert.All(faults, fault => Assert.Equal("ASC9003", fault.Rule.Id));
        Assert.NotEmpty(faults);
    }

    [JudgeFact]
    public void Independent_implementations_accept_them()
    {
        var (exitCode, reasons) = Judge.Ask("validate-bom.mjs", Merge().Sbom!, Merge().Aibom!);

        Assert.True(exitCode == 0, reasons);
    }

    private static Boms Merge() => SolutionDocuments.Merge("Shop", [Of("App", App), Of("Lib", Lib)], [])!;

    private static Boms Old() => Boms.Write(Library() with { Project = Library().Project with { TargetFramework = "net9.0" } });

    private static ProjectDocuments Of(string project, Boms boms) => new(project, [Framework("net10.0", boms)]);

    private static FrameworkDocuments Framework(string framework, Boms boms) => new(framework, boms.Sbom, boms.Aibom);

    private static AgentInventory Library() => new()
    {
        IsAgent = true,
        CodeCoverage = CodeCoverage.Complete,
        Project = new ProjectIdentity("Lib", "1.0.0") { AssemblyName = "Lib", TargetFramework = "net10.0" },
        Packages = [new Package("Common", "1.0.0") { IsDirect = true }],
        Models = [new Model("openai", "gpt-4o") { Evidence = [Inventories.At("Code.cs", 3)] }],
        Agents = [new Agent("helper") { Model = "gpt-4o" }],
    };

    private static AgentInventory Application() => new()
    {
        IsAgent = true,
        CodeCoverage = CodeCoverage.Complete,
        Project = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0", OutputType = "Exe" },
        Packages = [new Package("Common", "1.0.0") { IsDirect = true }],
        Projects = [new ReferencedProject("Lib", "1.0.0", "../Lib/Lib.csproj") { IsDirect = true, DependsOn = [Inventories.PackageRef("Common", "1.0.0")] }],
        Agents = [new Agent("helper")],
        AssertedDocuments =
        [
            new AssertedDocument("Lib", $"urn:cdx:{Serial(Parse(Lib.Aibom!))}/1") { Components = [new AssertedComponent("machine-learning-model", "gpt-4o", null, "model")] },
            new AssertedDocument("Far/1.0.0", "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1") { Components = [new AssertedComponent("machine-learning-model", "far-model", null, "model")] },
        ],
    };
}
