using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC5001: an HTTP handler accepts every certificate. Callbacks of type RemoteCertificateValidationCallback are CA5359's, which misses these.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CertificateValidationOffAnalyzer() : AgentAnalyzer(Descriptors.CertificateValidationOff)
{
    private static readonly HashSet<string> s_callbacks = new(StringComparer.Ordinal) { "ServerCertificateCustomValidationCallback", "ServerCertificateValidationCallback" };

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!ProjectKind.IsTest(context.Compilation))
            context.RegisterOperationAction(Analyze, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (SwitchFlow.Property(context.Operation, s_callbacks) is not { ContainingType: { Name: "HttpClientHandler" or "WinHttpHandler", ContainingNamespace: var space }, Type.Name: "Func" } property
            || space.ToDisplayString() != "System.Net.Http")
        {
            return;
        }

        var assignment = (IAssignmentOperation)context.Operation;
        if (AcceptsAll(assignment.Value, assignment, context.CancellationToken) && !Guards.IsDevelopmentOrLoopbackOnly(assignment, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.CertificateValidationOff, SwitchFlow.NameOf(assignment).GetLocation(), property.Name));
    }

    private static bool AcceptsAll(IOperation value, IAssignmentOperation assignment, CancellationToken cancellation)
    {
        var origin = ObjectFlow.Origin(value, cancellation);
        return origin switch
        {
            // Off in one case is off; a case that is development only is not looked at.
            IConditionalOperation { WhenFalse: { } otherwise } choice => new[] { choice.WhenTrue, otherwise }
                .Any(branch => Accepts(branch, assignment, cancellation) && !Guards.IsDevelopmentOrLoopbackOnly(branch, cancellation)),
            _ => Accepts(origin, assignment, cancellation),
        };
    }

    private static bool Accepts(IOperation value, IAssignmentOperation assignment, CancellationToken cancellation) =>
        ObjectFlow.Origin(value, cancellation) is IPropertyReferenceOperation { Property: { Name: "DangerousAcceptAnyServerCertificateValidator", ContainingType.Name: "HttpClientHandler" } }
        || (FunctionFlow.Function(value, cancellation) is { } function && FunctionFlow.AlwaysTrue(function, assignment.SemanticModel, cancellation));
}
