using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>
/// Writes another text in place of one, where it is written: as a string literal of the code, or in an MCP file or prompt. The diagnostic brings
/// the new text along as a property.
/// </summary>
public abstract class LiteralFix : EditFix
{
    private readonly string _property;
    private readonly string _title;
    private readonly string _titleOfAll;

    /// <param name="id">Of the rule.</param>
    /// <param name="property">The property of its diagnostics that holds the new text.</param>
    /// <param name="title">Of one fix, without the text.</param>
    /// <param name="titleOfAll">Of the fix for all.</param>
    private protected LiteralFix(string id, string property, string title, string titleOfAll)
        : base(id)
    {
        _property = property;
        _title = title;
        _titleOfAll = titleOfAll;
    }

    private protected sealed override string Title(Diagnostic diagnostic) => $"{_title} '{diagnostic.Properties[_property]}'";

    private protected sealed override string TitleOfAll => _titleOfAll;

    // The text may be written elsewhere than it is used: the diagnostic then points there with its additional location.
    private protected sealed override Location Place(Diagnostic diagnostic) => diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;

    // Only a string literal can be rewritten: an enum member or a constant of another assembly cannot.
    private protected sealed override IEnumerable<Edit> Edits(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (diagnostic.Properties.TryGetValue(_property, out var text) && text is not null
            && root.FindNode(Place(diagnostic).SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
            && literal.IsKind(SyntaxKind.StringLiteralExpression))
        {
            yield return new Edit(document.Id, literal.Span, SymbolDisplay.FormatLiteral(text, quote: true));
        }
    }

    // What would have to be escaped there is no name of a model or package. The value of a JSON file is reported with its quotes.
    private protected sealed override IEnumerable<Edit> Edits(TextDocument file, SourceText source, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (span.IsEmpty || span.End > source.Length || !diagnostic.Properties.TryGetValue(_property, out var text) || text is null || text.Any(c => c is '"' or '\\' or '\'' || char.IsControl(c)))
            yield break;

        yield return new Edit(file.Id, span, source[span.Start] == '"' ? "\"" + text + "\"" : text);
    }
}
