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
        return ([LogText.Brief(model.Text), ProviderOf(model), pin is null ? "Name a dated snapshot" : "Pin it to " + Quoted(pin)], Property(PinTo, pin));
    }
}
