using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Detection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>The addresses that an agent talks to: of models, MCP servers and other agents.</summary>
internal static class EndpointUses
{
    private static readonly HashSet<string> s_properties = new(StringComparer.Ordinal) { "Endpoint", "ServerUri", "ServerUrl", "Url", "Uri" };

    private static readonly HashSet<string> s_parameters = new(StringComparer.Ordinal)
    {
        "serverAddress", "serverUrl", "serverUri", "url", "uri", "uriString", "baseUrl", "baseUri", "endpoint", "agentUrl",
    };

    // Type and member, where the table of sinks has no row: what takes the address of a tool server or of another agent.
    private static readonly HashSet<string> s_takers = new(StringComparer.Ordinal)
    {
        "HttpClientTransportOptions.Endpoint", "SseClientTransportOptions.Endpoint", "HostedMcpServerTool..ctor", "ResponseTool.CreateMcpTool", "McpTool..ctor", "McpTool.ServerUri",
        "BetaRequestMcpServerUrlDefinition.Url", "A2AClient..ctor", "A2AHttpJsonClient..ctor", "A2ACardResolver..ctor", "AGUIChatClient..ctor", "FoundryAITool.CreateA2ATool",
        "OllamaApiClient..ctor", "OllamaApiClientConfiguration.Uri", "ChatCompletionsClient..ctor", "AIProjectClient..ctor",
    };

    /// <summary>The addresses that this argument or assignment gives to an SDK; none where it gives something else.</summary>
    public static IReadOnlyList<ResolvedText> Find(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IArgumentOperation { Parameter: { } parameter, ArgumentKind: ArgumentKind.Explicit, Value: var value } when IsAddress(parameter, operation) => UriFlow.Resolve(value, cancellation),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment and (ISimpleAssignmentOperation or ICoalesceAssignmentOperation)
            when IsAddress(property, assignment) => UriFlow.Resolve(assignment.Value, cancellation),
        _ => [],
    };

    private static bool IsAddress(IParameterSymbol parameter, IOperation argument) =>
        (s_parameters.Contains(parameter.Name) && parameter.ContainingSymbol is IMethodSymbol method && Takes(method.ContainingType, method.Name))
        || SinkUses.Find(argument) is { Sink.Kind: SinkKind.Endpoint };

    private static bool IsAddress(IPropertySymbol property, IAssignmentOperation assignment) =>
        (s_properties.Contains(property.Name) && Takes(property.ContainingType, property.Name))
        || SinkUses.Find(assignment) is { Sink.Kind: SinkKind.Endpoint }
        || (property is { Name: "BaseAddress", ContainingType: { Name: "HttpClient", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "Net" } } } && ReachesSdk(assignment));

    private static bool Takes(INamedTypeSymbol type, string member) => s_takers.Contains(type.Name + "." + member) && AiSdks.Contains(type.ContainingAssembly?.Name ?? "");

    // new OllamaApiClient(http, "…"): a client that is given an HttpClient and no address of its own uses that one's.
    private static bool ReachesSdk(IAssignmentOperation assignment)
    {
        var local = ((IPropertyReferenceOperation)assignment.Target).Instance switch
        {
            ILocalReferenceOperation { Local: var named } => named,
            _ => assignment.Parent?.Parent is IObjectCreationOperation { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } } } ? declared : null,
        };

        return local is null
            ? assignment.Parent?.Parent is IObjectCreationOperation { Parent: IArgumentOperation inline } && IsOnlyAddress(inline)
            : Assignments.Root(assignment).Descendants().OfType<ILocalReferenceOperation>().Any(reference =>
                SymbolEqualityComparer.Default.Equals(reference.Local, local) && reference.Parent is IArgumentOperation argument && IsOnlyAddress(argument));
    }

    private static bool IsOnlyAddress(IArgumentOperation argument) =>
        argument.Parent is IObjectCreationOperation { Type.ContainingAssembly.Name: var assembly, Arguments: var arguments }
        && AiSdks.Contains(assembly)
        && arguments.All(other => other.ArgumentKind != ArgumentKind.Explicit || other == argument || !CanBeAddress(other));

    // Options can hold an address too, and then BaseAddress counts for nothing.
    private static bool CanBeAddress(IArgumentOperation argument) =>
        argument.Parameter is not { } parameter || s_parameters.Contains(parameter.Name) || parameter.Type.Name == "Uri" || parameter.Type.Name.EndsWith("Options", StringComparison.Ordinal);
}
