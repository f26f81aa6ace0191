using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>How the package graph of a project is held in place.</summary>
/// <param name="HasLockFile">The project has a <c>packages.lock.json</c>.</param>
/// <param name="IsContinuousIntegration">The build is one of a CI system.</param>
/// <param name="RestoresLocked"><c>RestoreLockedMode</c> is true.</param>
public sealed record GraphLock(bool HasLockFile, bool IsContinuousIntegration, bool RestoresLocked);

/// <summary>
/// ASC2003: versions are minimums, so nothing records what was restored. It is said once for a project, never for each reference.
/// </summary>
public static class GraphLockCheck
{
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static IEnumerable<Finding> Check(GraphLock graphLock, string projectFile, IReadOnlyCollection<Package> packages)
    {
        if (packages.Count == 0)
            yield break;

        var direct = packages.Count(p => p.IsDirect);
        if (!graphLock.HasLockFile)
        {
            yield return At(projectFile, $"The package graph ({direct} direct, {packages.Count - direct} transitive) is not locked; set RestorePackagesWithLockFile "
                + "to true, restore and commit packages.lock.json");
        }
        else if (graphLock is { IsContinuousIntegration: true, RestoresLocked: false })
        {
            yield return At(projectFile, "The package graph has a lock file that this CI build may rewrite; set RestoreLockedMode to true in CI, "
                + "so that a different graph or content fails the restore");
        }
    }

    private static Finding At(string projectFile, string message) =>
        new(Rules.PackageGraphNotLocked, message, new FileSpan(projectFile), "graph");
}
