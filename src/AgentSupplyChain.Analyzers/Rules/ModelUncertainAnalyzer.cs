using System.Collections.Immutable;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3002: a model name that does not move, and still does not settle which model will answer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelUncertainAnalyzer() : ModelRuleAnalyzer(Descriptors.ModelUncertain, ModelProblem.Uncertain)
{
    private protected override (object[] Arguments, ImmutableDictionary<string, string?> Properties) Tell(ModelName model, ModelPolicy policy) =>
        ([LogText.Brief(model.Text), ModelProblems.UncertaintyOf(model)], ImmutableDictionary<string, string?>.Empty);
}
