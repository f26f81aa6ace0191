using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Writes another model name in place of one, where the name is written. The diagnostic brings the new name along as a property.</summary>
public abstract class ModelNameFix : CodeFixProvider
{
    private readonly string _property;
    private readonly string _title;
    private readonly FixAll _fixAll;

    /// <param name="id">Of the rule.</param>
    /// <param name="property">The property of its diagnostics that holds the new name.</param>
    /// <param name="title">Of one fix, without the name.</param>
    /// <param name="titleOfAll">Of the fix for all.</param>
    private protected ModelNameFix(string id, string property, string title, string titleOfAll)
    {
        FixableDiagnosticIds = [id];
        _property = property;
        _title = title;
        _fixAll = new FixAll(this, titleOfAll);
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    private string Key => GetType().Name;

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FindAsync(context.Document.Project.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } replacement)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"{_title} '{diagnostic.Properties[_property]}'",
                        cancellation => ApplyAsync(context.Document.Project.Solution, [replacement], cancellation),
                        Key),
                    diagnostic);
            }
        }
    }

    private sealed record Replacement(DocumentId Document, TextSpan Span, string Text);

    // The name may be written elsewhere than it is used: the diagnostic then points there with its additional location.
    private async Task<Replacement?> FindAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var written = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
        if (!diagnostic.Properties.TryGetValue(_property, out var snapshot) || snapshot is null || written.SourceTree is not { } tree
            || solution.GetDocument(tree) is not { } document
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return null;
        }

        // Only a string literal can be rewritten: an enum member or a constant of another assembly cannot.
        return root.FindNode(written.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression)
            ? new Replacement(document.Id, literal.Span, SymbolDisplay.FormatLiteral(snapshot, quote: true))
            : null;
    }

    private static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Replacement> replacements, CancellationToken cancellation)
    {
        foreach (var perDocument in replacements.Distinct().GroupBy(replacement => replacement.Document))
        {
            var text = await solution.GetDocument(perDocument.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(perDocument.Key, text.WithChanges(perDocument.OrderBy(change => change.Span.Start).Select(change => new TextChange(change.Span, change.Text))));
        }

        return solution;
    }

    // Two uses of one constant are one edit, perhaps in a third file: the batch fixer would call that a conflict and drop it.
    private sealed class FixAll(ModelNameFix fix, string title) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var replacements = new List<Replacement>();
            foreach (var diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
            {
                if (await fix.FindAsync(context.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } replacement)
                    replacements.Add(replacement);
            }

            return replacements.Count == 0
                ? null
                : CodeAction.Create(title, cancellation => ApplyAsync(context.Solution, replacements, cancellation), fix.Key);
        }

        private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
        {
            if (context is { Scope: FixAllScope.Document, Document: { } document })
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

            var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
            var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (var project in projects)
                diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));

            return diagnostics.ToImmutable();
        }
    }
}
