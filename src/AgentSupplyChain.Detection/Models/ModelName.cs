namespace AgentSupplyChain.Detection.Models;

/// <summary>A model name as a provider reads it. Value-equal by provider and text, from which everything else follows with one catalogue.</summary>
public sealed class ModelName : IEquatable<ModelName>
{
    private static readonly string[] s_trials = ["preview", "exp", "experimental", "beta"];

    private ModelName(string provider, string text, ModelReading reading)
    {
        Provider = provider;
        Text = text;
        Family = reading.Family;
        Version = reading.Version;
        Pin = reading.Pin;
        DataRegion = reading.Region;
        SnapshotKey = reading.Pin == PinState.Pinned && reading.Family is not null ? reading.Family + "@" + (reading.Version ?? "pinned") : null;
        IsPreview = reading.Family is not null && IsTrial(reading.Id);
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
    /// Null unless <see cref="PinState.Pinned"/>. Equal keys say nothing of how a cloud serves the snapshot.
    /// </summary>
    public string? SnapshotKey { get; }

    public KeyGrade Grade => SnapshotKey is null ? KeyGrade.None : IsInCatalogue ? KeyGrade.Catalogue : KeyGrade.Derived;

    /// <summary>Where the name says that the snapshot runs (<c>eu</c>, <c>us-gov</c>, <c>global</c>): no part of the snapshot, but of where data goes.</summary>
    public string? DataRegion { get; }

    /// <summary>The name says that the model is on trial: such models go at short notice.</summary>
    public bool IsPreview { get; }

    /// <summary>Whether the catalogue, or the user, lists this id at this provider.</summary>
    public bool IsInCatalogue { get; private init; }

    /// <summary>
    /// The name is dated, its date is one for which the catalogue lists the vendor's snapshots, and there is none of this date. A younger date,
    /// and a provider that the catalogue does not cover, prove nothing.
    /// </summary>
    public bool IsUnknownSnapshot { get; private init; }

    /// <summary>For a floating name the fixed one that the catalogue knows behind it, written so that it can replace <see cref="Text"/>; else null.</summary>
    public string? PinTo { get; private init; }

    /// <summary>A day or a month, <c>yyyy-MM-dd</c> or <c>yyyy-MM</c>; null where the catalogue has none.</summary>
    public string? ReleasedOn { get; private init; }

    /// <summary>The day on which this provider retires the model, <c>yyyy-MM-dd</c>, past or to come; null where the catalogue has none.</summary>
    public string? RetiredOn { get; private init; }

    /// <summary>This provider advises against the model, and no day is known.</summary>
    public bool IsDeprecated { get; private init; }

    /// <summary>What this provider recommends in its place, written so that it can replace <see cref="Text"/>: a fixed name that is not retired; else null.</summary>
    public string? Replacement { get; private init; }

    /// <summary>Whether it is retired as of a day, <c>yyyy-MM-dd</c>. False where no day is known.</summary>
    public bool IsRetiredOn(string day) => RetiredOn is not null && string.CompareOrdinal(RetiredOn, day) <= 0;

    /// <param name="provider">A member of <see cref="ModelProvider"/>; any other text reads as <see cref="ModelProvider.Unknown"/>.</param>
    public static ModelName Parse(string provider, string text) => Parse(provider, text, CatalogueOverlay.Empty);

    /// <param name="provider">A member of <see cref="ModelProvider"/>; any other text reads as <see cref="ModelProvider.Unknown"/>.</param>
    /// <param name="catalogue">What the user knows beyond the catalogue.</param>
    public static ModelName Parse(string provider, string text, CatalogueOverlay catalogue)
    {
        var id = text.Trim().ToLowerInvariant();
        var reading = ModelGrammar.Read(provider, id);
        var entry = Find(catalogue, provider, reading.Id);

        // A route in front of the id (models/, publishers/…/models/, openai/) stays in front of what replaces it.
        var route = id.EndsWith(reading.Id, StringComparison.Ordinal) ? text.Trim().Substring(0, id.Length - reading.Id.Length) : null;
        var alias = reading.Pin == PinState.Floating && entry?.ResolvesTo is { } fixedId ? Find(catalogue, provider, fixedId) : null;
        return new ModelName(provider, text, reading)
        {
            IsInCatalogue = entry is not null,
            IsUnknownSnapshot = entry is null && VendorSnapshots.Lack(provider, reading),
            PinTo = reading.Pin == PinState.Floating && entry?.ResolvesTo is { } snapshot && !IsGone(alias) ? Routed(route, snapshot) : null,
            ReleasedOn = entry?.ReleasedOn,
            RetiredOn = entry?.RetiredOn,
            IsDeprecated = entry?.IsDeprecated == true,
            Replacement = Routed(route, ReplacementOf(catalogue, provider, entry?.Replacement ?? alias?.Replacement)),
        };
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

    private static CatalogueEntry? Find(CatalogueOverlay catalogue, string provider, string id) => catalogue.Find(provider, id) ?? provider switch
    {
        // The catalogue lists a snapshot of Bedrock for the regions that it knows, and the dateless ids of Vertex with @default only.
        ModelProvider.Bedrock when BedrockGrammar.WithoutRegion(id) is var bare && bare.Length < id.Length => catalogue.Find(provider, bare),
        ModelProvider.AzureOpenAI when id.IndexOf('/') is > 0 and var zone => catalogue.Find(provider, id.Substring(zone + 1)),
        ModelProvider.Vertex when id.IndexOf('@') < 0 && catalogue.Find(provider, id + "@default") is { } dateless && dateless.ResolvesTo == id => dateless,
        _ => null,
    };

    /// <summary>Advice that leads to another dead name is worse than none.</summary>
    private static string? ReplacementOf(CatalogueOverlay catalogue, string provider, string? id) =>
        id is not null && ModelGrammar.Read(provider, id).Pin != PinState.Floating && !IsGone(catalogue.Find(provider, id)) ? id : null;

    private static bool IsGone(CatalogueEntry? entry) =>
        entry is not null && (entry.IsDeprecated || (entry.RetiredOn is { } day && string.CompareOrdinal(day, ModelCatalogue.Date) <= 0));

    private static string? Routed(string? route, string? id) => route is not null && id is not null ? route + id : null;

    private static bool IsTrial(string id)
    {
        var colon = id.IndexOf(':');
        var name = colon < 0 ? id : id.Substring(0, colon);
        return name.Split('-', '/', '.', '@').Any(token => Array.IndexOf(s_trials, token) >= 0);
    }
}
