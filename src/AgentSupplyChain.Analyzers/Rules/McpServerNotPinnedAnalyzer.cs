using System.Collections.Concurrent;
using AgentSupplyChain.Analyzers.Files;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Files;
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
        LiveText.Register(context, name => ProjectFileName.KindOf(name) == ProjectFileKind.Mcp, Analyze);
        if (!References(context.Compilation, "ModelContextProtocol"))
            return;

        // Arguments that two servers share are one finding.
        var reported = new ConcurrentDictionary<Location, bool>();
        context.RegisterOperationAction(operation => Analyze(operation, reported), OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, ConcurrentDictionary<Location, bool> reported)
    {
        if (McpUse.Find(context.Operation, context.CancellationToken) is not { Command: { Pin: PinState.Floating, Package: { } package } command } use)
            return;

        var isHere = use.Place.SyntaxTree == context.Operation.Syntax.SyntaxTree;
        var place = (isHere ? use.Place : context.Operation.Syntax).GetLocation();
        if (!reported.TryAdd(place, true))
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.McpServerNotPinned,
            place,
            LogText.Of(package),
            LogText.Of(command.Launcher),
            LogText.Of(PinnedForm.Of(command))));
    }

    private static void Analyze(LiveText file)
    {
        foreach (var server in McpFile.Read(file.Text).Servers)
        {
            if (server.Launch is not { Pin: PinState.Floating, Package: { } package } launch)
                continue;

            file.Report(
                Descriptors.McpServerNotPinned,
                server.Place.Start,
                server.Place.End,
                server.Name + "/" + package,
                properties: null,
                LogText.Brief(package),
                LogText.Brief(launch.Launcher),
                LogText.Brief(PinnedForm.Of(launch)));
        }
    }
}
