using System.Collections.Concurrent;
using System.Collections.Immutable;
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
    /// <summary>Property of the diagnostic: the argument with the version that the policy lists, where it lists one.</summary>
    public const string PinTo = "PinTo";

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        var known = PolicyOptions.Of(context.Options).List(PolicyOptions.McpServers) ?? [];
        LiveText.Register(context, name => ProjectFileName.KindOf(name) == ProjectFileKind.Mcp, file => Analyze(file, known));
        if (!References(context.Compilation, "ModelContextProtocol"))
            return;

        // Arguments that two servers share are one finding.
        var reported = new ConcurrentDictionary<Location, bool>();
        context.RegisterOperationAction(operation => Analyze(operation, known, reported), OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, IReadOnlyList<string> known, ConcurrentDictionary<Location, bool> reported)
    {
        if (McpUse.Find(context.Operation, context.CancellationToken) is not { Command: { Pin: PinState.Floating, Package: { } package } command } use)
            return;

        var isHere = use.Place.SyntaxTree == context.Operation.Syntax.SyntaxTree;
        var place = (isHere ? use.Place : context.Operation.Syntax).GetLocation();
        if (!reported.TryAdd(place, true))
            return;

        // In another file the argument cannot carry the squiggle of this one; the fix follows the additional location.
        var pinned = PinnedForm.Of(use.CommandLine[0]!, [.. use.CommandLine.Skip(1)], command, known);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.McpServerNotPinned,
            place,
            isHere ? null : [use.Place.GetLocation()],
            Properties(pinned),
            LogText.Of(package),
            LogText.Of(command.Launcher),
            Remedy(pinned, command, package)));
    }

    private static void Analyze(LiveText file, IReadOnlyList<string> known)
    {
        foreach (var server in McpFile.Read(file.Text).Servers)
        {
            if (server.Launch is not { Pin: PinState.Floating, Package: { } package } launch)
                continue;

            var pinned = PinnedForm.Of(server.CommandLine[0]!, [.. server.CommandLine.Skip(1)], launch, known);
            file.Report(
                Descriptors.McpServerNotPinned,
                server.Place.Start,
                server.Place.End,
                server.Name + "/" + package,
                Properties(pinned),
                LogText.Brief(package),
                LogText.Brief(launch.Launcher),
                Remedy(pinned, launch, package));
        }
    }

    private static ImmutableDictionary<string, string?>? Properties(string? pinned) => pinned is null ? null : ImmutableDictionary<string, string?>.Empty.Add(PinTo, pinned);

    private static string Remedy(string? pinned, LaunchCommand launch, string package) => pinned is null
        ? "Write what you have reviewed: " + PinnedForm.Of(launch.Launcher, package, text => $"'{LogText.Brief(text)}'")
        : $"Write what the policy lists: '{LogText.Brief(pinned)}'";
}
