using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>What a parameter is given by the calls of its method, where all of them can be seen: the method is private, its type stands in this file.</summary>
internal static class Callers
{
    /// <summary>The values, each inside its call; null where somebody else may call, or calls through a delegate.</summary>
    public static IReadOnlyList<IOperation>? ValuesOf(IParameterSymbol parameter, IOperation use, CancellationToken cancellation)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
            || (method.MethodKind == MethodKind.Ordinary && method.DeclaredAccessibility != Accessibility.Private)
            || method.ContainingType.DeclaringSyntaxReferences is not { Length: 1 } declarations
            || use.SemanticModel is not { } model || model.SyntaxTree != declarations[0].SyntaxTree)
        {
            return null;
        }

        var values = new List<IOperation>();
        foreach (var name in declarations[0].GetSyntax(cancellation).DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.Identifier.ValueText != method.Name || model.GetSymbolInfo(name, cancellation).Symbol is not { } named || !SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, method.OriginalDefinition))
                continue;

            if (CallOf(name) is not { } written || model.GetOperation(written, cancellation) is not IInvocationOperation call
                || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is not { } argument)
            {
                return null;
            }

            values.Add(argument.Value);
        }

        return values.Count == 0 ? null : values;
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name)
    {
        SyntaxNode called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }
}
