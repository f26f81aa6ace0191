using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Detection.Mcp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>An MCP server that code talks to, or is.</summary>
/// <param name="Place">The argument that names the package, the address, or the call.</param>
internal sealed record McpUse(string Role, string? Name, string Transport, SyntaxNode Place, string Api)
{
    public LaunchCommand? Command { get; init; }

    /// <summary>What <see cref="Command"/> was read from: the program, then its arguments.</summary>
    public IReadOnlyList<string?> CommandLine { get; init; } = [];

    public string? Url { get; init; }

    public IReadOnlyList<string> EnvironmentNames { get; init; } = [];

    private const string Client = "ModelContextProtocol.Client.";

    /// <summary>Types and calls by which a provider's own servers reach an MCP server, with the names of what labels it and of its address.</summary>
    private static readonly Dictionary<string, (string[] Names, string[] Addresses)> Remote = new(StringComparer.Ordinal)
    {
        ["HostedMcpServerTool"] = (["serverName"], ["serverAddress", "serverUrl", "url"]),
        ["CreateMcpTool"] = (["serverLabel"], ["serverUri", "serverUrl"]),
        ["McpTool"] = (["serverLabel"], ["serverUri"]),
        ["RealtimeMcpTool"] = (["serverLabel"], ["serverUri"]),
        ["MCPToolDefinition"] = (["serverLabel"], ["serverUrl"]),
        ["BetaRequestMcpServerUrlDefinition"] = (["Name"], ["Url"]),
        ["BetaManagedAgentsUrlMcpServerParams"] = (["Name"], ["Url"]),
        ["MCPServer"] = (["Name"], ["Url"]),
    };

    private static readonly HashSet<string> Types = new([.. Remote.Keys, "StdioClientTransportOptions", "HttpClientTransportOptions", "SseClientTransportOptions"], StringComparer.Ordinal);

    public static bool KnowsType(string name) => Types.Contains(name);

    public static bool KnowsCall(string name) => name is "CreateMcpTool" or "WithStdioServerTransport" or "WithStreamServerTransport" or "WithHttpTransport";

    public static McpUse? Find(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IObjectCreationOperation { Type.Name: "StdioClientTransportOptions" } options when IsMcp(options.Type) => Stdio(options, cancellation),
        IObjectCreationOperation { Type.Name: "HttpClientTransportOptions" or "SseClientTransportOptions" } options when IsMcp(options.Type) => Http(options, cancellation),
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation when Remote.TryGetValue(type.Name, out var names) && SdkNamespace.Contains(type) => Hosted(creation, creation.Arguments, names, creation.Syntax, type.ToDisplayString() + "." + type.Name, cancellation),
        IInvocationOperation { TargetMethod: { Name: "CreateMcpTool", ContainingType: { Name: "ResponseTool" or "FoundryAITool" } type } } call => Hosted(call, call.Arguments, Remote["CreateMcpTool"], ObjectFlow.NameOf(call), type.ToDisplayString() + ".CreateMcpTool", cancellation),
        IInvocationOperation { TargetMethod: { Name: "WithStdioServerTransport" or "WithStreamServerTransport" } method } call when IsServerBuilder(method) => Offered(call, "stdio"),
        IInvocationOperation { TargetMethod: { Name: "WithHttpTransport" } method } call when IsServerBuilder(method) => Offered(call, "http"),
        _ => null,
    };

    private static McpUse? Stdio(IObjectCreationOperation options, CancellationToken cancellation)
    {
        if (Property(options, "Command") is not { } commandValue)
            return null;

        var name = TextFlow.Constant(Property(options, "Name"), cancellation);
        var arguments = Property(options, "Arguments") is { } list ? ListFlow.Resolve(list, cancellation) : [];
        var use = new McpUse("used", name, "stdio", options.Syntax, Client + "StdioClientTransportOptions.Command")
        {
            EnvironmentNames = Property(options, "EnvironmentVariables") is { } environment ? Keys(environment, cancellation) : [],
        };

        if (TextFlow.Constant(commandValue, cancellation) is not { } command)
            return use;

        var texts = arguments?.Select(argument => argument.Text).ToList() ?? [null];
        var parsed = LaunchCommand.Parse(command, texts);
        var place = parsed.PackageArgument >= 0 && arguments is not null ? arguments[parsed.PackageArgument].Place : commandValue.Syntax;
        return use with { Command = parsed, CommandLine = [command, .. texts], Place = place };
    }

    private static McpUse? Http(IObjectCreationOperation options, CancellationToken cancellation)
    {
        if (Property(options, "Endpoint") is not { } endpoint)
            return null;

        var address = UriFlow.Resolve(endpoint, cancellation).FirstOrDefault(value => value.Text is not null);
        return new McpUse("used", TextFlow.Constant(Property(options, "Name"), cancellation), "http", address?.Place ?? endpoint.Syntax, Client + "HttpClientTransportOptions.Endpoint")
        {
            Url = address?.Text is { } text ? UriFlow.Sanitise(text) : null,
        };
    }

    private static McpUse? Hosted(IOperation operation, IReadOnlyList<IArgumentOperation> arguments, (string[] Names, string[] Addresses) names, SyntaxNode place, string api, CancellationToken cancellation)
    {
        if (Value(names.Addresses) is not { } address)
            return null;

        var resolved = UriFlow.Resolve(address, cancellation).FirstOrDefault(value => value.Text is not null);
        return new McpUse("used", TextFlow.Constant(Value(names.Names), cancellation), "http", resolved?.Place ?? place, api)
        {
            Url = resolved?.Text is { } text ? UriFlow.Sanitise(text) : null,
        };

        IOperation? Value(string[] wanted) =>
            arguments.FirstOrDefault(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: var name } && wanted.Contains(name, StringComparer.Ordinal))?.Value
                ?? (operation as IObjectCreationOperation)?.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                    .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && wanted.Contains(name, StringComparer.OrdinalIgnoreCase))?.Value;
    }

    private static McpUse Offered(IInvocationOperation call, string transport) =>
        new("offered", null, transport, ObjectFlow.NameOf(call), "Microsoft.Extensions.DependencyInjection." + call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name);

    private static bool IsMcp(ITypeSymbol? type) => type?.ContainingNamespace?.ToDisplayString().StartsWith("ModelContextProtocol", StringComparison.Ordinal) == true;

    private static bool IsServerBuilder(IMethodSymbol method) =>
        (method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type.Name == "IMcpServerBuilder";

    private static IOperation? Property(IObjectCreationOperation creation, string name) =>
        creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var property } && property == name)?.Value;

    // new Dictionary { ["NAME"] = value } and { { "NAME", value } }: the names are told, the values never are.
    private static List<string> Keys(IOperation dictionary, CancellationToken cancellation)
    {
        while (dictionary is IConversionOperation conversion)
            dictionary = conversion.Operand;

        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in (dictionary as IObjectCreationOperation)?.Initializer?.Initializers ?? [])
        {
            var key = entry switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } indexer } => indexer.Arguments[0].Value,
                IInvocationOperation { Arguments.Length: 2 } add => add.Arguments[0].Value,
                _ => null,
            };

            if (TextFlow.Constant(key, cancellation) is { } name)
                names.Add(name);
        }

        return [.. names];
    }
}
