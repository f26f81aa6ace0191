using System.Collections.Immutable;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3004: a model that the policy denies or does not list. Without such a policy the rule does nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelNotAllowedAnalyzer() : ModelRuleAnalyzer(Descriptors.ModelNotAllowed, ModelProblem.NotAllowed)
{
    private protected override bool IsNeeded(ModelPolicy policy) => policy.NamesModels;

    private protected override (object[] Arguments, ImmutableDictionary<string, string?> Properties) Tell(ModelName model, ModelPolicy policy) =>
        ([LogText.Brief(model.Text), ModelProblems.RefusalOf(model, policy.Rules)], ImmutableDictionary<string, string?>.Empty);
}
