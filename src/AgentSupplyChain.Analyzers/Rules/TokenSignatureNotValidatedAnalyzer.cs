using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC5007: what stands in for the check of a signature only parses the token, or accepts everything. CA5405 has the other delegates.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenSignatureNotValidatedAnalyzer() : AgentAnalyzer(Descriptors.TokenSignatureNotValidated)
{
    private static readonly HashSet<string> s_delegates = new(StringComparer.Ordinal)
    {
        "SignatureValidator", "SignatureValidatorUsingConfiguration", "IssuerSigningKeyValidator", "IssuerSigningKeyValidatorUsingConfiguration", "AlgorithmValidator",
    };

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (References(context.Compilation, "Microsoft.IdentityModel.Tokens") && !ProjectKind.IsTest(context.Compilation))
            context.RegisterOperationAction(Analyze, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (SwitchFlow.Property(context.Operation, s_delegates) is not { ContainingType: { Name: "TokenValidationParameters", ContainingNamespace: var space } } property
            || space.ToDisplayString() != "Microsoft.IdentityModel.Tokens")
        {
            return;
        }

        var assignment = (IAssignmentOperation)context.Operation;
        if (FunctionFlow.Function(assignment.Value, context.CancellationToken) is not { } function)
            return;

        var returnsToken = property.Name.StartsWith("SignatureValidator", StringComparison.Ordinal);
        if (returnsToken ? !OnlyParses(function) : !FunctionFlow.AlwaysTrue(function, assignment.SemanticModel, context.CancellationToken))
            return;

        if (Guards.IsDevelopmentOnly(assignment, context.CancellationToken))
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.TokenSignatureNotValidated,
            SwitchFlow.NameOf(assignment).GetLocation(),
            property.Name,
            returnsToken ? "only parses the token" : "accepts everything"));
    }

    // Each return makes a token of the text, and nothing else happens on the way that could be a check: no condition, no throw, no other call.
    private static bool OnlyParses(SyntaxNode function) =>
        FunctionFlow.Returned(function) is { Count: > 0 } returned
        && returned.All(expression => !IsNull(expression))
        && FunctionFlow.Body(function) is { } body
        && body.DescendantNodesAndSelf().All(IsHarmless)
        && body.DescendantNodesAndSelf().Any(IsParse);

    private static bool IsNull(ExpressionSyntax expression) => expression is LiteralExpressionSyntax or DefaultExpressionSyntax;

    private static bool IsHarmless(SyntaxNode node) => node switch
    {
        IfStatementSyntax or ConditionalExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or TryStatementSyntax => false,
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => IsParse(node) || IsHandler(node) || IsLog(node),
        _ => true,
    };

    private static bool IsParse(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => NameOf(call.Expression) is "ReadToken" or "ReadJwtToken" or "ReadJsonWebToken" or "CanReadToken",
        BaseObjectCreationExpressionSyntax creation => TypeOf(creation) is "JwtSecurityToken" or "JsonWebToken",
        _ => false,
    };

    private static bool IsHandler(SyntaxNode node) => node is BaseObjectCreationExpressionSyntax creation && TypeOf(creation) is "JwtSecurityTokenHandler" or "JsonWebTokenHandler";

    private static string? TypeOf(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => NameOf(type),
        { Parent: EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type: var type } } } => NameOf(type),
        _ => null,
    };

    private static bool IsLog(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } }
        && (name.StartsWith("Log", StringComparison.Ordinal) || name.StartsWith("Write", StringComparison.Ordinal));

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        MemberBindingExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        QualifiedNameSyntax { Right: var name } => name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
