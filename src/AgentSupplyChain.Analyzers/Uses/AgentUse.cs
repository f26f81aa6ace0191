using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>An agent that code defines through an SDK: OpenAI's assistants, Microsoft's agent framework.</summary>
internal sealed record AgentUse(string? Name, string? Model, SyntaxNode Place, string Api)
{
    public static AgentUse? Find(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "CreateAssistant" or "CreateAssistantAsync", ContainingType.Name: "AssistantClient" } method } call
            => new AgentUse(Option(call, "options", "Name", cancellation), Argument(call.Arguments, "model", cancellation), ObjectFlow.NameOf(call), "OpenAI.Assistants.AssistantClient." + method.Name),
        IInvocationOperation { TargetMethod: { Name: "AsAIAgent" or "CreateAIAgent" } method } call when method.ReturnType.Name.EndsWith("Agent", StringComparison.Ordinal)
            => new AgentUse(Argument(call.Arguments, "name", cancellation), Argument(call.Arguments, "model", cancellation), ObjectFlow.NameOf(call), method.ContainingType.ToDisplayString() + "." + method.Name),
        IObjectCreationOperation { Type: { Name: "ChatClientAgent", ContainingNamespace.Name: "AI" } type } creation
            => new AgentUse(Argument(creation.Arguments, "name", cancellation), null, creation.Syntax, type.ToDisplayString() + "." + type.Name),
        _ => null,
    };

    private static string? Argument(IEnumerable<IArgumentOperation> arguments, string name, CancellationToken cancellation) =>
        TextFlow.Constant(arguments.FirstOrDefault(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: var parameter } && parameter == name)?.Value, cancellation);

    private static string? Option(IInvocationOperation call, string parameter, string property, CancellationToken cancellation)
    {
        var options = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value as IObjectCreationOperation;
        return options?.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property)
            .Select(assignment => TextFlow.Constant(assignment.Value, cancellation))
            .FirstOrDefault();
    }
}
