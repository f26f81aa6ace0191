using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class GraphLockCheckTests
{
    private static readonly Package[] Packages = [new("A", "1.0.0") { IsDirect = true }, new("B", "1.0.0"), new("C", "1.0.0")];

    [Theory]
    [InlineData(true, false, false, null)]
    [InlineData(true, true, true, null)]
    [InlineData(true, true, false, "RestoreLockedMode")]
    [InlineData(false, false, false, "RestorePackagesWithLockFile")]
    [InlineData(false, true, true, "RestorePackagesWithLockFile")]
    public void The_graph_is_held_by_a_lock_file_that_CI_obeys(bool hasLockFile, bool isCI, bool restoresLocked, string? remedy)
    {
        var findings = GraphLockCheck.Check(new GraphLock(hasLockFile, isCI, restoresLocked), "Agent.csproj", Packages).ToList();

        Assert.Equal(remedy is null ? 0 : 1, findings.Count);
        Assert.All(findings, f =>
        {
            Assert.Equal("ASC2003", f.Rule.Id);
            Assert.Equal(new FileSpan("Agent.csproj"), f.Location);
            Assert.Contains(remedy!, f.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_size_of_the_graph_is_told()
    {
        var finding = Assert.Single(GraphLockCheck.Check(new GraphLock(false, false, false), "Agent.csproj", Packages));

        Assert.Contains("1 direct, 2 transitive", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_packages_has_nothing_to_lock()
    {
        Assert.Empty(GraphLockCheck.Check(new GraphLock(false, true, false), "Agent.csproj", []));
    }
}
