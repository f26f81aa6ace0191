using System.Text;
using AgentSupplyChain.TestKit.Snapshots;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>Says how what was reported differs from what was marked, as text that can be pasted into the test.</summary>
internal static class DiagnosticReport
{
    /// <summary>Null when each file holds exactly the marked diagnostics: same id, same span, as often as marked.</summary>
    public static string? Difference(IEnumerable<TestFile> files, IReadOnlyList<Diagnostic> diagnostics, string? onlyId)
    {
        var report = new StringBuilder();
        foreach (var file in files)
        {
            var actual = diagnostics.Where(diagnostic => AnalyzerRun.PathOf(diagnostic) == file.Path).ToList();
            var expectedSpans = Keys(file.Text.Spans.Select(span => span with { Id = span.Id ?? onlyId }));
            var actualSpans = Keys(actual.Select(Mark));
            if (expectedSpans.SequenceEqual(actualSpans))
                continue;
            var bare = onlyId is not null && file.Text.Spans.All(span => span.Id is null);
            var annotated = Annotate(file.Text.Source, actual.Select(Mark).Select(span => bare && span.Id == onlyId ? span with { Id = null } : span));
            report.Append("\n--- ").Append(file.Path).Append(": marked (-), reported (+)\n")
                .Append(LineDiff.Between(Annotate(file.Text.Source, file.Text.Spans), annotated))
                .Append("\n--- ").Append(file.Path).Append(" with what was reported\n").Append(annotated).Append('\n');
        }

        return report.Length == 0 ? null : "The diagnostics are not the marked ones.\n" + report + "\n" + List(diagnostics);
    }

    public static string List(IReadOnlyList<Diagnostic> diagnostics) => diagnostics.Count == 0 ? "Nothing was reported." : string.Join('\n', diagnostics.Select(Line));

    /// <summary>Where, what, and the message: two runs are compared by it.</summary>
    public static string Line(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan().Span;
        var place = diagnostic.Location.Kind == LocationKind.None ? "no place" : $"{AnalyzerRun.PathOf(diagnostic)}({span.Start.Line + 1},{span.Start.Character + 1})-({span.End.Line + 1},{span.End.Character + 1})";
        return $"{place}: {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    private static MarkedSpan Mark(Diagnostic diagnostic) => new(diagnostic.Id, diagnostic.Location.SourceSpan);

    private static IEnumerable<(int Start, int End, string? Id)> Keys(IEnumerable<MarkedSpan> spans) => spans.Select(span => (span.Span.Start, span.Span.End, span.Id)).Order();

    // Spans that cross have no markup: the first is shown, the list below the source names all.
    private static string Annotate(string source, IEnumerable<MarkedSpan> spans)
    {
        var shown = new List<MarkedSpan>();
        foreach (var span in Markup.InOpeningOrder(spans).Where(span => span.Span.End <= source.Length))
        {
            if (!shown.Exists(other => Markup.Cross(other.Span, span.Span)))
                shown.Add(span);
        }

        return Markup.Annotate(source, shown);
    }
}
