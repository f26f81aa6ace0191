using AgentSupplyChain.Core.Check;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>The restored graph as one look found it, with what was wrong with it: the next look of the same build need not read a file for each package again.</summary>
/// <param name="Graph">Null where it could not be read.</param>
public sealed record SensedGraph(RestoredGraph? Graph, IReadOnlyList<Finding> Faults)
{
    public static SensedGraph Read(AssetsRequest request)
    {
        var faults = new List<Finding>();
        return new SensedGraph(AssetsSensor.Read(request, faults), faults);
    }

    /// <summary>The graph with the versions of frameworks that this look knows; earlier ones may not have known them.</summary>
    internal RestoredGraph? For(AssetsRequest request, ICollection<Finding> faults)
    {
        foreach (var fault in Faults)
            faults.Add(fault);

        return Graph is null ? null : Graph with { Frameworks = [.. Graph.Frameworks.Select(f => f with { Version = request.FrameworkVersions.GetValueOrDefault(f.Name) })] };
    }
}
