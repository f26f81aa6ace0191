using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>How a type of the framework is called at a place, and the using that this needs.</summary>
internal sealed record TypeName(string Text, IReadOnlyList<Edit> Usings)
{
    public static TypeName At(DocumentId document, SemanticModel model, SyntaxNode root, int position, string space, string type)
    {
        var known = model.LookupSymbols(position, name: type);
        if (known.IsEmpty)
            return new TypeName(type, [.. Edits.Usings.For(document, model, root, position, space, type)]);

        // A property of the same name, or another type, is meant first.
        var isMeant = known.Length == 1 && known[0] is INamedTypeSymbol && known[0].ContainingNamespace?.ToDisplayString() == space;
        return new TypeName(isMeant ? type : space + "." + type, []);
    }
}
