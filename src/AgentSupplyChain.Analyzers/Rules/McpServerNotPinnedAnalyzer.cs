using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Mcp;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3022: an MCP server is launched from a package or image whose version is left open.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class McpServerNotPinnedAnalyzer() : AgentAnalyzer(Descriptors.McpServerNotPinned)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (References(context.Compilation, "ModelContextProtocol"))
            context.RegisterOperationAction(Analyze, OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (McpUse.Find(context.Operation, context.CancellationToken) is not { Command: { Pin: PinState.Floating, Package: { } package } command } use)
            return;

        var isHere = use.Place.SyntaxTree == context.Operation.Syntax.SyntaxTree;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.McpServerNotPinned,
            (isHere ? use.Place : context.Operation.Syntax).GetLocation(),
            LogText.Of(package),
            command.Launcher,
            LogText.Of(PinnedForm.Of(command))));
    }
}
