using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AgentSupplyChain.TestKit.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>What is checked of every analyzer on every input, whatever the test is about.</summary>
internal static class AnalyzerChecks
{
    // A race needs luck to show; three runs cost a few milliseconds.
    private const int ConcurrentRuns = 3;

    private static readonly Regex Placeholder = new(@"\{\d", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static async Task<ImmutableArray<Diagnostic>> Verify(Func<DiagnosticAnalyzer> create, TestInput input)
    {
        var project = input.ToProject();
        if (!input.CompilerErrorsAllowed && await AnalyzerRun.CompilerErrors(project) is { Length: > 0 } errors)
            throw new CheckFailedException($"The code under test does not compile (say AllowCompilerErrors if it need not):\n{DiagnosticReport.List(errors)}");

        var analyzer = create();
        var diagnostics = await AnalyzerRun.Diagnose(analyzer, project);
        foreach (var diagnostic in diagnostics)
            VerifyForm(analyzer, diagnostic, input);
        VerifyMarked(analyzer, input.Files, diagnostics);

        Compare(diagnostics, await AnalyzerRun.Diagnose(analyzer, input.ToProject("SecondCompilation")), "The same analyzer reports something else on a second compilation: it keeps state.");
        for (var i = 0; i < ConcurrentRuns; i++)
            Compare(diagnostics, await AnalyzerRun.Diagnose(create(), input.ToProject(), concurrent: true), "The analyzer reports something else when it runs concurrently.");
        return diagnostics;
    }

    public static void VerifyMarked(DiagnosticAnalyzer analyzer, IEnumerable<TestFile> files, IReadOnlyList<Diagnostic> diagnostics)
    {
        var ids = analyzer.SupportedDiagnostics.Select(descriptor => descriptor.Id).Distinct(StringComparer.Ordinal).ToList();
        var onlyId = ids.Count == 1 ? ids[0] : null;
        if (onlyId is null && files.Any(file => file.Text.Spans.Any(span => span.Id is null)))
            throw new MarkupException($"{analyzer.GetType().Name} has several rules ({string.Join(", ", ids)}): a marker must name one, as in {{|{ids.FirstOrDefault()}:place|}}.");
        if (DiagnosticReport.Difference(files, diagnostics, onlyId) is { } difference)
            throw new CheckFailedException(difference);
    }

    private static void VerifyForm(DiagnosticAnalyzer analyzer, Diagnostic diagnostic, TestInput input)
    {
        if (!analyzer.SupportedDiagnostics.Contains(diagnostic.Descriptor))
            throw new CheckFailedException($"The descriptor of this diagnostic is not among SupportedDiagnostics:\n{DiagnosticReport.Line(diagnostic)}");
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        if (message.Length == 0)
            throw new CheckFailedException($"This diagnostic has no message:\n{DiagnosticReport.Line(diagnostic)}");
        // Roslyn returns the format itself when arguments are missing; a brace in an argument is the user's own text.
        if (message == diagnostic.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture) && Placeholder.IsMatch(message))
            throw new CheckFailedException($"The message was not formatted:\n{DiagnosticReport.Line(diagnostic)}");
        VerifyPlace(diagnostic, input);
    }

    private static void VerifyPlace(Diagnostic diagnostic, TestInput input)
    {
        var path = AnalyzerRun.PathOf(diagnostic);
        var problem = diagnostic.Location.Kind switch
        {
            LocationKind.SourceFile => null,
            LocationKind.ExternalFile when input.AdditionalFiles.FirstOrDefault(file => file.Path == path) is { } file =>
                IsInside(file.Text.Source, diagnostic.Location) ? null : $"Span and line disagree, or lie outside of {path}",
            LocationKind.ExternalFile => $"'{path}' is no additional file of this test",
            _ => "A diagnostic needs a place in a source or additional file",
        };
        if (problem is not null)
            throw new CheckFailedException($"{problem}:\n{DiagnosticReport.Line(diagnostic)}");
    }

    private static bool IsInside(string text, Location location)
    {
        var source = Microsoft.CodeAnalysis.Text.SourceText.From(text);
        return location.SourceSpan.End <= source.Length && source.Lines.GetLinePositionSpan(location.SourceSpan) == location.GetLineSpan().Span;
    }

    private static void Compare(IReadOnlyList<Diagnostic> first, IReadOnlyList<Diagnostic> second, string problem)
    {
        var difference = LineDiff.Between(DiagnosticReport.List(first), DiagnosticReport.List(second));
        if (difference.Length > 0)
            throw new CheckFailedException($"{problem}\n{difference}");
    }
}
