using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Follows a list of strings to its elements: collection expressions, arrays, list initialisers, and variables that hold one.</summary>
internal static class ListFlow
{
    // Spreads of spreads: a list that contains itself ends here.
    private const int Depth = 4;

    /// <summary>The elements in order; an element that is not constant has no text. Null where the list itself is not known.</summary>
    public static IReadOnlyList<ResolvedText>? Resolve(IOperation operation, CancellationToken cancellation) => Resolve(operation, Depth, cancellation);

    private static List<ResolvedText>? Resolve(IOperation operation, int depth, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return depth == 0 ? null : ObjectFlow.Origin(operation, cancellation) switch
        {
            ICollectionExpressionOperation collection => Elements(collection.Elements, depth, cancellation),
            IArrayCreationOperation { Initializer: { } initializer } => Elements(initializer.ElementValues, depth, cancellation),
            IArrayInitializerOperation initializer => Elements(initializer.ElementValues, depth, cancellation),
            IObjectCreationOperation { Initializer: { } initializer } creation when creation.Arguments.All(argument => argument.Value.Type?.SpecialType == SpecialType.System_Int32)
                => Elements(initializer.Initializers.OfType<IInvocationOperation>().SelectMany(add => add.Arguments.Skip(add.Arguments.Length - 1).Select(argument => argument.Value)), depth, cancellation),
            IFieldReferenceOperation { Field: var field } => Declared(field, cancellation),
            IPropertyReferenceOperation { Property: var property } => Declared(property, cancellation),
            _ => null,
        };
    }

    private static List<ResolvedText> Elements(IEnumerable<IOperation> elements, int depth, CancellationToken cancellation)
    {
        var texts = new List<ResolvedText>();
        foreach (var element in elements)
        {
            if (element is ISpreadOperation spread && Resolve(spread.Operand, depth - 1, cancellation) is { } inner)
                texts.AddRange(inner);
            else
                texts.Add(TextFlow.Single(element, cancellation) ?? new ResolvedText(null, element.Syntax));
        }

        return texts;
    }

    // A list that is declared in another file is read as syntax, literals only.
    private static List<ResolvedText>? Declared(ISymbol symbol, CancellationToken cancellation)
    {
        IEnumerable<SyntaxNode>? elements = Initialiser.Of(symbol, cancellation) switch
        {
            CollectionExpressionSyntax collection => collection.Elements.Select(element => element is ExpressionElementSyntax { Expression: var expression } ? (SyntaxNode)expression : element),
            ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            InitializerExpressionSyntax initializer => initializer.Expressions,
            BaseObjectCreationExpressionSyntax { Initializer: { } initializer, ArgumentList: null or { Arguments.Count: 0 } } => initializer.Expressions,
            _ => null,
        };

        return elements?.Select(element => new ResolvedText((element as LiteralExpressionSyntax)?.Token.Value as string, element)).ToList();
    }
}
