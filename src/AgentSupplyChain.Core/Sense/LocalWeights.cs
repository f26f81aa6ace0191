using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Sense;

/// <summary>Code loads weights by a path: where exactly one file of the project has it, model and file are one.</summary>
internal static class LocalWeights
{
    public static AgentInventory Join(AgentInventory inventory)
    {
        if (inventory.Weights.Count == 0)
            return inventory;

        var weights = inventory.Weights.ToArray();
        var models = new List<Model>();
        foreach (var model in inventory.Models)
        {
            if (FileOf(model, weights) is not { } index)
            {
                models.Add(model);
                continue;
            }

            var file = weights[index];
            weights[index] = file with
            {
                Evidence = [.. file.Evidence, .. model.Evidence],
                Names = [.. file.Names.Append(model.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Task = file.Task ?? model.Task,
                StatedVersion = file.StatedVersion ?? model.Version,
                StatedSha256 = file.StatedSha256 ?? model.Sha256,
            };
        }

        return inventory with { Models = models, Weights = weights };
    }

    /// <summary>The one file of that path; else the one of that name, since a program runs in another folder than its project.</summary>
    internal static int? FileOf(Model model, IReadOnlyList<WeightsFile> weights)
    {
        if (model.Provider != ModelProvider.Local)
            return null;

        var path = model.Name.Replace('\\', '/');
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return Only(weights, file => file.File == path) ?? Only(weights, file => ("/" + file.File).EndsWith("/" + path, StringComparison.Ordinal));
    }

    private static int? Only(IReadOnlyList<WeightsFile> weights, Func<WeightsFile, bool> fits)
    {
        var found = Enumerable.Range(0, weights.Count).Where(index => fits(weights[index])).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
