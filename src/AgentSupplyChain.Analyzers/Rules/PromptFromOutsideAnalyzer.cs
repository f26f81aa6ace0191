using System.Collections.Concurrent;
using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3013: instructions, prompt templates or skills come from a file or an address that the build does not settle.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PromptFromOutsideAnalyzer() : AgentAnalyzer(Descriptors.PromptFromOutside)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!ProjectKind.UsesAiSdk(context.Compilation))
            return;

        // A file that is read once and told to two models is one finding.
        var reported = new ConcurrentDictionary<Location, bool>();
        var validations = new Validations(PolicyOptions.Of(context.Options));
        context.RegisterOperationAction(operation => AnalyzeText(operation, validations, reported), OperationKind.Argument, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        context.RegisterOperationAction(operation => AnalyzePath(operation, validations), OperationKind.Invocation, OperationKind.ObjectCreation);
    }

    private static void AnalyzeText(OperationAnalysisContext context, Validations validations, ConcurrentDictionary<Location, bool> reported)
    {
        var cancellation = context.CancellationToken;

        // What a user asks may come from anywhere; what the model is told to be may not.
        if (SinkUses.Find(context.Operation) is not ({ Kind: SinkKind.Prompt, Role: not "user" }, var value) || value.ConstantValue.HasValue)
            return;

        foreach (var (reading, operation) in Reading.OutsideTheBuild(value, cancellation))
        {
            var place = reading.Place.GetLocation();
            if (!Passed(validations, operation, reading.Path ?? operation, context) && !Passed(validations, context.Operation, value, context) && reported.TryAdd(place, true))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.PromptFromOutside, place, reading.Path is null ? "A prompt that is fetched over HTTP" : "A prompt in a file that the build does not know"));
        }
    }

    private static void AnalyzePath(OperationAnalysisContext context, Validations validations)
    {
        if (Arguments.MethodOf(context.Operation) is not { } method || PathOf(method) is not { } parameter || Arguments.Named(context.Operation, parameter) is not { } path)
            return;

        if (!Fixed.AtBuild(path, context.CancellationToken) && !Passed(validations, context.Operation, path, context))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PromptFromOutside, path.Syntax.GetLocation(), parameter.StartsWith("skill", StringComparison.Ordinal) ? "A skill" : "A prompt"));
    }

    private static bool Passed(Validations validations, IOperation use, IOperation value, OperationAnalysisContext context) =>
        validations.IsLoader(context.ContainingSymbol) || validations.Passed(use, value, ValidBy.Hash | ValidBy.Signature | ValidBy.AllowList, context.CancellationToken);

    private static string? PathOf(IMethodSymbol method)
    {
        var parameter = method.Name switch
        {
            "ImportPluginFromPromptDirectory" or "CreatePluginFromPromptDirectory" or "AddFromPromptDirectory"
                or "ImportPluginFromPromptDirectoryYaml" or "CreatePluginFromPromptDirectoryYaml" or "AddFromPromptDirectoryYaml" => "pluginDirectory",
            "CreateFunctionFromPromptyFile" => "promptyFilePath",
            "UseFileSkill" => "skillPath",
            "UseFileSkills" => "skillPaths",
            ".ctor" when method.ContainingType?.Name is "AgentSkillsProvider" or "AgentFileSkillsSource" => method.Parameters.FirstOrDefault(candidate => candidate.Name is "skillPath" or "skillPaths")?.Name,
            _ => null,
        };
        return parameter is not null && (Arguments.IsIn(method.ContainingType, "Microsoft.SemanticKernel") || Arguments.IsIn(method.ContainingType, "Microsoft.Agents.AI")) ? parameter : null;
    }
}
