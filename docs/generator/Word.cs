using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.DocGen;

/// <summary>Values of the register in the words of the documents.</summary>
internal static class Word
{
    public static string Of(RuleSeverity severity) => severity.ToString().ToLowerInvariant();

    public static string Of(ReportedBy reportedBy) =>
        string.Join(", ", Enum.GetValues<ReportedBy>().Where(one => reportedBy.HasFlag(one)).Select(one => one.ToString().ToLowerInvariant()));
}
