using System.Collections.Immutable;
using System.Composition;
using AgentSupplyChain.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Calls the validator that the policy declares before the statement that loads an assembly.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AssemblyLoadedUnvalidatedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Register.AssemblyLoadedUnvalidated.Id];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((context, document, diagnostics) => ApplyAsync(document, diagnostics, context.CancellationToken)!);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Insertion.Of(root, diagnostic) is { } insertion)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Verify with '{insertion.Validator}' before loading", cancellation => ApplyAsync(context.Document, [diagnostic], cancellation), nameof(AssemblyLoadedUnvalidatedFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);

        // What is verified once in a block is verified for the statements that follow.
        var insertions = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => Insertion.Of(editor.OriginalRoot, diagnostic))
            .OfType<Insertion>()
            .GroupBy(insertion => (insertion.Statement.Parent, insertion.Validator, insertion.Argument.ToString()))
            .Select(group => group.First());
        foreach (var byStatement in insertions.GroupBy(insertion => insertion.Statement))
            Insert(editor, byStatement.Key, [.. byStatement.Select(insertion => insertion.Call())]);

        return editor.GetChangedDocument();
    }

    private static void Insert(SyntaxEditor editor, StatementSyntax statement, StatementSyntax[] calls)
    {
        switch (statement.Parent)
        {
            case GlobalStatementSyntax global:
                editor.InsertBefore(global, calls.Select(call => SyntaxFactory.GlobalStatement(call)));
                return;
            case BlockSyntax or SwitchSectionSyntax:
                editor.InsertBefore(statement, calls);
                return;
            default:
                editor.ReplaceNode(statement, SyntaxFactory.Block(SyntaxFactory.List(calls.Append(statement))).WithAdditionalAnnotations(Formatter.Annotation));
                return;
        }
    }

    private sealed record Insertion(StatementSyntax Statement, ExpressionSyntax Argument, string Validator, bool Answers)
    {
        public static Insertion? Of(SyntaxNode root, Diagnostic diagnostic)
        {
            if (!diagnostic.Properties.TryGetValue(AssemblyLoadedUnvalidatedAnalyzer.Validator, out var validator) || validator is null
                || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax argument || !CanBeRepeated(argument)
                || StatementOf(argument) is not { } statement || Declares(statement, argument))
            {
                return null;
            }

            return new Insertion(statement, argument, validator, diagnostic.Properties.ContainsKey(AssemblyLoadedUnvalidatedAnalyzer.ValidatorAnswers));
        }

        public StatementSyntax Call()
        {
            var call = SyntaxFactory.InvocationExpression(
                SyntaxFactory.ParseExpression("global::" + Validator).WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.ArgumentList([SyntaxFactory.Argument(Argument.WithoutTrivia())]));
            StatementSyntax statement = Answers
                ? SyntaxFactory.IfStatement(
                    SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, call),
                    SyntaxFactory.ThrowStatement(SyntaxFactory.ObjectCreationExpression(
                        SyntaxFactory.ParseTypeName("global::System.Security.SecurityException").WithAdditionalAnnotations(Simplifier.Annotation),
                        SyntaxFactory.ArgumentList([SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("The assembly is not trusted.")))]),
                        initializer: null)))
                : SyntaxFactory.ExpressionStatement(call);
            return statement.WithAdditionalAnnotations(Formatter.Annotation);
        }

        // Names only: a call could give another value the second time.
        private static bool CanBeRepeated(ExpressionSyntax argument) => argument.DescendantNodesAndSelf().All(node => node is IdentifierNameSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression });

        // The statement that always runs the load when it runs at all; null where the load stands behind a condition or in a function of its own.
        private static StatementSyntax? StatementOf(ExpressionSyntax argument)
        {
            for (SyntaxNode? node = argument; node is not null; node = node.Parent)
            {
                switch (node)
                {
                    case ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax:
                        return (StatementSyntax)node;
                    case StatementSyntax or AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax or QueryExpressionSyntax
                        or ArrowExpressionClauseSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression }:
                        return null;
                }
            }

            return null;
        }

        // A name that the statement itself brings is not there before it.
        private static bool Declares(StatementSyntax statement, ExpressionSyntax argument) =>
            argument.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => statement.DescendantNodes().Any(node =>
                (node is SingleVariableDesignationSyntax designation && designation.Identifier.ValueText == name.Identifier.ValueText)
                || (node is VariableDeclaratorSyntax declarator && declarator.Identifier.ValueText == name.Identifier.ValueText)));
    }
}
