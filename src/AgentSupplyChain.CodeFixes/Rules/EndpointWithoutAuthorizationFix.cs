using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Appends <c>.RequireAuthorization()</c> to the call that maps the endpoint.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointWithoutAuthorizationFix : CodeFixProvider
{
    private const string Requirement = "RequireAuthorization";
    private const string Namespace = "Microsoft.AspNetCore.Builder";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Register.EndpointWithoutAuthorization.Id];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(root, model, diagnostic, context.CancellationToken) is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Require authorization", cancellation => ApplyAsync(context.Document, [diagnostic], cancellation), nameof(EndpointWithoutAuthorizationFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return document;
        }

        var calls = diagnostics.Select(diagnostic => Find(root, model, diagnostic, cancellation)).OfType<InvocationExpressionSyntax>().Distinct().ToList();
        var needsUsing = calls.Any(call => model.GetTypeInfo(call, cancellation).Type is { } type && !IsInReach(model, call, type));
        root = root.ReplaceNodes(calls, (_, call) => Required(call));
        return document.WithSyntaxRoot(needsUsing && root is CompilationUnitSyntax unit ? WithUsing(unit) : root);
    }

    // Only on what endpoints are configured with, and only where ASP.NET's authorization is referenced: else the result would not compile.
    private static InvocationExpressionSyntax? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && model.GetTypeInfo(call, cancellation).Type is { } type
        && type.AllInterfaces.Add(type as INamedTypeSymbol ?? model.Compilation.ObjectType).Any(face => face.Name == "IEndpointConventionBuilder")
        && (IsInReach(model, call, type) || model.Compilation.GetTypeByMetadataName(Namespace + ".AuthorizationEndpointConventionBuilderExtensions") is not null)
            ? call
            : null;

    private static bool IsInReach(SemanticModel model, InvocationExpressionSyntax call, ITypeSymbol type) =>
        !model.LookupSymbols(call.SpanStart, type, Requirement, includeReducedExtensionMethods: true).IsEmpty;

    private static InvocationExpressionSyntax Required(InvocationExpressionSyntax call) =>
        SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            call.WithoutTrailingTrivia(),
            SyntaxFactory.IdentifierName(Requirement))).WithTrailingTrivia(call.GetTrailingTrivia());

    private static CompilationUnitSyntax WithUsing(CompilationUnitSyntax unit)
    {
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(Namespace)).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        var at = unit.Usings.TakeWhile(other => other.Alias is null && other.StaticKeyword == default && IsBefore(other.Name?.ToString() ?? "")).Count();

        // What stands above the first line of the file stays above it.
        if (at == 0 && unit.Usings.Count > 0)
        {
            directive = directive.WithLeadingTrivia(unit.Usings[0].GetLeadingTrivia());
            unit = unit.WithUsings(unit.Usings.Replace(unit.Usings[0], unit.Usings[0].WithoutLeadingTrivia()));
        }

        return unit.WithUsings(unit.Usings.Insert(at, directive.WithAdditionalAnnotations(Formatter.Annotation)));
    }

    private static bool IsBefore(string name) =>
        name == "System" || name.StartsWith("System.", StringComparison.Ordinal) || string.CompareOrdinal(name, Namespace) < 0;
}
