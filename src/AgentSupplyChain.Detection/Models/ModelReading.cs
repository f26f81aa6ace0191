namespace AgentSupplyChain.Detection.Models;

/// <summary>What a grammar reads in a name, without the catalogue.</summary>
internal readonly struct ModelReading
{
    private ModelReading(string id, string? family, string? version, PinState pin, string? region)
    {
        Id = id;
        Family = family;
        Version = version;
        Pin = pin;
        Region = region;
    }

    /// <summary>The name without the route in front of it: what the catalogue lists.</summary>
    public string Id { get; }

    public string? Family { get; }

    public string? Version { get; }

    public PinState Pin { get; }

    /// <summary>Where a prefix of the name says that the snapshot runs.</summary>
    public string? Region { get; }

    public static ModelReading Pinned(string id, string family, string? version) => new(id, family, version, PinState.Pinned, region: null);

    public static ModelReading Floating(string id, string family) => new(id, family, version: null, PinState.Floating, region: null);

    public static ModelReading Unpinnable(string id, string? family) => new(id, family, version: null, PinState.Unpinnable, region: null);

    public static ModelReading Unknown(string id, string? family = null) => new(id, family, version: null, PinState.Unknown, region: null);

    public ModelReading WithId(string id) => new(id, Family, Version, Pin, Region);

    public ModelReading WithPin(PinState pin) => new(Id, Family, pin == PinState.Pinned ? Version : null, pin, Region);

    public ModelReading WithRegion(string? region) => new(Id, Family, Version, Pin, region);
}
