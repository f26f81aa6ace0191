namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// The model names that were known on a day. Catalogues lag: a name that is missing here is not wrong, and what a name says of itself
/// (<see cref="ModelName.Pin"/>) never depends on this list.
/// </summary>
public static class ModelCatalogue
{
    private static readonly Dictionary<string, Lazy<Dictionary<string, CatalogueEntry>>> s_providers = ModelCatalogueData.Tables.ToDictionary(
        table => table.Provider, table => new Lazy<Dictionary<string, CatalogueEntry>>(() => Load(table.Rows)), StringComparer.Ordinal);

    /// <summary>The day of the data, <c>yyyy-MM-dd</c>.</summary>
    public static string Date => ModelCatalogueData.Date;

    /// <summary>The row of this id at this provider (ordinal, lower case), or null.</summary>
    public static CatalogueEntry? Find(string provider, string id) =>
        s_providers.TryGetValue(provider, out var rows) && rows.Value.TryGetValue(id, out var entry) ? entry : null;

    /// <summary>All ids of a provider, in ordinal order.</summary>
    public static IReadOnlyList<string> Ids(string provider) =>
        s_providers.TryGetValue(provider, out var rows) ? [.. rows.Value.Keys.OrderBy(id => id, StringComparer.Ordinal)] : [];

    /// <summary>Rows are separated by white space: <c>id</c>, <c>id|resolves to</c>, <c>id|resolves to|retired on</c>.</summary>
    private static Dictionary<string, CatalogueEntry> Load(string rows)
    {
        var entries = new Dictionary<string, CatalogueEntry>(StringComparer.Ordinal);
        foreach (var row in rows.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = row.Split('|');
            entries.Add(cells[0], new CatalogueEntry(
                cells[0],
                cells.Length > 1 && cells[1].Length > 0 ? cells[1] : null,
                cells.Length > 2 ? cells[2] : null));
        }

        return entries;
    }
}

/// <summary>A row of the catalogue.</summary>
public sealed class CatalogueEntry
{
    internal CatalogueEntry(string id, string? resolvesTo, string? retiredOn)
    {
        Id = id;
        ResolvesTo = resolvesTo;
        RetiredOn = retiredOn;
    }

    public string Id { get; }

    /// <summary>The fixed id that this floating one stood for on <see cref="ModelCatalogue.Date"/>, as this provider writes it; else null.</summary>
    public string? ResolvesTo { get; }

    /// <summary><c>yyyy-MM-dd</c>, or null.</summary>
    public string? RetiredOn { get; }
}
