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

    /// <summary>The sinks that this argument or assignment feeds, with the operation that holds the value.</summary>
    public static (Sink Sink, IOperation Value)? Find(IOperation operation) => operation switch
    {
        IArgumentOperation { Parameter: { } parameter, ArgumentKind: ArgumentKind.Explicit } argument => Of(parameter.ContainingSymbol, parameter.Name, argument.Value),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment => Of(property, null, assignment.Value),
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

        var call = operation.Parent;
        if (call is IInvocationOperation { Instance: { } instance } && StaticType(instance) is { } receiver)
        {
            if (receiver.Name == "AzureOpenAIClient")
                return (Azure, true);
        }

        return call is null ? (OpenAI, false) : ByEndpoint(EndpointOf(call, cancellation));
    }

    // The client type alone is not enough: Azure's v1 surface and every compatible server are reached through the same type.
    private static (string? Provider, bool IsDeployment) ByEndpoint(string? address)
    {
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host == "api.openai.com")
            return (OpenAI, false);

        var isAzure = uri.Host.EndsWith(".openai.azure.com", StringComparison.OrdinalIgnoreCase)
            || uri.Host.EndsWith(".services.ai.azure.com", StringComparison.OrdinalIgnoreCase);
        return isAzure ? (Azure, true) : (null, false);
    }

    // The endpoint is visible where the options are made in the same call.
    private static string? EndpointOf(IOperation call, CancellationToken cancellation)
    {
        var arguments = call switch
        {
            IObjectCreationOperation creation => creation.Arguments,
            IInvocationOperation { Instance: IObjectCreationOperation client } => client.Arguments,
            _ => [],
        };

        foreach (var argument in arguments)
        {
            if (argument.Value is IObjectCreationOperation { Initializer: { } initializer }
                && initializer.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(IsEndpoint) is { } assignment)
            {
                return UriFlow.Resolve(assignment.Value, cancellation).FirstOrDefault(address => address.Text is not null)?.Text;
            }
        }

        return null;

        static bool IsEndpoint(ISimpleAssignmentOperation assignment) => assignment.Target is IPropertyReferenceOperation { Property.Name: "Endpoint" };
    }

    private static ITypeSymbol? StaticType(IOperation instance) => instance is IConversionOperation conversion ? conversion.Operand.Type : instance.Type;

    private static readonly SymbolDisplayFormat MetadataName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
