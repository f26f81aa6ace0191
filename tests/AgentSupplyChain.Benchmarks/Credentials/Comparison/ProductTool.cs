using System.Diagnostics;
using AgentSupplyChain.Benchmarks.Credentials.Planted;
using AgentSupplyChain.Benchmarks.Credentials.Recall;

namespace AgentSupplyChain.Benchmarks.Credentials.Comparison;

/// <summary>The packed product in a real build: analyzers for the code, the gate for the files.</summary>
internal static class ProductTool
{
    // Proven credentials are errors, and the gate stops a build before its code is compiled: here both are to say all they have.
    private const string Policy = """{ "schemaVersion": 1, "rules": { "ASC6010": "warning", "ASC6011": "warning" } }""";

    public static ToolRun Run(PlantedFiles files)
    {
        using var folder = PlantedFixture.Of(files).WithFile("agent-supply-chain.json", Policy).Write();
        folder.Run("restore", PlantedFixture.Project).MustSucceed();
        var watch = Stopwatch.StartNew();
        var build = folder.Run("build", PlantedFixture.Project, "--no-restore", "-clp:NoSummary;ErrorsOnly", "-p:RunAnalyzersDuringBuild=true");
        var seconds = watch.Elapsed.TotalSeconds;
        if (!build.Succeeded)
            throw new InvalidOperationException(string.Join('\n', build.Lines.Take(20)));

        var reports = build.OurDiagnostics.Where(diagnostic => ProductRules.Ids.Contains(diagnostic.Code)).Select(diagnostic => new Report(diagnostic.File, diagnostic.Line, diagnostic.Code));
        return new ToolRun("this package, ASC6010 and ASC6011", new Reports(reports), seconds);
    }
}
