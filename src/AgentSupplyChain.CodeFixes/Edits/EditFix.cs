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
    private protected EditFix(params string[] ids) => FixableDiagnosticIds = [.. ids];

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => FixAll.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.TextDocument.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await EditsOfAsync(context.TextDocument.Project, diagnostic, context.CancellationToken).ConfigureAwait(false) is { Count: > 0 } edits)
                context.RegisterCodeFix(CodeAction.Create(Title(diagnostic), cancellation => ApplyAsync(solution, edits, cancellation), GetType().Name), diagnostic);
        }
    }

    /// <summary>What the light bulb says.</summary>
    private protected abstract string Title(Diagnostic diagnostic);

    /// <summary>What it says for all of them.</summary>
    private protected virtual string? TitleOfAll => null;

    /// <summary>The edits that remove a finding in a file that is no code; none where the fix is for code alone.</summary>
    private protected virtual IEnumerable<Edit> Edits(TextDocument file, SourceText source, Diagnostic diagnostic) => [];

    /// <summary>The edits that remove a finding; none where the right code is not known or would not compile.</summary>
    private protected virtual IEnumerable<Edit> Edits(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation) => [];

    /// <summary>The same where other documents, or the compiler, have to be asked.</summary>
    private protected virtual Task<IEnumerable<Edit>> EditsAsync(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(Edits(document, model, root, diagnostic, cancellation));

    /// <summary>Where a finding is fixed: where it is reported, unless the rule says otherwise.</summary>
    private protected virtual Location Place(Diagnostic diagnostic) => diagnostic.Location;

    private async Task<IReadOnlyList<Edit>> EditsOfAsync(Project project, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (diagnostic.Location.Kind == LocationKind.ExternalFile)
        {
            var path = diagnostic.Location.GetLineSpan().Path;
            return project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == path) is { } found
                ? [.. Edits(found, await found.GetTextAsync(cancellation).ConfigureAwait(false), diagnostic)]
                : [];
        }

        if (Place(diagnostic).SourceTree is not { } tree
            || project.Solution.GetDocument(tree) is not { } document
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return [];
        }

        return [.. await EditsAsync(document, model, root, diagnostic, cancellation).ConfigureAwait(false)];
    }

    private protected static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Edit> edits, CancellationToken cancellation)
    {
        foreach (var perDocument in edits.Distinct().GroupBy(edit => edit.Document))
        {
            var isCode = solution.GetDocument(perDocument.Key) is not null;
            var file = isCode ? solution.GetDocument(perDocument.Key) : solution.GetAdditionalDocument(perDocument.Key);
            var text = (await file!.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(Apart(perDocument));
            solution = isCode ? solution.WithDocumentText(perDocument.Key, text) : solution.WithAdditionalDocumentText(perDocument.Key, text);
        }

        return solution;
    }

    /// <summary>The changes that edits of one document are. Where two want the same piece, the first has it; the other is still there to be fixed next.</summary>
    private protected static List<TextChange> Apart(IEnumerable<Edit> edits)
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
            var edits = new List<Edit>();
            string? title = null;
            foreach (var (project, diagnostic) in await DiagnosticsAsync(context).ConfigureAwait(false))
            {
                var found = await fix.EditsOfAsync(project, diagnostic, context.CancellationToken).ConfigureAwait(false);
                if (found.Count > 0)
                    title ??= fix.TitleOfAll ?? fix.Title(diagnostic);

                edits.AddRange(found);
            }

            return title is null ? null : CodeAction.Create(title, cancellation => ApplyAsync(context.Solution, edits, cancellation), fix.GetType().Name);
        }

        private static async Task<IReadOnlyList<(Project Project, Diagnostic Diagnostic)>> DiagnosticsAsync(FixAllContext context)
        {
            if (context is { Scope: FixAllScope.Document, Document: { } document })
                return [.. (await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).Select(diagnostic => (document.Project, diagnostic))];

            var found = new List<(Project, Diagnostic)>();
            foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
                found.AddRange((await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)).Select(diagnostic => (project, diagnostic)));

            return found;
        }
    }
}
