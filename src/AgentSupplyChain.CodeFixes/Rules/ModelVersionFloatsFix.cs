using System.Collections.Immutable;
using System.Composition;
using AgentSupplyChain.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Writes the snapshot that the catalogue knows in place of a floating model name, where the name is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ModelVersionFloatsFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Register.ModelVersionFloats.Id];

    public override FixAllProvider GetFixAllProvider() => FixAll.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FindAsync(context.Document.Project.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } replacement)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Pin to '{diagnostic.Properties[ModelVersionFloatsAnalyzer.PinTo]}'",
                        cancellation => ApplyAsync(context.Document.Project.Solution, [replacement], cancellation),
                        nameof(ModelVersionFloatsFix)),
                    diagnostic);
            }
        }
    }

    private sealed record Replacement(DocumentId Document, TextSpan Span, string Text);

    // The name may be written elsewhere than it is used: the diagnostic then points there with its additional location.
    private static async Task<Replacement?> FindAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var written = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
        if (!diagnostic.Properties.TryGetValue(ModelVersionFloatsAnalyzer.PinTo, out var snapshot) || snapshot is null || written.SourceTree is not { } tree
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
    private sealed class FixAll : FixAllProvider
    {
        public static readonly FixAll Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var replacements = new List<Replacement>();
            foreach (var diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
            {
                if (await FindAsync(context.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } replacement)
                    replacements.Add(replacement);
            }

            return replacements.Count == 0
                ? null
                : CodeAction.Create("Pin all floating models that the catalogue knows", cancellation => ApplyAsync(context.Solution, replacements, cancellation), nameof(ModelVersionFloatsFix));
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
