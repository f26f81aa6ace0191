using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Whether what is handed to a sink is called without anybody being asked, as far as the class around the sink shows.</summary>
internal static class AutoInvocation
{
    /// <summary>Who calls the tools by himself; null where nothing shows that, or where something is asked first.</summary>
    public static string? Of(ToolSink sink, CancellationToken cancellation)
    {
        var around = Around(sink.Value.Syntax);
        if (sink.IsSemanticKernel)
            return IsInvokedByKernel(around, cancellation) && !Mentions(around, cancellation, "IAutoFunctionInvocationFilter", "IFunctionInvocationFilter", "AutoFunctionInvocationFilters", "FunctionInvocationFilters") ? "the kernel" : null;

        if (IsAgent(sink))
            return Mentions(around, cancellation, "FunctionInvocationContext", "FunctionInvoker") || HasMiddleware(sink.Value) ? null : "the agent";

        return Mentions(around, cancellation, "UseFunctionInvocation", "FunctionInvokingChatClient") && !Mentions(around, cancellation, "FunctionInvoker") ? "the chat client" : null;
    }

    // Agents of the Agent Framework call functions unless they are told to take the client as it is.
    private static bool IsAgent(ToolSink sink)
    {
        if (sink.Member is IMethodSymbol { Name: "AsAIAgent" or "CreateAIAgent" or "CreateAIAgentAsync" or "BuildAIAgent" or "WithAITool" or "WithAITools" })
            return true;

        if (sink.Member.ContainingType is { Name: "ChatClientAgent" or "ChatClientAgentOptions" or "FoundryAgent" or "AIContext" })
            return true;

        for (var parent = sink.Value.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IObjectCreationOperation { Type.Name: "ChatClientAgentOptions" } options)
                return options.Initializer?.Initializers.Any(initialiser => initialiser is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "UseProvidedChatClientAsIs" } }) != true;
        }

        return false;
    }

    // agent.AsBuilder().Use((agent, context, next, cancellation) => …): middleware around each call may refuse it.
    private static bool HasMiddleware(IOperation use) => Assignments.Root(use).Descendants().OfType<IInvocationOperation>().Any(call =>
        call.TargetMethod.Name == "Use"
        && call.TargetMethod.Parameters.Any(parameter => parameter.Type is INamedTypeSymbol { DelegateInvokeMethod: { } callback } && callback.Parameters.Any(context => context.Type.Name == "FunctionInvocationContext")));

    // FunctionChoiceBehavior.Auto() invokes unless it is told not to; the older ToolCallBehavior says it in its name.
    private static bool IsInvokedByKernel(SyntaxNode around, CancellationToken cancellation)
    {
        foreach (var node in around.DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AutoInvokeKernelFunctions" })
                return true;

            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Auto" or "Required", Expression: var type } } call
                && type.ToString().EndsWith("FunctionChoiceBehavior", StringComparison.Ordinal)
                && !call.ArgumentList.Arguments.Any(argument => argument.Expression.IsKind(SyntaxKind.FalseLiteralExpression)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(SyntaxNode around, CancellationToken cancellation, params string[] names)
    {
        foreach (var token in around.DescendantTokens())
        {
            cancellation.ThrowIfCancellationRequested();
            if (token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText, StringComparer.Ordinal))
                return true;
        }

        return false;
    }

    // The class, or the whole file where its statements stand at the top.
    private static SyntaxNode Around(SyntaxNode use)
    {
        var outermost = use;
        for (var node = use; node is not null; node = node.Parent)
        {
            outermost = node;
            if (node is TypeDeclarationSyntax)
                break;
        }

        return outermost;
    }
}
