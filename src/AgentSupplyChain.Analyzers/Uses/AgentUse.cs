using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>An agent that code defines through an SDK, with what it is made of as far as that is written there.</summary>
/// <param name="Model">The model as written; null where it is given elsewhere.</param>
internal sealed record AgentUse(string? Name, string? Model, SyntaxNode Place, string Api)
{
    public string? Instructions { get; init; }

    /// <summary>Names of its tools.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Names of the MCP servers that it has its other tools from.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    // agent ← client.AsIChatClient() ← client ← openAI.GetChatClient("…"): as many steps as there can be between an agent and its model.
    private const int ClientDepth = 4;

    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "AsAIAgent", "CreateAIAgent", "CreateAIAgentAsync", "BuildAIAgent", "AddAIAgent", "CreateAssistant", "CreateAssistantAsync", "CreateAgent", "CreateAgentAsync",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "ChatClientAgent", "FoundryAgent", "GitHubCopilotAgent", "ChatCompletionAgent", "OpenAIResponseAgent", "PromptAgentDefinition", "InvokeAgentRequest",
        "OpenAIChatAgent", "OllamaAgent", "AnthropicClientAgent", "GeminiChatAgent", "MistralClientAgent", "AgentCreateParams",
    };

    public static bool KnowsCall(string name) => Calls.Contains(name);

    public static bool KnowsType(string name) => Types.Contains(name);

    public static AgentUse? Find(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } call when Calls.Contains(method.Name) && SdkNamespace.Contains(method.ContainingType)
            => Read(call, call.Arguments, null, ObjectFlow.NameOf(call), method.ContainingType.ToDisplayString() + "." + method.Name, cancellation),
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation when Types.Contains(type.Name) && SdkNamespace.Contains(type)
            => Read(creation, creation.Arguments, creation, creation.Syntax, type.ToDisplayString() + "." + type.Name, cancellation),
        _ => null,
    };

    private static AgentUse Read(IOperation operation, IReadOnlyList<IArgumentOperation> arguments, IObjectCreationOperation? creation, SyntaxNode place, string api, CancellationToken cancellation)
    {
        var tools = ToolList.Of(Value(arguments, creation, "tools", "Tools", cancellation), cancellation);
        var servers = ToolList.Of(Value(arguments, creation, "mcpServers", "McpServers", cancellation), cancellation);
        return new AgentUse(Text("name", "Name") ?? Text("agentName", "AgentId"), Text("model", "Model") ?? Text("modelId", "ModelId") ?? ModelOfClient(operation, ClientDepth, cancellation), place, api)
        {
            Instructions = Text("instructions", "Instructions") ?? Text("systemMessage", "SystemMessage") ?? Text("system", "System"),
            Tools = tools.Names,
            Servers = [.. tools.Servers, .. servers.Servers],
        };

        string? Text(string parameter, string property) => TextFlow.Constant(Value(arguments, creation, parameter, property, cancellation), cancellation);
    }

    // As an argument, as a property of the agent, or as a property of options that are handed over, two levels deep:
    // new ChatClientAgentOptions { ChatOptions = new() { Tools = [ … ] } }.
    private static IOperation? Value(IReadOnlyList<IArgumentOperation> arguments, IObjectCreationOperation? creation, string parameter, string property, CancellationToken cancellation)
    {
        if (arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter) is { } argument)
            return argument.Value;

        if (creation is not null && Property(creation, property) is { } own)
            return own;

        foreach (var given in arguments.Where(given => given.ArgumentKind == ArgumentKind.Explicit && given.Parameter?.Type.Name.EndsWith("Options", StringComparison.Ordinal) == true))
        {
            if (ObjectFlow.Origin(given.Value, cancellation) is not IObjectCreationOperation options)
                continue;

            if (Property(options, property) is { } value)
                return value;

            if (Property(options, "ChatOptions") is { } inner && ObjectFlow.Origin(inner, cancellation) is IObjectCreationOperation chat && Property(chat, property) is { } nested)
                return nested;
        }

        return null;
    }

    private static string? ModelOfClient(IOperation operation, int depth, CancellationToken cancellation)
    {
        if (depth == 0)
            return null;

        foreach (var part in SinkUses.Parts(operation))
        {
            if (SinkUses.Find(part) is ({ Kind: SinkKind.Model or SinkKind.Deployment }, var value))
                return TextFlow.Constant(value, cancellation);
        }

        var client = operation switch
        {
            IInvocationOperation call => ObjectFlow.Receiver(call),
            IObjectCreationOperation creation => creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "chatClient" or "client" or "innerClient")?.Value,
            _ => null,
        };
        return client is null ? null : ModelOfClient(ObjectFlow.Origin(client, cancellation), depth - 1, cancellation);
    }

    private static IOperation? Property(IObjectCreationOperation creation, string name) =>
        creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var property } && property == name)?.Value;
}
