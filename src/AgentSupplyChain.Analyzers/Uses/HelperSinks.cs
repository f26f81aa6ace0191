using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Detection.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>A parameter of one of the project's own methods or constructors that reaches a sink for models there.</summary>
internal sealed record HelperSink(string Parameter, Sink Sink, string? Provider, bool IsDeployment);

/// <summary>
/// Follows an argument into a helper method of the same project, one level deep: <c>Make("gpt-4o")</c> names a model where <c>Make</c> hands its
/// parameter to an SDK. What a method does with its parameters is found out once per compilation, and only for a method that is called with
/// something that could be a model.
/// </summary>
internal static class HelperSinks
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, List<HelperSink>>> Methods = new();

    /// <summary>The cheap question, by syntax alone: a text that looks like a model, or a name that says so.</summary>
    public static bool MayNameModel(SyntaxNode expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: { Length: > 2 and < 200 } text } => ModelName.ProviderOf(text) is not null,
        IdentifierNameSyntax { Identifier.ValueText: var name } => SaysModel(name),
        MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: var name } => SaysModel(name) || MayNameModel(owner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var left, Right: var right } => MayNameModel(right) || MayNameModel(left),
        ConditionalExpressionSyntax { WhenTrue: var one, WhenFalse: var other } => MayNameModel(one) || MayNameModel(other),
        ParenthesizedExpressionSyntax { Expression: var inner } => MayNameModel(inner),
        _ => false,
    };

    /// <summary>Whether the argument of a method of this project could be a model: what the method does with it is not asked yet.</summary>
    public static bool MayReach(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Type.SpecialType: SpecialType.System_String, ContainingSymbol: IMethodSymbol { DeclaringSyntaxReferences.Length: 1 } }, Syntax: ArgumentSyntax { Expression: var written } }
        && MayNameModel(written);

    public static IEnumerable<HelperSink> Of(IArgumentOperation argument, CancellationToken cancellation)
    {
        if (argument is not { Parameter: { ContainingSymbol: IMethodSymbol method } parameter, SemanticModel: { } model } || !MayReach(argument))
            return [];

        var helper = (method.ReducedFrom ?? method).OriginalDefinition;
        var known = Methods.GetValue(model.Compilation, _ => new(SymbolEqualityComparer.Default));
        if (!known.TryGetValue(helper, out var sinks))
            known[helper] = sinks = Find(helper, model, cancellation);

        return sinks.Where(sink => sink.Parameter == parameter.Name);
    }

    private static List<HelperSink> Find(IMethodSymbol helper, SemanticModel model, CancellationToken cancellation)
    {
        // A constructor keeps its argument for the methods of its type.
        var declaration = helper.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var scope = declaration is ConstructorDeclarationSyntax ? declaration.Parent! : declaration;
        if (scope.SyntaxTree != model.SyntaxTree)
        {
            if (!model.Compilation.ContainsSyntaxTree(scope.SyntaxTree))
                return [];

            // The helper stands in another file: its meaning is asked for once, for a call that hands a model over.
#pragma warning disable RS1030
            model = model.Compilation.GetSemanticModel(scope.SyntaxTree);
#pragma warning restore RS1030
        }

        var sinks = new List<HelperSink>();
        foreach (var node in scope.DescendantNodes())
        {
            if (!SinkSyntax.MayBeSink(node) || model.GetOperation(node, cancellation) is not { } operation)
                continue;

            foreach (var part in SinkUses.Parts(operation))
            {
                if (SinkUses.Find(part) is not ({ Kind: SinkKind.Model or SinkKind.Deployment } sink, var value))
                    continue;

                foreach (var parameter in TextFlow.Parameters(value, cancellation))
                {
                    if (!SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, helper))
                        continue;

                    var (provider, isDeployment) = ModelHost.Of(sink, part, cancellation);
                    sinks.Add(new HelperSink(parameter.Name, sink, provider, isDeployment));
                }
            }
        }

        return sinks;
    }

    private static bool SaysModel(string name) =>
        name.IndexOf("model", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("deployment", StringComparison.OrdinalIgnoreCase) >= 0;
}
