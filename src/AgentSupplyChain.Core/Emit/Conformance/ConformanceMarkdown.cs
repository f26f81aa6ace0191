using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Core.Emit.Conformance;

/// <summary>A report for people: a table for each standard. UTF-8, LF.</summary>
internal static class ConformanceMarkdown
{
    /// <param name="root">The project.</param>
    public static byte[] Write(ConformanceReport report, BomElement root)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# What the documents of {Escaped(root.Name)}{(root.Version is { } version ? " " + Escaped(version) : "")} hold\n\n");
        text.Append("Published minimum elements, and where SBOM and AIBOM of this build hold them. Unknown never counts as present; for what is known of some\n");
        text.Append("components and unknown of others, the share is given.\n\n");
        text.Append("| standard | present | unknown | not applicable |\n|---|---|---|---|\n");
        foreach (var standard in report.Standards)
            text.Append(CultureInfo.InvariantCulture, $"| {Title(standard.Standard)} | {standard.Count(AnswerState.Present)} of {standard.Answers.Count} | {standard.Count(AnswerState.Unknown)} | {standard.Count(AnswerState.NotApplicable)} |\n");

        foreach (var standard in report.Standards)
            Append(text, standard);

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, StandardAnswers standard)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {Title(standard.Standard)}\n\n{Escaped(standard.Standard.Owner)}, {Escaped(standard.Standard.Source)}.\n");
        foreach (var group in standard.Answers.GroupBy(answered => answered.Requirement.Group, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {Escaped(group.Key)}\n\n| element | state | fact or reason |\n|---|---|---|\n");
            foreach (var (requirement, answer) in group.Select(answered => (answered.Requirement, answered.Answer)))
                text.Append(CultureInfo.InvariantCulture, $"| {Escaped(requirement.Title)} | {State(answer)} | {Escaped(ConformanceWriter.Reason(answer))} |\n");
        }
    }

    private static string Title(Standard standard) => $"{Escaped(standard.Name)}, {Escaped(standard.Version)}";

    private static string State(Answer answer) => answer.State switch
    {
        AnswerState.Present => "present",
        AnswerState.NotApplicable => "not applicable",
        _ when answer.Share > 0 => string.Create(CultureInfo.InvariantCulture, $"unknown ({Math.Round(answer.Share * 100)} %)"),
        _ => "unknown",
    };

    /// <summary>
    /// Plain text in Markdown and in the HTML that becomes of it: no markup, no link, no mention, no command of a build server. What could be
    /// one of these is written as a numeric reference, which every reader shows as the character.
    /// </summary>
    public static string Escaped(string value)
    {
        var plain = BomText.Plain(value);
        var text = new StringBuilder(plain.Length + 16);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            var isAddress = (c == ':' && i + 1 < plain.Length && plain[i + 1] is '/' or ':') || (c == '.' && i >= 3 && plain.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase));
            if (isAddress || c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '#' or '|' or '~' or '!' or '$' or '{' or '}' or '@' or '"' or '\'')
                text.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else
                text.Append(c);
        }

        return text.ToString();
    }
}
