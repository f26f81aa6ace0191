using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>The gate for packages: how they are pinned, where they come from, what they are called and what is known of them.</summary>
internal static class DependencyCheck
{
    public static IEnumerable<Finding> Check(SensedProject project, GraphLock graphLock, string projectFile, GateSettings settings)
    {
        var policy = settings.Policy.Packages;
        Package[] all = [.. project.Inventory.Packages, .. project.Downloads];
        var paths = new PackagePaths(all, project.Inventory.Projects, projectFile);
        var origins = new PackageOrigins(project.Supply, policy);
        return
        [
            .. PinningCheck.Check(project.Declarations, project.Inventory.Packages),
            .. GraphLockCheck.Check(graphLock, projectFile, project.Inventory.Packages),
            .. SupplyCheck.Check(project, origins, policy, paths, projectFile),
            .. MaliciousCheck.Check(all, project.Advisories, paths, package => origins.OriginOf(package) == PackageOrigin.Private, settings.Day, projectFile),
            .. SnapshotCheck.Check(project.Advisories, policy.Advisories, "dependencies.advisories", settings.Day, projectFile),
            .. SnapshotCheck.Check(project.Kev, policy.Kev, "dependencies.kev", settings.Day, projectFile),
            .. VulnerabilityCheck.Check(project, paths, policy, settings.Day, projectFile),
            .. AuditCheck.Check(project.Audit, project.AuditLogs, project.Inventory.Packages.Count, policy.AuditLevel, projectFile),
            .. DeniedCheck.Check(all, paths, policy.Denied, projectFile),
        ];
    }
}
