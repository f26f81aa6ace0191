using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Variables that get their values in other ways than by assignment: from a sequence, a pattern, an <c>out</c> argument.</summary>
internal static class Elements
{
    /// <summary>The sequence that the variable of a <c>foreach</c>, or the parameter of a lambda given to LINQ, takes its values from.</summary>
    public static IOperation? SequenceOf(ISymbol variable, IOperation use)
    {
        for (var operation = use; operation is not null; operation = operation.Parent)
        {
            switch (operation)
            {
                case IForEachLoopOperation loop when variable is ILocalSymbol local && loop.Locals.Contains(local):
                    return loop.Collection;
                case IAnonymousFunctionOperation lambda when variable is IParameterSymbol { Ordinal: 0 } parameter && Same(parameter.ContainingSymbol, lambda.Symbol):
                    return CallOf(lambda) is { } call ? ObjectFlow.Receiver(call) : null;
            }
        }

        return null;
    }

    /// <summary>What a local is taken out of by a pattern or an <c>out</c> argument: <c>table.TryGetValue(key, out var value)</c> gives the call.</summary>
    public static IOperation? TakenFrom(ISymbol variable, IOperation use)
    {
        foreach (var operation in Assignments.Root(use).Descendants())
        {
            switch (operation)
            {
                case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } } test when Same(declared, variable):
                    return test.Value;
                case IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: { } declared } } test when Same(declared, variable):
                    return test.Value;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out } argument when Declares(argument.Value, variable):
                    return argument.Parent;
            }
        }

        return null;
    }

    /// <summary>The call that a lambda or method group is an argument of.</summary>
    public static IInvocationOperation? CallOf(IOperation function)
    {
        var parent = function.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
            parent = parent.Parent;

        return parent as IInvocationOperation;
    }

    private static bool Declares(IOperation target, ISymbol variable) => target switch
    {
        IDeclarationExpressionOperation declared => Declares(declared.Expression, variable),
        ILocalReferenceOperation { Local: var local } => Same(local, variable),
        _ => false,
    };

    private static bool Same(ISymbol? symbol, ISymbol variable) => SymbolEqualityComparer.Default.Equals(symbol, variable);
}
