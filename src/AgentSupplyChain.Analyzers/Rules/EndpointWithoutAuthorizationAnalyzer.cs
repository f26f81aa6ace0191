using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC5020: everybody who reaches the address can use an agent or its tools.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointWithoutAuthorizationAnalyzer() : AgentAnalyzer(Descriptors.EndpointWithoutAuthorization)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!References(context.Compilation, AgentEndpoint.Assemblies) || ProjectKind.IsTest(context.Compilation))
            return;

        var setup = new AuthorizationSetup(context.Compilation);
        context.RegisterOperationAction(operation => Analyze(operation, setup), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, AuthorizationSetup setup)
    {
        var call = (IInvocationOperation)context.Operation;
        var cancellation = context.CancellationToken;
        if (!AgentEndpoint.IsEndpoint(call) || EndpointProtection.IsProtected(call, cancellation) || Guards.IsDevelopmentOnly(call, cancellation))
            return;

        if (setup.HasFallbackPolicy(cancellation) || (call.TargetMethod.Name == "MapMcp" && setup.HasToolFilters(cancellation)))
            return;

        // On this machine only, the danger is other programs on it: worth knowing, not worth a warning.
        var isLocal = AgentEndpoint.ListensOnLoopbackOnly(call, cancellation);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.EndpointWithoutAuthorization,
            ObjectFlow.NameOf(call).GetLocation(),
            isLocal ? DiagnosticSeverity.Info : Descriptors.EndpointWithoutAuthorization.DefaultSeverity,
            additionalLocations: null,
            properties: null,
            LogText.Of(call.TargetMethod.Name),
            isLocal ? " from this machine" : ""));
    }
}
