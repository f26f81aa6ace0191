using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>Runs an analyzer on marked code, and checks far more than the markers: see <c>AnalyzerChecks</c>.</summary>
public sealed record AnalyzerTest<TAnalyzer> : CodeTest<AnalyzerTest<TAnalyzer>>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The analyzer reports exactly what is marked; the diagnostics come back for their message, severity and properties.</summary>
    public Task<ImmutableArray<Diagnostic>> Diagnoses(string markup)
    {
        var input = Input.WithMain(Read(markup));
        return input.Files.Any(file => !file.Text.Spans.IsEmpty)
            ? AnalyzerChecks.Verify(() => new TAnalyzer(), input)
            : throw new MarkupException("Nothing is marked: say IsClean if nothing is to be reported.");
    }

    /// <summary>The analyzer reports nothing. The code is taken as it is, without markers.</summary>
    public Task IsClean(string code)
    {
        var input = Input.WithMain(MarkedText.Verbatim(code));
        return input.Files.All(file => file.Text.Spans.IsEmpty)
            ? AnalyzerChecks.Verify(() => new TAnalyzer(), input)
            : throw new MarkupException("A file of this test is marked: say Diagnoses if something is to be reported.");
    }
}
