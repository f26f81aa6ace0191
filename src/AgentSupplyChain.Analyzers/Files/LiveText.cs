using System.Collections.Immutable;
using AgentSupplyChain.Detection.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.Analyzers.Files;

/// <summary>A file that the compiler was given beside the code, as a rule sees it.</summary>
internal sealed class LiveText
{
    /// <summary>Property of the diagnostic: the subject that the gate gives to the same finding, so that a fingerprint does not depend on who reports it.</summary>
    private const string Subject = "subject";

    private readonly AdditionalFileAnalysisContext _context;
    private readonly SourceText _source;

    private LiveText(AdditionalFileAnalysisContext context, string name, SourceText source)
    {
        _context = context;
        _source = source;
        Name = name;
        Text = source.ToString();
    }

    /// <summary>Relative to the project folder, with forward slashes.</summary>
    public string Name { get; }

    public string Text { get; }

    /// <summary>What analyzer configs say for this file.</summary>
    public AnalyzerConfigOptions Options => _context.Options.AnalyzerConfigOptionsProvider.GetOptions(_context.AdditionalFile);

    /// <summary>
    /// Runs <paramref name="analyze"/> on each of these files; where the project has none, nothing is registered. Whatever cannot be read is left
    /// to the gate, which says so.
    /// </summary>
    /// <param name="isWanted">By the name relative to the project folder.</param>
    public static void Register(CompilationStartAnalysisContext context, Func<string, bool> isWanted, Action<LiveText> analyze)
    {
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory);
        if (!context.Options.AdditionalFiles.Any(file => isWanted(LiveFile.NameOf(file.Path, directory))))
            return;

        context.RegisterAdditionalFileAction(file =>
        {
            var name = LiveFile.NameOf(file.AdditionalFile.Path, directory);
            if (isWanted(name) && file.AdditionalFile.GetText(file.CancellationToken) is { } source && source.Length <= LiveFile.Limit)
                analyze(new LiveText(file, name, source));
        });
    }

    /// <param name="subject">What the finding is about, behind the name of the file.</param>
    public void Report(DiagnosticDescriptor descriptor, int start, int end, string subject, ImmutableDictionary<string, string?>? properties, params object[] arguments) =>
        Report(descriptor, start, end, subject, properties, severity: null, arguments);

    /// <param name="severity">Null where that of the rule counts. One that is configured wins over both.</param>
    public void Report(DiagnosticDescriptor descriptor, int start, int end, string subject, ImmutableDictionary<string, string?>? properties, DiagnosticSeverity? severity, params object[] arguments)
    {
        var span = TextSpan.FromBounds(start, end);
        _context.ReportDiagnostic(Diagnostic.Create(
            descriptor,
            Location.Create(_context.AdditionalFile.Path, span, _source.Lines.GetLinePositionSpan(span)),
            severity ?? descriptor.DefaultSeverity,
            additionalLocations: null,
            (properties ?? ImmutableDictionary<string, string?>.Empty).SetItem(Subject, Name + "/" + subject),
            arguments));
    }
}
