using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Detection.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// Who serves the model that a sink names. The member alone does not tell: OpenAI's client reaches Azure, where the name is a deployment,
/// and every compatible server. What the client was made of decides, where that is visible.
/// </summary>
internal static class ModelHost
{
    private const string Unknown = ModelProvider.Unknown;
    private const string OpenAI = ModelProvider.OpenAI;
    private const string Azure = ModelProvider.AzureOpenAI;

    // azureClient.GetChatClient("…").AsIChatClient(): as many calls as SDKs chain to get from one client to another.
    private const int ClientDepth = 3;

    /// <summary>Provider, null where the name itself has to tell; and whether the name is a deployment.</summary>
    public static (string? Provider, bool IsDeployment) Of(Sink sink, IOperation use, CancellationToken cancellation)
    {
        if (sink.Kind == SinkKind.Deployment)
            return (sink.Provider, true);

        // Azure's inference client reaches GitHub's models too.
        if (sink.Provider is not (OpenAI or Azure))
            return (sink.Provider, false);

        return use.Parent switch
        {
            IObjectCreationOperation creation => OfClientAmong(creation.Arguments, cancellation) ?? OfArguments(sink, creation.Arguments, cancellation),
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor } baseCall => OfClientAmong(baseCall.Arguments, cancellation) ?? OfArguments(sink, baseCall.Arguments, cancellation),
            IInvocationOperation call => OfCall(sink, call, cancellation),
            _ => (sink.Provider, false),
        };
    }

    private static (string? Provider, bool IsDeployment) OfCall(Sink sink, IInvocationOperation call, CancellationToken cancellation)
    {
        if (OfClientAmong(call.Arguments, cancellation) is { } handed)
            return handed;

        if (EndpointOf(call.Arguments, cancellation) is { } address)
            return ByEndpoint(sink.Provider, address);

        return sink.Provider == OpenAI && ObjectFlow.Receiver(call) is { } receiver && IsClient(receiver.Type)
            ? OfClient(receiver, ClientDepth, cancellation)
            : (sink.Provider, false);
    }

    // A client handed over (kernelBuilder.AddOpenAIChatCompletion("…", client)) tells as much as one that is called.
    private static (string? Provider, bool IsDeployment)? OfClientAmong(IEnumerable<IArgumentOperation> arguments, CancellationToken cancellation) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name is "OpenAIClient" && argument.ArgumentKind == ArgumentKind.Explicit) is { } client
            ? OfClient(client.Value, ClientDepth, cancellation)
            : null;

    private static (string? Provider, bool IsDeployment) OfArguments(Sink sink, IEnumerable<IArgumentOperation> arguments, CancellationToken cancellation) =>
        ByEndpoint(sink.Provider, EndpointOf(arguments, cancellation));

    // The static type of Azure's client is often OpenAI's.
    private static (string? Provider, bool IsDeployment) OfClient(IOperation client, int depth, CancellationToken cancellation)
    {
        var origin = ObjectFlow.Origin(client, cancellation);
        if (IsAzureClient(client.Type) || IsAzureClient(origin.Type))
            return (Azure, true);

        return origin switch
        {
            IObjectCreationOperation creation => ByEndpoint(OpenAI, EndpointOf(creation.Arguments, cancellation)),
            IInvocationOperation call when depth > 0 && ObjectFlow.Receiver(call) is { } parent && IsClient(parent.Type) => OfClient(parent, depth - 1, cancellation),
            // Made elsewhere, in a project that has Azure's client at hand too: nobody can tell here which of the two it is.
            _ => (KnowsAzure(client) ? Unknown : OpenAI, false),
        };
    }

    private static bool KnowsAzure(IOperation operation) =>
        operation.SemanticModel?.Compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name is "Azure.AI.OpenAI" or "Aspire.Azure.AI.OpenAI") == true;

    // Not a builder or a service collection: only what came out of OpenAI's SDK, or out of Azure's.
    private static bool IsClient(ITypeSymbol? type) =>
        type is not null && (type.ContainingNamespace?.ToDisplayString() is { } space && (space.StartsWith("OpenAI", StringComparison.Ordinal) || space.StartsWith("Azure.AI", StringComparison.Ordinal)) || IsAzureClient(type));

    private static bool IsAzureClient(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "AzureOpenAIClient")
                return true;
        }

        return false;
    }

    // What a name means on a server of one's own, that server decides; and where OpenAI's client was given an address that only run time
    // knows, it may be Azure's, which takes deployments.
    private static (string? Provider, bool IsDeployment) ByEndpoint(string? provider, string? address)
    {
        if (address is null)
            return (provider, false);

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return provider == Azure ? (Azure, true) : (Unknown, false);

        if (uri.IsLoopback)
            return (Unknown, false);

        return ModelProvider.OfHost(uri.Host) switch
        {
            Azure => (Azure, true),
            Unknown => (provider == Azure ? Azure : null, provider == Azure),
            var host => (host, false),
        };
    }

    // Null where none is given; empty where one is given that cannot be read here.
    private static string? EndpointOf(IEnumerable<IArgumentOperation> arguments, CancellationToken cancellation)
    {
        string? unread = null;
        foreach (var argument in arguments)
        {
            var address = SinkUses.Find(argument) is ({ Kind: SinkKind.Endpoint }, var given) ? given : Endpoint(argument.Value, cancellation);
            if (address is null || address.ConstantValue is { HasValue: true, Value: null })
                continue;

            if (UriFlow.Resolve(address, cancellation).FirstOrDefault(value => value.Text is not null)?.Text is { } text)
                return text;

            unread = "";
        }

        return unread;
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
}
