using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Inventory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>What a list of tools holds: tools that the code makes, and those of MCP servers. A tool whose name is computed is called by its method.</summary>
internal sealed record ToolList(IReadOnlyList<string> Names, IReadOnlyList<string> Servers)
{
    // tools ← [.. list] ← list.Cast<AITool>().ToList() ← await client.ListToolsAsync() ← await McpClient.CreateAsync(transport) ← transport ← options
    private const int Depth = 12;

    public static ToolList Of(IOperation? list, CancellationToken cancellation)
    {
        var names = new List<string>();
        var servers = new List<string>();
        if (list is not null)
            Follow(list, Depth, names, servers, cancellation);

        return new ToolList(names, servers);
    }

    private static void Follow(IOperation value, int depth, List<string> names, List<string> servers, CancellationToken cancellation)
    {
        if (depth == 0)
            return;

        var origin = ObjectFlow.Origin(value, cancellation);
        if (McpUse.Find(origin, cancellation) is { } server)
        {
            if ((server.Name ?? server.Command?.Package ?? server.Url) is { } name)
                servers.Add(name);
        }
        else if (ToolUse.Find(origin, cancellation) is { } tool)
        {
            if ((tool.Name ?? (tool.Method is { } method ? Place.NameOf(method) : null)) is { } name)
                names.Add(name);
        }
        else
        {
            foreach (var part in Parts(origin))
                Follow(part, depth - 1, names, servers, cancellation);
        }
    }

    private static IEnumerable<IOperation> Parts(IOperation origin) => origin switch
    {
        IAwaitOperation wait => [wait.Operation],
        ISpreadOperation spread => [spread.Operand],
        ICollectionExpressionOperation list => list.Elements,
        IArrayCreationOperation { Initializer: { } list } => list.ElementValues,
        IInvocationOperation call => ObjectFlow.Receiver(call) is { } receiver ? [receiver, .. Handed(call.Arguments, receiver)] : Handed(call.Arguments, null),
        IObjectCreationOperation creation => [.. Handed(creation.Arguments, null), .. (creation.Initializer?.Initializers ?? []).OfType<IInvocationOperation>().Select(add => add.Arguments.LastOrDefault()?.Value).OfType<IOperation>()],
        _ => [],
    };

    // client.ListToolsAsync(), tools.Concat(others), new ApprovalRequiredAIFunction(tool), McpClient.CreateAsync(transport): lambdas are no tools.
    private static IEnumerable<IOperation> Handed(IEnumerable<IArgumentOperation> arguments, IOperation? receiver) =>
        arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Value != receiver && argument.Value is not (ILiteralOperation or IDelegateCreationOperation)).Select(argument => argument.Value);
}
