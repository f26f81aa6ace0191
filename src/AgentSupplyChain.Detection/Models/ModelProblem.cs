namespace AgentSupplyChain.Detection.Models;

/// <summary>The one thing that is said about a model name, strongest first: its remedy makes what stands below it moot.</summary>
public enum ModelProblem
{
    None,

    /// <summary>ASC3004. Who has to choose another model need not pin this one.</summary>
    NotAllowed,

    /// <summary>ASC3003. What is gone need not be pinned either.</summary>
    Retired,

    /// <summary>ASC3001.</summary>
    Floats,

    /// <summary>ASC3002: a preview, a dated name that nobody knows, or one that cannot be pinned.</summary>
    Uncertain,
}

/// <summary>Judges a name once, for analyzers and gate.</summary>
public static class ModelProblems
{
    /// <param name="asOf">The day on which it would be retired: that of the catalogue, or the one at the end of the gate's window.</param>
    public static ModelProblem Of(ModelName model, ModelRules rules, string asOf) =>
        rules.Judge(model) != ModelVerdict.Allowed ? ModelProblem.NotAllowed
        : model.IsRetiredOn(asOf) ? ModelProblem.Retired
        : model.Pin == PinState.Floating ? ModelProblem.Floats
        : model.IsPreview || model.IsUnknownSnapshot || model.Pin == PinState.Unpinnable ? ModelProblem.Uncertain
        : ModelProblem.None;

    /// <summary>What may be written in place of a retired model: the provider's recommendation, where the policy allows it; else null.</summary>
    public static string? ReplacementOf(ModelName model, ModelRules rules) =>
        model.Replacement is { } replacement && rules.Judge(ModelName.Parse(model.Provider, replacement)) == ModelVerdict.Allowed ? replacement : null;

    /// <summary>Of <see cref="ModelProblem.Uncertain"/>: what is uncertain and what to do, to stand behind the name.</summary>
    public static string UncertaintyOf(ModelName model) =>
        model.IsUnknownSnapshot ? $"is dated, and the catalogue of {ModelCatalogue.Date} lists no such snapshot: check the name, or state it under models.catalogue in the policy"
        : model.IsPreview ? "is a preview, which its provider may withdraw at short notice: plan for its successor"
        : "cannot be pinned, since its provider offers no name that fixes a snapshot: record the model that each response names, and evaluate again when it changes";

    /// <summary>Of <see cref="ModelProblem.NotAllowed"/>: why, and what to do.</summary>
    public static string RefusalOf(ModelName model, ModelRules rules) => rules.Judge(model) switch
    {
        ModelVerdict.Denied => "a pattern under models.deny matches it; use another model",
        ModelVerdict.OtherSnapshot => "models.allow names another snapshot of it; write that one",
        _ => "it is not listed under models.allow; use a model that is, or have it added",
    };
}
