using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Types and methods that the policy declares to check what it is given (<c>tools.validators</c>).</summary>
internal static class ToolValidators
{
    /// <summary>An entry is the full name of a type, or of one method of it.</summary>
    public static bool Accept(IMethodSymbol method, PolicyOptions policy)
    {
        if (policy.List(PolicyOptions.ToolsValidators) is not { Count: > 0 } validators || method.ContainingType is null)
            return false;

        var type = method.ContainingType.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        return validators.Any(entry => entry == type || entry == type + "." + method.Name);
    }

    /// <summary>The variable is given to a validator before it is used: one that throws needs no result.</summary>
    public static bool AreAskedAbout(ISymbol variable, IOperation use, PolicyOptions policy) =>
        policy.List(PolicyOptions.ToolsValidators) is { Count: > 0 }
        && Assignments.Root(use).Descendants().OfType<IArgumentOperation>().Any(argument => argument.Syntax.SpanStart < use.Syntax.SpanStart
            && argument is { Parent: IInvocationOperation { TargetMethod: var method } }
            && Accept(method, policy)
            && argument.Value.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(ToolVariables.Referred(part), variable)));
}
