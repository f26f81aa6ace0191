using AgentSupplyChain.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Credentials;

/// <summary>A constant that becomes a value of run time: a field is static and read-only then, a local variable an ordinary one.</summary>
internal static class ConstantUnlocked
{
    /// <summary>The declaration of the constant that an expression belongs to; null where it belongs to none.</summary>
    public static VariableDeclarationSyntax? Around(ExpressionSyntax expression) =>
        expression.FirstAncestorOrSelf<VariableDeclarationSyntax>() is { } declaration && Keyword(declaration).IsKind(SyntaxKind.ConstKeyword) ? declaration : null;

    public static Edit Edit(DocumentId document, VariableDeclarationSyntax declaration)
    {
        var keyword = Keyword(declaration);
        return declaration.Parent is FieldDeclarationSyntax
            ? new Edit(document, keyword.Span, "static readonly")
            : new Edit(document, TextSpan.FromBounds(keyword.SpanStart, keyword.TrailingTrivia.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)) ? keyword.FullSpan.End : keyword.Span.End), "");
    }

    /// <summary>All places that name it: some need a constant, and only the compiler knows which.</summary>
    public static async Task<IReadOnlyList<ReferenceLocation>> UsersAsync(Solution solution, SemanticModel model, VariableDeclarationSyntax declaration, CancellationToken cancellation)
    {
        var users = new List<ReferenceLocation>();
        foreach (var variable in declaration.Variables)
        {
            if (model.GetDeclaredSymbol(variable, cancellation) is not IFieldSymbol field)
                continue;

            foreach (var found in await SymbolFinder.FindReferencesAsync(field, solution, cancellation).ConfigureAwait(false))
                users.AddRange(found.Locations.Where(location => !location.IsImplicit));
        }

        return users;
    }

    private static SyntaxToken Keyword(VariableDeclarationSyntax declaration) => declaration.Parent switch
    {
        FieldDeclarationSyntax field => field.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)),
        LocalDeclarationStatementSyntax local => local.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)),
        _ => default,
    };
}
