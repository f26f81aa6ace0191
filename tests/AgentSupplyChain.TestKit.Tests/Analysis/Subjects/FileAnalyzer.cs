using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Tests.Analysis.Subjects;

/// <summary>Reports the word "bad" in additional files.</summary>
public class FileAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("F1", "Word", "A bad word", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(file =>
        {
            var text = file.AdditionalFile.GetText(file.CancellationToken)!;
            var at = text.ToString().IndexOf("bad", StringComparison.Ordinal);
            if (at >= 0)
                file.ReportDiagnostic(Diagnostic.Create(Rule, Place(file.AdditionalFile.Path, text, new TextSpan(at, 3))));
        });
    }

    protected virtual Location Place(string path, SourceText text, TextSpan span) => Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
}

public sealed class WrongFileAnalyzer : FileAnalyzer
{
    protected override Location Place(string path, SourceText text, TextSpan span) => base.Place("/elsewhere/words.txt", text, span);
}

public sealed class WrongLineAnalyzer : FileAnalyzer
{
    protected override Location Place(string path, SourceText text, TextSpan span) => Location.Create(path, span, new LinePositionSpan(new LinePosition(0, 0), new LinePosition(0, 3)));
}

/// <summary>Reports classes named as an option says: shows where options come from.</summary>
public sealed class OptionAnalyzer : NameAnalyzer
{
    protected override void Analyze(SymbolAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var name = context.Symbol.Name;
        if (provider.GlobalOptions.TryGetValue("build_property.BadName", out var property) && name == property)
            Report(context, context.Symbol.Locations[0], name);
        if (provider.GetOptions(context.Symbol.Locations[0].SourceTree!).TryGetValue("bad_name", out var option) && name == option)
            Report(context, context.Symbol.Locations[0], name);
    }
}

/// <summary>Reports each class that is declared below the project's folder.</summary>
public sealed class ProjectFolderAnalyzer : NameAnalyzer
{
    protected override void Analyze(SymbolAnalysisContext context)
    {
        var place = context.Symbol.Locations[0];
        if (context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var folder)
            && place.SourceTree!.FilePath.StartsWith(folder, StringComparison.Ordinal))
        {
            Report(context, place, context.Symbol.Name);
        }
    }
}
