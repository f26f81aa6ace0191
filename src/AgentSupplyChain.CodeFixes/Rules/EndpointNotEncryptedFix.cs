using System.Collections.Immutable;
using System.Composition;
using AgentSupplyChain.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Writes <c>https</c> for <c>http</c>, and <c>wss</c> for <c>ws</c>, in the literal itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointNotEncryptedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Register.EndpointNotEncrypted.Id];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(root, diagnostic) is { } literal)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Use " + HttpAddress.EncryptedScheme(literal.Token.ValueText),
                        cancellation => ApplyAsync(context.Document, [diagnostic], cancellation),
                        nameof(EndpointNotEncryptedFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return document;

        var literals = diagnostics.Select(diagnostic => Find(root, diagnostic)).OfType<LiteralExpressionSyntax>().Distinct();
        return document.WithSyntaxRoot(root.ReplaceNodes(literals, (literal, _) => Encrypted(literal)));
    }

    // A sum of texts, a constant of another file and an address with an explicit port 80 are left to the developer.
    private static LiteralExpressionSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
        && literal.IsKind(SyntaxKind.StringLiteralExpression)
        && HttpAddress.EncryptAt(literal.Token.ValueText) >= 0
        && literal.Token.Text.IndexOf("://", StringComparison.Ordinal) > 0
            ? literal
            : null;

    // In the text as it is written, so that quotes and escapes stay what they are.
    private static ExpressionSyntax Encrypted(LiteralExpressionSyntax literal)
    {
        var text = literal.Token.Text;
        return SyntaxFactory.ParseExpression(text.Insert(text.IndexOf("://", StringComparison.Ordinal), "s")).WithTriviaFrom(literal);
    }
}
