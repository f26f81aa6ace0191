namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// A row of the catalogue, or what a user says about an id. Days are <c>yyyy-MM-dd</c>, so that they compare as text. They are those of this
/// provider: another cloud that serves the same snapshot retires it when it likes.
/// </summary>
public sealed record CatalogueEntry(string Provider, string Id)
{
    /// <summary>The fixed id that this floating one stood for on <see cref="ModelCatalogue.Date"/>, as this provider writes it; else null.</summary>
    public string? ResolvesTo { get; init; }

    /// <summary>A day, or a month (<c>yyyy-MM</c>), or null.</summary>
    public string? ReleasedOn { get; init; }

    /// <summary>The day from which the provider no longer serves the id, past or to come; null where none is known.</summary>
    public string? RetiredOn { get; init; }

    /// <summary>The provider advises against the id, without a day that is known.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The id that the provider recommends instead, as this provider writes it; null where none is known.</summary>
    public string? Replacement { get; init; }

    /// <summary>What is said here, and where nothing is said what <paramref name="other"/> says.</summary>
    internal CatalogueEntry Over(CatalogueEntry? other) => other is null ? this : this with
    {
        ResolvesTo = ResolvesTo ?? other.ResolvesTo,
        ReleasedOn = ReleasedOn ?? other.ReleasedOn,
        RetiredOn = RetiredOn ?? other.RetiredOn,
        IsDeprecated = RetiredOn is null && other.IsDeprecated,
        Replacement = Replacement ?? other.Replacement,
    };
}
