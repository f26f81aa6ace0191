using System.Collections.Concurrent;
using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3023: whatever an MCP server offers is handed to the model, with no choice by name and nobody asked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RemoteToolsUnfilteredAnalyzer() : AgentAnalyzer(Descriptors.RemoteToolsUnfiltered)
{
    /// <summary>Property of the diagnostic: the names that the policy allows, one a line.</summary>
    public const string Allow = "Allow";

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!References(context.Compilation, "ModelContextProtocol", "Microsoft.Extensions.AI", "OpenAI", "Anthropic", "Azure.AI"))
            return;

        var policy = PolicyOptions.Of(context.Options);
        var reported = new ConcurrentDictionary<Location, bool>();
        var asks = new ConcurrentDictionary<SyntaxTree, bool>();
        context.RegisterOperationAction(
            operation => AnalyzeSink(operation, policy, asks, reported),
            OperationKind.Argument, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment, OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeHosted(operation, policy, reported), OperationKind.ObjectCreation, OperationKind.Invocation);
    }

    private static void AnalyzeSink(OperationAnalysisContext context, PolicyOptions policy, ConcurrentDictionary<SyntaxTree, bool> asks, ConcurrentDictionary<Location, bool> reported)
    {
        if (ToolSink.Find(context.Operation) is not { } sink || !asks.GetOrAdd(context.Operation.Syntax.SyntaxTree, tree => RemoteTools.AreListedIn(tree, context.CancellationToken)))
            return;

        foreach (var set in RemoteTools.In(sink.Value, policy, context.CancellationToken))
        {
            if (!set.IsFiltered && !set.IsApproved)
                Report(context, set.Place.GetLocation(), $"All tools of an MCP server are handed to {LogText.Of(Taker(sink.Member))}", policy, reported);
        }
    }

    // The class that holds an extension method says nothing to its caller.
    private static string Taker(ISymbol member) =>
        member is IMethodSymbol { MethodKind: not MethodKind.Constructor } ? member.Name : member.ContainingType.Name;

    private static void AnalyzeHosted(OperationAnalysisContext context, PolicyOptions policy, ConcurrentDictionary<Location, bool> reported)
    {
        if (HostedServer.Find(context.Operation) is { IsLimited: false, IsApproved: false } server)
            Report(context, server.Place, "All tools of a hosted MCP server are open to the model", policy, reported);
    }

    private static void Report(OperationAnalysisContext context, Location place, string what, PolicyOptions policy, ConcurrentDictionary<Location, bool> reported)
    {
        if (!reported.TryAdd(place, true))
            return;

        var names = Names(policy);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.RemoteToolsUnfiltered,
            place,
            names.Length == 0 ? null : ImmutableDictionary<string, string?>.Empty.Add(Allow, names),
            what,
            names.Length == 0 ? "Take those that you have reviewed, by name, or require an approval for each call" : "Take those that the policy allows, by name, or require an approval for each call"));
    }

    // A pattern cannot be written as a list of names, so with one among them nothing is proposed.
    private static string Names(PolicyOptions policy) =>
        policy.List(PolicyOptions.ToolsAllow) is { Count: > 0 } allowed && !allowed.Any(name => name.IndexOfAny(['*', '?', '\n', '\r', '\0']) >= 0)
            ? string.Join("\n", allowed.Distinct(StringComparer.Ordinal))
            : "";
}
