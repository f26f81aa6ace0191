using System.Globalization;
using System.Text;
using AgentSupplyChain.Benchmarks.Credentials.Planted;
using AgentSupplyChain.Benchmarks.Credentials.Recall;

namespace AgentSupplyChain.Benchmarks.Credentials.Comparison;

/// <summary>This package, Sonar's two rules and secretlint on the same generated files. A hit is a report in a line of the planted text.</summary>
internal static class ComparisonCommand
{
    public static int Run(string[] arguments)
    {
        var perFormat = CommandOptions.Number(arguments, "--per-format", 1);
        var files = PlantedProject.Create(EvidencePage.Seed, perFormat, alsoNamed: true);
        var runs = new[] { ProductTool.Run(files), SonarTool.Run(files), SecretlintTool.Run(files) };
        foreach (var stray in runs.SelectMany(run => run.Reports.Elsewhere(files.Plants).Take(10).Select(report => (run.Name, Report: report))))
            Console.Error.WriteLine($"Nothing is planted at {stray.Report.File}({stray.Report.Line}), where {stray.Name} reports {stray.Report.Rule}.");

        EvidencePage.Credentials.Write("compare", Text(files, runs, perFormat));
        return 0;
    }

    private static string Text(PlantedFiles files, ToolRun[] runs, int perFormat)
    {
        var credentials = files.Plants.Where(plant => plant.IsCredential).ToList();
        var text = new StringBuilder($"Seed {EvidencePage.Seed}, {perFormat} of each form of a format in each shape and under each kind of name, {files.Files.Count} files.\n\n");
        text.Append("| found | planted |").Append(Cells(runs, run => " " + run.Name)).Append("\n|---|---|").Append(string.Concat(runs.Select(_ => "---|"))).Append('\n');
        Row("tells itself, under a name that says nothing", credentials.Where(plant => plant.Group == PlantGroup.SelfIdentifying && !plant.IsNamed));
        Row("tells itself, under a telling name", credentials.Where(plant => plant.Group == PlantGroup.SelfIdentifying && plant.IsNamed));
        Row("inside a longer text, under a name that says nothing", credentials.Where(plant => plant.Group == PlantGroup.InsideText && !plant.IsNamed));
        Row("inside a longer text, under a telling name", credentials.Where(plant => plant.Group == PlantGroup.InsideText && plant.IsNamed));
        Row("only name or API tells", credentials.Where(plant => plant.Group == PlantGroup.ByNameOnly));
        Row("all in C#", credentials.Where(plant => plant.IsCode));
        Row("all in other files", credentials.Where(plant => !plant.IsCode));
        Row("AI: tells itself", credentials.Where(plant => plant.IsAi && plant.Group == PlantGroup.SelfIdentifying));
        Row("AI: inside a longer text", credentials.Where(plant => plant.IsAi && plant.Group == PlantGroup.InsideText));
        Row("AI: only name or API tells", credentials.Where(plant => plant.IsAi && plant.Group == PlantGroup.ByNameOnly));
        Row("all", credentials);

        text.Append("\nReports of what is no credential (fewer is better):\n\n| reported | planted |").Append(Cells(runs, run => " " + run.Name)).Append("\n|---|---|").Append(string.Concat(runs.Select(_ => "---|"))).Append('\n');
        Count("altered checksum", files.Plants.Where(plant => plant.Group == PlantGroup.AlteredChecksum));
        Count("altered length or marker", files.Plants.Where(plant => plant.Group == PlantGroup.AlteredForm));
        foreach (var harmless in files.Plants.Where(plant => plant.Group == PlantGroup.Harmless).GroupBy(plant => plant.Format, StringComparer.Ordinal))
            Count(harmless.Key, harmless);

        Count("all of the 17 classes", files.Plants.Where(plant => plant.Group == PlantGroup.Harmless));
        return text.ToString();

        void Row(string title, IEnumerable<Plant> of)
        {
            var plants = of.ToList();
            text.Append(CultureInfo.InvariantCulture, $"| {title} | {plants.Count} |").Append(Cells(runs, run => RecallTables.Percent(plants, run.Reports.Has))).Append('\n');
        }

        void Count(string title, IEnumerable<Plant> of)
        {
            var plants = of.ToList();
            text.Append(CultureInfo.InvariantCulture, $"| {title} | {plants.Count} |").Append(Cells(runs, run => plants.Count(run.Reports.Has).ToString(CultureInfo.InvariantCulture))).Append('\n');
        }
    }

    private static string Cells(IEnumerable<ToolRun> runs, Func<ToolRun, string> cell) => string.Concat(runs.Select(run => " " + cell(run).Trim() + " |"));
}
