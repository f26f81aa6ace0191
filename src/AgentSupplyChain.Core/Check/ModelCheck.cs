using System.Globalization;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>
/// ASC3001 to ASC3004 as the gate sees them: one finding for each model, the strongest. The name of a deployment tells nothing: what it serves is
/// decided where it is deployed.
/// </summary>
/// <param name="environment">Of the property <c>AgentSupplyChainEnvironment</c>, for models whose file says nothing of one.</param>
/// <param name="day">The UTC day, <c>yyyy-MM-dd</c>; null where it is not known: then the catalogue's counts.</param>
public sealed class ModelCheck(ModelPolicy policy, string? environment = null, string? day = null)
{
    private readonly CatalogueOverlay _catalogue = new(policy.Catalogue);

    /// <summary>The last day of the window: what is retired then is reported now.</summary>
    private readonly string _asOf = EndOfWindow(day, policy.RetirementWindowDays);

    public IEnumerable<Finding> Check(IEnumerable<Declared<Model>> models) =>
        from model in models
        where !model.Component.IsDeployment
        select Report(model.Component, model.Span) into finding
        where finding is not null
        select finding;

    /// <summary>
    /// What the analyzers cannot tell of models in code and in the files they are given, since they do not know the day: those that retire after the catalogue was made, and not
    /// later than the window ends.
    /// </summary>
    public IEnumerable<Finding> CheckByDay(IEnumerable<Declared<Model>> models) =>
        from model in models
        where !model.Component.IsDeployment && !Name(model.Component).IsRetiredOn(ModelCatalogue.Date)
        select Report(model.Component, model.Span) into finding
        where finding?.Rule == Rules.ModelRetired
        select finding;

    private Finding? Report(Model model, FileSpan span)
    {
        var rules = policy.RulesFor(EnvironmentOf(model) ?? environment);
        var name = Name(model);
        var problem = ModelProblems.Of(name, rules, _asOf);

        // Weights of a hub that an item names are ASC3005.
        if (problem == ModelProblem.Floats && WeightsCheck.IsHubItem(model))
            return null;

        // What the user states beside the name, a version or a digest, fixes a name that does not fix itself.
        if (problem is ModelProblem.Floats or ModelProblem.Uncertain && model.Pin == PinState.Pinned && name.Pin != PinState.Pinned)
            return null;

        return problem switch
        {
            ModelProblem.NotAllowed => Finding(Rules.ModelNotAllowed, model, span, $"is not allowed by the policy: {ModelProblems.RefusalOf(name, rules)}"),
            ModelProblem.Retired => Finding(Rules.ModelRetired, model, span, Retirement(name, ModelProblems.ReplacementOf(name, rules))),
            ModelProblem.Floats => Finding(
                Rules.ModelVersionFloats,
                model,
                span,
                $"is an alias that its provider moves to other snapshots, so answers may change without a build; {Pin(rules.PinOf(name))}"),
            ModelProblem.Uncertain => Finding(Rules.ModelUncertain, model, span, ModelProblems.UncertaintyOf(name)),
            _ => null,
        };
    }

    /// <summary>A version that the user states beside a floating name makes a fixed one of it, where the provider writes it so.</summary>
    private ModelName Name(Model model)
    {
        var name = ModelName.Parse(model.Provider, model.Name, _catalogue);
        if (name.Pin == PinState.Pinned || model.Version is not { Length: > 0 } version)
            return name;

        return (new[] { model.Name + "-" + version, model.Name + "@" + version })
            .Select(text => ModelName.Parse(model.Provider, text, _catalogue))
            .FirstOrDefault(stated => stated.Pin == PinState.Pinned && stated.Family == name.Family) ?? name;
    }

    private string Retirement(ModelName name, string? replacement)
    {
        var provider = name.Provider == ModelProvider.Unknown ? "its provider" : name.Provider;
        var when = day is not null && !name.IsRetiredOn(day) ? "is to be retired" : "was retired";
        return $"{when} by {provider} on {name.RetiredOn}, and requests to it fail from then on; {(replacement is null ? "choose a model that is still served" : "write " + QuotedText.Of(replacement))}";
    }

    private static string Pin(string? snapshot) => snapshot is null ? "write the dated snapshot that you have evaluated" : "write " + QuotedText.Of(snapshot);

    private static Finding Finding(Rule rule, Model model, FileSpan span, string what)
    {
        var place = model.ConfigurationKey is { } key ? $" ({QuotedText.Of(key)})" : "";
        return new Finding(rule, $"Model {QuotedText.Of(model.Name)}{place} {what}", span, $"{span.File}/{model.ConfigurationKey}/{model.Provider}/{model.Name}")
        {
            Environment = EnvironmentOf(model),
        };
    }

    private static string? EnvironmentOf(Model model) => model.Evidence.Select(evidence => evidence.Environment).FirstOrDefault(environment => environment is not null);

    private static string EndOfWindow(string? day, int window) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var today)
            ? DateOnly.FromDayNumber(Math.Min(today.DayNumber + window, DateOnly.MaxValue.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : ModelCatalogue.Date;
}
