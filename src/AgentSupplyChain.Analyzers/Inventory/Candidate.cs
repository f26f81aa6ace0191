using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Analyzers.Uses;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Inventory;

/// <summary>The cheap question, asked of every node of every tree: could this be something for the inventory, by its name alone?</summary>
internal static class Candidate
{
    public static bool Is(SyntaxNode node, CancellationToken cancellation) => SinkSyntax.MayBeSink(node) || node switch
    {
        InvocationExpressionSyntax { Expression: var expression, ArgumentList: var arguments } call => IsMethod(expression) || AllowedTools.MayFilter(call) || MayNameModel(arguments),
        ObjectCreationExpressionSyntax { Type: var type, ArgumentList: var arguments } => IsType(type) || MayNameModel(arguments),
        PrimaryConstructorBaseTypeSyntax { Type: var type } => IsType(type),
        MethodDeclarationSyntax { AttributeLists.Count: > 0 } method => method.AttributeLists.Any(list => list.Attributes.Any(attribute => SinkSyntax.NameOf(attribute.Name) is { } name && ToolUse.KnowsAttribute(name))),
        _ => false,
    };

    private static bool IsType(TypeSyntax type) => SinkSyntax.NameOf(type) is { } name && (AgentUse.KnowsType(name) || ToolUse.KnowsType(name) || McpUse.KnowsType(name) || AllowedTools.KnowsType(name));

    // A helper of the project that is given a model to make a client with.
    private static bool MayNameModel(ArgumentListSyntax? arguments)
    {
        foreach (var argument in arguments?.Arguments ?? default)
        {
            if (HelperSinks.MayNameModel(argument.Expression))
                return true;
        }

        return false;
    }

    private static bool IsMethod(ExpressionSyntax expression) => SinkSyntax.NameOf(expression) switch
    {
        null => false,
        // Create is everybody's word: with the factory's name before it, or none, it can be ours.
        "Create" => expression is IdentifierNameSyntax || (expression is MemberAccessExpressionSyntax { Expression: var receiver } && SinkSyntax.NameOf(receiver) is "AIFunctionFactory" or "McpServerTool"),
        var name => AgentUse.KnowsCall(name) || ToolUse.KnowsCall(name) || PackagedTools.KnowsCall(name) || McpUse.KnowsCall(name),
    };
}
