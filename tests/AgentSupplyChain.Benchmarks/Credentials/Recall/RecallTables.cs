using System.Globalization;
using System.Text;
using AgentSupplyChain.Benchmarks.Credentials.Planted;

namespace AgentSupplyChain.Benchmarks.Credentials.Recall;

/// <summary>How many of the planted credentials were reported: by group, by shape, by format.</summary>
internal static class RecallTables
{
    private static readonly (PlantGroup Group, string Title, double Goal)[] s_groups =
    [
        (PlantGroup.SelfIdentifying, "tells itself", 98), (PlantGroup.InsideText, "inside a longer text", 95), (PlantGroup.ByNameOnly, "only name or API tells", 85),
    ];

    public static string Of(IReadOnlyList<Plant> plants, Reports reports)
    {
        var credentials = plants.Where(plant => plant.IsCredential).ToList();
        var text = new StringBuilder("| group | planted | ASC6010 | ASC6011 | found | goal | AI: planted | AI: found |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var (group, title, goal) in s_groups)
        {
            var all = credentials.Where(plant => plant.Group == group).ToList();
            var ai = all.Where(plant => plant.IsAi).ToList();
            text.Append(CultureInfo.InvariantCulture, $"| {title} | {all.Count} | {Percent(all, plant => reports.Has(plant, "ASC6010"))} | {Percent(all, plant => !reports.Has(plant, "ASC6010") && reports.Has(plant, "ASC6011"))} | {Percent(all, reports.Has)} | {goal} % | {ai.Count} | {Percent(ai, reports.Has)} |\n");
        }

        text.Append("\nWhat must not be reported, of the same run:\n\n| text | planted | ASC6010 | ASC6011 |\n|---|---|---|---|\n");
        foreach (var (group, title) in new[] { (PlantGroup.AlteredChecksum, "altered checksum"), (PlantGroup.AlteredForm, "altered length or marker"), (PlantGroup.Harmless, "the 17 classes of harmless texts") })
        {
            var all = plants.Where(plant => plant.Group == group).ToList();
            text.Append(CultureInfo.InvariantCulture, $"| {title} | {all.Count} | {all.Count(plant => reports.Has(plant, "ASC6010"))} | {all.Count(plant => reports.Has(plant, "ASC6011"))} |\n");
        }

        text.Append("\n| class of harmless texts | planted | ASC6010 | ASC6011 |\n|---|---|---|---|\n");
        foreach (var harmless in plants.Where(plant => plant.Group == PlantGroup.Harmless).GroupBy(plant => plant.Format, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {harmless.Key} | {harmless.Count()} | {harmless.Count(plant => reports.Has(plant, "ASC6010"))} | {harmless.Count(plant => reports.Has(plant, "ASC6011"))} |\n");

        text.Append("\n| shape | tells itself | inside a longer text | only name or API tells |\n|---|---|---|---|\n");
        foreach (var shape in credentials.GroupBy(plant => plant.Shape, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {shape.Key} | {string.Join(" | ", s_groups.Select(group => Percent([.. shape.Where(plant => plant.Group == group.Group)], reports.Has)))} |\n");

        text.Append("\n| format | AI | group | planted | found | shapes that miss more than half |\n|---|---|---|---|---|---|\n");
        foreach (var format in credentials.GroupBy(plant => (plant.Format, plant.Group)).OrderBy(format => format.Key.Format, StringComparer.Ordinal).ThenBy(format => format.Key.Group))
        {
            var missed = format.GroupBy(plant => plant.Shape, StringComparer.Ordinal).Where(shape => shape.Count(reports.Has) * 2 < shape.Count()).Select(shape => shape.Key).ToList();
            var shapes = format.Select(plant => plant.Shape).Distinct(StringComparer.Ordinal).Count();
            text.Append(CultureInfo.InvariantCulture, $"| {format.Key.Format} | {(format.First().IsAi ? "yes" : "")} | {s_groups.Single(group => group.Group == format.Key.Group).Title} | {format.Count()} | {Percent([.. format], reports.Has)} | {(missed.Count == shapes ? "all" : string.Join(", ", missed))} |\n");
        }

        return text.ToString();
    }

    /// <summary>Rounded down: what is not all is not written as all.</summary>
    public static string Percent(IReadOnlyCollection<Plant> plants, Func<Plant, bool> isFound) =>
        plants.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1000.0 * plants.Count(isFound) / plants.Count) / 10:F1} %");
}
