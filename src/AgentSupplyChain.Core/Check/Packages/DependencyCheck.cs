using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>The gate for packages: how they are pinned, where they come from, what they are called and what is known of them.</summary>
internal static class DependencyCheck
{
    public static IEnumerable<Finding> Check(SensedProject project, GraphLock graphLock, string projectFile, PackagePolicy policy)
    {
        var paths = new PackagePaths(project.Inventory.Packages, project.Inventory.Projects, projectFile);
        return
        [
            .. PinningCheck.Check(project.Declarations, project.Inventory.Packages),
            .. GraphLockCheck.Check(graphLock, projectFile, project.Inventory.Packages),
            .. NameCheck.Check(project, paths, policy),
        ];
    }
}
