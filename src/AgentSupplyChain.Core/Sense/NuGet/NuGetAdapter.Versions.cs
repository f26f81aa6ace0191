using NuGet.Versioning;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>Versions as NuGet orders them: four parts, SemVer 2.0.0 prereleases, without regard to case and build metadata.</summary>
internal static partial class NuGetAdapter
{
    // Longer ones than any source takes would only make long messages.
    private const int LongestVersion = 128;

    /// <summary>The version as NuGet writes it, so without blanks and foreign characters; null where the text is none.</summary>
    public static string? Normalized(string version) =>
        version.Length <= LongestVersion && NuGetVersion.TryParse(version, out var parsed) ? parsed.ToNormalizedString() : null;

    /// <summary>Below zero where the left version is lower; null where one of them is none.</summary>
    public static int? CompareVersions(string left, string right) =>
        NuGetVersion.TryParse(left, out var one) && NuGetVersion.TryParse(right, out var other) ? VersionComparer.VersionRelease.Compare(one, other) : null;

    /// <summary>Whether a range holds a version; null where the range or the version is none. A floating one holds what the star stands for.</summary>
    public static bool? IsInRange(string range, string version)
    {
        if (!VersionRange.TryParse(range, allowFloating: true, out var parsed) || !NuGetVersion.TryParse(version, out var one))
            return null;

        return parsed is { IsFloating: true, Float: { } floating } ? floating.Satisfies(one) : parsed.Satisfies(one);
    }
}
