using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>
/// Asks the compiler about a fix before it is offered. What can stand where is the compiler's knowledge: a constant of an attribute, a field in
/// another field's initialiser, a parameter in a static lambda, a null in a place that takes none.
/// </summary>
internal static class CompilerOpinion
{
    /// <summary>Whether the documents have no error and no warning that they had not before.</summary>
    public static async Task<bool> IsNoWorseAsync(Solution before, Solution after, IEnumerable<DocumentId> documents, CancellationToken cancellation)
    {
        foreach (var document in documents.Distinct())
        {
            var known = await ProblemsAsync(before, document, cancellation).ConfigureAwait(false);
            foreach (var problem in await ProblemsAsync(after, document, cancellation).ConfigureAwait(false))
            {
                if (!known.TryGetValue(problem.Key, out var count) || count < problem.Value)
                    return false;
            }
        }

        return true;
    }

    // By id alone: places move, and messages quote the code.
    private static async Task<Dictionary<string, int>> ProblemsAsync(Solution solution, DocumentId document, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (solution.GetDocument(document) is not { } found || await found.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return counts;

        foreach (var diagnostic in model.GetDiagnostics(cancellationToken: cancellation))
        {
            if (diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
                counts[diagnostic.Id] = counts.TryGetValue(diagnostic.Id, out var count) ? count + 1 : 1;
        }

        return counts;
    }
}
