using System.Diagnostics;
using System.Text.Json;
using AgentSupplyChain.Benchmarks.AnalyzerTimes;
using AgentSupplyChain.Benchmarks.Credentials.Planted;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Credentials.Comparison;

/// <summary>SonarAnalyzer.CSharp with its two rules for secrets and no other, as NuGet gives it, told of every file as its scanner would.</summary>
internal static class SonarTool
{
    public static ToolRun Run(PlantedFiles files)
    {
        using var folder = PlantedFixture.Of(files).WithoutProduct().Write();
        folder.Write("secrets.globalconfig", AnalyzerComparison.SecretsOnly());
        folder.Write("FilesToAnalyze.txt", string.Join('\n', files.Files.Keys.Select(folder.PathOf)));
        folder.Write("SonarProjectConfig.xml", $"""
            <SonarProjectConfig xmlns="http://www.sonarsource.com/msbuild/analyzer/2021/1">
              <ProjectPath>{folder.PathOf(PlantedFixture.Project)}</ProjectPath>
              <FilesToAnalyzePath>{folder.PathOf("FilesToAnalyze.txt")}</FilesToAnalyzePath>
              <ProjectType>Product</ProjectType>
              <TargetFramework>net10.0</TargetFramework>
            </SonarProjectConfig>
            """);
        folder.Write("sonar.targets", $"""
            <Project>
              <ItemGroup>
                <Analyzer Include="{Path.Combine(folder.PackageCache, "sonaranalyzer.csharp", AnalyzerComparison.SonarVersion, "analyzers")}/*.dll" />
                <EditorConfigFiles Include="{folder.PathOf("secrets.globalconfig")}" />
                <AdditionalFiles Include="{folder.PathOf("SonarProjectConfig.xml")}" />
              </ItemGroup>
            </Project>
            """);

        folder.Run("restore", PlantedFixture.Project).MustSucceed();
        var watch = Stopwatch.StartNew();
        var build = folder.Run(
            "build", PlantedFixture.Project, "--no-restore", "-clp:NoSummary;ErrorsOnly", "-p:RunAnalyzersDuringBuild=true", $"-p:CustomAfterMicrosoftCommonTargets={folder.PathOf("sonar.targets")}",
            $"-p:ErrorLog={folder.PathOf("sonar.sarif")}%2Cversion=2.1");
        var seconds = watch.Elapsed.TotalSeconds;
        if (!build.Succeeded)
            throw new InvalidOperationException(string.Join('\n', build.Lines.Take(20)));

        return new ToolRun($"SonarAnalyzer.CSharp {AnalyzerComparison.SonarVersion}, S6418 and S2068", new Reports(Read(folder)), seconds);
    }

    private static List<Report> Read(FixtureFolder folder)
    {
        using var sarif = JsonDocument.Parse(folder.Read("sonar.sarif"));
        var reports = new List<Report>();
        foreach (var result in sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            var rule = result.GetProperty("ruleId").GetString()!;
            if (!AnalyzerComparison.Secrets.Contains(rule, StringComparer.Ordinal) || !result.TryGetProperty("locations", out var locations))
                continue;

            foreach (var location in locations.EnumerateArray().Select(location => location.GetProperty("physicalLocation")))
            {
                var path = new Uri(location.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
                reports.Add(new Report(Path.GetRelativePath(folder.Root, path).Replace('\\', '/'), location.GetProperty("region").GetProperty("startLine").GetInt32(), rule));
            }
        }

        return reports;
    }
}
