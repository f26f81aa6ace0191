using System.Collections.Immutable;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>
/// ASC3003: a model that was retired when the catalogue was made. Which day it is now is not asked here, since the same code compiled tomorrow
/// must give the same output: that question is the gate's.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelRetiredAnalyzer() : ModelRuleAnalyzer(Descriptors.ModelRetired, ModelProblem.Retired)
{
    /// <summary>Property of the diagnostic: the fixed name to write instead, where one is known and allowed.</summary>
    public const string Replacement = "Replacement";

    private protected override (object[] Arguments, ImmutableDictionary<string, string?> Properties) Tell(ModelName model, ModelPolicy policy)
    {
        var replacement = ModelProblems.ReplacementOf(model, policy.Rules);
        var remedy = replacement is null ? "Choose a model that is still served" : "Write " + Quoted(replacement);
        return ([LogText.Brief(model.Text), ProviderOf(model), LogText.Of(model.RetiredOn!), remedy], Property(Replacement, replacement));
    }
}
