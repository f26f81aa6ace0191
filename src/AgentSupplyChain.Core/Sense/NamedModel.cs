using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Sense;

/// <summary>What the name of a model tells.</summary>
public static class NamedModel
{
    /// <param name="isDeployment">True where the name was chosen by the user: it tells nothing about the model behind it.</param>
    public static Model Of(string provider, string name, bool isDeployment = false)
    {
        if (isDeployment)
            return new Model(provider, name) { IsDeployment = true };

        var read = ModelName.Parse(provider, name);
        return new Model(provider, name) { Pin = read.Pin, SnapshotKey = read.SnapshotKey };
    }
}
