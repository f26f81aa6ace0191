using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Tests.Models;

/// <summary>
/// Every row of the data that the catalogue is made of, against the grammars. What does not agree stands in catalogue-differences.txt with its
/// reason: a new row that does not agree fails, and so does a difference that is gone.
/// </summary>
public class CatalogueSelfCheckTests
{
    private static readonly Row[] s_rows = [.. Lines("catalogue-rows.txt").Select(Row.Of)];

    private static readonly Dictionary<string, string> s_differences = Differences();

    [Fact]
    public void Every_row_parses_to_its_kind_and_snapshot_key_or_is_listed_with_a_reason()
    {
        var found = s_rows.Where(row => Difference(row) is not null).Select(row => row.Name).Order(StringComparer.Ordinal).ToList();

        Assert.True(s_rows.Length > 2500);
        Assert.Equal(s_differences.Keys.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void At_least_nineteen_rows_of_twenty_agree() =>
        Assert.InRange(s_differences.Count, 0, s_rows.Length / 20);

    [Fact]
    public void Rows_that_the_data_calls_one_snapshot_have_one_key_and_no_other_rows_share_it()
    {
        var rows = s_rows.Where(row => row.Key.Length > 0 && !s_differences.ContainsKey(row.Name)).ToList();
        var byData = Groups(rows, row => row.Key);
        var byGrammar = Groups(rows, row => ModelName.Parse(row.Provider, row.Id).SnapshotKey!);

        Assert.True(rows.Count > 500);
        Assert.True(byData.Count(group => group.Split(' ').Select(name => name.Split('|')[0]).Distinct(StringComparer.Ordinal).Count() > 1) > 80);
        Assert.Equal(byData, byGrammar);
    }

    [Fact]
    public void Every_id_of_the_catalogue_is_found_under_its_own_name()
    {
        foreach (var row in s_rows)
            Assert.True(ModelName.Parse(row.Provider, row.Id).IsInCatalogue, row.Name);
    }

    [Fact]
    public void No_listed_snapshot_is_called_unknown() =>
        Assert.DoesNotContain(s_rows, row => ModelName.Parse(row.Provider, row.Id).IsUnknownSnapshot);

    /// <summary>What differs, or null.</summary>
    private static string? Difference(Row row)
    {
        var model = ModelName.Parse(row.Provider, row.Id);
        var kind = row.Kind switch
        {
            "snapshot" => model is { Pin: PinState.Pinned, IsPreview: false },
            "alias" => model is { Pin: PinState.Floating, IsPreview: false },
            "preview" => model.IsPreview,
            _ => model.Pin != PinState.Pinned && !model.IsPreview,
        };
        return !kind ? $"{row.Kind} is read as {model.Pin}{(model.IsPreview ? ", preview" : "")}"
            : row.Key != (model.SnapshotKey ?? "") ? $"{row.Key} is read as {model.SnapshotKey}"
            : null;
    }

    private static List<string> Groups(IEnumerable<Row> rows, Func<Row, string> key) =>
    [
        .. rows.GroupBy(key, StringComparer.Ordinal)
            .Select(group => string.Join(' ', group.Select(row => row.Name).Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    private static Dictionary<string, string> Differences()
    {
        var differences = new Dictionary<string, string>(StringComparer.Ordinal);
        var reason = "";
        foreach (var line in Lines("catalogue-differences.txt"))
        {
            if (line.StartsWith('#'))
                reason = line[1..].Trim();
            else if (line.Length > 0)
                differences.Add(line, reason);
        }

        Assert.All(differences.Values, Assert.NotEmpty);
        return differences;
    }

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Models", file));

    private sealed record Row(string Provider, string Id, string Kind, string Key)
    {
        public string Name => Provider + "|" + Id;

        public static Row Of(string line)
        {
            var cells = line.Split('|');
            return new Row(cells[0], cells[1], cells[2], cells[3]);
        }
    }
}
