using System.Text.RegularExpressions;
using NuGet.ProjectModel;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>Logs of restore, as far as they are the audit's.</summary>
internal static partial class NuGetAdapter
{
    // The message is in the user's language; code, package and the address at the end are not.
    private static IReadOnlyList<AuditLog> AuditLogs(LockFile file) =>
        [.. file.LogMessages
            .Where(log => (int)log.Code is >= 1900 and <= 1905)
            .Select(log => new AuditLog($"NU{(int)log.Code}", Text(log.LibraryId), AdvisoryId().Match(log.Message ?? "") is { Success: true } match ? match.Value : null))
            .Distinct()
            .OrderBy(log => log.Code, StringComparer.Ordinal)
            .ThenBy(log => log.PackageId, StringComparer.OrdinalIgnoreCase)
            .ThenBy(log => log.Advisory, StringComparer.Ordinal)];

    [GeneratedRegex("GHSA(-[0-9a-z]{4}){3}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex AdvisoryId();
}
