using System.Collections.Immutable;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3001: a model name that moves reaches an SDK.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelVersionFloatsAnalyzer() : ModelRuleAnalyzer(Descriptors.ModelVersionFloats, ModelProblem.Floats)
{
    /// <summary>Property of the diagnostic: the snapshot to write, where the policy names one or the catalogue knows it.</summary>
    public const string PinTo = "PinTo";

    private protected override (object[] Arguments, ImmutableDictionary<string, string?> Properties) Tell(ModelName model, ModelPolicy policy)
    {
        var pin = policy.Rules.PinOf(model);
        return ([LogText.Brief(model.Text), ProviderOf(model), pin is null ? Advice(model) : "Pin it to " + Quoted(pin)], Property(PinTo, pin));
    }

    // Ollama knows no dates: every tag can be pushed again. At GitHub no name is fixed: only the publisher's own service has those.
    private static string Advice(ModelName model) => model.Provider switch
    {
        ModelProvider.Ollama => "Name its digest too ('@sha256:…') where the server takes one",
        ModelProvider.GitHubModels => "GitHub offers no fixed name for it: where that matters, take the model from its publisher",
        _ => "Name a dated snapshot",
    };
}
