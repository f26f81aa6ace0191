using System.Collections.Concurrent;
using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3026: a function that a model calls starts a process, and its input decides which one or with what.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolStartsProcessAnalyzer() : AgentAnalyzer(Descriptors.ToolStartsProcess)
{
    private const ValidBy By = ValidBy.AllowList | ValidBy.Form;

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!ProjectKind.UsesAiSdk(context.Compilation))
            return;

        // A process that two tools start through one method is one finding.
        var reported = new ConcurrentDictionary<Location, bool>();
        var validations = new Validations(PolicyOptions.Of(context.Options));
        context.RegisterOperationAction(operation => Analyze(operation, validations, reported), OperationKind.MethodBody, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, Validations validations, ConcurrentDictionary<Location, bool> reported)
    {
        if (ToolBody.Find(context.Operation, context.CancellationToken) is not { Inputs.Count: > 0 } tool)
            return;

        Analyze(tool, context, validations, reported);
        foreach (var called in tool.Body.Descendants().OfType<IInvocationOperation>())
        {
            if (Called(called, tool, validations, context.CancellationToken) is { } inner)
                Analyze(inner, context, validations, reported);
        }
    }

    private static void Analyze(ToolBody tool, OperationAnalysisContext context, Validations validations, ConcurrentDictionary<Location, bool> reported)
    {
        var cancellation = context.CancellationToken;
        foreach (var start in tool.Body.Descendants().SelectMany(ProcessStart.Find))
        {
            if (!ComesFrom(tool, start.Value, cancellation)
                || Fixed.AtBuild(start.Value, cancellation)
                || (start.IsItem && !ProcessStart.TakesCommands(start.Value, cancellation))
                || validations.Passed(start.Value, start.Value, By, cancellation))
            {
                continue;
            }

            var place = start.Value.Syntax.GetLocation();
            if (reported.TryAdd(place, true))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.ToolStartsProcess, place, start.Role, AdviceFor(start)));
        }
    }

    private static string AdviceFor(ProcessStart start) => start.IsItem
        ? "Name the commands that are allowed, and check the input against them first"
        : "Start a constant program, hand over arguments with ArgumentList, and check the input against a list first";

    private static bool ComesFrom(ToolBody tool, IOperation value, CancellationToken cancellation) => Provenance.OfText(value, cancellation).ComesFrom(tool.Inputs);

    // A method of the same file that the tool hands its input to.
    private static ToolBody? Called(IInvocationOperation call, ToolBody tool, Validations validations, CancellationToken cancellation)
    {
        if (ToolBody.BodyOf(call.TargetMethod, call, cancellation) is not { } body)
            return null;

        var inputs = call.Arguments
            .Where(argument => ComesFrom(tool, argument.Value, cancellation) && !validations.Passed(call, argument.Value, By, cancellation))
            .Select(argument => argument.Parameter?.OriginalDefinition)
            .OfType<ISymbol>()
            .ToList();
        return inputs.Count == 0 ? null : new ToolBody(inputs, body);
    }
}
