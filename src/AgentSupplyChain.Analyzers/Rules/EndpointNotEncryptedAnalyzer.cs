using System.Collections.Concurrent;
using AgentSupplyChain.Analyzers.Files;
using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Mcp;
using AgentSupplyChain.Detection.Text;
using AgentSupplyChain.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC5010: a constant <c>http://</c> or <c>ws://</c> address of another machine reaches an SDK for models, agents or MCP, or stands in an MCP file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointNotEncryptedAnalyzer() : AgentAnalyzer(Descriptors.EndpointNotEncrypted)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (ProjectKind.IsTest(context.Compilation))
            return;

        var allowed = PolicyOptions.Of(context.Options).List(PolicyOptions.HttpHosts);
        LiveText.Register(context, name => ProjectFileName.KindOf(name) == ProjectFileKind.Mcp, file => Analyze(file, allowed));
        if (!ProjectKind.UsesAiSdk(context.Compilation))
            return;

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

    // The host alone is told: hosted servers have the key of the user in the path.
    private static void Analyze(LiveText file, IReadOnlyList<string>? allowed)
    {
        foreach (var server in McpFile.Read(file.Text).Servers)
        {
            if (server.Url is not { } url || HttpAddress.ClearTextHost(url, allowed) is not { } host)
                continue;

            file.Report(
                Descriptors.EndpointNotEncrypted,
                server.Place.Start,
                server.Place.End,
                server.Name + "/" + host,
                properties: null,
                LogText.Brief("http://" + host),
                HttpAddress.EncryptedScheme(url));
        }
    }
}
