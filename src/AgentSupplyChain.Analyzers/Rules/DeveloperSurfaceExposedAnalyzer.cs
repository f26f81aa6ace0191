using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC5022: the web page for developers of agents is served in every environment.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeveloperSurfaceExposedAnalyzer() : AgentAnalyzer(Descriptors.DeveloperSurfaceExposed)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!References(context.Compilation, "Microsoft.Agents.AI.DevUI") || ProjectKind.IsTest(context.Compilation))
            return;

        var setup = new AuthorizationSetup(context.Compilation);
        context.RegisterOperationAction(operation => Analyze(operation, setup), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, AuthorizationSetup setup)
    {
        var call = (IInvocationOperation)context.Operation;
        var cancellation = context.CancellationToken;
        if (!AgentEndpoint.IsDeveloperSurface(call) || Guards.IsDevelopmentOnly(call, cancellation) || EndpointProtection.IsProtected(call, cancellation) || setup.HasFallbackPolicy(cancellation))
            return;

        var isLocal = AgentEndpoint.ListensOnLoopbackOnly(call, cancellation);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.DeveloperSurfaceExposed,
            ObjectFlow.NameOf(call).GetLocation(),
            isLocal ? DiagnosticSeverity.Info : Descriptors.DeveloperSurfaceExposed.DefaultSeverity,
            additionalLocations: null,
            properties: null,
            LogText.Of(call.TargetMethod.Name),
            isLocal ? " from this machine" : ""));
    }
}
