using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// Whether an entry of an advisory means a version: OSV schema 1.6, section "Evaluation". Ranges that contradict themselves are taken as they are
/// written, event by event in the order of their versions. A bound that is no version does not count. Of a text that is no version only what holds for
/// every version is known.
/// </summary>
internal static class AffectedVersions
{
    private static readonly string[] s_operators = ["<=", ">=", "<", ">", "="];

    public static bool Includes(AffectedPackage affected, string version) =>
        affected.Versions.Any(listed => NuGetAdapter.CompareVersions(listed, version) == 0)
        || (affected.Ranges.Any(range => IsIn(range, version)) && !IsBeyondKnown(affected, version))
        || (affected.Ranges.Count == 0 && affected.Versions.Count == 0 && affected.LastKnownRange is { } known && IsInKnown(known, version) == true);

    /// <summary>The versions that fix something in this entry.</summary>
    public static IEnumerable<string> FixesOf(AffectedPackage affected) =>
        affected.Ranges.SelectMany(range => range).Where(one => one.Kind == RangeEventKind.Fixed).Select(one => one.Version);

    private static bool IsIn(IReadOnlyList<RangeEvent> range, string version)
    {
        var limits = range.Where(one => one.Kind == RangeEventKind.Limit).ToList();
        if (limits.Count > 0 && !limits.Exists(limit => limit.Version == "*" || NuGetAdapter.CompareVersions(version, limit.Version) < 0))
            return false;

        var isAffected = false;
        foreach (var (kind, bound) in range.Where(IsReadable).Order(ByVersion.Instance))
        {
            var order = IsStart(bound) ? 1 : NuGetAdapter.CompareVersions(version, bound);
            if (kind == RangeEventKind.Introduced && order >= 0)
                isAffected = true;
            else if ((kind == RangeEventKind.Fixed && !(order < 0)) || (kind == RangeEventKind.LastAffected && !(order <= 0)))
                isAffected = false;
        }

        return isAffected;
    }

    /// <summary>
    /// GitHub writes "no version fixes it, and the last one that is known is 1.2.3" as a range without an end and the known range beside it.
    /// It does not itself warn of versions behind that.
    /// </summary>
    private static bool IsBeyondKnown(AffectedPackage affected, string version) =>
        affected.LastKnownRange is { } known
        && !affected.Ranges.Any(range => range.Any(one => one.Kind != RangeEventKind.Introduced))
        && IsInKnown(known, version) == false;

    /// <summary><c>&gt;= 1.0, &lt; 2.0</c>; null where it is written in another way.</summary>
    private static bool? IsInKnown(string range, string version)
    {
        var isIn = true;
        foreach (var part in range.Split(',', StringSplitOptions.TrimEntries))
        {
            if (s_operators.FirstOrDefault(text => part.StartsWith(text, StringComparison.Ordinal)) is not { } comparison
                || NuGetAdapter.CompareVersions(version, part[comparison.Length..].Trim()) is not { } order)
                return null;

            isIn &= comparison switch
            {
                "<=" => order <= 0,
                ">=" => order >= 0,
                "<" => order < 0,
                ">" => order > 0,
                _ => order == 0,
            };
        }

        return isIn;
    }

    private static bool IsReadable(RangeEvent one) => IsStart(one.Version) || NuGetAdapter.CompareVersions(one.Version, one.Version) is not null;

    // "0" is before every version, prereleases of 0.0.0 included.
    private static bool IsStart(string version) => version == "0";

    private sealed class ByVersion : IComparer<RangeEvent>
    {
        public static readonly ByVersion Instance = new();

        public int Compare(RangeEvent x, RangeEvent y)
        {
            if (IsStart(x.Version) || IsStart(y.Version))
                return IsStart(y.Version).CompareTo(IsStart(x.Version)) is not 0 and var start ? start : x.Kind.CompareTo(y.Kind);

            return NuGetAdapter.CompareVersions(x.Version, y.Version) is not 0 and { } order ? order : x.Kind.CompareTo(y.Kind);
        }
    }
}
