using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Where a name is used in its file. Made only for files with a text that looks like a key and stands under a name that says nothing.</summary>
internal static class CredentialReferences
{
    // A constant of a thousand uses is the table of a test.
    private const int MostUses = 32;

    // Lives as long as the tree does.
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, List<ExpressionSyntax>>> s_uses = new();

    /// <summary>The expressions that give the value on: the name, or <c>Keys.Name</c> as a whole.</summary>
    public static IReadOnlyList<ExpressionSyntax> To(string name, SyntaxTree tree, CancellationToken cancellation) =>
        (s_uses.TryGetValue(tree, out var known) ? known : s_uses.GetValue(tree, _ => Read(tree, cancellation))).TryGetValue(name, out var uses) ? uses : [];

    private static Dictionary<string, List<ExpressionSyntax>> Read(SyntaxTree tree, CancellationToken cancellation)
    {
        var all = new Dictionary<string, List<ExpressionSyntax>>(StringComparer.Ordinal);
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            if (node is not IdentifierNameSyntax { Identifier.ValueText: var name } identifier || identifier.Parent is NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax)
                continue;

            var whole = identifier.Parent is MemberAccessExpressionSyntax access && access.Name == identifier ? access : (ExpressionSyntax)identifier;
            if (whole.Parent is MemberAccessExpressionSyntax)
                continue;

            if (!all.TryGetValue(name, out var uses))
                all.Add(name, uses = []);

            if (uses.Count < MostUses)
                uses.Add(whole);
        }

        return all;
    }
}
