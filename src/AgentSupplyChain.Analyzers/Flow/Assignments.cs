using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>What a local or parameter is given in the body that uses it, lambdas and local functions included.</summary>
internal sealed class Assignments
{
    private readonly List<IOperation> _values = [];
    private readonly List<IOperation> _lists = [];

    private Assignments()
    {
    }

    public IReadOnlyList<IOperation> Values => _values;

    /// <summary>What it runs over, where it is the variable of a loop.</summary>
    public IReadOnlyList<IOperation> Lists => _lists;

    /// <summary>True where it also gets a value in a way that is not followed: by reference.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>True where a value is built up with <c>+=</c>: then none of <see cref="Values"/> is what it has in the end.</summary>
    public bool IsCompound { get; private set; }

    public static Assignments Of(ISymbol variable, IOperation use)
    {
        var assignments = new Assignments();
        foreach (var operation in Root(use).Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when Same(declarator.Symbol, variable):
                    assignments._values.Add(value);
                    break;
                case ISimpleAssignmentOperation assignment when Refers(assignment.Target, variable):
                    assignments._values.Add(assignment.Value);
                    break;
                case ICoalesceAssignmentOperation assignment when Refers(assignment.Target, variable):
                    assignments._values.Add(assignment.Value);
                    break;
                case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var each } } loop when Same(each, variable):
                    assignments._lists.Add(loop.Collection);
                    break;
                case ICompoundAssignmentOperation assignment when Refers(assignment.Target, variable):
                    assignments.IsCompound = true;
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when Refers(argument.Value, variable):
                    assignments.HasOthers = true;
                    break;
            }
        }

        return assignments;
    }

    /// <summary>The outermost operation of the body or initialiser.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }

    private static bool Refers(IOperation target, ISymbol variable) => target switch
    {
        ILocalReferenceOperation { Local: var local } => Same(local, variable),
        IParameterReferenceOperation { Parameter: var parameter } => Same(parameter, variable),
        IDeclarationExpressionOperation { Expression: var declared } => Refers(declared, variable),
        _ => false,
    };

    private static bool Same(ISymbol symbol, ISymbol variable) => SymbolEqualityComparer.Default.Equals(symbol, variable);
}
