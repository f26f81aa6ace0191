using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Sense;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <content>
/// The first look leaves what it has read and found to the gate, unless restore has written the graph anew in between. Who has contents verified is told what they
/// are when they are used, and not what they were before other targets ran.
/// </content>
public sealed partial class CheckSupplyChain
{
    /// <param name="Question">All that was asked with, beside the graph.</param>
    /// <param name="Findings">About packages; null where the graph could not be read.</param>
    private sealed record FirstLook(SensedPackages Packages, string Question, IReadOnlyList<Finding>? Findings);

    private void LeaveFirstLook(SensedPackages packages, IReadOnlyList<Finding>? findings)
    {
        if (!VerifiesPackages)
            BuildEngine4.RegisterTaskObject(KeyOf(StampFile), new FirstLook(packages, Question(), findings), RegisteredTaskObjectLifetime.Build, allowEarlyCollection: true);
    }

    private FirstLook? TakeFirstLook() =>
        VerifiesPackages ? null : BuildEngine4.UnregisterTaskObject(KeyOf(FirstStampFile), RegisteredTaskObjectLifetime.Build) as FirstLook;

    // The first look knows no file of the project: servers that one of them names, and packages that a script asks for, are not in its findings.
    private static IReadOnlyList<Finding>? FindingsFor(SensedProject project, FirstLook? first) =>
        project.Components.McpServers.Count == 0 && project.Declarations.Count == first?.Packages.Declarations?.Count ? first.Findings : null;

    private string KeyOf(string? stamp) => $"{typeof(FirstLook).FullName}|{stamp}|{RestoredState()}";

    // A target in between may have added an item or changed a property; then the gate asks anew.
    private string Question()
    {
        var policy = NullIfEmpty(PolicyFile) is { } path ? StateOf(new FileInfo(Absolute(path))) : "";
        IEnumerable<string> items =
        [
            .. Lines("reference", PackageReferences), .. Lines("version", PackageVersions), .. Lines("global", GlobalPackageReferences), .. Lines("download", PackageDownloads),
            .. AuditSuppressions.Select(item => "suppression|" + item.ItemSpec),
        ];
        return string.Join(
            '\n',
            [PolicyFile, policy, Profile, EnvironmentName, Day, GraphLock.ToString(), Advisories, Kev, NuGetAudit, NuGetAuditMode, NuGetAuditLevel, NoWarn, EmitsAssetsLogs ? "logs" : "", .. items]);
    }

    private static IEnumerable<string> Lines(string kind, ITaskItem[] items) =>
        items.Select(item => string.Join('|', kind, item.ItemSpec, item.GetMetadata("Version"), item.GetMetadata("VersionOverride"), item.GetMetadata("NoWarn"), item.GetMetadata("DefiningProjectFullPath"), item.GetMetadata("IsImplicitlyDefined")));
}
