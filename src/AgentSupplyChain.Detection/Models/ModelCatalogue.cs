using System.Reflection;
using System.Text;

namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// The model names that were known on a day: 2,500 ids of 38 providers, 80 KB of text in this assembly. A provider's rows are read when
/// the first of its names is looked up (the largest takes less than a tenth of a millisecond; figures stand with the benchmarks). Catalogues
/// lag: a name that is missing here is not wrong, and what a name says of itself (<see cref="ModelName.Pin"/>) never depends on this list.
/// </summary>
public static class ModelCatalogue
{
    private const char Separator = '|';

    /// <summary>In place of a day of retirement that is not known.</summary>
    private const string Deprecated = "deprecated";

    private static readonly Dictionary<string, Lazy<Dictionary<string, string>>> s_providers = ModelCatalogueData.Providers.ToDictionary(
        provider => provider, provider => new Lazy<Dictionary<string, string>>(() => Load(provider)), StringComparer.Ordinal);

    /// <summary>The day of the data, <c>yyyy-MM-dd</c>.</summary>
    public static string Date => ModelCatalogueData.Date;

    /// <summary>
    /// The day until which the dated ids of the vendors are all there, as far as we know. A younger one that is missing is younger than the data:
    /// nothing follows from it.
    /// </summary>
    public static string CompleteUntil => ModelCatalogueData.CompleteUntil;

    /// <summary>The providers that have rows, in ordinal order.</summary>
    public static IReadOnlyList<string> Providers => ModelCatalogueData.Providers;

    /// <summary>The row of this id at this provider (ordinal, lower case), or null.</summary>
    public static CatalogueEntry? Find(string provider, string id) =>
        s_providers.TryGetValue(provider, out var rows) && rows.Value.TryGetValue(id, out var row) ? Entry(provider, row) : null;

    /// <summary>All ids of a provider, in ordinal order.</summary>
    public static IReadOnlyList<string> Ids(string provider) =>
        s_providers.TryGetValue(provider, out var rows) ? [.. rows.Value.Keys.OrderBy(id => id, StringComparer.Ordinal)] : [];

    /// <summary>The rows as text, by id. Most of them are never asked for, so they are taken apart when they are.</summary>
    internal static Dictionary<string, string> Load(string provider)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = typeof(ModelCatalogue).GetTypeInfo().Assembly.GetManifestResourceStream("AgentSupplyChain.Models." + provider);
        if (stream is null)
            return rows;

        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } row)
        {
            var end = row.IndexOf(Separator);
            rows[end < 0 ? row : row.Substring(0, end)] = row;
        }

        return rows;
    }

    /// <summary><c>id|resolves to|released on|retired on|replacement</c>; empty cells at the end are left out.</summary>
    private static CatalogueEntry Entry(string provider, string row)
    {
        var cells = row.Split(Separator);
        return new CatalogueEntry(provider, cells[0])
        {
            ResolvesTo = Cell(cells, 1),
            ReleasedOn = Cell(cells, 2),
            RetiredOn = Cell(cells, 3) is { } day && day != Deprecated ? day : null,
            IsDeprecated = Cell(cells, 3) == Deprecated,
            Replacement = Cell(cells, 4),
        };
    }

    private static string? Cell(string[] cells, int index) => cells.Length > index && cells[index].Length > 0 ? cells[index] : null;
}
