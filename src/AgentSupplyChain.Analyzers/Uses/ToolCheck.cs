using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// What code does to know which tools it has: a condition on the name or the definition of each tool, or a question to code that is not seen
/// here. What is not seen counts as a check: a rule that doubts the user's own code would be switched off.
/// </summary>
internal static class ToolCheck
{
    /// <summary>A predicate over a tool that asks for its name or definition, or passes the tool on.</summary>
    public static bool IsByName(IOperation? predicate) => Lambda(predicate) is not { } lambda
        || lambda.Symbol.Parameters.FirstOrDefault() is not { } tool
        || lambda.Body.Descendants().Any(operation => Looks(operation, tool));

    /// <summary>A predicate that keeps the tools that say of themselves that they change nothing.</summary>
    public static bool IsReadOnly(IOperation? predicate) =>
        Lambda(predicate)?.Body.Descendants().Any(operation => operation is IPropertyReferenceOperation { Property.Name: "ReadOnlyHint" }) == true;

    /// <summary>Each tool of a loop is looked at in a condition: what follows happens to some of them only.</summary>
    public static bool IsChecked(IForEachLoopOperation loop, ISymbol tool) => Conditions(loop.Body).Any(condition => Mentions(condition, operation => Looks(operation, tool)));

    /// <summary>
    /// Before its use, the variable was looked at tool by tool, or handed to code that is not seen here, in a condition that leaves: <c>if
    /// (tools.Any(tool => !known.Contains(tool.Name))) throw …</c>.
    /// </summary>
    public static bool IsGuarded(ISymbol tools, IOperation use)
    {
        foreach (var operation in Assignments.Root(use).Descendants())
        {
            if (operation.Syntax.SpanStart >= use.Syntax.SpanStart)
                continue;

            if (operation is IConditionalOperation choice && Leaves(choice) && Mentions(choice.Condition, part => Examines(part, tools)))
                return true;

            if (operation is IForEachLoopOperation loop && Refers(loop.Collection, tools) && loop.Locals.Any(tool => Conditionals(loop.Body).Any(choice => Leaves(choice) && Mentions(choice.Condition, part => Looks(part, tool)))))
                return true;
        }

        return false;
    }

    // The name, or the definition that its name stands in. That a name exists or is short enough, and what a tool says of itself, is no check.
    private static bool Looks(IOperation operation, ISymbol tool) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Name" or "JsonSchema" } member => Refers(Owner(member), tool) && !IsFormal(member),
        IPropertySubpatternOperation { Member: IPropertyReferenceOperation { Property.Name: "Name" } } => true,
        IArgumentOperation { Value: IPropertyReferenceOperation { Property.Name: "ProtocolTool" } definition } => Refers(definition.Instance, tool),
        IArgumentOperation argument => Refers(argument.Value, tool),
        _ => false,
    };

    private static bool IsFormal(IPropertyReferenceOperation name) => name.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Length" } => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } } => true,
        _ => false,
    };

    private static IOperation? Owner(IPropertyReferenceOperation member) => member.Instance switch
    {
        IPropertyReferenceOperation { Property.Name: "ProtocolTool" } definition => definition.Instance,
        IConditionalAccessInstanceOperation instance => ToolSink.Conditional(instance),
        var instance => instance,
    };

    // The whole list goes to a method: code of others, or LINQ with a question about each tool.
    private static bool Examines(IOperation operation, ISymbol tools) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } call when call.Arguments.Any(argument => Refers(argument.Value, tools) || Derived(argument.Value, tools)) || Refers(call.Instance, tools)
            => AgentSdk.IsFramework(method) ? call.Descendants().Any(IsQuestion) : true,
        _ => false,
    };

    private static bool IsQuestion(IOperation operation) => operation is IAnonymousFunctionOperation lambda && lambda.Symbol.Parameters.FirstOrDefault() is { } tool && lambda.Body.Descendants().Any(part => Looks(part, tool));

    private static bool Derived(IOperation? value, ISymbol tools) => value switch
    {
        IConversionOperation conversion => Derived(conversion.Operand, tools),
        IInvocationOperation call => ObjectFlow.Receiver(call) is { } receiver && (Refers(receiver, tools) || Derived(receiver, tools)),
        _ => false,
    };

    private static bool Leaves(IConditionalOperation choice) =>
        choice.WhenTrue.DescendantsAndSelf().Concat(choice.WhenFalse?.DescendantsAndSelf() ?? []).Any(operation => operation is IThrowOperation or IReturnOperation);

    private static IEnumerable<IConditionalOperation> Conditionals(IOperation body) => body.DescendantsAndSelf().OfType<IConditionalOperation>();

    private static IEnumerable<IOperation> Conditions(IOperation body) => body.DescendantsAndSelf().Select(operation => operation switch
    {
        IConditionalOperation choice => choice.Condition,
        ISwitchOperation choice => choice.Value,
        ISwitchExpressionOperation choice => choice.Value,
        _ => null,
    }).OfType<IOperation>();

    private static bool Mentions(IOperation condition, Func<IOperation, bool> test) => condition.DescendantsAndSelf().Any(test);

    private static IAnonymousFunctionOperation? Lambda(IOperation? predicate) => predicate switch
    {
        IConversionOperation conversion => Lambda(conversion.Operand),
        IDelegateCreationOperation creation => Lambda(creation.Target),
        IAnonymousFunctionOperation lambda => lambda,
        _ => null,
    };

    private static bool Refers(IOperation? operation, ISymbol symbol) => operation switch
    {
        IConversionOperation conversion => Refers(conversion.Operand, symbol),
        IAwaitOperation wait => Refers(wait.Operation, symbol),
        ILocalReferenceOperation { Local: var local } => SymbolEqualityComparer.Default.Equals(local, symbol),
        IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter, symbol),
        IFieldReferenceOperation { Field: var field } => SymbolEqualityComparer.Default.Equals(field, symbol),
        IPropertyReferenceOperation { Property: var property } => SymbolEqualityComparer.Default.Equals(property, symbol),
        _ => false,
    };
}
