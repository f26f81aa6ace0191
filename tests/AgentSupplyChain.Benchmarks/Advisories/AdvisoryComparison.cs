using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AgentSupplyChain.Benchmarks.WholeBuilds;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Advisories;

/// <summary>
/// What it takes to load a snapshot of advisories and to match it with a graph, beside a <c>dotnet restore</c> that finds nothing to do, in turn. Each
/// measurement of ours is one of a new process, in which everything runs for the first time, as it does in a build; the second in the same process is warm.
/// </summary>
internal static class AdvisoryComparison
{
    private const int Advisories = 5_000;
    private const int Packages = 300;

    public static int Run(string[] arguments)
    {
        if (arguments is ["once", var path, var packages])
            return Once(path, int.Parse(packages, CultureInfo.InvariantCulture));

        var pairs = arguments is ["--pairs", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 7;
        var scratch = Directory.CreateTempSubdirectory("asc-advisories-").FullName;
        try
        {
            Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {pairs} pairs each");
            Console.WriteLine();
            Compare(scratch, pairs);
            Console.WriteLine();
            Grow(scratch, pairs);
            return 0;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static void Compare(string scratch, int pairs)
    {
        var (folder, zip) = Generate(scratch, Advisories, Packages);
        var scenario = Scenario.All.Single(one => one.Name == "packages-no-change");
        using var project = scenario.Fixture.WithoutProduct().Write();
        project.Dotnet("restore", scenario.Project).MustSucceed();

        Console.WriteLine($"| snapshot of {Advisories} records, graph of {Packages} packages | restore without work, ms | load and match, first in a process, ms | second, ms | of the restore | lowest | highest |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (name, path) in new[] { ("zip", zip), ("folder", folder) })
        {
            var measured = new List<(double Restore, double First, double Second)>();
            for (var i = 0; i < pairs; i++)
            {
                var watch = Stopwatch.StartNew();
                project.Dotnet("restore", scenario.Project).MustSucceed();
                var restore = watch.Elapsed.TotalMilliseconds;
                var (first, second, _) = Child(path, Packages);
                measured.Add((restore, first, second));
            }

            var ratios = measured.Select(one => one.First / one.Restore).Order().ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Median(measured.Select(one => one.Restore)):F0} | {Median(measured.Select(one => one.First)):F0} | {Median(measured.Select(one => one.Second)):F0} | {Median(ratios):F2} | {ratios[0]:F2} | {ratios[^1]:F2} |"));
        }
    }

    private static void Grow(string scratch, int pairs)
    {
        Console.WriteLine("| records in a zip | packages | findings | load and match, first in a process, ms | second, ms |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (advisories, packages) in new[] { (5_000, 300), (5_000, 2_000), (5_000, 20_000), (20_000, 300), (20_000, 20_000) })
        {
            var (_, zip) = Generate(scratch, advisories, packages, zipOnly: true);
            var measured = Enumerable.Range(0, pairs).Select(_ => Child(zip, packages)).ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {advisories} | {packages} | {measured[0].Findings} | {Median(measured.Select(one => one.First)):F0} | {Median(measured.Select(one => one.Second)):F0} |"));
        }
    }

    private static (string Folder, string Zip) Generate(string scratch, int advisories, int packages, bool zipOnly = false)
    {
        var zip = Path.Combine(scratch, $"{advisories}-{packages}.zip");
        GeneratedAdvisories.WriteZip(zip, advisories, packages);
        var folder = Path.Combine(scratch, "osv");
        if (!zipOnly)
            GeneratedAdvisories.WriteFolder(folder, advisories, packages);
        return (folder, zip);
    }

    private static (double First, double Second, int Findings) Child(string path, int packages)
    {
        var start = new ProcessStartInfo(DotnetSdk.Host, [typeof(AdvisoryComparison).Assembly.Location, "advisories", "once", path, packages.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var numbers = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 && numbers is [var first, var second, var findings]
            ? (double.Parse(first, CultureInfo.InvariantCulture), double.Parse(second, CultureInfo.InvariantCulture), int.Parse(findings, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The measured process ended with {process.ExitCode}.");
    }

    private static int Once(string path, int packages)
    {
        SdkNuGet.Load();
        var graph = Enumerable.Range(0, packages).Select(i => new Package(GeneratedAdvisories.PackageId(i), "1.0.0") { IsDirect = true }).ToArray();
        var paths = new PackagePaths(graph, [], "App.csproj");
        var times = new List<double>();
        var findings = 0;
        for (var i = 0; i < 2; i++)
        {
            var watch = Stopwatch.StartNew();
            var snapshot = AdvisorySensor.Read(new SnapshotRequest(path, "osv"), graph.Select(package => package.Id), default);
            var inventory = new AgentInventory { Project = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0" }, Packages = graph };
            var project = new SensedProject(inventory, [], [], SensedComponents.None, IsWhole: true) { Advisories = snapshot };
            findings = VulnerabilityCheck.Check(KnownVulnerabilities.Of(project), project.Inventory.Packages, paths, new PackagePolicy(), "2026-11-22", "App.csproj").Count;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times[0]:F1} {times[1]:F1} {findings}"));
        return findings > 0 ? 0 : 1;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
