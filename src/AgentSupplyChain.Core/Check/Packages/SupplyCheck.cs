using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.Unrestored;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>The rules about where packages come from and whether they are still what they were: ASC2010 to ASC2015.</summary>
internal static class SupplyCheck
{
    public static IEnumerable<Finding> Check(SensedProject project, PackageOrigins origins, PackagePolicy policy, PackagePaths paths, string projectFile)
    {
        var (supply, projects) = (project.Supply, project.Inventory.Projects);
        List<Package> packages = [.. project.Inventory.Packages.Concat(project.Downloads).DistinctBy(package => package.Key, StringComparer.OrdinalIgnoreCase)];
        return
        [
            .. SourceAllowedCheck.Check(supply.Sources, packages, origins, policy.Sources is not null, projectFile),
            .. SourceMappingCheck.Check(supply.Sources, packages, origins, policy, projectFile),
            .. InternalPackageCheck.Check(supply, packages, projects, origins, policy, paths),
            .. SourceEncryptionCheck.Check(supply.Sources, projectFile),
            .. SignatureCheck.Check(supply, packages, origins, policy, paths, projectFile),
            .. PackageContentCheck.Check(supply, packages, paths),
        ];
    }

    /// <summary>Before restore nothing has come from anywhere: what is told is what may come, and from where.</summary>
    public static IEnumerable<Finding> Check(UnrestoredProject project, PackageSupply supply, PackagePolicy policy, PackagePaths paths, string projectFile)
    {
        var origins = new PackageOrigins(supply, policy);
        return
        [
            .. SourceAllowedCheck.Configured(supply.Sources, project.Packages, origins, projectFile),
            .. SourceMappingCheck.Check(supply.Sources, project.Packages, origins, policy, projectFile),
            .. InternalPackageCheck.Check(supply, project.Packages, project.Projects, origins, policy, paths),
            .. SourceEncryptionCheck.Check(supply.Sources, projectFile),
        ];
    }
}
