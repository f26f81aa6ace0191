using System.Composition;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Appends the version that the policy lists for an MCP server, where the argument is written as a literal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class McpServerNotPinnedFix() : EditFix(Register.McpServerNotPinned.Id)
{
    private protected override string Title(Diagnostic diagnostic) => "Pin to what the policy lists";

    // Arguments may be written elsewhere than the server is made.
    private protected override Location Place(Diagnostic diagnostic) => diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;

    private protected override IEnumerable<Edit> Edits(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (diagnostic.Properties.TryGetValue(McpServerNotPinnedAnalyzer.PinTo, out var pinned) && pinned is not null
            && root.FindNode(Place(diagnostic).SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
            && literal.IsKind(SyntaxKind.StringLiteralExpression))
        {
            yield return new Edit(document.Id, literal.Span, SymbolDisplay.FormatLiteral(pinned, quote: true));
        }
    }
}
