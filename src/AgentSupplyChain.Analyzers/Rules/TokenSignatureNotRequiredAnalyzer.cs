using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC5006: tokens pass without a signature, or whatever key signed them. CA5404 has the other switches of the same class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenSignatureNotRequiredAnalyzer() : AgentAnalyzer(Descriptors.TokenSignatureNotRequired)
{
    private const string Unsigned = "RequireSignedTokens";

    private static readonly HashSet<string> s_switches = new(StringComparer.Ordinal) { Unsigned, "ValidateIssuerSigningKey" };

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (References(context.Compilation, "Microsoft.IdentityModel.Tokens") && !ProjectKind.IsTest(context.Compilation))
            context.RegisterOperationAction(Analyze, OperationKind.SimpleAssignment);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (SwitchFlow.Property(context.Operation, s_switches) is not { ContainingType: { Name: "TokenValidationParameters", ContainingNamespace: var space } } property
            || space.ToDisplayString() != "Microsoft.IdentityModel.Tokens")
        {
            return;
        }

        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (SwitchFlow.Value(assignment.Value) != false || Guards.IsDevelopmentOnly(assignment, context.CancellationToken))
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.TokenSignatureNotRequired,
            SwitchFlow.NameOf(assignment).GetLocation(),
            property.Name,
            property.Name == Unsigned
                ? "a token without a signature is accepted, and anybody can write one"
                : "the key that signed a token is not checked itself, so an expired or withdrawn one still counts"));
    }
}
