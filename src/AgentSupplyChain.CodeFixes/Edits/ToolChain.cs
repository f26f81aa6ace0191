using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>An expression that hands tools over, and the places in it where another call fits.</summary>
internal sealed class ToolChain(SemanticModel model, ExpressionSyntax handed, CancellationToken cancellation)
{
    // Calls that take whatever comes, one element after the other.
    private static readonly string[] Neutral = ["Cast", "OfType", "ToList", "ToArray", "AsEnumerable"];

    // Calls that leave a tool what it is until their own lambda looks at it.
    private static readonly string[] Linear = [.. Neutral, "Select", "OrderBy", "OrderByDescending", "Take", "Skip", "Distinct", "DistinctBy", "Reverse", "Where"];

    public static ToolChain? At(SemanticModel model, SyntaxNode root, TextSpan span, CancellationToken cancellation) => root.FindNode(span, getInnermostNodeForTie: true) switch
    {
        SpreadElementSyntax spread => new ToolChain(model, spread.Expression, cancellation),
        ArgumentSyntax argument => new ToolChain(model, argument.Expression, cancellation),
        ExpressionElementSyntax element => new ToolChain(model, element.Expression, cancellation),
        ExpressionSyntax { Parent: PostfixUnaryExpressionSyntax suppressed } => new ToolChain(model, suppressed, cancellation),
        ExpressionSyntax expression => new ToolChain(model, expression, cancellation),
        _ => null,
    };

    public ExpressionSyntax Handed => handed;

    /// <summary>The list nearest to the server, so that all that is done to the tools is done to the chosen ones.</summary>
    public ExpressionSyntax Innermost => Down(Linear);

    /// <summary>The whole, without the calls that would take another kind of tool as well.</summary>
    public ExpressionSyntax Outermost => ElementType(handed) is { } whole && IsFunction(whole) && IsOpen ? handed : Down(Neutral);

    /// <summary>The loop whose variable is handed over, alone or as a part of a description.</summary>
    public ForEachStatementSyntax? Loop => handed.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Select(name => model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol local ? local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) : null)
        .OfType<ForEachStatementSyntax>()
        .FirstOrDefault(loop => loop.AwaitKeyword.RawKind == 0);

    public ITypeSymbol? TypeOfHanded => model.GetTypeInfo(handed, cancellation) is { Type: { } type, Nullability.FlowState: not NullableFlowState.MaybeNull } ? type : null;

    /// <summary>The elements of a list; null for what cannot be gone through with LINQ.</summary>
    public ITypeSymbol? ElementType(ExpressionSyntax list)
    {
        var type = model.GetTypeInfo(list, cancellation) is { Type: { } known, Nullability.FlowState: not NullableFlowState.MaybeNull } ? known : null;
        return type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence => sequence.TypeArguments[0],
            _ => type?.AllInterfaces.FirstOrDefault(candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        };
    }

    public static bool IsTool(ITypeSymbol type) => DerivesFrom(type, "AITool") || (type is { Name: "Tool" or "McpClientTool" } && type.ContainingNamespace.ToDisplayString().StartsWith("ModelContextProtocol", StringComparison.Ordinal));

    public static bool IsFunction(ITypeSymbol type) => DerivesFrom(type, "AIFunction");

    /// <summary>The text that stands for a list with a call behind it; null where the result would not fit its place.</summary>
    public string? With(ExpressionSyntax list, string call)
    {
        var text = (IsPrimary(list) ? list.ToString() : "(" + list + ")") + call;
        if (list != handed || IsOpen || list.Parent is ForEachStatementSyntax)
            return text;

        return TakesCollectionExpression ? "[.. " + text + "]" : null;
    }

    /// <summary>A name for the parameter of a lambda that means nothing else there.</summary>
    public string FreeName()
    {
        string[] names = ["tool", "candidate", "remoteTool", "mcpTool"];
        return names.First(name => name == "mcpTool" || model.LookupSymbols(handed.SpanStart, name: name).IsEmpty);
    }

    // A spread and a parameter of type IEnumerable take any sequence.
    private bool IsOpen => handed.Parent is SpreadElementSyntax
        || model.GetTypeInfo(handed, cancellation).ConvertedType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T };

    private bool TakesCollectionExpression =>
        model.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 }
        && handed.Parent is ArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax
        && model.GetTypeInfo(handed, cancellation).ConvertedType is IArrayTypeSymbol or INamedTypeSymbol { Name: "IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" or "List", Arity: 1 };

    private ExpressionSyntax Down(string[] calls)
    {
        var list = handed;
        while (list is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } } call
            && calls.Contains(name, StringComparer.Ordinal)
            && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: { Name: "Enumerable" or "List" } }
            && ElementType(receiver) is not null)
        {
            list = receiver;
        }

        return list;
    }

    private static bool IsPrimary(ExpressionSyntax expression) =>
        expression is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax;

    private static bool DerivesFrom(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name && type.ContainingNamespace.ToDisplayString() == "Microsoft.Extensions.AI")
                return true;
        }

        return false;
    }
}
