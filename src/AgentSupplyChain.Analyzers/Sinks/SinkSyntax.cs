using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Sinks;

/// <summary>The cheap question, asked of every node of every tree: could this feed a sink, by its name alone?</summary>
internal static class SinkSyntax
{
    public static bool MayBeSink(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: var expression } => NameOf(expression) is { } name && SinkTable.KnowsMember(name),
        // The type of new() is not written: only the compiler knows, so each one is asked about.
        ImplicitObjectCreationExpressionSyntax => true,
        ObjectCreationExpressionSyntax { Type: var type } => MayBeType(type, node),
        PrimaryConstructorBaseTypeSyntax { Type: var type } => MayBeType(type, node),
        // : base(…) does not name its type.
        ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 } => true,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression, Left: var left } => NameOf(left) is { } name && SinkTable.KnowsMember(name),
        _ => false,
    };

    public static string? NameOf(SyntaxNode node) => node switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        MemberBindingExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        QualifiedNameSyntax { Right: var right } => right.Identifier.ValueText,
        AliasQualifiedNameSyntax { Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    // OpenAIChatClient is what an alias for OpenAI's ChatClient is called where both libraries are used, perhaps in a file of global usings.
    private static bool MayBeType(TypeSyntax type, SyntaxNode node) =>
        NameOf(type) is { } name && (SinkTable.KnowsConstructor(name) || SinkTable.EndsWithConstructor(name) || IsAlias(name, node));

    private static bool IsAlias(string name, SyntaxNode node) =>
        node.SyntaxTree.GetRoot() is CompilationUnitSyntax root
        && root.Usings.Concat(root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Usings)).Any(directive => directive.Alias?.Name.Identifier.ValueText == name);
}
