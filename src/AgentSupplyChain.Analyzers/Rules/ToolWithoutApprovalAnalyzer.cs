using System.Collections.Concurrent;
using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Uses;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>
/// ASC3027: tools of a remote server are called by whoever holds them, and nobody is asked. Tools that are not even chosen by name are a
/// finding of ASC3023, whose remedy is this one or the other.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolWithoutApprovalAnalyzer() : AgentAnalyzer(Descriptors.ToolWithoutApproval)
{
    /// <summary>Property of the diagnostic: what the fix does, <see cref="Wrap"/> or <see cref="Switch"/>.</summary>
    public const string Remedy = "Remedy";

    public const string Wrap = "wrap";

    public const string Switch = "switch";

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!References(context.Compilation, "ModelContextProtocol", "Microsoft.Extensions.AI", "OpenAI", "Azure.AI"))
            return;

        var policy = PolicyOptions.Of(context.Options);
        var reported = new ConcurrentDictionary<Location, bool>();
        var asks = new ConcurrentDictionary<SyntaxTree, bool>();
        context.RegisterOperationAction(
            operation => AnalyzeSink(operation, policy, asks, reported),
            OperationKind.Argument, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment, OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeHosted(operation, reported), OperationKind.ObjectCreation, OperationKind.Invocation);
    }

    private static void AnalyzeSink(OperationAnalysisContext context, PolicyOptions policy, ConcurrentDictionary<SyntaxTree, bool> asks, ConcurrentDictionary<Location, bool> reported)
    {
        if (ToolSink.Find(context.Operation) is not { } sink || !asks.GetOrAdd(context.Operation.Syntax.SyntaxTree, tree => RemoteTools.AreListedIn(tree, context.CancellationToken)))
            return;

        var sets = RemoteTools.In(sink.Value, policy, context.CancellationToken).Where(set => set is { IsFiltered: true, IsApproved: false, IsReadOnly: false }).ToList();
        if (sets.Count == 0 || AutoInvocation.Of(sink, context.CancellationToken) is not { } invoker)
            return;

        foreach (var set in sets)
        {
            Report(
                context,
                set.Place.GetLocation(),
                reported,
                $"Tools of an MCP server are called by {invoker}",
                sink.IsSemanticKernel ? "Pass autoInvoke: false, or add a filter that can refuse" : "Wrap each in ApprovalRequiredAIFunction",
                sink.IsSemanticKernel ? null : Wrap);
        }
    }

    private static void AnalyzeHosted(OperationAnalysisContext context, ConcurrentDictionary<Location, bool> reported)
    {
        if (HostedServer.Find(context.Operation)?.NeverAsks is { } never)
            Report(context, never.Syntax.GetLocation(), reported, "Tools of a hosted MCP server are called", "Require an approval always, or for the tools that change something", Switch);
    }

    private static void Report(OperationAnalysisContext context, Location place, ConcurrentDictionary<Location, bool> reported, string what, string remedy, string? fix)
    {
        if (reported.TryAdd(place, true))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ToolWithoutApproval,
                place,
                fix is null ? null : ImmutableDictionary<string, string?>.Empty.Add(Remedy, fix),
                what,
                remedy));
        }
    }
}
