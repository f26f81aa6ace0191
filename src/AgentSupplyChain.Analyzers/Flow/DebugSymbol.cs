using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Whether code is compiled only with the symbol <c>DEBUG</c>.</summary>
internal static class DebugSymbol
{
    public static bool IsRequired(SyntaxNode node, CancellationToken cancellation)
    {
        var root = node.SyntaxTree.GetRoot(cancellation);
        if (!root.ContainsDirectives)
            return false;

        // One entry for each #if around the place: the conditions of its branches that were passed over, and what the present branch says.
        var open = new Stack<(List<ExpressionSyntax> Passed, bool IsDebug)>();
        for (var directive = root.GetFirstDirective(IsBranch); directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective(IsBranch))
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    open.Push(([start.Condition], Says(start.Condition, true)));
                    break;
                case ElifDirectiveTriviaSyntax other when open.Count > 0:
                    var (passed, _) = open.Pop();
                    open.Push(([.. passed, other.Condition], Says(other.Condition, true) || passed.Any(condition => Says(condition, false))));
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    (passed, _) = open.Pop();
                    open.Push((passed, passed.Any(condition => Says(condition, false))));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Any(branch => branch.IsDebug);
    }

    private static bool IsBranch(DirectiveTriviaSyntax directive) => directive is BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax;

    // A condition that is deeper was not written by hand, and must not cost the stack.
    private static bool Says(ExpressionSyntax condition, bool outcome, int depth = 64) => depth > 0 && condition switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "DEBUG" } => outcome,
        IdentifierNameSyntax { Identifier.ValueText: "RELEASE" } => !outcome,
        ParenthesizedExpressionSyntax { Expression: var inner } => Says(inner, outcome, depth - 1),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var inner } => Says(inner, !outcome, depth - 1),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and => outcome
            ? Says(and.Left, true, depth - 1) || Says(and.Right, true, depth - 1)
            : Says(and.Left, false, depth - 1) && Says(and.Right, false, depth - 1),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or => outcome
            ? Says(or.Left, true, depth - 1) && Says(or.Right, true, depth - 1)
            : Says(or.Left, false, depth - 1) || Says(or.Right, false, depth - 1),
        _ => false,
    };
}
