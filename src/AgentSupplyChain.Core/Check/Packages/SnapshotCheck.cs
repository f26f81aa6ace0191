using System.Globalization;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// ASC9003 for a local copy of data: one that cannot be read, one that is not what the policy demands, and one that is of no use alone. It stops the build where the policy
/// demands something of the copy, and is a warning otherwise.
/// </summary>
public static class SnapshotCheck
{
    /// <param name="snapshot">Null where none is named.</param>
    /// <param name="field">The policy's field: <c>dependencies.advisories</c>.</param>
    /// <param name="day">The UTC day, <c>yyyy-MM-dd</c>; null where none is known.</param>
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static IEnumerable<Finding> Check(Snapshot? snapshot, SnapshotPolicy policy, string field, string? day, string projectFile)
    {
        if (snapshot is null)
        {
            if (IsDemanded(policy))
                yield return new Finding(Rules.InputUnreadable, $"The policy demands a local copy for '{field}', and none is named; write its path there or into the property", new FileSpan(projectFile), field);
            yield break;
        }

        if (snapshot.Fault is { } fault)
        {
            yield return fault with { Severity = IsDemanded(policy) ? null : RuleSeverity.Warning };
            yield break;
        }

        if (snapshot.BrokenRecords is { } broken)
            yield return broken with { Severity = policy.IsRequired ? null : RuleSeverity.Warning, Subject = broken.Subject + "/records" };

        if (policy.Sha256 is { } sha256 && snapshot.Sha256 != sha256)
            yield return Unlike(snapshot, "sha256", $"its SHA-256 is {snapshot.Sha256}, and the policy demands another one; take the copy that was reviewed, or review this one and write its digest into the policy");

        if (policy.MinimumCount is { } minimum && snapshot.Count < minimum)
            yield return Unlike(snapshot, "minimumCount", FormattableString.Invariant($"it has {snapshot.Count} records, and the policy demands {minimum}; it may have been emptied: fetch it again"));

        if (policy.MaximumAgeDays is { } longest && AgeOf(snapshot.Date, day) is var age && (age is null || age > longest || age < -1))
        {
            var remedy = day is null ? "hand the day over to the check, which knows of none" : "fetch it again";
            yield return Unlike(snapshot, "maximumAgeDays", FormattableString.Invariant($"its data are {TextOf(snapshot.Date, day)}, and the policy demands at most {longest} days; {remedy}"));
        }
    }

    /// <summary>The catalogue names vulnerabilities and no packages: what it is looked up by are the advisories.</summary>
    /// <param name="advisories">Null where no copy is named.</param>
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static IEnumerable<Finding> CheckKev(KevCatalogue? kev, AdvisorySnapshot? advisories, PackagePolicy policy, string projectFile)
    {
        // A copy that is demanded is missed already.
        if (kev is not { Fault: null } || advisories is not null || IsDemanded(policy.Advisories))
            yield break;

        const string message = "The copy of the catalogue of exploited vulnerabilities is not used, since only advisories say which packages a vulnerability is of; "
            + "name a copy of advisories too, in AgentSupplyChainAdvisories or 'dependencies.advisories'";
        yield return new Finding(Rules.InputUnreadable, message, new FileSpan(projectFile), "dependencies.kev/advisories") { Severity = IsDemanded(policy.Kev) ? null : RuleSeverity.Warning };
    }

    /// <summary>How old data are, for a message: <c>as of 2026-11-01, 21 days old</c>.</summary>
    public static string TextOf(DateOnly? date, string? day)
    {
        if (date is null)
            return "of unknown date";

        var age = AgeOf(date, day) switch
        {
            null => "",
            < 0 => ", after the day of this build",
            1 => ", 1 day old",
            var days => FormattableString.Invariant($", {days} days old"),
        };
        return $"as of {date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{age}";
    }

    private static int? AgeOf(DateOnly? date, string? day) =>
        date is { } of && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var today) ? today.DayNumber - of.DayNumber : null;

    private static bool IsDemanded(SnapshotPolicy policy) => policy.IsRequired || policy.Sha256 is not null || policy.MinimumCount is not null || policy.MaximumAgeDays is not null;

    private static Finding Unlike(Snapshot snapshot, string field, string cause) => BoundedFile.Fault(snapshot.Name, cause) with { Subject = snapshot.Name + "/" + field };
}
