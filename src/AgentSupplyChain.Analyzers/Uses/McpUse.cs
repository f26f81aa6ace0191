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

    public string? Url { get; init; }

    public IReadOnlyList<string> EnvironmentNames { get; init; } = [];

    private const string Client = "ModelContextProtocol.Client.";

    public static McpUse? Find(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IObjectCreationOperation { Type.Name: "StdioClientTransportOptions" } options when IsMcp(options.Type) => Stdio(options, cancellation),
        IObjectCreationOperation { Type.Name: "HttpClientTransportOptions" or "SseClientTransportOptions" } options when IsMcp(options.Type) => Http(options, cancellation),
        IObjectCreationOperation { Type.Name: "HostedMcpServerTool", Arguments.Length: >= 2 } tool => Hosted(tool.Arguments, "serverName", ["serverAddress", "serverUrl", "url"], tool, "Microsoft.Extensions.AI.HostedMcpServerTool.HostedMcpServerTool", cancellation),
        IInvocationOperation { TargetMethod: { Name: "CreateMcpTool", ContainingType.Name: "ResponseTool" } } call => Hosted(call.Arguments, "serverLabel", ["serverUri"], call, "OpenAI.Responses.ResponseTool.CreateMcpTool", cancellation),
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

        var parsed = LaunchCommand.Parse(command, arguments?.Select(argument => argument.Text).ToList() ?? [null]);
        var place = parsed.PackageArgument >= 0 && arguments is not null ? arguments[parsed.PackageArgument].Place : commandValue.Syntax;
        return use with { Command = parsed, Place = place };
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

    private static McpUse? Hosted(IEnumerable<IArgumentOperation> arguments, string nameParameter, string[] addressParameters, IOperation call, string api, CancellationToken cancellation)
    {
        var all = arguments.ToList();
        var address = all.FirstOrDefault(argument => argument.Parameter is { } parameter && addressParameters.Contains(parameter.Name, StringComparer.Ordinal));
        if (address is null)
            return null;

        var resolved = UriFlow.Resolve(address.Value, cancellation).FirstOrDefault(value => value.Text is not null);
        return new McpUse("used", TextFlow.Constant(all.FirstOrDefault(argument => argument.Parameter?.Name == nameParameter)?.Value, cancellation), "http", resolved?.Place ?? (call is IInvocationOperation invocation ? ObjectFlow.NameOf(invocation) : call.Syntax), api)
        {
            Url = resolved?.Text is { } text ? UriFlow.Sanitise(text) : null,
        };
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
