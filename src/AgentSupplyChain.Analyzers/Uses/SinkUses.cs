using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Detection.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Finds the values that reach the sinks of the table. Rules and inventory ask the same question here.</summary>
internal static class SinkUses
{
    private const string Unknown = "unknown";
    private const string OpenAI = "openai";
    private const string Azure = "azure-openai";

    // azureClient.GetChatClient("…").AsIChatClient(): as many calls as SDKs chain to get from one client to another.
    private const int ClientDepth = 3;

    /// <summary>The sinks that this argument or assignment feeds, with the operation that holds the value.</summary>
    public static (Sink Sink, IOperation Value)? Find(IOperation operation) => operation switch
    {
        IArgumentOperation { Parameter: { } parameter, ArgumentKind: ArgumentKind.Explicit } argument => Of(parameter.ContainingSymbol, parameter.Name, argument.Value),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment and (ISimpleAssignmentOperation or ICoalesceAssignmentOperation) => Of(property, null, assignment.Value),
        _ => null,
    };

    public static IEnumerable<ModelUse> Models(IOperation operation, CancellationToken cancellation)
    {
        if (Find(operation) is not ({ Kind: SinkKind.Model } sink, var value))
            yield break;

        var (sinkProvider, isDeployment) = ProviderOf(sink, operation, cancellation);
        foreach (var resolved in TextFlow.Resolve(value, cancellation))
        {
            if (resolved.Text is not { Length: 0 })
                yield return new ModelUse(resolved, sinkProvider ?? (resolved.Text is { } text ? ModelName.ProviderOf(text) : null) ?? Unknown, isDeployment, sink.Task, sink.Api);
        }
    }

    private static (Sink, IOperation)? Of(ISymbol member, string? parameter, IOperation value)
    {
        var name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? ".ctor" : member.Name;
        if (!SinkTable.KnowsMember(name))
            return null;

        // An override or a derived client is the same sink: Azure's client inherits OpenAI's members.
        for (var type = member.ContainingType; type is not null; type = type.BaseType)
        {
            if (SinkTable.Find(type.ToDisplayString(MetadataName), name, parameter) is { } sink)
                return sink.Kind == SinkKind.Prompt && !IsSystemMessage(sink, value) ? null : (sink, value);

            if (name == ".ctor")
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

    private static (string? Provider, bool IsDeployment) ProviderOf(Sink sink, IOperation operation, CancellationToken cancellation)
    {
        if (sink.Provider != OpenAI)
            return (sink.Provider, false);

        return operation.Parent switch
        {
            IObjectCreationOperation creation => ByEndpoint(EndpointOf(creation.Arguments, cancellation)),
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor } baseCall => ByEndpoint(EndpointOf(baseCall.Arguments, cancellation)),
            IInvocationOperation call when ObjectFlow.Receiver(call) is { } client => OfClient(client, ClientDepth, cancellation),
            _ => (OpenAI, false),
        };
    }

    // What a client was made of decides, where that is visible: the static type of Azure's client is often OpenAI's.
    private static (string? Provider, bool IsDeployment) OfClient(IOperation client, int depth, CancellationToken cancellation)
    {
        var origin = ObjectFlow.Origin(client, cancellation);
        if (IsAzureClient(client.Type) || IsAzureClient(origin.Type))
            return (Azure, true);

        return origin switch
        {
            IObjectCreationOperation creation => ByEndpoint(EndpointOf(creation.Arguments, cancellation)),
            IInvocationOperation call when depth > 0 && ObjectFlow.Receiver(call) is { } parent => OfClient(parent, depth - 1, cancellation),
            _ => (OpenAI, false),
        };
    }

    private static bool IsAzureClient(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "AzureOpenAIClient")
                return true;
        }

        return false;
    }

    // The client type alone is not enough: Azure's v1 surface and every compatible server are reached through the same type. What a name
    // means on a server of one's own, that server decides.
    private static (string? Provider, bool IsDeployment) ByEndpoint(string? address)
    {
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host == "api.openai.com")
            return (OpenAI, false);

        if (uri.IsLoopback)
            return (Unknown, false);

        var isAzure = uri.Host.EndsWith(".openai.azure.com", StringComparison.OrdinalIgnoreCase)
            || uri.Host.EndsWith(".services.ai.azure.com", StringComparison.OrdinalIgnoreCase);
        return isAzure ? (Azure, true) : (null, false);
    }

    private static string? EndpointOf(IEnumerable<IArgumentOperation> arguments, CancellationToken cancellation)
    {
        foreach (var argument in arguments)
        {
            if (Endpoint(argument.Value, cancellation) is { } address)
                return UriFlow.Resolve(address, cancellation).FirstOrDefault(value => value.Text is not null)?.Text;
        }

        return null;
    }

    // Set where the options are made, or afterwards on the local that holds them.
    private static IOperation? Endpoint(IOperation options, CancellationToken cancellation)
    {
        if (ObjectFlow.Origin(options, cancellation) is IObjectCreationOperation { Initializer: { } initializer }
            && initializer.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(IsEndpoint) is { } initialised)
        {
            return initialised.Value;
        }

        return options is ILocalReferenceOperation { Local: var local }
            ? Assignments.Root(options).Descendants().OfType<ISimpleAssignmentOperation>().FirstOrDefault(assignment => IsEndpoint(assignment)
                && assignment.Target is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var owner } }
                && SymbolEqualityComparer.Default.Equals(owner, local))?.Value
            : null;
    }

    private static bool IsEndpoint(ISimpleAssignmentOperation assignment) => assignment.Target is IPropertyReferenceOperation { Property.Name: "Endpoint" };

    private static readonly SymbolDisplayFormat MetadataName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
