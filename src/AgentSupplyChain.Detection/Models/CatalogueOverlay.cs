namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// What a user knows beyond the catalogue, or better. A field that is given wins over the catalogue's; what is left out stays. Immutable: who
/// reads a name hands it over, so that two projects in one process never see each other's.
/// </summary>
public sealed class CatalogueOverlay
{
    private readonly Dictionary<string, CatalogueEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>Of two entries for one id the later one counts.</summary>
    public CatalogueOverlay(IEnumerable<CatalogueEntry> entries)
    {
        foreach (var entry in entries)
        {
            var (provider, id) = (entry.Provider.Trim().ToLowerInvariant(), entry.Id.Trim().ToLowerInvariant());
            _entries[Key(provider, id)] = entry with { Provider = provider, Id = id };
        }
    }

    public static CatalogueOverlay Empty { get; } = new([]);

    /// <summary>The row of this id (ordinal, lower case) at this provider, with what the overlay says about it; null where neither knows it.</summary>
    public CatalogueEntry? Find(string provider, string id)
    {
        var row = ModelCatalogue.Find(provider, id);
        return _entries.Count > 0 && _entries.TryGetValue(Key(provider, id), out var entry) ? entry.Over(row) : row;
    }

    // No id and no provider has a line end.
    private static string Key(string provider, string id) => provider + "\n" + id;
}
