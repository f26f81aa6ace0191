using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Follows a list of strings to its elements: collection expressions, arrays, list initialisers, and fields that hold one.</summary>
internal static class ListFlow
{
    /// <summary>The elements in order; an element that is not constant has no text. Null where the list itself is not known.</summary>
    public static IReadOnlyList<ResolvedText>? Resolve(IOperation operation, CancellationToken cancellation)
    {
        switch (operation)
        {
            case IConversionOperation conversion:
                return Resolve(conversion.Operand, cancellation);
            case ICollectionExpressionOperation collection:
                return Elements(collection.Elements, cancellation);
            case IArrayCreationOperation { Initializer: { } initializer }:
                return Elements(initializer.ElementValues, cancellation);
            case IArrayInitializerOperation initializer:
                return Elements(initializer.ElementValues, cancellation);
            case IObjectCreationOperation { Initializer: { } initializer }:
                return Elements(initializer.Initializers.OfType<IInvocationOperation>().Select(add => add.Arguments[0].Value), cancellation);
            case IFieldReferenceOperation { Field: var field }:
                return Declared(field, cancellation);
            case IPropertyReferenceOperation { Property: var property }:
                return Declared(property, cancellation);
            case ILocalReferenceOperation { Local: var local }:
                return Declared(local, cancellation);
            default:
                return null;
        }
    }

    private static List<ResolvedText> Elements(IEnumerable<IOperation> elements, CancellationToken cancellation) =>
        [.. elements.Select(element => TextFlow.Single(element, cancellation) ?? new ResolvedText(null, element.Syntax))];

    // As in TextFlow: a declaration elsewhere is read as syntax, literals only.
    private static List<ResolvedText>? Declared(ISymbol symbol, CancellationToken cancellation)
    {
        var written = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };

        IEnumerable<SyntaxNode>? elements = written switch
        {
            CollectionExpressionSyntax collection => collection.Elements.Select(element => element is ExpressionElementSyntax { Expression: var expression } ? (SyntaxNode)expression : element),
            ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            InitializerExpressionSyntax initializer => initializer.Expressions,
            BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            _ => null,
        };

        return elements?.Select(element => new ResolvedText((element as LiteralExpressionSyntax)?.Token.Value as string, element)).ToList();
    }
}
