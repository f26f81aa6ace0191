using System.Globalization;
using AgentSupplyChain.Benchmarks.Credentials.Planted;

namespace AgentSupplyChain.Benchmarks.Credentials.Recall;

/// <summary>How many credentials of our own generated set the rules find.</summary>
internal static class RecallCommand
{
    private const int PerFormat = 5;

    public static int Run(string[] arguments)
    {
        var perFormat = arguments is ["--per-format", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : PerFormat;
        var files = PlantedProject.Create(EvidencePage.Seed, perFormat, alsoNamed: false);
        var reports = ProductRules.Run(files);
        foreach (var stray in reports.Elsewhere(files.Plants).Take(20))
            Console.Error.WriteLine($"Nothing is planted at {stray.File}({stray.Line}), where {stray.Rule} reports.");

        EvidencePage.Write("recall", $"Seed {EvidencePage.Seed}, {perFormat} of each form of a format in each shape. What needs no name stands under one that says nothing.\n\n" + RecallTables.Of(files.Plants, reports));
        return 0;
    }
}
