using System.Collections.Concurrent;
using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Text;
using AgentSupplyChain.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC5010: a constant <c>http://</c> or <c>ws://</c> address of another machine reaches an SDK for models, agents or MCP.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointNotEncryptedAnalyzer() : AgentAnalyzer(Descriptors.EndpointNotEncrypted)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!ProjectKind.UsesAiSdk(context.Compilation) || ProjectKind.IsTest(context.Compilation))
            return;

        var allowed = PolicyOptions.Of(context.Options).List(PolicyOptions.HttpHosts);

        // A constant that two clients share is one finding.
        var reported = new ConcurrentDictionary<Location, bool>();
        context.RegisterOperationAction(operation => Analyze(operation, allowed, reported), OperationKind.Argument, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
    }

    private static void Analyze(OperationAnalysisContext context, IReadOnlyList<string>? allowed, ConcurrentDictionary<Location, bool> reported)
    {
        var cancellation = context.CancellationToken;
        foreach (var address in EndpointUses.Find(context.Operation, cancellation))
        {
            if (address.Text is not { } text || HttpAddress.ClearTextHost(text, allowed) is null || Guards.IsDevelopmentOnly(context.Operation, cancellation))
                continue;

            // Written elsewhere, the address is reported where it is used, and has no fix.
            var isHere = address.Place.SyntaxTree == context.Operation.Syntax.SyntaxTree;
            if (isHere && context.Operation.SemanticModel?.GetOperation(address.Place, cancellation) is { } written && Guards.IsDevelopmentOnly(written, cancellation))
                continue;

            var place = (isHere ? address.Place : context.Operation.Syntax).GetLocation();
            if (reported.TryAdd(place, true))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.EndpointNotEncrypted, place, LogText.Of(UriFlow.Sanitise(text) ?? ""), HttpAddress.EncryptedScheme(text)));
        }
    }
}
