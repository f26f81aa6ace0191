using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Sense.Git;

/// <summary>The time that documents carry: never the clock's.</summary>
public static class SourceDate
{
    private const string Variable = "SOURCE_DATE_EPOCH";

    /// <summary>The variable, where it is set; else the commit's time; null where neither is known.</summary>
    /// <param name="sourceDateEpoch">The value of <c>SOURCE_DATE_EPOCH</c>.</param>
    /// <param name="projectFile">Absolute path of the project file.</param>
    public static DateTimeOffset? Of(string? sourceDateEpoch, string projectFile, ICollection<Finding> faults)
    {
        if (string.IsNullOrWhiteSpace(sourceDateEpoch))
            return CommitTime.Of(Path.GetDirectoryName(projectFile)!);

        var time = CommitTime.FromSeconds(sourceDateEpoch.Trim());
        if (time is null)
        {
            const string message = $"'{Variable}' could not be read: it is not a whole number of seconds since 1970-01-01; set it to the output of "
                + "'git log -1 --format=%ct' or unset it";
            faults.Add(new Finding(Rules.InputUnreadable, message, new FileSpan(Path.GetFileName(projectFile)), Variable));
        }

        return time;
    }
}
