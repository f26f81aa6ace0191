using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Types and methods that the policy declares to check what it is given (<c>tools.validators</c>).</summary>
internal static class ToolValidators
{
    public static bool Accept(IMethodSymbol method, PolicyOptions policy) => policy.List(PolicyOptions.ToolsValidators) is { } validators && Validations.Names(validators, method);

    /// <summary>The variable is given to a validator before it is used: one that throws needs no result.</summary>
    public static bool AreAskedAbout(ISymbol variable, IOperation use, PolicyOptions policy) =>
        policy.List(PolicyOptions.ToolsValidators) is { Count: > 0 }
        && Assignments.Root(use).Descendants().OfType<IArgumentOperation>().Any(argument => argument.Syntax.SpanStart < use.Syntax.SpanStart
            && argument is { Parent: IInvocationOperation { TargetMethod: var method } }
            && Accept(method, policy)
            && argument.Value.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(ToolVariables.Referred(part), variable)));
}
