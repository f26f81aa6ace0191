using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>Finds, in the model of a generator, what belongs to one compilation only.</summary>
internal static class CompilerObjects
{
    public static object? FirstIn(object? value) => FirstIn(value, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static object? FirstIn(object? value, HashSet<object> seen)
    {
        if (value is null or string or Type or Delegate || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value))
            return null;
        if (value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel or IOperation or AttributeData or SourceText)
            return value;
        if (value is SyntaxToken or SyntaxTrivia)
            return value;
        // Collections are fields and arrays too; a default ImmutableArray could not be enumerated.
        var parts = value is Array items ? items.Cast<object?>() : Fields(value.GetType()).Select(field => field.GetValue(value));
        return parts.Select(part => FirstIn(part, seen)).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }
}
