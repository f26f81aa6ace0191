using AgentSupplyChain.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// What a text is taken instead of: <c>Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "…"</c>, <c>k.Length == 0 ? "…" : k</c>. It is then
/// what the other would have been, whatever the variable is called that takes either.
/// </summary>
internal static class CredentialFallback
{
    // A tower of conditionals is looked at from each of its texts.
    private const int MostSteps = 32;

    /// <summary>The name of the credential that would have been there; null where there is none.</summary>
    public static string? NameFor(ExpressionSyntax text)
    {
        SyntaxNode node = text;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            switch (node.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either:
                    if (either.Right == node && CredentialIn(either.Left) is { } first)
                        return first;

                    break;
                case ConditionalExpressionSyntax choice when choice.Condition != node:
                    if (CredentialIn(choice.WhenTrue == node ? choice.WhenFalse : choice.WhenTrue) is { } other)
                        return other;

                    break;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } filled when filled.Right == node:
                    return CredentialIn(filled.Left);
                default:
                    return null;
            }

            node = node.Parent;
        }

        return null;
    }

    private static string? CredentialIn(ExpressionSyntax value) =>
        Credential(value) ?? (value is IdentifierNameSyntax { Identifier.ValueText: var name } && WhatIsReadInto(name, value) is { } read ? Credential(read) : null);

    private static string? Credential(ExpressionSyntax value) =>
        CredentialNames.Of(value) is { } name && CredentialName.KindOf(name) is not (CredentialKind.None or CredentialKind.ConnectionString) ? name : null;

    // var k = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
    private static ExpressionSyntax? WhatIsReadInto(string variable, SyntaxNode use)
    {
        for (var node = use.Parent; node is not (null or MemberDeclarationSyntax and not GlobalStatementSyntax); node = node.Parent)
        {
            if (node is BlockSyntax { Statements: var statements })
            {
                foreach (var statement in statements)
                {
                    if (Read(statement, variable) is { } read)
                        return read;
                }
            }
            else if (node is CompilationUnitSyntax { Members: var members })
            {
                foreach (var member in members)
                {
                    if (member is GlobalStatementSyntax { Statement: var statement } && Read(statement, variable) is { } read)
                        return read;
                }
            }
        }

        return null;
    }

    private static ExpressionSyntax? Read(StatementSyntax statement, string variable)
    {
        if (statement is not LocalDeclarationStatementSyntax { Declaration.Variables: var variables })
            return null;

        foreach (var one in variables)
        {
            if (one.Identifier.ValueText == variable)
                return one.Initializer?.Value;
        }

        return null;
    }
}
