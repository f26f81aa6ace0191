using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// A key of Google that stands in every copy of an app: of Firebase (<c>FirebaseConfig { ApiKey = "…", AuthDomain = "…" }</c>) and of maps
/// (<c>com.google.android.geo.API_KEY</c>). It has the form of all others, and the code around says what it is for.
/// </summary>
internal static class PublicGoogleKey
{
    // Longer is no name and no address, but a document that may speak of anything.
    private const int LongestLabel = 200;

    /// <summary>The nearest name that tells decides: a key of a model in the settings of Firebase is no key of Firebase.</summary>
    public static bool Is(SyntaxNode text)
    {
        var hasNeighbours = false;
        for (var node = text; node is not (null or BaseNamespaceDeclarationSyntax); node = node.Parent)
        {
            var said = OfName(node, text);

            // What is filled or called together is meant together; further out it is something else.
            if (!hasNeighbours && node is InitializerExpressionSyntax or BaseArgumentListSyntax or AttributeArgumentListSyntax or AnonymousObjectCreationExpressionSyntax)
            {
                // { "apiKey", "…" }: the key stands beside it, the neighbours around both.
                hasNeighbours = !node.IsKind(SyntaxKind.ComplexElementInitializerExpression);
                said |= ReadCallee(node.Parent);
                foreach (var neighbour in node.ChildNodes())
                {
                    if (!neighbour.Span.Contains(text.Span))
                        said |= Read(neighbour.ToString());
                }
            }

            if (said != Said.Nothing)
                return said == Said.App;
        }

        return false;
    }

    private static Said OfName(SyntaxNode node, SyntaxNode text) => node switch
    {
        AssignmentExpressionSyntax { Left: var left } => Read(left.ToString()),
        BinaryExpressionSyntax { Left: var left } when !left.Span.Contains(text.Span) => Read(left.ToString()),
        VariableDeclaratorSyntax { Identifier.ValueText: var name } => Read(name),
        VariableDeclarationSyntax { Type: var type } => Read(type.ToString()),
        PropertyDeclarationSyntax { Identifier.ValueText: var name, Type: var type } => Read(name) | Read(type.ToString()),
        ParameterSyntax { Identifier.ValueText: var name } => Read(name),
        MethodDeclarationSyntax { Identifier.ValueText: var name } => Read(name),
        LocalFunctionStatementSyntax { Identifier.ValueText: var name } => Read(name),
        BaseTypeDeclarationSyntax { Identifier.ValueText: var name } => Read(name),
        ArgumentSyntax { NameColon.Name.Identifier.ValueText: var name } => Read(name),
        AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: var name } => Read(name),
        AttributeArgumentSyntax { NameColon.Name.Identifier.ValueText: var name } => Read(name),
        AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var name } => Read(name),
        // By way of what it is given: in a chain of calls the next one says nothing of this.
        ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: not InvocationExpressionSyntax } called } } => Read(called.ToString()),
        ArgumentListSyntax { Parent: var call } => ReadCallee(call),
        ObjectCreationExpressionSyntax => ReadCallee(node),
        AttributeSyntax { Name: var name } => Read(name.ToString()),
        SwitchExpressionArmSyntax { Pattern: var choice } when !choice.Span.Contains(text.Span) => Read(choice.ToString()),
        _ => Said.Nothing,
    };

    private static Said ReadCallee(SyntaxNode? call) => CredentialNames.OfCallee(call) is { } callee ? Read(callee) : Said.Nothing;

    private static Said Read(string label)
    {
        if (label.Length > LongestLabel)
            return Said.Nothing;

        if (Holds(label, "gemini") || Holds(label, "googleai") || Holds(label, "genai") || Holds(label, "generative") || Holds(label, "vertex") || Holds(label, "aistudio"))
            return Said.Model;

        return Holds(label, "firebase") || Holds(label, "googlemap") || HasWord(label, "maps") || HasWord(label, "geo") ? Said.App : Said.Nothing;
    }

    private static bool Holds(string label, string word) => label.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    // "GoogleMapsKey", "MAPS_API_KEY", "android.geo.API_KEY"; neither "bitmaps" nor "geometry".
    private static bool HasWord(string label, string word)
    {
        for (var at = label.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = label.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            var begins = at == 0 || !char.IsLetter(label[at - 1]) || (char.IsUpper(label[at]) && char.IsLower(label[at - 1]));
            var ends = end == label.Length || !char.IsLetter(label[end]) || (char.IsUpper(label[end]) && char.IsLower(label[end - 1]));
            if (begins && ends)
                return true;
        }

        return false;
    }

    [Flags]
    private enum Said
    {
        Nothing = 0,
        App = 1,
        Model = 2,
    }
}
