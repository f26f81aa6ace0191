using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Core.Tests.Emit;

/// <summary>The checked truth that documents are measured against still speaks of the projects as they are. Nothing is restored or built.</summary>
public sealed class BomTruthTests
{
    private const string Host = "microsoft.netcore.app.host.{rid}@{runtime}";

    public static TheoryData<string> Projects => ["SupportAgent", "RiskyAgent", "App"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_edges_of_the_project_are_its_package_references(string project)
    {
        var told = EdgesOf(project).Where(edge => edge.From == "project" && edge.To != Host).Select(edge => edge.To).ToList();
        var asked = ReferencesOf(project).ToList();

        Assert.NotEmpty(asked);
        Assert.Equal(asked.Select(reference => reference.Id).Order(StringComparer.Ordinal), told.Select(key => key.Split('@')[0]).Order(StringComparer.Ordinal));
        Assert.All(asked, reference => Assert.Contains(told, key => IsMet(reference.Version, reference.Id, key)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_edge_joins_two_rows_and_every_package_is_reached_from_the_project(string project)
    {
        var packages = RowsOf(project).Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var edges = EdgesOf(project);
        Assert.All(edges, edge => Assert.True((edge.From == "project" || packages.Contains(edge.From)) && packages.Contains(edge.To), $"{edge.From} -> {edge.To}"));

        var reached = new HashSet<string>(["project"], StringComparer.Ordinal);
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(edges.Where(edge => reached.Contains(edge.From)).Select(edge => edge.To).ToList());
        }

        Assert.Equal(packages.Append("project").Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_package_that_ships_is_reached_through_packages_that_ship(string project)
    {
        var ships = RowsOf(project).Where(row => row.Value.GetProperty("ships").GetBoolean()).Select(row => row.Name).Append("project").ToHashSet(StringComparer.Ordinal);
        var edges = EdgesOf(project);
        Assert.True(ships.Count > 30, $"{ships.Count} ship");
        Assert.All(ships.Where(key => key != "project"), key => Assert.Contains(edges, edge => edge.To == key && ships.Contains(edge.From)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_of_AI_is_listed_stands_at_its_place_in_the_sources(string project)
    {
        var packages = RowsOf(project).Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in Read(project).GetProperty("ai").EnumerateArray())
        {
            var places = fact.GetProperty("at").EnumerateArray().Select(place => place.GetString()!).ToList();
            Assert.NotEmpty(places);
            foreach (var place in places)
            {
                if (place.StartsWith("pkg:nuget/", StringComparison.Ordinal))
                {
                    Assert.Contains(place["pkg:nuget/".Length..].ToLowerInvariant(), packages);
                    continue;
                }

                var parts = place.Split(':');
                var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "samples", project, parts[0]));
                if (parts.Length == 2)
                    Assert.Contains(WordsOf(fact), lines[int.Parse(parts[1], CultureInfo.InvariantCulture) - 1], StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_record_says_what_was_read_and_counts_every_row(string project)
    {
        var truth = Read(project);
        var record = truth.GetProperty("checked");
        Assert.True(DateOnly.TryParseExact(record.GetProperty("date").GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.All(["packages", "ships", "licences", "sha512", "edges", "ai"], kind => Assert.NotEmpty(record.GetProperty("evidence").GetProperty(kind).GetString()!));

        var rows = record.GetProperty("rows");
        Assert.Equal(RowsOf(project).Count, rows.GetProperty("packages").GetInt32());
        Assert.Equal(truth.GetProperty("edges").GetArrayLength(), rows.GetProperty("edges").GetInt32());
        Assert.Equal(truth.GetProperty("ai").GetArrayLength(), rows.GetProperty("ai").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_reason_is_given_for_a_row_that_is_there(string project)
    {
        var rows = RowsOf(project).SelectMany(row => new[] { $"packages/{row.Name}", $"packages/{row.Name}/ships", $"packages/{row.Name}/licence", $"packages/{row.Name}/sha512" })
            .Concat(EdgesOf(project).Select(edge => $"edges/{edge.From} -> {edge.To}"))
            .Concat(Read(project).GetProperty("ai").EnumerateArray().Select(RowOf))
            .ToHashSet(StringComparer.Ordinal);
        var changes = Read(project).GetProperty("checked").GetProperty("changed").EnumerateArray().ToList();

        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.Contains(change.GetProperty("row").GetString()!, rows));
        Assert.All(changes, change => Assert.NotEmpty(change.GetProperty("why").GetString()!));
    }

    private static string RowOf(JsonElement fact) =>
        $"ai/{fact.GetProperty("kind").GetString()} {(fact.TryGetProperty("name", out var name) ? name.GetString() : string.Join(", ", fact.GetProperty("at").EnumerateArray().Select(place => place.GetString())))}";

    private static string WordsOf(JsonElement fact) => (fact.TryGetProperty("text", out var text) ? text : fact.GetProperty("name")).GetString()!;

    private static bool IsMet(string version, string id, string key) =>
        version.EndsWith('*') ? key.StartsWith($"{id}@{version[..^1]}", StringComparison.Ordinal) : key == $"{id}@{version}";

    private static IEnumerable<(string Id, string Version)> ReferencesOf(string project)
    {
        var text = project == "App" ? LargeProject.Text : File.ReadAllText(Path.Combine(Checkout.Root, "samples", project, project + ".csproj"));
        var version = Regex.Match(File.ReadAllText(Path.Combine(Checkout.Root, "Directory.Build.props")), "<Version>([^<]+)<", RegexOptions.NonBacktracking).Groups[1].Value;
        var asked = XDocument.Parse(text).Descendants("PackageReference")
            .Select(reference => (reference.Attribute("Include")!.Value.ToLowerInvariant(), reference.Attribute("Version")!.Value.Replace("$(AgentSupplyChainVersion)", version, StringComparison.Ordinal)));

        // To the large project the kit adds the product, as to every fixture.
        return project == "App" ? asked.Append(("agentsupplychain.build", version)) : asked;
    }

    private static List<JsonProperty> RowsOf(string project) => [.. Read(project).GetProperty("packages").EnumerateObject()];

    private static List<(string From, string To)> EdgesOf(string project) =>
        [.. Read(project).GetProperty("edges").EnumerateArray().Select(edge => edge.GetString()!.Split(" -> ")).Select(ends => (ends[0], ends[1]))];

    private static JsonElement Read(string project) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "AgentSupplyChain.Benchmarks", "Boms", "Truth", project + ".json"))).RootElement;
}
