using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>
/// ASC3001 in a project whose packages are not restored: code names an SDK that nothing resolves, so names are all there is to go by. What is
/// found then is told at info, since another type of the same name may be meant.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnresolvedSdkAnalyzer() : AgentAnalyzer(Descriptors.ModelVersionFloats)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        // With the SDK at hand its symbols tell; without a directive for one nobody meant it.
        if (!ProjectKind.UsesAiSdk(context.Compilation) && context.Compilation.SyntaxTrees.Any(tree => UsesSdk(tree, context.CancellationToken)))
            context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.ObjectCreationExpression, SyntaxKind.InvocationExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (!SinkSyntax.MayBeSink(context.Node) || context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is not null)
            return;

        var (rows, arguments) = context.Node switch
        {
            ObjectCreationExpressionSyntax { Type: var type, ArgumentList: { } given } => (SinkTable.Named(".ctor").Where(row => row.TypeName == SinkSyntax.NameOf(type)), given),
            InvocationExpressionSyntax { Expression: var called, ArgumentList: var given } => (SinkTable.Named(SinkSyntax.NameOf(called) ?? ""), given),
            _ => ([], SyntaxFactory.ArgumentList()),
        };

        // A name that is a deployment at one SDK and a model at another tells nothing.
        var candidates = rows.ToList();
        if (candidates.Exists(row => row.Kind == SinkKind.Deployment) && UsesAzure(context.Node.SyntaxTree, context.CancellationToken))
            return;

        for (var i = 0; i < arguments.Arguments.Count; i++)
        {
            var argument = arguments.Arguments[i];
            var isFirst = i == 0 && argument.NameColon is null;
            var sink = candidates.Find(row => row.Kind == SinkKind.Model && (argument.NameColon is { Name.Identifier.ValueText: var name } ? row.Parameter == name : isFirst));
            if (sink is null || argument.Expression is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var text })
                continue;

            if (ModelName.Parse(sink.Provider ?? ModelName.ProviderOf(text) ?? ModelProvider.Unknown, text) is { Pin: PinState.Floating } model)
                Report(context, argument.Expression, model);
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, ExpressionSyntax literal, ModelName model) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.ModelVersionFloats,
            literal.GetLocation(),
            DiagnosticSeverity.Info,
            additionalLocations: null,
            model.PinTo is { } pin ? ImmutableDictionary<string, string?>.Empty.Add(ModelVersionFloatsAnalyzer.PinTo, pin) : null,
            LogText.Of(model.Text),
            model.Provider == ModelProvider.Unknown ? "its provider" : model.Provider,
            model.PinTo is { } snapshot ? $"Pin it to '{LogText.Of(snapshot)}'" : "Name a dated snapshot"));

    private static bool UsesSdk(SyntaxTree tree, CancellationToken cancellation) => Directives(tree, cancellation).Any(SdkNamespace.Contains);

    private static bool UsesAzure(SyntaxTree tree, CancellationToken cancellation) => Directives(tree, cancellation).Any(name => name.StartsWith("Azure.AI", StringComparison.Ordinal));

    private static IEnumerable<string> Directives(SyntaxTree tree, CancellationToken cancellation) =>
        tree.GetRoot(cancellation) is CompilationUnitSyntax root ? root.Usings.Select(directive => directive.Name?.ToString() ?? "") : [];
}
