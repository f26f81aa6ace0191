using AgentSupplyChain.Benchmarks.Credentials.Planted;

namespace AgentSupplyChain.Benchmarks.Credentials.Recall;

/// <summary>How many credentials of our own generated set the rules find.</summary>
internal static class RecallCommand
{
    private const int PerFormat = 5;

    public static int Run(string[] arguments)
    {
        var perFormat = CommandOptions.Number(arguments, "--per-format", PerFormat);
        var files = PlantedProject.Create(EvidencePage.Seed, perFormat, alsoNamed: false);
        var reports = ProductRules.Run(files);
        foreach (var stray in reports.Elsewhere(files.Plants).Take(20))
            Console.Error.WriteLine($"Nothing is planted at {stray.File}({stray.Line}), where {stray.Rule} reports.");

        if (CommandOptions.Text(arguments, "--keep") is { } folder)
            Keep(files, reports, folder);

        EvidencePage.Credentials.Write("recall", $"Seed {EvidencePage.Seed}, {perFormat} of each form of a format in each shape. What needs no name stands under one that says nothing.\n\n" + RecallTables.Of(files.Plants, reports));
        return 0;
    }

    /// <summary>For whoever wants to see what was missed or should not have been reported.</summary>
    private static void Keep(PlantedFiles files, Reports reports, string folder)
    {
        foreach (var (name, text) in files.Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        var wrong = files.Plants.Where(plant => plant.IsCredential != reports.Has(plant)).Select(plant => $"{plant.File}({plant.FirstLine}): {plant.Group} {plant.Format}, {plant.Shape}");
        File.WriteAllLines(Path.Combine(folder, "wrong.txt"), wrong);
    }
}
