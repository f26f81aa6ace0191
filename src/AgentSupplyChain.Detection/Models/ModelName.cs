namespace AgentSupplyChain.Detection.Models;

/// <summary>A model name as a provider reads it. Value-equal by provider and text, from which everything else follows.</summary>
public sealed class ModelName : IEquatable<ModelName>
{
    private ModelName(string provider, string text, ModelReading reading, CatalogueEntry? entry, string? pinTo)
    {
        Provider = provider;
        Text = text;
        Family = reading.Family;
        Version = reading.Version;
        Pin = reading.Pin;
        SnapshotKey = reading.Pin == PinState.Pinned && reading.Family is not null ? reading.Family + "@" + (reading.Version ?? "pinned") : null;
        PinTo = reading.Pin == PinState.Floating ? pinTo : null;
        RetiredOn = entry?.RetiredOn;
    }

    public string Provider { get; }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Who makes the model, and its name without the snapshot: <c>openai/gpt-4.1</c>, on every cloud; null where the name does not tell.</summary>
    public string? Family { get; }

    /// <summary>The snapshot in the name: <c>2025-04-14</c>, <c>20241022</c>, <c>002</c>; null where there is none, also in a name that is itself the pin.</summary>
    public string? Version { get; }

    public PinState Pin { get; }

    /// <summary>
    /// <c>openai/gpt-4.1@2025-04-14</c>: equal for the same snapshot on every cloud; <c>@pinned</c> where the name itself is the pin.
    /// Null unless <see cref="PinState.Pinned"/>.
    /// </summary>
    public string? SnapshotKey { get; }

    /// <summary>For a floating name the fixed one that the catalogue knows behind it, written so that it can replace <see cref="Text"/>; else null.</summary>
    public string? PinTo { get; }

    /// <summary>The day on which this provider retires the model, <c>yyyy-MM-dd</c>, past or to come; null where the catalogue has none.</summary>
    public string? RetiredOn { get; }

    /// <param name="provider">A member of <see cref="ModelProvider"/>; any other text reads as <see cref="ModelProvider.Unknown"/>.</param>
    public static ModelName Parse(string provider, string text)
    {
        var id = text.Trim().ToLowerInvariant();
        var reading = ModelGrammar.Read(provider, id);
        var entry = ModelCatalogue.Find(provider, reading.Id);

        // A route in front of the id (models/, publishers/…/models/, openai/) stays in front of what replaces it.
        var route = id.Length - reading.Id.Length;
        var pinTo = entry?.ResolvesTo is { } fixedId && id.EndsWith(reading.Id, StringComparison.Ordinal)
            ? text.Trim().Substring(0, route) + fixedId
            : null;
        return new ModelName(provider, text, reading, entry, pinTo);
    }

    /// <summary>
    /// The provider behind a name, for places that do not tell: <see cref="ModelProvider.Unknown"/> for a model that several providers
    /// offer under this name, null for a text that does not look like a model.
    /// </summary>
    public static string? ProviderOf(string text) => ModelProvider.Of(text.Trim().ToLowerInvariant());

    public bool Equals(ModelName? other) => other is not null && Provider == other.Provider && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as ModelName);

    public override int GetHashCode() =>
        unchecked((StringComparer.Ordinal.GetHashCode(Provider) * 31) + StringComparer.Ordinal.GetHashCode(Text));

    public override string ToString() => Text;
}
