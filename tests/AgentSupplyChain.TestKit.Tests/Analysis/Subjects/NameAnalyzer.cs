using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Tests.Analysis.Subjects;

/// <summary>Reports each class whose name starts with "Bad". Subjects derive from it to do one thing wrong.</summary>
public class NameAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("T1", "Name", "Class '{0}' has a bad name", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Other = new("T2", "Other", "Another matter", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    protected virtual void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol.Name.StartsWith("Bad", StringComparison.Ordinal))
            Report(context, context.Symbol.Locations[0], context.Symbol.Name);
    }

    protected virtual void Report(SymbolAnalysisContext context, Location location, string name) => context.ReportDiagnostic(Diagnostic.Create(Rule, location, name));
}

public sealed class TwoRulesAnalyzer : NameAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule, Other];

    protected override void Analyze(SymbolAnalysisContext context)
    {
        base.Analyze(context);
        if (context.Symbol.Name.EndsWith("Other", StringComparison.Ordinal))
            context.ReportDiagnostic(Diagnostic.Create(Other, context.Symbol.Locations[0]));
    }
}

public sealed class ThrowingAnalyzer : NameAnalyzer
{
    protected override void Report(SymbolAnalysisContext context, Location location, string name) => throw new InvalidOperationException("no such symbol");
}

public sealed class ShiftedSpanAnalyzer : NameAnalyzer
{
    protected override void Report(SymbolAnalysisContext context, Location location, string name) =>
        base.Report(context, Location.Create(location.SourceTree!, new TextSpan(location.SourceSpan.Start + 1, location.SourceSpan.Length - 1)), name);
}

public sealed class RepeatingAnalyzer : NameAnalyzer
{
    protected override void Report(SymbolAnalysisContext context, Location location, string name)
    {
        base.Report(context, location, name);
        base.Report(context, location, name + "!");
    }
}

public sealed class UnsupportedIdAnalyzer : NameAnalyzer
{
    protected override void Report(SymbolAnalysisContext context, Location location, string name) => context.ReportDiagnostic(Diagnostic.Create(Other, location));
}

/// <summary>The driver compares ids only: a descriptor of its own with a supported id passes there.</summary>
public sealed class ForeignDescriptorAnalyzer : NameAnalyzer
{
    private static readonly DiagnosticDescriptor Twin = new("T1", "Twin", "Twin of '{0}'", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    protected override void Report(SymbolAnalysisContext context, Location location, string name) => context.ReportDiagnostic(Diagnostic.Create(Twin, location, name));
}

public sealed class UnformattedMessageAnalyzer : NameAnalyzer
{
    protected override void Report(SymbolAnalysisContext context, Location location, string name) => context.ReportDiagnostic(Diagnostic.Create(Rule, location));
}

public sealed class NoPlaceAnalyzer : NameAnalyzer
{
    protected override void Report(SymbolAnalysisContext context, Location location, string name) => base.Report(context, Location.None, name);
}

/// <summary>Remembers a name over compilations: what was reported once is not reported again.</summary>
public sealed class RememberingAnalyzer : NameAnalyzer
{
    private ImmutableHashSet<string> seen = [];

    protected override void Report(SymbolAnalysisContext context, Location location, string name)
    {
        if (ImmutableInterlocked.Update(ref seen, names => names.Add(name)))
            base.Report(context, location, name);
    }
}

/// <summary>Reports something else when two of its actions run at the same time.</summary>
public sealed class RacingAnalyzer : NameAnalyzer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private int running;
    private int overlapped;

    protected override void Report(SymbolAnalysisContext context, Location location, string name)
    {
        if (Interlocked.Increment(ref running) > 1)
            Volatile.Write(ref overlapped, 1);
        var raced = SpinWait.SpinUntil(() => Volatile.Read(ref overlapped) == 1, Patience);
        Interlocked.Decrement(ref running);
        base.Report(context, location, raced ? name + " (in a race)" : name);
    }
}
