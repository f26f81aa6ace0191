using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Aibom;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Tests.Sense.Aibom;

public sealed class AssertedDocumentsTests
{
    private const string LinkOfB = "urn:cdx:00000000-0000-4000-8000-00000000000b/1";

    [Fact]
    public void A_document_that_two_parties_carry_counts_once_under_the_nearer_one()
    {
        var far = Document("Far/1.0.0", LinkOfB, "same") with { Path = ["App", "X", "Far"] };
        var near = Document("Near/1.0.0", LinkOfB, "same") with { Path = ["App", "Near"] };

        Assert.Equal("Near/1.0.0", Assert.Single(AssertedDocuments.Settle([far, near])).AssertedBy);
    }

    [Fact]
    public void A_document_that_only_claims_the_serial_number_of_another_does_not_hide_it() =>
        Assert.Equal(2, AssertedDocuments.Settle([Document("A/1.0.0", LinkOfB, "one"), Document("B/1.0.0", LinkOfB, "other")]).Count);

    [Fact]
    public void What_a_party_says_itself_is_not_repeated_from_the_document_of_another()
    {
        var repeated = new AssertedComponent("data", "prompt", null, null) { Origin = new AssertedOrigin("B/1.0.0") { BomLink = LinkOfB } };
        var other = repeated with { Name = "older", Origin = new AssertedOrigin("B/1.0.0") { BomLink = "urn:cdx:00000000-0000-4000-8000-00000000000c/1" } };

        var settled = AssertedDocuments.Settle([Document("A/1.0.0", null, "a", repeated, other), Document("B/1.0.0", LinkOfB, "b", new AssertedComponent("data", "prompt", null, null))]);

        Assert.Equal(["older"], settled.Single(document => document.AssertedBy == "A/1.0.0").Components.Select(component => component.Name));
        Assert.All(settled, document => Assert.False(document.IsIncomplete));
    }

    [Theory]
    [InlineData("B", "A")]
    [InlineData("B", "B")]
    [InlineData("A")]
    public void A_chain_that_comes_back_to_where_it_was_is_left_out_and_said_to_be(string party, params string[] through)
    {
        var settled = Assert.Single(AssertedDocuments.Settle([Document("A", null, "a", new AssertedComponent("data", "x", null, null) { Origin = new AssertedOrigin(party) { Through = through } })]));

        Assert.Empty(settled.Components);
        Assert.True(settled.IsIncomplete);
    }

    [Theory]
    [InlineData(AssertedDocuments.LongestChain - 2, 1)]
    [InlineData(AssertedDocuments.LongestChain - 1, 0)]
    public void A_chain_has_an_end(int between, int kept)
    {
        var origin = new AssertedOrigin("source") { Through = [.. Enumerable.Range(0, between).Select(i => $"party {i}")] };

        Assert.Equal(kept, Assert.Single(AssertedDocuments.Settle([Document("A", null, "a", new AssertedComponent("data", "x", null, null) { Origin = origin })])).Components.Count);
    }

    [Fact]
    public void The_way_to_a_party_is_the_shortest_one_even_where_the_graph_has_circles()
    {
        var graph = new RestoredGraph
        {
            Projects =
            [
                new ReferencedProject("Lib", "1.0.0", "../Lib/Lib.csproj") { IsDirect = true, DependsOn = [new(ComponentKind.Package, "c", "1.0.0"), new(ComponentKind.Project, "Base", "1.0.0")] },
                new ReferencedProject("Base", "1.0.0", "../Base/Base.csproj") { DependsOn = [new(ComponentKind.Project, "Lib", "1.0.0")] },
            ],
            Packages =
            [
                new Package("A", "1.0.0") { IsDirect = true, DependsOn = [new(ComponentKind.Package, "B", "1.0.0")] },
                new Package("B", "1.0.0") { DependsOn = [new(ComponentKind.Package, "C", "1.0.0"), new(ComponentKind.Package, "A", "1.0.0")] },
                new Package("C", "1.0.0"),
            ],
        };
        var paths = GraphPaths.Of(graph, "App");

        Assert.Equal(["App", "A", "B"], paths.ToPackage("b"));
        Assert.Equal(["App", "Lib", "c"], paths.ToPackage("C"));
        Assert.Equal(["App", "Lib", "Base"], paths.ToProject(new ReferencedAibom(new ProjectFile("/x", "x"), "Base.Assembly", "../Base/Base.csproj")));
        Assert.Equal(["App", "Unknown"], paths.ToProject(new ReferencedAibom(new ProjectFile("/x", "x"), "Unknown", null)));
        Assert.Empty(paths.ToPackage("Gone"));
    }

    private static AssertedDocument Document(string by, string? link, string sha256, params AssertedComponent[] components) => new(by, link) { Sha256 = sha256, Components = components };
}
