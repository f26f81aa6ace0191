namespace AgentSupplyChain.Detection.Models;

/// <summary>What a grammar reads in a name, without the catalogue.</summary>
internal readonly struct ModelReading
{
    private ModelReading(string id, string? family, string? version, PinState pin)
    {
        Id = id;
        Family = family;
        Version = version;
        Pin = pin;
    }

    /// <summary>The name without the route in front of it: what the catalogue lists.</summary>
    public string Id { get; }

    public string? Family { get; }

    public string? Version { get; }

    public PinState Pin { get; }

    public static ModelReading Pinned(string id, string family, string? version) => new(id, family, version, PinState.Pinned);

    public static ModelReading Floating(string id, string family) => new(id, family, version: null, PinState.Floating);

    public static ModelReading Unpinnable(string id, string family) => new(id, family, version: null, PinState.Unpinnable);

    public static ModelReading Unknown(string id, string? family = null) => new(id, family, version: null, PinState.Unknown);

    public ModelReading WithId(string id) => new(id, Family, Version, Pin);

    public ModelReading WithPin(PinState pin) => new(Id, Family, pin == PinState.Pinned ? Version : null, pin);
}
