using AgentSupplyChain.Detection.Packages;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>The package ids that come with the product and whose names are protected, as an index.</summary>
public static class ProtectedNames
{
    private static readonly Lazy<PackageNameIndex> s_shipped = new(Load);

    public static PackageNameIndex Shipped => s_shipped.Value;

    /// <summary>Reads the index anew, for whoever measures that.</summary>
    public static PackageNameIndex Load()
    {
        using var resource = typeof(ProtectedNames).Assembly.GetManifestResourceStream("AgentSupplyChain.PackageNames")
            ?? throw new InvalidOperationException("The index of package names is not in the assembly.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return PackageNameIndex.Load(bytes);
    }
}
