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
    /// The operation of an initialiser in the file that uses it. In another file there is none: asking for that file's semantic model would
    /// cost more than the rules; it is read as syntax.
    /// </summary>
    public static IOperation? Operation(ExpressionSyntax written, IOperation use, CancellationToken cancellation) =>
        use.SemanticModel is { } model && model.SyntaxTree == written.SyntaxTree ? model.GetOperation(written, cancellation) : null;
}
