using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>
/// A fix that is a few edits of text for each finding. All findings at once are all edits at once: edits that two findings share (a using,
/// a constant of another file) are made once, which a batch of fixes would call a conflict.
/// </summary>
public abstract class EditFix : CodeFixProvider
{
    private protected EditFix(string id) => FixableDiagnosticIds = [id];

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => FixAll.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await EditsOfAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is { Count: > 0 } edits)
                context.RegisterCodeFix(CodeAction.Create(Title(diagnostic), cancellation => ApplyAsync(solution, edits, cancellation), GetType().Name), diagnostic);
        }
    }

    /// <summary>What the light bulb says.</summary>
    private protected abstract string Title(Diagnostic diagnostic);

    /// <summary>The edits that remove a finding; none where the right code is not known or would not compile.</summary>
    private protected abstract IEnumerable<Edit> Edits(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation);

    /// <summary>Where a finding is fixed: where it is reported, unless the rule says otherwise.</summary>
    private protected virtual Location Place(Diagnostic diagnostic) => diagnostic.Location;

    private async Task<IReadOnlyList<Edit>> EditsOfAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (Place(diagnostic).SourceTree is not { } tree
            || solution.GetDocument(tree) is not { } document
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return [];
        }

        return [.. Edits(document, model, root, diagnostic, cancellation)];
    }

    private static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Edit> edits, CancellationToken cancellation)
    {
        foreach (var perDocument in edits.Distinct().GroupBy(edit => edit.Document))
        {
            var text = await solution.GetDocument(perDocument.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(perDocument.Key, text.WithChanges(Apart(perDocument)));
        }

        return solution;
    }

    // Where two findings want the same piece, the first has it; the other is still there to be fixed next.
    private static List<TextChange> Apart(IEnumerable<Edit> edits)
    {
        var changes = new List<TextChange>();
        var end = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End))
        {
            if (edit.Span.Start < end)
                continue;

            changes.Add(new TextChange(edit.Span, edit.Text));
            end = edit.Span.End;
        }

        return changes;
    }

    private sealed class FixAll : FixAllProvider
    {
        public static readonly FixAll Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var fix = (EditFix)context.CodeFixProvider;
            var diagnostics = await DiagnosticsAsync(context).ConfigureAwait(false);
            var edits = new List<Edit>();
            foreach (var diagnostic in diagnostics)
                edits.AddRange(await fix.EditsOfAsync(context.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false));

            return edits.Count == 0
                ? null
                : CodeAction.Create(fix.Title(diagnostics[0]), cancellation => ApplyAsync(context.Solution, edits, cancellation), fix.GetType().Name);
        }

        private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
        {
            if (context is { Scope: FixAllScope.Document, Document: { } document })
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

            var found = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
                found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));

            return found.ToImmutable();
        }
    }
}
