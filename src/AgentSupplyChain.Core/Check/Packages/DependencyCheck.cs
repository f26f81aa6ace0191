using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Unrestored;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>The gate for packages: how they are pinned, where they come from, what they are called and what is known of them.</summary>
internal static class DependencyCheck
{
    public static IEnumerable<Finding> Check(SensedProject project, GraphLock graphLock, string projectFile) =>
    [
        .. PinningCheck.Check(project.Declarations, project.Inventory.Packages),
        .. GraphLockCheck.Check(graphLock with { RestoresLocked = graphLock.RestoresLocked || project.IsLocked }, projectFile, project.Inventory.Packages),
        .. ToolchainCheck.Check(project.Toolchain),
    ];

    /// <summary>As far as it can be said before restore. Whether CI restores in locked mode is said by its command too, which nobody sees yet.</summary>
    public static IEnumerable<Finding> Check(UnrestoredProject project, string projectFile) =>
    [
        .. PinningCheck.Check(project.Declarations, LockedPackages(project)),
        .. GraphLockCheck.Check(new GraphLock(project.HasLockFile, IsContinuousIntegration: false, RestoresLocked: false), projectFile, project.Packages),
        .. ToolchainCheck.Check(project.Toolchain),
    ];

    // A lowest version that is declared is not one that was restored, and no remedy.
    private static IEnumerable<Package> LockedPackages(UnrestoredProject project) => project.HasLockFile ? project.Packages.Where(package => package.ContentHash is not null) : [];
}
