using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.CodeFixes.Credentials;

/// <summary>What takes a value: the parameter, variable or member that it goes to.</summary>
/// <param name="Name">What it is called; null where it has no name of its own.</param>
/// <param name="Owner">The type that it belongs to, where that says what the value is for.</param>
/// <param name="AcceptsNull">Whether it is declared to.</param>
/// <param name="IsCompared">Whether it decides something: two nulls are equal.</param>
internal sealed record CredentialTarget(string? Name, INamedTypeSymbol? Owner, bool AcceptsNull, bool IsCompared)
{
    private static readonly CredentialTarget s_unknown = new(Name: null, Owner: null, AcceptsNull: false, IsCompared: false);

    public static CredentialTarget Of(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation)
    {
        SyntaxNode node = expression;
        while (node.Parent is { } parent)
        {
            switch (parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax or ConditionalExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                    node = parent;
                    continue;

                // What comes out of them is never null.
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }:
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    return Of(model, (ExpressionSyntax)parent, cancellation) with { AcceptsNull = false };

                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                    return Of(model.GetSymbolInfo(comparison.Left == node ? comparison.Right : comparison.Left, cancellation).Symbol) with { AcceptsNull = false, IsCompared = true };

                case ArgumentSyntax argument:
                    return OfArgument(model, argument, cancellation);

                case EqualsValueClauseSyntax { Parent: { } declaration }:
                    return Of(model.GetDeclaredSymbol(declaration, cancellation)) is var declared && declaration is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } }
                        ? declared with { AcceptsNull = false }
                        : declared;

                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return Of(model.GetSymbolInfo(assignment.Left, cancellation).Symbol);

                case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                    return OfFunction(model, parent, cancellation);

                default:
                    return s_unknown;
            }
        }

        return s_unknown;
    }

    private static CredentialTarget Of(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => new CredentialTarget(local.Name, Owner: null, IsNullable(local.Type), IsCompared: false),
        IParameterSymbol parameter => new CredentialTarget(parameter.Name, parameter.ContainingSymbol.ContainingType, IsNullable(parameter.Type), IsCompared: false),
        IFieldSymbol field => new CredentialTarget(field.Name, field.ContainingType, IsNullable(field.Type), IsCompared: false),
        IPropertySymbol { IsIndexer: true } indexer => new CredentialTarget(Name: null, Owner: null, IsNullable(indexer.Type), IsCompared: false),
        IPropertySymbol property => new CredentialTarget(property.Name, property.ContainingType, IsNullable(property.Type), IsCompared: false),
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => Of(property),
        IMethodSymbol method => new CredentialTarget(method.Name, method.ContainingType, IsNullable(method.ReturnType), IsCompared: false),
        _ => s_unknown,
    };

    // What a dictionary, a header or a comparison is handed belongs to nobody but the code around it.
    private static CredentialTarget OfArgument(SemanticModel model, ArgumentSyntax argument, CancellationToken cancellation)
    {
        if (model.GetOperation(argument, cancellation) is not Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { } parameter })
            return s_unknown;

        var method = parameter.ContainingSymbol;
        if (method.Name is "Equals" or "Compare" or "CompareTo" or "CompareOrdinal" or "SequenceEqual" or "FixedTimeEquals")
            return s_unknown with { IsCompared = true };

        return IsOfFramework(method) ? Of(parameter) with { Name = null, Owner = null } : Of(parameter);
    }

    private static bool IsOfFramework(ISymbol method) =>
        method.ContainingNamespace?.ToDisplayString() is { } space && (space is "System" or "System.Text" || space.StartsWith("System.Collections", StringComparison.Ordinal) || space.StartsWith("System.Net.Http", StringComparison.Ordinal));

    private static CredentialTarget OfFunction(SemanticModel model, SyntaxNode result, CancellationToken cancellation)
    {
        for (var node = result.Parent; node is not null; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax)
                return s_unknown with { AcceptsNull = model.GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol lambda && IsNullable(lambda.ReturnType) };

            if (node is LocalFunctionStatementSyntax or AccessorDeclarationSyntax or MemberDeclarationSyntax)
                return Of(model.GetDeclaredSymbol(node, cancellation));
        }

        return s_unknown;
    }

    private static bool IsNullable(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated;
}
