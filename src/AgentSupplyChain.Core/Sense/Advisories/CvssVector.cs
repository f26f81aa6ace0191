using AgentSupplyChain.Core.Policy;

namespace AgentSupplyChain.Core.Sense.Advisories;

/// <summary>
/// The base score of a CVSS vector of version 3: FIRST, Common Vulnerability Scoring System v3.1, sections 5 (rating), 7.1 and 7.4, appendix A.
/// </summary>
internal static class CvssVector
{
    /// <summary>How the score is called; unknown where the vector is of another version or not whole.</summary>
    public static AdvisorySeverity SeverityOf(string vector) => ScoreOf(vector) switch
    {
        null => AdvisorySeverity.Unknown,
        >= 9.0 => AdvisorySeverity.Critical,
        >= 7.0 => AdvisorySeverity.High,
        >= 4.0 => AdvisorySeverity.Moderate,
        _ => AdvisorySeverity.Low,
    };

    /// <summary>From 0.0 to 10.0; null where the vector is of another version or not whole.</summary>
    public static double? ScoreOf(string vector)
    {
        var parts = vector.Split('/');
        if (parts.Length > 40 || parts[0] is not ("CVSS:3.0" or "CVSS:3.1"))
            return null;

        var metrics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1).Select(part => part.Split(':')))
        {
            if (part.Length != 2 || !metrics.TryAdd(part[0], part[1]))
                return null;
        }

        if (metrics.GetValueOrDefault("S") is not ("U" or "C"))
            return null;

        var isChanged = metrics["S"] == "C";
        var attack = Weight(metrics, "AV", ("N", 0.85), ("A", 0.62), ("L", 0.55), ("P", 0.2));
        var complexity = Weight(metrics, "AC", ("L", 0.77), ("H", 0.44));
        var privileges = Weight(metrics, "PR", ("N", 0.85), ("L", isChanged ? 0.68 : 0.62), ("H", isChanged ? 0.5 : 0.27));
        var interaction = Weight(metrics, "UI", ("N", 0.85), ("R", 0.62));
        var confidentiality = Weight(metrics, "C", ("H", 0.56), ("L", 0.22), ("N", 0));
        var integrity = Weight(metrics, "I", ("H", 0.56), ("L", 0.22), ("N", 0));
        var availability = Weight(metrics, "A", ("H", 0.56), ("L", 0.22), ("N", 0));

        var lost = 1 - ((1 - confidentiality) * (1 - integrity) * (1 - availability));
        var impact = isChanged ? (7.52 * (lost - 0.029)) - (3.25 * Math.Pow(lost - 0.02, 15)) : 6.42 * lost;
        var exploitability = 8.22 * attack * complexity * privileges * interaction;
        if (double.IsNaN(exploitability + lost))
            return null;

        return impact <= 0 ? 0 : RoundUp(Math.Min((isChanged ? 1.08 : 1) * (impact + exploitability), 10));
    }

    private static double Weight(Dictionary<string, string> metrics, string name, params ReadOnlySpan<(string Value, double Weight)> weights)
    {
        foreach (var (value, weight) in weights)
        {
            if (metrics.GetValueOrDefault(name) == value)
                return weight;
        }

        return double.NaN;
    }

    private static double RoundUp(double score)
    {
        var whole = (int)Math.Round(score * 100_000);
        return whole % 10_000 == 0 ? whole / 100_000.0 : (Math.Floor(whole / 10_000.0) + 1) / 10.0;
    }
}
