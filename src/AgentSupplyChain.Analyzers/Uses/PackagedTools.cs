using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// Tools in a class of a referenced assembly, which code takes as a whole. Those of classes that are compiled here are recorded where their methods stand. A method that
/// is not visible from outside of its assembly is not seen: the compiler does not read it.
/// </summary>
internal static class PackagedTools
{
    // As many as an assembly of hand-written tools has; a generated one ends here.
    private const int MostTools = 512;
    private const int MostTypes = 20_000;

    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "WithTools", "WithToolsFromAssembly", "AddFromType", "ImportPluginFromType", "CreatePluginFromType", "CreateFromType", "AddFromObject", "ImportPluginFromObject", "CreatePluginFromObject", "CreateFromObject",
    };

    public static bool KnowsCall(string name) => Calls.Contains(name);

    public static IEnumerable<ToolUse> Find(IOperation operation, CancellationToken cancellation)
    {
        if (operation is not IInvocationOperation { TargetMethod: var method, SemanticModel: { } model } call || !Calls.Contains(method.Name) || !(SdkNamespace.Contains(method.ContainingType) || IsMcpServer(method)))
            return [];

        var place = ObjectFlow.NameOf(call);
        var api = method.ContainingType.ToDisplayString() + "." + method.Name;
        return Types(call, cancellation)
            .Where(type => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, model.Compilation.Assembly))
            .SelectMany(Methods)
            .Select(member => ToolUse.OfMethod(member, place))
            .OfType<ToolUse>()
            .Where(tool => tool.IsOfferedOverMcp == IsMcpServer(method) && tool.Name?.Length <= AllowedTools.LongestName)
            .Take(MostTools)
            .Select(tool => tool with { Api = api });
    }

    private static bool IsMcpServer(IMethodSymbol method) => (method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type.Name == "IMcpServerBuilder";

    // WithTools<Orders>(), WithTools([typeof(Orders)]), WithTools(orders), WithToolsFromAssembly(typeof(Orders).Assembly).
    private static IEnumerable<INamedTypeSymbol> Types(IInvocationOperation call, CancellationToken cancellation)
    {
        foreach (var given in call.TargetMethod.TypeArguments.OfType<INamedTypeSymbol>())
            yield return given;

        foreach (var argument in call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit))
        {
            var value = argument.Value;
            while (value is IConversionOperation conversion)
                value = conversion.Operand;

            if (argument.Parameter?.Name is "target" && value.Type is INamedTypeSymbol type)
                yield return type;

            foreach (var named in value.DescendantsAndSelf().OfType<ITypeOfOperation>())
            {
                if (named.TypeOperand is not INamedTypeSymbol operand)
                    continue;

                if (call.TargetMethod.Name != "WithToolsFromAssembly")
                    yield return operand;
                else if (operand.ContainingAssembly is { } assembly)
                    foreach (var marked in Marked(assembly.GlobalNamespace, cancellation))
                        yield return marked;
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Marked(INamespaceSymbol root, CancellationToken cancellation)
    {
        var open = new Stack<INamespaceOrTypeSymbol>([root]);
        for (var seen = 0; open.Count > 0 && seen < MostTypes; seen++)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = open.Pop();
            if (next is INamedTypeSymbol type && type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "McpServerToolTypeAttribute"))
                yield return type;

            foreach (var member in next.GetMembers().OfType<INamespaceOrTypeSymbol>())
                open.Push(member);
        }
    }

    // With those that it inherits, as the SDKs ask for them.
    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (var method in current.GetMembers().OfType<IMethodSymbol>())
                yield return method;
        }
    }
}
