using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>The expression that a field, property, local or parameter is declared with.</summary>
internal static class Initialiser
{
    public static ExpressionSyntax? Of(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            ParameterSyntax parameter => parameter.Default?.Value,
            _ => null,
        };

    /// <summary>
    /// What a field or property has after its object was made: its initialiser, and what the constructors of its type assign. A record's
    /// parameter is both parameter and property.
    /// </summary>
    public static IEnumerable<ExpressionSyntax> AllOf(ISymbol symbol, CancellationToken cancellation)
    {
        if (Of(symbol, cancellation) is { } written)
            yield return written;

        if (symbol is not (IFieldSymbol or IPropertySymbol))
            yield break;

        foreach (var constructor in symbol.ContainingType?.Constructors.Where(constructor => constructor.IsStatic == symbol.IsStatic) ?? [])
        {
            // A primary constructor has no body: what it gives is in the initialisers.
            if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not ConstructorDeclarationSyntax declaration)
                continue;

            foreach (var assignment in declaration.DescendantNodes(node => node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax)).OfType<AssignmentExpressionSyntax>())
            {
                if (IsOwn(assignment.Left, symbol.Name))
                    yield return assignment.Right;
            }
        }
    }

    private static bool IsOwn(ExpressionSyntax target, string name) => target switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var written } => written == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var written } => written == name,
        _ => false,
    };

    /// <summary>
    /// The operation of an initialiser in the file that uses it. In another file there is none: asking for that file's semantic model would
    /// cost more than the rules; it is read as syntax.
    /// </summary>
    public static IOperation? Operation(ExpressionSyntax written, IOperation use, CancellationToken cancellation) =>
        use.SemanticModel is { } model && model.SyntaxTree == written.SyntaxTree ? model.GetOperation(written, cancellation) : null;
}
