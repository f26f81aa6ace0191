using System.Collections.Concurrent;
using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Files;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Prompts;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>
/// What the rules about model names share: which values they look at, and that each value is reported by one of them. A rule says which problem
/// is its own and what to tell.
/// </summary>
public abstract class ModelRuleAnalyzer : AgentAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;
    private readonly ModelProblem _problem;

    private protected ModelRuleAnalyzer(DiagnosticDescriptor descriptor, ModelProblem problem)
        : base(descriptor)
    {
        _descriptor = descriptor;
        _problem = problem;
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context)
    {
        var policy = ModelPolicy.Of(context.Options);
        if (!IsNeeded(policy))
            return;

        LiveText.Register(context, name => name.EndsWith(".prompty", StringComparison.OrdinalIgnoreCase), file => Analyze(file, policy));

        // An AppHost names the models that its services use, and references no SDK itself.
        if (!ProjectKind.UsesAiSdk(context.Compilation) && !References(context.Compilation, "Aspire.Hosting"))
            return;

        // A constant that two clients share is one finding.
        var reported = new ConcurrentDictionary<Location, bool>();
        context.RegisterOperationAction(operation => Analyze(operation, policy, reported), OperationKind.Argument, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
    }

    /// <summary>False where nothing could be found under this policy.</summary>
    private protected virtual bool IsNeeded(ModelPolicy policy) => true;

    /// <summary>What to tell, the name itself first, and what a fix needs.</summary>
    private protected abstract (object[] Arguments, ImmutableDictionary<string, string?> Properties) Tell(ModelName model, ModelPolicy policy);

    /// <summary>A property of the diagnostic; none where there is no value.</summary>
    private protected static ImmutableDictionary<string, string?> Property(string name, string? value) =>
        value is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(name, value);

    private protected static string ProviderOf(ModelName model) => model.Provider == ModelProvider.Unknown ? "its provider" : model.Provider;

    private protected static string Quoted(string text) => "'" + LogText.Brief(text) + "'";

    private void Analyze(OperationAnalysisContext context, ModelPolicy policy, ConcurrentDictionary<Location, bool> reported)
    {
        foreach (var use in SinkUses.Models(context.Operation, context.CancellationToken))
        {
            // The name of a deployment is the user's own: it tells nothing of the model behind it.
            if (use.IsDeployment || use.Value.Text is not { } text)
                continue;

            var model = ModelName.Parse(use.Provider, text, policy.Catalogue);
            if (ModelProblems.Of(model, policy.Rules, ModelCatalogue.Date) != _problem)
                continue;

            // In another file the literal cannot carry the squiggle of this one: the use does, and the fix follows the additional location.
            var written = use.Value.Place.GetLocation();
            var isHere = use.Value.Place.SyntaxTree == context.Operation.Syntax.SyntaxTree;
            var place = isHere ? written : context.Operation.Syntax.GetLocation();
            if (!reported.TryAdd(place, true))
                continue;

            var (arguments, properties) = Tell(model, policy);
            context.ReportDiagnostic(Diagnostic.Create(_descriptor, place, isHere ? null : [written], properties, arguments));
        }
    }

    private void Analyze(LiveText file, ModelPolicy policy)
    {
        if (PromptyModel.Of(PromptyHead.Read(file.Text)) is not { IsDeployment: false } named)
            return;

        var model = ModelName.Parse(named.Provider, named.Name.Text, policy.Catalogue);
        if (ModelProblems.Of(model, policy.Rules, ModelCatalogue.Date) != _problem)
            return;

        var (arguments, properties) = Tell(model, policy);
        file.Report(_descriptor, named.Name.Start, named.Name.Start + named.Name.Text.Length, "/" + model.Provider + "/" + model.Text, properties, arguments);
    }
}
