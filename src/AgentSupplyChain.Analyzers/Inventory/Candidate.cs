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
        ObjectCreationExpressionSyntax { Type: var type } => Name(type) is { } name && (IsType(name) || IsAlias(name, node)),
        PrimaryConstructorBaseTypeSyntax { Type: var type } => Name(type) is { } name && (IsType(name) || IsAlias(name, node)),
        // : base(…) does not name its type.
        ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 } => true,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression, Left: var left } => Name(left) is { } name && SinkTable.KnowsMember(name),
        MethodDeclarationSyntax { AttributeLists.Count: > 0 } method => method.AttributeLists.Any(list => list.Attributes.Any(attribute => Name(attribute.Name) is "McpServerTool" or "McpServerToolAttribute")),
        _ => false,
    };

    // OpenAIChatClient is what an alias for OpenAI's ChatClient is called where both libraries are used, perhaps in a file of global usings.
    private static bool IsType(string name) => Types.Contains(name) || SinkTable.KnowsConstructor(name) || SinkTable.EndsWithConstructor(name);

    private static bool IsAlias(string name, SyntaxNode node) =>
        node.SyntaxTree.GetRoot() is CompilationUnitSyntax root
        && root.Usings.Concat(root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Usings)).Any(directive => directive.Alias?.Name.Identifier.ValueText == name);

    private static bool IsMethod(ExpressionSyntax expression) => Name(expression) switch
    {
        null => false,
        // Create is everybody's word: with the factory's name before it, or none, it can be ours.
        "Create" => expression is IdentifierNameSyntax || (expression is MemberAccessExpressionSyntax { Expression: var receiver } && Name(receiver) == "AIFunctionFactory"),
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
