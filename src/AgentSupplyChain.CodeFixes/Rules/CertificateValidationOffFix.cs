using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Removes the assignment that switches validation off: the handler then validates as it does by default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CertificateValidationOffFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Register.CertificateValidationOff.Id];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(root, diagnostic) is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Use the default certificate validation", cancellation => ApplyAsync(context.Document, [diagnostic], cancellation), nameof(CertificateValidationOffFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return document;

        var assignments = diagnostics.Select(diagnostic => Find(root, diagnostic)).OfType<AssignmentExpressionSyntax>().Distinct().ToList();
        root = root.TrackNodes(assignments);
        foreach (var assignment in assignments)
        {
            if (root.GetCurrentNode(assignment) is { } current)
                root = Without(root, current);
        }

        return document.WithSyntaxRoot(root);
    }

    // Where the assignment is a value itself, or the only statement of something that needs one, taking it out would not compile.
    private static AssignmentExpressionSyntax? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        var assignment = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        return assignment?.Parent switch
        {
            InitializerExpressionSyntax { Expressions.Count: > 1 } => assignment,
            InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax } => assignment,
            ExpressionStatementSyntax { Parent: BlockSyntax } => assignment,
            ExpressionStatementSyntax { Parent: GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } } when unit.Members.OfType<GlobalStatementSyntax>().Skip(1).Any() => assignment,
            _ => null,
        };
    }

    private static SyntaxNode Without(SyntaxNode root, AssignmentExpressionSyntax assignment) => assignment.Parent switch
    {
        InitializerExpressionSyntax { Expressions.Count: 1, Parent: BaseObjectCreationExpressionSyntax creation } => root.ReplaceNode(creation, WithoutInitializer(creation)),
        InitializerExpressionSyntax initializer => root.ReplaceNode(initializer, WithoutMember(initializer, assignment)),
        ExpressionStatementSyntax { Parent: GlobalStatementSyntax global } => root.RemoveNode(global, SyntaxRemoveOptions.KeepUnbalancedDirectives) ?? root,
        { } statement => root.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives) ?? root,
        null => root,
    };

    private static BaseObjectCreationExpressionSyntax WithoutInitializer(BaseObjectCreationExpressionSyntax creation)
    {
        var arguments = (creation.ArgumentList ?? SyntaxFactory.ArgumentList()).WithoutTrivia();
        var shorter = creation.WithInitializer(null).WithArgumentList(arguments);
        if (shorter is ObjectCreationExpressionSyntax { Type: var type } named)
            shorter = named.WithType(type.WithoutTrailingTrivia());

        return shorter.WithTrailingTrivia(creation.GetTrailingTrivia());
    }

    // The line end behind the last member goes to the one that is last then.
    private static InitializerExpressionSyntax WithoutMember(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax member)
    {
        var at = initializer.Expressions.IndexOf(member);
        var members = initializer.Expressions.RemoveAt(at);
        var isLast = at == members.Count && initializer.Expressions.SeparatorCount < initializer.Expressions.Count;
        if (isLast)
            members = members.Replace(members[at - 1], members[at - 1].WithTrailingTrivia(member.GetTrailingTrivia()));

        return initializer.WithExpressions(members);
    }
}
