using System.Composition;
using AgentSupplyChain.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>
/// Switches inheritance off and starts from the SDK's short list of variables, since a server without PATH often does not start. Where the
/// variables come from elsewhere, nobody knows whether they are enough: there is no fix.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class McpEnvironmentInheritedFix() : EditFix(Register.McpEnvironmentInherited.Id)
{
    private const string Inherit = "InheritEnvironmentVariables";
    private const string Variables = "EnvironmentVariables";
    private const string Defaults = "GetDefaultEnvironmentVariables";

    private protected override string Title(Diagnostic diagnostic) => "Do not inherit the environment";

    private protected override IEnumerable<Edit> Edits(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var creation = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>();
        if (creation is null || model.GetTypeInfo(creation, cancellation).Type is not INamedTypeSymbol { Name: "StdioClientTransportOptions" } type || type.GetMembers(Defaults).IsEmpty)
            return [];

        var defaults = type.ToMinimalDisplayString(model, creation.SpanStart) + "." + Defaults + "()";
        var edits = new List<Edit>();
        var added = new List<string>();
        if (InitialiserEdits.Find(creation, Inherit) is { } inherit)
            edits.Add(new Edit(document.Id, inherit.Right.Span, "false"));
        else
            added.Add(Inherit + " = false");

        if (InitialiserEdits.Find(creation, Variables) is not { } variables)
            added.Add($"{Variables} = {defaults}");
        else if (Extended(document.Id, model, variables.Right, defaults, cancellation) is { } extended)
            edits.AddRange(extended);
        else
            return [];

        if (added.Count > 0)
            edits.Add(InitialiserEdits.Add(document.Id, root.GetText(), creation, [.. added]));

        return edits;
    }

    /// <summary>What makes the written variables come on top of the short list; none where they do already, null where that is not known.</summary>
    private static IEnumerable<Edit>? Extended(DocumentId document, SemanticModel model, ExpressionSyntax variables, string defaults, CancellationToken cancellation)
    {
        if (Origin(model, variables, cancellation) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Defaults } })
            return [];

        if (variables is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { } initialiser } creation
            || !initialiser.Expressions.All(entry => entry is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax }))
        {
            return null;
        }

        // new() { ["X"] = y } for a property of type IDictionary does not exist: the type is written, and takes what it starts with.
        return creation switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: { } empty } => [new Edit(document, empty.Span, $"({defaults})")],
            ObjectCreationExpressionSyntax { Type: var type } => [new Edit(document, new TextSpan(type.Span.End, 0), $"({defaults})")],
            _ => null,
        };
    }

    private static ExpressionSyntax Origin(SemanticModel model, ExpressionSyntax value, CancellationToken cancellation) =>
        model.GetSymbolInfo(value, cancellation).Symbol is ILocalSymbol local
        && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initial }
            ? initial
            : value;
}
