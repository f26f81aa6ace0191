using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>The arguments of a call or creation, by the names of their parameters: SDKs reorder them.</summary>
internal static class Arguments
{
    public static ImmutableArray<IArgumentOperation> Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => [],
    };

    /// <summary>The value that is written for a parameter; null where its default is taken.</summary>
    public static IOperation? Named(IOperation operation, string parameter) =>
        Of(operation).FirstOrDefault(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: var name } && name == parameter)?.Value;

    public static IMethodSymbol? MethodOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };

    public static bool IsIn(ITypeSymbol? type, string namespaceStart) =>
        type?.ContainingNamespace is { IsGlobalNamespace: false } space && (space.ToDisplayString() is var name) && name.StartsWith(namespaceStart, StringComparison.Ordinal);
}
