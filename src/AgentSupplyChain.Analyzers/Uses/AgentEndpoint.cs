using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>A call that opens an agent, or the tools of an agent, to callers over HTTP: <c>app.MapMcp()</c>.</summary>
internal static class AgentEndpoint
{
    /// <summary>The assemblies that bring such calls. Their extension classes have been renamed more than once; the methods have not.</summary>
    public static readonly string[] Assemblies = ["ModelContextProtocol.AspNetCore", "A2A.AspNetCore", "AGUI.", "Microsoft.Agents.AI.Hosting", "Microsoft.Agents.AI.DevUI"];

    // A well-known agent card is read before anybody signs in, so it is not among them.
    private static readonly HashSet<string> s_endpoints = new(StringComparer.Ordinal)
    {
        "MapMcp", "MapA2A", "MapA2AHttpJson", "MapA2AJsonRpc", "MapHttpA2A", "MapAGUI", "MapAGUIAgent", "MapAGUIServer",
        "MapOpenAIResponses", "MapOpenAIConversations", "MapOpenAIChatCompletions",
    };

    public static bool IsEndpoint(IInvocationOperation call) => s_endpoints.Contains(call.TargetMethod.Name) && IsMapping(call.TargetMethod);

    public static bool IsDeveloperSurface(IInvocationOperation call) => call.TargetMethod.Name == "MapDevUI" && IsMapping(call.TargetMethod);

    private static bool IsMapping(IMethodSymbol method) =>
        (method.ReducedFrom ?? method) is { IsExtensionMethod: true, Parameters: { Length: > 0 } parameters, ContainingAssembly.Name: var assembly }
        && parameters[0].Type.Name == "IEndpointRouteBuilder"
        && Assemblies.Any(known => assembly.StartsWith(known, StringComparison.Ordinal));

    /// <summary>
    /// True where all that the program says about its addresses is that they are of this machine. What configuration says is not known, and an
    /// address that cannot be read is taken for an open one.
    /// </summary>
    public static bool ListensOnLoopbackOnly(IOperation inBody, CancellationToken cancellation)
    {
        var isLoopback = false;
        foreach (var call in Assignments.Root(inBody).Descendants().OfType<IInvocationOperation>())
        {
            switch (call.TargetMethod.Name)
            {
                case "ListenLocalhost":
                    isLoopback = true;
                    break;
                case "Listen" when call.TargetMethod.ContainingType.Name == "KestrelServerOptions" && Argument(call, "address") is IMemberReferenceOperation { Member: { Name: "Loopback" or "IPv6Loopback", ContainingType.Name: "IPAddress" } }:
                    isLoopback = true;
                    break;
                case "ListenAnyIP" or "Listen" when call.TargetMethod.ContainingType.Name == "KestrelServerOptions":
                    return false;
                case "UseUrls" or "Run" or "RunAsync" or "Add" when Addresses(call) is { } addresses:
                    if (!addresses.All(address => TextFlow.Constant(address, cancellation) is { } text && text.Split(';').All(Detection.Transport.HttpAddress.IsLoopback)))
                        return false;

                    isLoopback = true;
                    break;
            }
        }

        return isLoopback;
    }

    private static IReadOnlyList<IOperation>? Addresses(IInvocationOperation call) => call switch
    {
        { TargetMethod.Name: "Add", Arguments: { Length: 1 } added, Instance: IPropertyReferenceOperation { Property: { Name: "Urls", ContainingType.Name: "WebApplication" } } } => [added[0].Value],
        { TargetMethod: { Name: "Run" or "RunAsync", ContainingType.Name: "WebApplication" } } => Argument(call, "url") is { } url ? [url] : null,
        { TargetMethod: { Name: "UseUrls", ContainingType.Name: "HostingAbstractionsWebHostBuilderExtensions" } } => Argument(call, "urls") switch
        {
            IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
            { } other => [other],
            null => null,
        },
        _ => null,
    };

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Name == parameter)?.Value;
}
