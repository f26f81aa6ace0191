using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>
/// ASC3001 as the gate sees it: a model name that moves to another snapshot by itself. The name of a deployment tells nothing: what it
/// serves is decided where it is deployed.
/// </summary>
public static class ModelPinCheck
{
    public static IEnumerable<Finding> Check(IEnumerable<Declared<Model>> models) =>
        from model in models
        where model.Component is { Pin: PinState.Floating, IsDeployment: false }
        select Report(model.Component, model.Span);

    private static Finding Report(Model model, FileSpan span)
    {
        var remedy = ModelName.Parse(model.Provider, model.Name).PinTo is { } snapshot
            ? $"write {QuotedText.Of(snapshot)}"
            : "write the dated snapshot that you have evaluated";
        var place = model.ConfigurationKey is { } key ? $" ({QuotedText.Of(key)})" : "";
        var message = $"Model {QuotedText.Of(model.Name)}{place} is an alias that its provider moves to other snapshots, so answers may change without a build; {remedy}";
        return new Finding(Rules.ModelVersionFloats, message, span, $"{span.File}/{model.ConfigurationKey}/{model.Provider}/{model.Name}")
        {
            Environment = model.Evidence.Select(evidence => evidence.Environment).FirstOrDefault(environment => environment is not null),
        };
    }
}
