using AgentSupplyChain.Analyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Inventory;

/// <summary>The cheap question, asked of every node of every tree: could this be something for the inventory, by its name alone?</summary>
internal static class Candidate
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "CreateFunctionTool", "CreateMcpTool", "WithStdioServerTransport", "WithStreamServerTransport", "WithHttpTransport", "AsAIAgent", "CreateAIAgent",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "StdioClientTransportOptions", "HttpClientTransportOptions", "SseClientTransportOptions", "HostedMcpServerTool", "ChatClientAgent",
    };

    public static bool Is(SyntaxNode node, CancellationToken cancellation) => node switch
    {
        InvocationExpressionSyntax { Expression: var expression } => IsMethod(expression),
        // The type of new() is not written: only the compiler knows, so each one is asked about.
        ImplicitObjectCreationExpressionSyntax => true,
        ObjectCreationExpressionSyntax { Type: var type } => Name(type) is { } name && (Types.Contains(name) || SinkTable.KnowsConstructor(name)),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var left } => Name(left) is { } name && SinkTable.KnowsMember(name),
        MethodDeclarationSyntax { AttributeLists.Count: > 0 } method => method.AttributeLists.Any(list => list.Attributes.Any(attribute => Name(attribute.Name) is "McpServerTool" or "McpServerToolAttribute")),
        _ => false,
    };

    private static bool IsMethod(ExpressionSyntax expression) => Name(expression) switch
    {
        null => false,
        // Create is everybody's word: with the factory's name before it, it is ours.
        "Create" => expression is MemberAccessExpressionSyntax { Expression: var receiver } && Name(receiver) == "AIFunctionFactory",
        var name => Methods.Contains(name) || SinkTable.KnowsMember(name),
    };

    private static string? Name(SyntaxNode node) => node switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        MemberBindingExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        QualifiedNameSyntax { Right: var right } => right.Identifier.ValueText,
        AliasQualifiedNameSyntax { Name: var name } => name.Identifier.ValueText,
        _ => null,
    };
}
