using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Follows a delegate to the function it calls, and reads what that function returns.</summary>
internal static class FunctionFlow
{
    // A delegate that is made of itself ends here.
    private const int Depth = 4;

    /// <summary>The declaration: a lambda, an anonymous method, a method or a local function; null where it cannot be seen.</summary>
    public static SyntaxNode? Function(IOperation value, CancellationToken cancellation) => Function(value, Depth, cancellation);

    private static SyntaxNode? Function(IOperation value, int depth, CancellationToken cancellation) => depth == 0 ? null : ObjectFlow.Origin(value, cancellation) switch
    {
        IDelegateCreationOperation { Target: var target } => Function(target, depth - 1, cancellation),
        IAnonymousFunctionOperation function => function.Syntax,
        IMethodReferenceOperation { Method: var method } => Declaration(method, cancellation),
        _ => null,
    };

    /// <summary>
    /// True where nothing that is passed to the function changes its answer: each return is <c>true</c> and nothing is thrown. A call of a
    /// method that is like that counts, one level deep.
    /// </summary>
    public static bool AlwaysTrue(SyntaxNode function, SemanticModel? model, CancellationToken cancellation) => AlwaysTrue(function, model, 1, cancellation);

    /// <summary>The expressions that a function can return; null where it can also throw, or has no body.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Returned(SyntaxNode function)
    {
        var body = Body(function);
        if (body is null || Own(body).Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax))
            return null;

        return body is ExpressionSyntax expression
            ? [expression]
            : [.. Own(body).OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).OfType<ExpressionSyntax>()];
    }

    public static SyntaxNode? Body(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax anonymous => anonymous.Body,
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody?.Expression,
        _ => null,
    };

    private static bool AlwaysTrue(SyntaxNode function, SemanticModel? model, int depth, CancellationToken cancellation) =>
        Returned(function) is { Count: > 0 } returned && returned.All(expression => IsTrue(expression, model, depth, cancellation));

    private static bool IsTrue(ExpressionSyntax expression, SemanticModel? model, int depth, CancellationToken cancellation)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesised)
            expression = parenthesised.Expression;

        if (expression.IsKind(SyntaxKind.TrueLiteralExpression))
            return true;

        if (model is null || model.SyntaxTree != expression.SyntaxTree)
            return false;

        return model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: true }
            || (depth > 0 && expression is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
                && Declaration(method, cancellation) is { } called && AlwaysTrue(called, model, depth - 1, cancellation));
    }

    private static SyntaxNode? Declaration(IMethodSymbol method, CancellationToken cancellation) =>
        method.IsVirtual || method.IsAbstract ? null : method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);

    // A function inside the function returns for itself.
    private static IEnumerable<SyntaxNode> Own(SyntaxNode body) =>
        body.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
}
