using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC2022: NuGet's own audit of packages is off, looks at a part, or was told to be quiet. One finding for a project, which names all of it.
/// <c>WarningsNotAsErrors</c> is no part of it: a warning that stays a warning is still seen.
/// </summary>
public static class AuditCheck
{
    /// <param name="packageCount">Of the restored graph: a project without packages has nothing to audit.</param>
    /// <param name="level">What the policy wants to hear of.</param>
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static IEnumerable<Finding> Check(NuGetAudit audit, IReadOnlyCollection<AuditLog> logs, int packageCount, AdvisorySeverity level, string projectFile)
    {
        var reasons = packageCount == 0 ? [] : Reasons(audit, logs, level).ToList();
        if (reasons.Count > 0)
            yield return new Finding(Rules.AuditWeakened, $"NuGet's audit of packages is weakened: {string.Join("; ", reasons)}", new FileSpan(projectFile), "audit");
    }

    private static IEnumerable<string> Reasons(NuGetAudit audit, IReadOnlyCollection<AuditLog> logs, AdvisorySeverity level)
    {
        if (!audit.IsOn)
        {
            // What else is set has no effect then.
            yield return "NuGetAudit is false, so restore looks for no vulnerability; remove the property";
            yield break;
        }

        if (string.Equals(audit.Mode, "direct", StringComparison.OrdinalIgnoreCase))
            yield return "NuGetAuditMode is direct, so packages that come through others are not looked at; set it to all";

        // Low, which is the default, hears of all.
        if (audit.Level?.ToLowerInvariant() is { } word and not "low" && PolicyWords.AdvisorySeverities.TryGetValue(word, out var heard) && heard > level)
            yield return $"NuGetAuditLevel is {word}, and the policy asks for {level.ToString().ToLowerInvariant()} and above; set it to {level.ToString().ToLowerInvariant()}";

        if (audit.Suppressed.Count > 0)
            yield return $"NuGetAuditSuppress leaves out {NameList.Of(audit.Suppressed.Select(LastPart))}; remove what is fixed by now";

        if (audit.NoWarn.Count > 0)
            yield return $"NoWarn has {string.Join(", ", audit.NoWarn.Order(StringComparer.Ordinal))}; suppress the one advisory instead, with a NuGetAuditSuppress item";

        if (audit.PackagesWithNoWarn.Count > 0)
            yield return $"NoWarn on the reference to {NameList.Of(audit.PackagesWithNoWarn)} has codes of the audit; suppress the one advisory instead, with a NuGetAuditSuppress item";

        if (logs.Any(log => log.Code is "NU1900" or "NU1905"))
            yield return $"at the last restore it had no data ({string.Join(", ", logs.Select(log => log.Code).Where(code => code is "NU1900" or "NU1905").Distinct(StringComparer.Ordinal))}); name a source that has them in auditSources, or a local copy in AgentSupplyChainAdvisories";
    }

    private static string LastPart(string address) => address.TrimEnd('/').Split('/')[^1];
}
