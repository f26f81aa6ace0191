using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>An option that code sets to <c>true</c> or <c>false</c>.</summary>
internal static class SwitchFlow
{
    /// <summary>The value that is certain: a literal, a constant, a local that gets nothing else; null for all that can change.</summary>
    public static bool? Value(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;

        if (operation.ConstantValue is { HasValue: true, Value: bool value })
            return value;

        return operation is ILocalReferenceOperation { Local: var local }
            && Assignments.Of(local, operation) is { Values: { Count: 1 } values, HasOthers: false, IsCompound: false }
            && values[0].ConstantValue is { HasValue: true, Value: bool assigned }
                ? assigned
                : null;
    }

    /// <summary>The property that an assignment sets, where it has one of these names; the cheap question before all others.</summary>
    public static IPropertySymbol? Property(IOperation assignment, HashSet<string> names) =>
        assignment is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } && names.Contains(property.Name) ? property : null;

    /// <summary>Where an option is named in an assignment: the smallest place that says what is wrong.</summary>
    public static SyntaxNode NameOf(IAssignmentOperation assignment) => assignment.Target.Syntax switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name,
        MemberBindingExpressionSyntax { Name: var name } => name,
        var target => target,
    };
}
