using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>The using that makes a type known at a place, where it is not known yet.</summary>
internal static class Usings
{
    public static IEnumerable<Edit> For(DocumentId document, SemanticModel model, SyntaxNode root, int position, string space, string type)
    {
        if (root is not CompilationUnitSyntax unit || model.LookupNamespacesAndTypes(position, name: type).Any(found => found.ContainingNamespace?.ToDisplayString() == space))
            return [];

        var lineEnd = root.DescendantTrivia().FirstOrDefault(trivia => trivia.RawKind == (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.EndOfLineTrivia).ToString() is { Length: > 0 } written ? written : "\n";
        var before = unit.Usings.LastOrDefault(known => known is { Alias: null, Name: { } name } && IsBefore(name.ToString(), space));
        return before is not null
            ? [new Edit(document, new TextSpan(before.Span.End, 0), $"{lineEnd}using {space};")]
            : [new Edit(document, new TextSpan(unit.Usings.FirstOrDefault()?.SpanStart ?? unit.Members.FirstOrDefault()?.SpanStart ?? 0, 0), $"using {space};{lineEnd}")];
    }

    // System comes first, then the alphabet.
    private static bool IsBefore(string one, string other) =>
        IsSystem(one) == IsSystem(other) ? string.CompareOrdinal(one, other) < 0 : IsSystem(one);

    private static bool IsSystem(string space) => space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
}
