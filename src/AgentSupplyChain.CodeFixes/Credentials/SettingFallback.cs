using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.CodeFixes.Credentials;

/// <summary>A value behind <c>??</c> that stands in for a setting. The setting is read already: only the value has to go.</summary>
/// <param name="Coalesce">The whole of it.</param>
/// <param name="Value">What stands in, with parentheses around it.</param>
/// <param name="Name">Of the setting or variable that is read.</param>
internal sealed record SettingFallback(BinaryExpressionSyntax Coalesce, ExpressionSyntax Value, string Name)
{
    public static SettingFallback? Of(SemanticModel model, ExpressionSyntax value, CancellationToken cancellation)
    {
        var outer = value;
        while (outer.Parent is ParenthesizedExpressionSyntax parentheses)
            outer = parentheses;

        return outer.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Right == outer
            && NameOf(model, coalesce.Left, cancellation) is { } name && model.GetConstantValue(name, cancellation) is { HasValue: true, Value: string text }
                ? new SettingFallback(coalesce, outer, text)
                : null;
    }

    private static ExpressionSyntax? NameOf(SemanticModel model, ExpressionSyntax read, CancellationToken cancellation) => read switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } access when model.GetTypeInfo(access.Expression, cancellation).Type is { } type && ConfigurationInReach.IsConfiguration(type) => keys[0].Expression,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call
            when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Name: "GetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } => arguments[0].Expression,
        _ => null,
    };
}
