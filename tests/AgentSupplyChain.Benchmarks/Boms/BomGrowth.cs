using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>
/// What the documents of a project with very many packages cost: sensing and writing as the task does it, each time in a process of its own, and
/// <c>sha512sum</c> over the same nupkgs. All files come from the disk cache.
/// </summary>
internal static class BomGrowth
{
    public const string ChildCommand = "boms-child";

    private const int Runs = 5;

    private static readonly int[] s_sizes = [1_000, 5_000];

    public static int Run()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, median of {Runs} processes. Sizes of nupkgs: log-normal, median {SyntheticPackages.MedianBytes / 1000} KB, sigma {SyntheticPackages.Sigma}, seed {SyntheticPackages.Seed}.\n\n");
        text.Append("| packages | nupkgs, MB | sense and write, ms | ms per 1,000 | peak memory, MB | SBOM, MB | `sha512sum`, ms | ratio |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var size in s_sizes)
        {
            var folder = Directory.CreateTempSubdirectory("asc-boms-").FullName;
            try
            {
                var bytes = SyntheticPackages.Write(folder, size);
                Sum(folder);
                var sums = Enumerable.Range(0, Runs).Select(_ => Sum(folder)).ToList();
                var runs = Enumerable.Range(0, Runs).Select(_ => Child(folder)).ToList();
                var time = Median(runs.Select(run => run[0]));
                var sum = Median(sums);
                text.Append(CultureInfo.InvariantCulture, $"| {size:N0} | {bytes / 1e6:F0} | {time:F0} | {time * 1000 / size:F0} | {Median(runs.Select(run => run[1])) / 1e6:F0} | {Median(runs.Select(run => run[2])) / 1e6:F1} | {sum:F0} | {time / sum:F2} |\n");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        EvidencePage.Boms.Write("growth", text.ToString());
        return 0;
    }

    /// <summary>Milliseconds, peak bytes of memory, bytes of the SBOM.</summary>
    public static int RunChild(string folder)
    {
        SdkNuGet.Load();
        var watch = Stopwatch.StartNew();
        var project = Path.Combine(folder, "App.csproj");
        var faults = new List<Finding>();
        var request = new ProjectRequest
        {
            ProjectFile = project,
            Identity = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0" },
            Assets = new AssetsRequest(SyntheticPackages.Assets(folder), project, "net10.0"),
        };
        var sensed = ProjectSensor.Sense(request, new CompiledRequest { SourceDateEpoch = "0" }, faults, CancellationToken.None);
        var sbom = Core.Emit.Boms.Write(sensed.Inventory).Sbom!;
        var time = watch.Elapsed.TotalMilliseconds;
        if (!sensed.IsWhole || sensed.Inventory.Packages.Any(package => package.Sha512 is null || !package.HasMetadata))
            throw new InvalidOperationException(string.Join(", ", faults.Select(fault => fault.Message)));

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time:F1} {self.PeakWorkingSet64} {sbom.Length}"));
        return 0;
    }

    private static double[] Child(string folder)
    {
        using var process = ChildProcess.Start(DotnetSdk.Host, [typeof(BomGrowth).Assembly.Location, ChildCommand, folder], Checkout.Root, DotnetSdk.PlainEnvironment());
        return [.. process.Wait(TimeSpan.FromMinutes(5)).MustSucceed().Lines[^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static double Sum(string folder)
    {
        var watch = Stopwatch.StartNew();
        using var process = ChildProcess.Start("/bin/sh", ["-c", "find . -name '*.nupkg' -print0 | xargs -0 sha512sum | wc -l"], SyntheticPackages.Packages(folder), DotnetSdk.PlainEnvironment());
        process.Wait(TimeSpan.FromMinutes(5)).MustSucceed();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
