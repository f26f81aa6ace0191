using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>What a method of this project returns, as it is written.</summary>
internal static class MethodResults
{
    /// <summary>The returned expressions; null for a method without source, and for one that returns through an iterator.</summary>
    public static IReadOnlyList<SyntaxNode>? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.Length != 1 || method.IsAbstract || method.IsVirtual || method.ReturnsVoid)
            return null;

        var (expression, body) = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) switch
        {
            MethodDeclarationSyntax declared => (declared.ExpressionBody, declared.Body),
            LocalFunctionStatementSyntax local => (local.ExpressionBody, local.Body),
            _ => (null, null),
        };
        if (expression is not null)
            return [expression.Expression];

        return body?.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>()
            .Select(statement => statement.Expression)
            .OfType<SyntaxNode>()
            .ToList() is { Count: > 0 } results ? results : null;
    }
}
