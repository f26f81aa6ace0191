using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.Toolchain;
using AgentSupplyChain.Core.Sense.Unrestored;
using AgentSupplyChain.Detection.Packages;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>The gate for packages: how they are pinned, where they come from, what they are called and what is known of them.</summary>
internal static class DependencyCheck
{
    public static IEnumerable<Finding> Check(SensedProject project, GraphLock graphLock, string projectFile, GateSettings settings)
    {
        var policy = settings.Policy.Packages;
        Package[] named = [.. project.Inventory.Packages, .. project.Downloads, .. ToolchainPin.Packages(project.Toolchain), .. LaunchedPackages.OfScripts(project.Declarations)];
        Package[] all = [.. named, .. LaunchedPackages.OfServers(project.Components.McpServers)];
        var paths = new PackagePaths(all, project.Inventory.Projects, projectFile);
        var origins = new PackageOrigins(project.Supply, policy);
        var malicious = MaliciousCheck.Check(all, project.Advisories, paths, package => origins.OriginOf(package) == PackageOrigin.Private, settings.Day, projectFile);
        return
        [
            .. PinningCheck.Check(project.Declarations, project.Inventory.Packages),
            .. GraphLockCheck.Check(graphLock with { RestoresLocked = graphLock.RestoresLocked || project.IsLocked }, projectFile, project.Inventory.Packages),
            .. ToolchainCheck.Check(project.Toolchain),
            .. SupplyCheck.Check(project, origins, policy, paths, projectFile),
            .. Names(named, project.Components.McpServers, malicious, paths, policy),
            .. malicious,
            .. SnapshotCheck.Check(project.Advisories, policy.Advisories, "dependencies.advisories", settings.Day, projectFile),
            .. SnapshotCheck.Check(project.Kev, policy.Kev, "dependencies.kev", settings.Day, projectFile),
            .. SnapshotCheck.CheckKev(project.Kev, project.Advisories, policy, projectFile),
            .. VulnerabilityCheck.Check(KnownVulnerabilities.Of(project), all, paths, policy, settings.Day, projectFile),
            .. AuditCheck.Check(project.Audit, project.AuditLogs, project.Inventory.Packages.Count, policy.AuditLevel, projectFile),
            .. DeniedCheck.Check(all, paths, policy.Denied, projectFile),
        ];
    }

    /// <summary>As far as it can be said before restore. Whether CI restores in locked mode is said by its command too, which nobody sees yet.</summary>
    public static IEnumerable<Finding> Check(UnrestoredProject project, PackageSupply supply, string projectFile, GateSettings settings)
    {
        var policy = settings.Policy.Packages;
        Package[] named = [.. project.Packages, .. ToolchainPin.Packages(project.Toolchain)];
        Package[] all = [.. named, .. LaunchedPackages.OfServers(project.McpServers)];
        Package[] asKnown = [.. all.Select(package => project.Undecided.Contains(package.Key) ? package with { Version = "" } : package)];
        var paths = new PackagePaths(all, project.Projects, projectFile);
        var origins = new PackageOrigins(supply, policy);
        var malicious = MaliciousCheck.Check(asKnown, project.Advisories, paths, package => origins.OriginOf(package) == PackageOrigin.Private, settings.Day, projectFile);
        return
        [
            .. PinningCheck.Check(project.Declarations, LockedPackages(project)),
            .. GraphLockCheck.Check(new GraphLock(project.HasLockFile, IsContinuousIntegration: false, RestoresLocked: false), projectFile, project.Packages),
            .. ToolchainCheck.Check(project.Toolchain),
            .. SupplyCheck.Check(project, supply, policy, paths, projectFile),
            .. Names(named, project.McpServers, malicious, paths, policy),
            .. McpPinCheck.Check(project.McpServers),
            .. malicious,
            .. SnapshotCheck.Check(project.Advisories, policy.Advisories, "dependencies.advisories", settings.Day, projectFile),
            .. SnapshotCheck.Check(project.Kev, policy.Kev, "dependencies.kev", settings.Day, projectFile),
            .. SnapshotCheck.CheckKev(project.Kev, project.Advisories, policy, projectFile),
            .. VulnerabilityCheck.Check(new KnownVulnerabilities(project.Advisories, project.Kev), asKnown, paths, policy, settings.Day, projectFile),
            .. DeniedCheck.Check(all, paths, policy.Denied, projectFile),
        ];
    }

    // Of a malicious package nobody is told how to approve its name, and no other package is said to be meant for it.
    private static IEnumerable<Finding> Names(
        IReadOnlyCollection<Package> packages, IEnumerable<Declared<McpServer>> servers, IReadOnlyList<Finding> malicious, PackagePaths paths, PackagePolicy policy)
    {
        var told = malicious.Where(finding => finding.Rule == Rules.PackageMalicious).Select(finding => finding.Subject).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return told.Count == 0
            ? NameCheck.Check(packages, servers, paths, policy)
            : NameCheck.Check(
                [.. packages.Where(package => !told.Contains(package.Id))],
                servers.Where(server => server.Component.Package is not { } id || !told.Contains(id) || !McpServerNames.IsNuGet(server.Component.Launcher)),
                paths,
                policy);
    }

    // A lowest version that is declared is not one that was restored, and no remedy.
    private static IEnumerable<Package> LockedPackages(UnrestoredProject project) => project.HasLockFile ? project.Packages.Where(package => package.ContentHash is not null) : [];
}
