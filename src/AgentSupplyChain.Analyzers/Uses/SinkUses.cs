using System.Runtime.CompilerServices;
using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Detection.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Finds the values that reach the sinks of the table. Rules and inventory ask the same question here.</summary>
internal static class SinkUses
{
    /// <summary>The parts of an operation that can feed a sink: arguments, or the assignment itself.</summary>
    public static IEnumerable<IOperation> Parts(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        IAssignmentOperation => [operation],
        _ => [],
    };

    /// <summary>The sink that this argument or assignment feeds, with the operation that holds the value.</summary>
    public static (Sink Sink, IOperation Value)? Find(IOperation operation) => operation switch
    {
        IArgumentOperation { Parameter: { } parameter, ArgumentKind: ArgumentKind.Explicit } argument => Of(parameter.ContainingSymbol, parameter.Name, argument.Value),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment and (ISimpleAssignmentOperation or ICoalesceAssignmentOperation) => Of(property, null, assignment.Value),
        _ => null,
    };

    /// <summary>
    /// The models that this argument or assignment names, directly or through a method of the project. Several rules ask it of the same operation:
    /// the way of a value is followed once.
    /// </summary>
    public static IReadOnlyList<ModelUse> Models(IOperation operation, CancellationToken cancellation)
    {
        var found = Find(operation);
        if (found is var (sink, _) ? sink.Kind is not (SinkKind.Model or SinkKind.Deployment) : operation is not IArgumentOperation argument || !HelperSinks.MayReach(argument))
            return [];

        if (Followed.TryGetValue(operation, out var known))
            return known;

        List<ModelUse> uses = [.. found is var (reached, value) ? Direct(operation, reached, value, cancellation) : ThroughHelper((IArgumentOperation)operation, cancellation)];
        return Followed.GetValue(operation, _ => uses);
    }

    // Lives as long as the operation does.
    private static readonly ConditionalWeakTable<IOperation, List<ModelUse>> Followed = new();

    private static IEnumerable<ModelUse> Direct(IOperation operation, Sink sink, IOperation value, CancellationToken cancellation)
    {
        var (provider, isDeployment) = ModelHost.Of(sink, operation, cancellation);
        return Named(value, sink, provider, isDeployment, cancellation);
    }

    // What is not known here is not known there either: the sink itself has said so.
    private static IEnumerable<ModelUse> ThroughHelper(IArgumentOperation argument, CancellationToken cancellation) =>
        HelperSinks.Of(argument, cancellation)
            .SelectMany(helper => Named(argument.Value, helper.Sink, helper.Provider, helper.IsDeployment, cancellation))
            .Where(use => use.Value.Text is not null);

    private static IEnumerable<ModelUse> Named(IOperation value, Sink sink, string? provider, bool isDeployment, CancellationToken cancellation) =>
        TextFlow.Resolve(value, cancellation)
            .Where(resolved => resolved.Text is not { Length: 0 })
            .Select(resolved => new ModelUse(resolved, provider ?? (resolved.Text is { } text ? ModelName.ProviderOf(text) : null) ?? ModelProvider.Unknown, isDeployment, sink.Task, sink.Api));

    private static (Sink, IOperation)? Of(ISymbol member, string? parameter, IOperation value)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        var name = isConstructor ? ".ctor" : member.Name;
        if (isConstructor ? !SinkTable.KnowsConstructor(member.ContainingType.MetadataName) : !SinkTable.KnowsMember(name))
            return null;

        // An override or a derived client is the same sink: Azure's client inherits OpenAI's members.
        for (var type = member.ContainingType?.OriginalDefinition; type is not null; type = type.BaseType?.OriginalDefinition)
        {
            if (SinkTable.Find(type, name, parameter) is { } sink)
                return sink.Kind == SinkKind.Prompt && !IsSystemMessage(sink, value) ? null : (sink, value);

            if (isConstructor)
                return null;
        }

        return null;
    }

    // The content of Microsoft.Extensions.AI's message is a prompt of ours only in the system role.
    private static bool IsSystemMessage(Sink sink, IOperation value)
    {
        if (sink is not { Member: ".ctor", Type: "Microsoft.Extensions.AI.ChatMessage" })
            return true;

        return value.Parent?.Parent is IObjectCreationOperation creation
            && creation.Arguments.Any(argument => argument is { Parameter.Name: "role", Value: IPropertyReferenceOperation { Property.Name: "System" } });
    }
}
