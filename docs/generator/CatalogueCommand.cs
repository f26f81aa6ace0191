using System.Globalization;
using System.Text;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.DocGen;

/// <summary>
/// Makes the model catalogue from the table of model ids and from what the vendors' pages say of retirements, and beside it the table that the
/// tests compare the grammars with. Rows stand under the id that a grammar hands on, without the routes that gateways put in front.
/// </summary>
internal static class CatalogueCommand
{
    /// <summary>The younger of the two sources; printed with everything that is said from the catalogue.</summary>
    private const string Date = "2026-07-02";

    /// <summary>The older one, which is the one that lists the vendors' dated ids.</summary>
    private const string CompleteUntil = "2025-09-05";

    private const string Folder = "src/AgentSupplyChain.Detection/Models";
    private const string TestTable = "tests/AgentSupplyChain.Detection.Tests/Models/catalogue-rows.txt";

    /// <summary>Names of providers in the table that are not ours.</summary>
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["azure"] = ModelProvider.AzureOpenAI,
        ["azure-foundry"] = ModelProvider.AzureOpenAI,
        ["meta_llama"] = "llama",
        ["moonshot"] = "moonshotai",
    };

    private sealed record Row(string Provider, string Id, string Kind, string ResolvesTo, string Released, string Retired, string SnapshotKey, string Replacement = "")
    {
        public string Key { get; } = ModelGrammar.Read(Provider, Id).Id;

        public Row Over(Row other) => this with
        {
            ResolvesTo = Either(ResolvesTo, other.ResolvesTo),
            Released = Either(Released, other.Released),
            Retired = Either(Retired, other.Retired),
        };

        public string Text() => string.Join('|', Key, ResolvesTo, Released, Retired, Replacement).TrimEnd('|');

        private static string Either(string one, string other) => one.Length > 0 ? one : other;
    }

    public static int Run(string table, string root)
    {
        var rows = File.ReadLines(table).Skip(1).Select(line => Read(line.Split('\t'))).ToList();
        var pages = File.ReadLines(Path.Combine(root, "docs/generator/model-catalogue-pages.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        var catalogue = rows.GroupBy(row => row.Provider, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Merge(group, [.. pages.Where(page => page[0] == group.Key)]), StringComparer.Ordinal);

        var folder = Path.Combine(root, Folder, "Catalogue");
        foreach (var old in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt") : [])
            File.Delete(old);

        Directory.CreateDirectory(folder);
        foreach (var (provider, entries) in catalogue)
            Write(Path.Combine(folder, provider + ".txt"), entries.Select(entry => entry.Text()));

        Write(Path.Combine(root, Folder, "ModelCatalogue.Data.cs"), Source(catalogue.Keys));
        Write(Path.Combine(root, TestTable), rows
            .Select(row => string.Join('|', row.Provider, row.Id, row.Kind, row.SnapshotKey))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return 0;
    }

    private static Row Read(string[] cells) => new(
        s_names.GetValueOrDefault(cells[1], cells[1]), cells[2].ToLowerInvariant(), cells[3], cells[4].ToLowerInvariant(), cells[5], Day(cells[6]), cells[7]);

    private static string Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text
        : text.StartsWith("deprecated", StringComparison.Ordinal) ? "deprecated"
        : "";

    /// <summary>Price maps list an id a second time behind a route (<c>openai/gpt-4o</c>): the row without one is the provider's own.</summary>
    private static IReadOnlyList<Row> Merge(IEnumerable<Row> rows, IReadOnlyList<string[]> pages)
    {
        var own = rows.GroupBy(row => row.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(row => row.Id == row.Key).ThenBy(row => row.Id, StringComparer.Ordinal).Aggregate((first, other) => first.Over(other)), StringComparer.Ordinal);
        foreach (var (key, row) in own.ToList())
            own[key] = row with { ResolvesTo = AsWrittenHere(key, row.ResolvesTo, own.ContainsKey) };

        // The vendor's own page is the better source. An alias goes with the snapshot that it stood for.
        foreach (var page in pages)
        {
            foreach (var (key, row) in own.Where(pair => pair.Key == page[1] || pair.Value.ResolvesTo == page[1]).ToList())
                own[key] = row with { Retired = page[2], Replacement = page[3] };
        }

        return [.. own.Values.OrderBy(row => row.Key, StringComparer.Ordinal)];
    }

    /// <summary>The table resolves to first-party ids. What this provider does not list under that id cannot replace the alias.</summary>
    private static string AsWrittenHere(string id, string resolvesTo, Func<string, bool> isListed)
    {
        if (resolvesTo.Length == 0)
            return "";

        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var written = slash < 0 ? resolvesTo : id[..(slash + 1)] + resolvesTo;

        // The table lists the dateless ids of Vertex with @default, which stands for the id without it.
        return isListed(written) || id == written + "@default" ? written : "";
    }

    private static IEnumerable<string> Source(IEnumerable<string> providers) =>
    [
        "// <auto-generated>",
        "// Made with the files in Catalogue from models.dev, LiteLLM's price map and pages of vendors: see NOTICE. Do not edit:",
        "// dotnet run --project docs/generator -- catalogue <model-catalog.tsv>",
        "// </auto-generated>",
        "#nullable enable",
        "",
        "namespace AgentSupplyChain.Detection.Models;",
        "",
        "internal static class ModelCatalogueData",
        "{",
        $"    public const string Date = \"{Date}\";",
        $"    public const string CompleteUntil = \"{CompleteUntil}\";",
        "",
        "    public static readonly string[] Providers =",
        "    [",
        .. providers.Chunk(8).Select(line => "        " + string.Join(", ", line.Select(provider => "\"" + provider + "\"")) + ","),
        "    ];",
        "}",
    ];

    private static void Write(string path, IEnumerable<string> lines) =>
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
