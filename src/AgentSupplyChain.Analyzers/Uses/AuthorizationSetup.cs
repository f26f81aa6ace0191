using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// What the whole project says about authorization, often in another file than the endpoints: a fallback policy, or filters that obey
/// <c>[Authorize]</c> on tools. Asked only where an endpoint has no protection of its own, and answered once for a compilation.
/// </summary>
internal sealed class AuthorizationSetup(Compilation compilation)
{
    private const string Policy = "FallbackPolicy";
    private const string Filters = "AddAuthorizationFilters";

    private readonly object _gate = new();
    private (bool HasFallbackPolicy, bool HasToolFilters)? _answer;

    /// <summary>Every endpoint without a policy of its own gets this one.</summary>
    public bool HasFallbackPolicy(CancellationToken cancellation) => Answer(cancellation).HasFallbackPolicy;

    /// <summary>MCP tools are authorized one by one.</summary>
    public bool HasToolFilters(CancellationToken cancellation) => Answer(cancellation).HasToolFilters;

    private (bool HasFallbackPolicy, bool HasToolFilters) Answer(CancellationToken cancellation)
    {
        lock (_gate)
            return _answer ??= Search(cancellation);
    }

    private (bool, bool) Search(CancellationToken cancellation)
    {
        var (policy, filters) = (false, false);
        foreach (var tree in compilation.SyntaxTrees)
        {
            // Text first: few files hold these words.
            var text = tree.GetText(cancellation).ToString();
            if (!policy && text.IndexOf(Policy, StringComparison.Ordinal) >= 0)
                policy = tree.GetRoot(cancellation).DescendantNodes().Any(SetsFallbackPolicy);
            if (!filters && text.IndexOf(Filters, StringComparison.Ordinal) >= 0)
                filters = tree.GetRoot(cancellation).DescendantNodes().Any(node => Calls(node, Filters));
        }

        return (policy, filters);
    }

    private static bool SetsFallbackPolicy(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression, Left: var target, Right: var value } =>
            NameOf(target) == Policy && !value.IsKind(SyntaxKind.NullLiteralExpression) && !value.IsKind(SyntaxKind.DefaultLiteralExpression),
        _ => Calls(node, "SetFallbackPolicy") || Calls(node, "AddFallbackPolicy"),
    };

    private static bool Calls(SyntaxNode node, string method) => node is InvocationExpressionSyntax { Expression: var called } && NameOf(called) == method;

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        SimpleNameSyntax { Identifier.ValueText: var name } => name,
        _ => null,
    };
}
