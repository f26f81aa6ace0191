using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Weights;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>
/// ASC3005 and ASC3006. A file inside the repository is fixed by the commit, and the AIBOM states its digest: nothing is wrong with it. What lies outside, is
/// made by the build, or comes from a hub under a name that moves is another file tomorrow.
/// </summary>
public static class WeightsCheck
{
    /// <summary>What files and items tell, before the code is compiled.</summary>
    public static IEnumerable<Finding> Check(SensedProject project, bool isTest) =>
    [
        .. project.Components.Weights.Select(NotFixed).OfType<Finding>(),
        .. project.Components.Weights.Select(weights => RunsCode(weights, isTest)).OfType<Finding>(),
        .. project.Components.Models.Where(model => IsHubItem(model.Component)).Select(Floats).OfType<Finding>(),
        .. CheckUnseen(project, project.Components.Models.Where(model => IsItem(model.Component))),
    ];

    /// <summary>Weights that are named, and no file of the build.</summary>
    public static IEnumerable<Finding> CheckUnseen(SensedProject project, IEnumerable<Declared<Model>> models)
    {
        foreach (var declared in models)
        {
            var model = declared.Component;
            var isFixed = project.Components.Models.Any(other => other.Component.Sha256 is not null && FileName(other.Component.Name) == FileName(model.Name));
            if (model.Provider != ModelProvider.Local || !WeightsFormat.IsWeightsName(model.Name) || isFixed || LocalWeights.FileOf(model, project.Inventory.Weights) is not null
                || ModelName.Parse(model.Provider, model.Name).Pin == PinState.Pinned)
            {
                continue;
            }

            yield return new Finding(
                Rules.WeightsNotFixed,
                $"Weights {QuotedText.Of(model.Name)} are no file of the project, so nothing fixes which bytes are loaded; add them to the project, or an AgentModel item of that name with Sha256",
                declared.Span,
                $"{declared.Span.File}/{model.Name}");
        }
    }

    /// <summary>An <c>AgentModel</c> item that names a model of the Hugging Face hub: it is fetched.</summary>
    internal static bool IsHubItem(Model model) => model.Provider == ModelProvider.HuggingFace && IsItem(model);

    private static bool IsItem(Model model) => model.Evidence.Count > 0 && model.Evidence.All(evidence => evidence.Technique == Technique.Other);

    private static Finding? NotFixed(Declared<WeightsFile> declared)
    {
        var weights = declared.Component;
        if (weights.StatedSha256 is { Length: 64 } stated && weights.Sha256 is { } actual && stated != actual)
            return Finding(declared, $"have another digest than their AgentModel item states: the file has {actual}, the item {stated}; find out which one is right before you correct either");

        return weights.IsInRepository || weights.StatedSha256 is not null
            ? null
            : Finding(declared, "lie outside of the repository or in a folder that a build fills, so the file can change without a commit; state its Sha256 in an AgentModel item, or move it into the project");

        static Finding Finding(Declared<WeightsFile> declared, string what) =>
            new(Rules.WeightsNotFixed, $"Weights {QuotedText.Of(declared.Component.File)} {what}", declared.Span, declared.Component.File);
    }

    private static Finding? Floats(Declared<Model> declared)
    {
        var model = declared.Component;
        if (model.Sha256 is not null || HubAddress.IsCommit(model.Version) || ModelName.Parse(model.Provider, model.Name).Pin == PinState.Pinned)
            return null;

        var revision = model.Version is null ? "without a revision, which is the branch 'main'" : $"in revision {QuotedText.Of(model.Version)}, which can move";
        return new Finding(
            Rules.WeightsNotFixed,
            $"Weights {QuotedText.Of(model.Name)} are fetched from the hub {revision}; write the 40 digits of the commit as Version, or the file's digest as Sha256",
            declared.Span,
            $"{declared.Span.File}/{model.Provider}/{model.Name}");
    }

    private static Finding? RunsCode(Declared<WeightsFile> declared, bool isTest)
    {
        if (declared.Component.Code is not { } code)
            return null;

        var remedy = code.IsProven
            ? "do not load it; find out where it comes from, and use weights in safetensors, GGUF or ONNX"
            : "a file of this format can run code when it is loaded; convert it to safetensors, GGUF or ONNX, and load only what you trust until then";
        return new Finding(
            Rules.WeightsRunCode,
            $"Weights {QuotedText.Of(declared.Component.File)}: the file {code.What}; {remedy}",
            declared.Span,
            declared.Component.File)
        {
            Severity = code.IsProven ? RuleSeverity.Error : null,
            IsInTest = isTest && !code.IsProven,
        };
    }

    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
