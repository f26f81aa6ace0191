using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Where tools are handed to a model: an argument, a property, or an element that is added to one.</summary>
/// <param name="Value">What is handed over.</param>
/// <param name="Member">The method or property of the SDK that takes it.</param>
internal sealed record ToolSink(IOperation Value, ISymbol Member)
{
    public bool IsSemanticKernel => Member.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.SemanticKernel", StringComparison.Ordinal);

    public static ToolSink? Find(IOperation operation) => operation switch
    {
        IArgumentOperation { Parameter: { Name: "tools" or "tool" or "functions" } parameter, ArgumentKind: ArgumentKind.Explicit or ArgumentKind.ParamArray } argument
            when AgentSdk.IsModelSide(parameter.ContainingSymbol) && !NarrowsOnly(parameter.ContainingSymbol) => new ToolSink(argument.Value, parameter.ContainingSymbol),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment when IsToolProperty(property) => new ToolSink(assignment.Value, property),
        ICoalesceAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment when IsToolProperty(property) => new ToolSink(assignment.Value, property),
        IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" or "InsertRange", Arguments.Length: > 0 } call when Owner(call) is { } property => new ToolSink(Added(call), property),
        _ => null,
    };

    /// <summary>The tools of a request, an agent or a context.</summary>
    public static bool IsToolProperty(IPropertySymbol property) => property.Name is "Tools" or "Functions" && AgentSdk.IsModelSide(property);

    // A choice among the functions that a plugin already has offers nothing new, and a tool that becomes another SDK's (AsOpenAIResponseTool)
    // is not handed over yet.
    private static bool NarrowsOnly(ISymbol member) =>
        member.ContainingType is { Name: "FunctionChoiceBehavior" } || (member.Name.StartsWith("As", StringComparison.Ordinal) && member.Name != "AsAIAgent");

    // options.Tools.Add(tool), options.Tools!.AddRange(tools), and new ChatOptions { Tools = { tool } }.
    private static IPropertySymbol? Owner(IInvocationOperation call)
    {
        var list = ObjectFlow.Receiver(call);
        while (list is IConversionOperation conversion)
            list = conversion.Operand;

        if (list is IConditionalAccessInstanceOperation)
            list = Conditional(list);

        var property = list switch
        {
            IPropertyReferenceOperation reference => reference.Property,
            IInstanceReferenceOperation when call.Parent is IObjectOrCollectionInitializerOperation { Parent: IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation member } } => member.Property,
            _ => null,
        };

        return property is not null && IsToolProperty(property) ? property : null;
    }

    /// <summary>What stands before the <c>?.</c> that this operation comes after.</summary>
    public static IOperation? Conditional(IOperation instance)
    {
        for (var parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull.Syntax.Span.Contains(instance.Syntax.Span))
                return access.Operation;
        }

        return null;
    }

    private static IOperation Added(IInvocationOperation call) => call.Arguments[call.Arguments.Length - 1].Value;
}
