using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>The gate for packages: how they are pinned, where they come from, what they are called and what is known of them.</summary>
internal static class DependencyCheck
{
    public static IEnumerable<Finding> Check(SensedProject project, GraphLock graphLock, string projectFile, PackagePolicy policy) =>
    [
        .. PinningCheck.Check(project.Declarations, project.Inventory.Packages),
        .. GraphLockCheck.Check(graphLock, projectFile, project.Inventory.Packages),
        .. SupplyCheck.Check(project, policy, new PackagePaths(project.Inventory.Packages, project.Inventory.Projects, projectFile), projectFile),
    ];
}
