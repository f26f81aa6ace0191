using System.Collections.Concurrent;
using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Files;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Prompts;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3001: a model name that moves reaches an SDK.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelVersionFloatsAnalyzer() : AgentAnalyzer(Descriptors.ModelVersionFloats)
{
    /// <summary>Property of the diagnostic: the snapshot to write, where the catalogue knows it.</summary>
    public const string PinTo = "PinTo";

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        LiveText.Register(context, name => name.EndsWith(".prompty", StringComparison.OrdinalIgnoreCase), Analyze);
        if (!ProjectKind.UsesAiSdk(context.Compilation) && !References(context.Compilation, "Aspire.Hosting"))
            return;

        // A constant that two clients share is one finding.
        var reported = new ConcurrentDictionary<Location, bool>();
        context.RegisterOperationAction(operation => Analyze(operation, reported), OperationKind.Argument, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
    }

    private static void Analyze(OperationAnalysisContext context, ConcurrentDictionary<Location, bool> reported)
    {
        foreach (var use in SinkUses.Models(context.Operation, context.CancellationToken))
        {
            if (use.Model is not { Pin: PinState.Floating } model)
                continue;

            // In another file the literal cannot carry the squiggle of this one: the use does, and the fix follows the additional location.
            var written = use.Value.Place.GetLocation();
            var isHere = use.Value.Place.SyntaxTree == context.Operation.Syntax.SyntaxTree;
            var place = isHere ? written : context.Operation.Syntax.GetLocation();
            if (!reported.TryAdd(place, true))
                continue;

            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ModelVersionFloats,
                place,
                isHere ? null : [written],
                Properties(model),
                Arguments(model)));
        }
    }

    private static void Analyze(LiveText file)
    {
        if (PromptyModel.Of(PromptyHead.Read(file.Text)) is not { IsDeployment: false } named || ModelName.Parse(named.Provider, named.Name.Text) is not { Pin: PinState.Floating } model)
            return;

        var end = named.Name.Start + named.Name.Text.Length;
        file.Report(Descriptors.ModelVersionFloats, named.Name.Start, end, "/" + model.Provider + "/" + model.Text, Properties(model), Arguments(model));
    }

    private static ImmutableDictionary<string, string?>? Properties(ModelName model) =>
        model.PinTo is { } snapshot ? ImmutableDictionary<string, string?>.Empty.Add(PinTo, snapshot) : null;

    private static object[] Arguments(ModelName model) =>
    [
        LogText.Brief(model.Text),
        model.Provider == "unknown" ? "its provider" : model.Provider,
        Advice(model),
    ];

    // Ollama knows no dates: every tag can be pushed again.
    private static string Advice(ModelName model) => model switch
    {
        { PinTo: { } snapshot } => $"Pin it to '{LogText.Brief(snapshot)}'",
        { Provider: ModelProvider.Ollama } => "Name its digest too ('@sha256:…') where the server takes one",
        _ => "Name a dated snapshot",
    };
}
