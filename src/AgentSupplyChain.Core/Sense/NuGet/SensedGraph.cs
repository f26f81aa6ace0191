using AgentSupplyChain.Core.Check;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>The restored graph as the first look of a build found it, with what was wrong with it: the gate need not read it again.</summary>
/// <param name="Graph">Null where it could not be read.</param>
public sealed record SensedGraph(RestoredGraph? Graph, IReadOnlyList<Finding> Faults)
{
    public static SensedGraph Read(AssetsRequest request)
    {
        var faults = new List<Finding>();
        return new SensedGraph(AssetsSensor.Read(request, faults, metadataFaults: null), faults);
    }

    internal RestoredGraph? For(ICollection<Finding> faults)
    {
        foreach (var fault in Faults)
            faults.Add(fault);

        return Graph;
    }
}
