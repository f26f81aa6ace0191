using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>
/// Asks the compiler about edits of a document before they are offered. What can stand where is the compiler's knowledge: a constant of an
/// attribute, a field in another field's initialiser, a parameter in a static lambda, a null in a place that takes none.
/// </summary>
internal sealed class CompilerOpinion
{
    private readonly SemanticModel _model;
    private readonly IReadOnlyList<TextChange> _changes;
    private readonly CancellationToken _cancellation;
    private readonly SyntaxTree _tree;
    private readonly Compilation _after;

    public CompilerOpinion(SemanticModel model, IReadOnlyList<TextChange> changes, CancellationToken cancellation)
    {
        _model = model;
        _changes = changes;
        _cancellation = cancellation;
        _tree = model.SyntaxTree.WithChangedText(model.SyntaxTree.GetText(cancellation).WithChanges(changes));
        _after = model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, _tree);
    }

    /// <summary>
    /// Whether the code around a place has no error and no warning that it had not before. Only that code is compiled: a file with a hundred
    /// findings would else be compiled hundreds of times.
    /// </summary>
    public bool IsNoWorse(SyntaxNode place)
    {
        var span = Around(place);
        var isChanged = place.SyntaxTree == _model.SyntaxTree;
        var known = Problems(isChanged ? _model : _model.Compilation.GetSemanticModel(place.SyntaxTree), span);
        var found = Problems(_after.GetSemanticModel(isChanged ? _tree : place.SyntaxTree), isChanged ? Moved(span) : span);
        return IsNoWorse(known, found);
    }

    /// <summary>The same for a document of another project, as a whole.</summary>
    public static async Task<bool> IsNoWorseAsync(Solution before, Solution after, DocumentId document, CancellationToken cancellation) =>
        before.GetDocument(document) is { } one && await one.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } known
        && after.GetDocument(document) is { } other && await other.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } found
        && IsNoWorse(Problems(known, span: null, cancellation), Problems(found, span: null, cancellation));

    private static bool IsNoWorse(Dictionary<string, int> known, Dictionary<string, int> found)
    {
        foreach (var problem in found)
        {
            if (!known.TryGetValue(problem.Key, out var count) || count < problem.Value)
                return false;
        }

        return true;
    }

    private Dictionary<string, int> Problems(SemanticModel one, TextSpan span) => Problems(one, span, _cancellation);

    // By id alone: places move, and messages quote the code.
    private static Dictionary<string, int> Problems(SemanticModel model, TextSpan? span, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var diagnostic in model.GetDiagnostics(span, cancellation))
        {
            if (diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
                counts[diagnostic.Id] = counts.TryGetValue(diagnostic.Id, out var count) ? count + 1 : 1;
        }

        return counts;
    }

    // The member. A parameter of the type itself is everywhere in it, a statement of a program in all of the program, a new using in all of the file.
    private TextSpan Around(SyntaxNode place)
    {
        if (place.SyntaxTree != _model.SyntaxTree || _changes.All(change => change.Span.Start >= FirstMember(place)))
        {
            var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>();
            if (member is not (null or GlobalStatementSyntax) && member.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
                return type.ParameterList is null ? member.FullSpan : type.FullSpan;
        }

        return place.SyntaxTree.GetRoot(_cancellation).FullSpan;
    }

    private int FirstMember(SyntaxNode place) => place.SyntaxTree.GetRoot(_cancellation) is CompilationUnitSyntax { Members: { Count: > 0 } members } ? members[0].SpanStart + 1 : 0;

    private TextSpan Moved(TextSpan span)
    {
        var start = span.Start;
        var end = span.End;
        foreach (var change in _changes)
        {
            var growth = change.NewText!.Length - change.Span.Length;
            if (change.Span.End <= span.Start)
                start += growth;

            if (change.Span.End <= span.End)
                end += growth;
        }

        return TextSpan.FromBounds(start, end);
    }
}
