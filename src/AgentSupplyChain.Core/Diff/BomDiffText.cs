using System.Text;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Core.Diff;

/// <summary>A difference for people, as plain text and as Markdown. Names are foreign: they are escaped for where they go.</summary>
public static class BomDiffText
{
    private const string Nothing = "No difference.\n";

    /// <summary>Lines for a terminal or a log, with LF.</summary>
    public static string Plain(BomDiff diff)
    {
        if (diff.IsEmpty)
            return Nothing;

        var text = new StringBuilder();
        foreach (var change in diff.Changes)
        {
            text.Append(Sign(change.Change)).Append(' ').Append(LogText.Of($"{change.Subject} {Title(change)}"));
            if (change.IsSuspicious)
                text.Append("  [suspicious: other content under the same version]");

            text.Append('\n');
            foreach (var field in change.Fields.Where(IsTold))
                text.Append("    ").Append(LogText.Of($"{field.Field}: {field.Before ?? "none"} -> {field.After ?? "none"}")).Append('\n');
        }

        foreach (var edge in diff.Edges)
            text.Append(Sign(edge.Change)).Append(' ').Append(LogText.Of($"edge {edge.From} -> {edge.To}")).Append('\n');

        return text.ToString();
    }

    /// <summary>Tables for a comment on a pull request.</summary>
    public static string Markdown(BomDiff diff)
    {
        if (diff.IsEmpty)
            return Nothing;

        var text = new StringBuilder();
        if (diff.Changes.Count > 0)
            text.Append("| | kind | name | version | what |\n|---|---|---|---|---|\n");

        foreach (var change in diff.Changes)
        {
            var told = change.Fields.Where(IsTold).Select(field => $"{Escaped(field.Field)}: {Escaped(field.Before ?? "none")} → {Escaped(field.After ?? "none")}");
            var what = string.Join("<br>", change.IsSuspicious ? told.Prepend("**suspicious: other content under the same version**") : told);
            text.Append("| ").Append(Word(change.Change)).Append(" | ").Append(Escaped(change.Subject)).Append(" | ").Append(Escaped(change.Name))
                .Append(" | ").Append(Escaped(Versions(change))).Append(" | ").Append(what).Append(" |\n");
        }

        if (diff.Edges.Count > 0)
            text.Append(diff.Changes.Count > 0 ? "\n" : "").Append("| | from | to |\n|---|---|---|\n");

        foreach (var edge in diff.Edges)
            text.Append("| ").Append(Word(edge.Change)).Append(" | ").Append(Escaped(edge.From)).Append(" | ").Append(Escaped(edge.To)).Append(" |\n");

        return text.ToString();
    }

    // The version stands in the title.
    private static bool IsTold(BomFieldChange field) => field.Field != "version";

    private static string Title(BomChange change) => Versions(change) is { Length: > 0 } versions ? $"{change.Name} {versions}" : change.Name;

    private static string Versions(BomChange change) => change.Change switch
    {
        BomChangeKind.Added => change.VersionAfter ?? "",
        BomChangeKind.Removed => change.VersionBefore ?? "",
        _ when change.VersionBefore == change.VersionAfter => change.VersionBefore ?? "",
        _ => $"{change.VersionBefore ?? "none"} -> {change.VersionAfter ?? "none"}",
    };

    private static char Sign(BomChangeKind change) => change switch { BomChangeKind.Added => '+', BomChangeKind.Removed => '-', _ => '~' };

    internal static string Word(BomChangeKind change) => change switch { BomChangeKind.Added => "added", BomChangeKind.Removed => "removed", _ => "changed" };

    // Letters, digits and what means nothing in Markdown or HTML stay; every other character is written as its number, so that no mark-up, mention or link comes of it.
    private static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length + 16);
        foreach (var rune in LogText.Of(value).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '.' or ',' or '/' or '+' or '(' or ')' or '=')
                text.Append(rune.ToString());
            else
                text.Append("&#").Append(rune.Value).Append(';');
        }

        return text.Replace("www.", "www&#46;").ToString();
    }
}
