using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.TestKit.Analysis;

internal static class AnalyzerRun
{
    /// <summary>What the analyzer reports, in the order of files and places. An exception of the analyzer is a failed check.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnose(DiagnosticAnalyzer analyzer, Project project, bool concurrent = false)
    {
        var exceptions = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, _, _) => exceptions.Enqueue(exception),
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var compilation = (await project.GetCompilationAsync())!;
        var diagnostics = await new CompilationWithAnalyzers(compilation, [analyzer], options).GetAnalyzerDiagnosticsAsync();
        if (exceptions.TryPeek(out var thrown))
            throw new CheckFailedException($"{analyzer.GetType().Name} threw (AD0001): {thrown.Message}", thrown);
        return
        [
            .. diagnostics
                .OrderBy(PathOf, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenByDescending(diagnostic => diagnostic.Location.SourceSpan.Length)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.GetMessage(), StringComparer.Ordinal)
        ];
    }

    /// <summary>The file, inside the project under test, that a diagnostic is in; empty where it has no place.</summary>
    public static string PathOf(Diagnostic diagnostic) => TestInput.RelativePath(diagnostic.Location.GetLineSpan().Path);

    public static async Task<ImmutableArray<Diagnostic>> CompilerErrors(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        return [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
