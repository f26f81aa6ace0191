using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Benchmarks.GateGrowth;

/// <summary>
/// How the gate grows with the graph: the assets file is read and all checks of packages are asked, in one process, for graphs of more and more packages. The
/// smallest graph goes first, once without being counted.
/// </summary>
internal static class GrowingGraph
{
    private const int Repetitions = 5;

    private static readonly int[] s_sizes = [300, 1_000, 5_000, 20_000];

    public static int Run()
    {
        SdkNuGet.Load();
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, median of {Repetitions}");
        Console.WriteLine();
        Console.WriteLine("| packages | read, ms | check, ms | µs for a package | findings |");
        Console.WriteLine("|---|---|---|---|---|");
        var folder = Directory.CreateTempSubdirectory("asc-growth-").FullName;
        try
        {
            Measure(folder, s_sizes[0]);
            foreach (var size in s_sizes)
            {
                var runs = Enumerable.Range(0, Repetitions).Select(_ => Measure(folder, size)).OrderBy(run => run.Read + run.Check).ToList();
                var (read, check, findings) = runs[Repetitions / 2];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {read:F1} | {check:F1} | {(read + check) * 1000 / size:F1} | {findings} |"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static (double Read, double Check, int Findings) Measure(string folder, int size)
    {
        var assets = Path.Combine(folder, "project.assets.json");
        File.WriteAllText(assets, Assets(folder, size));
        var request = new ProjectRequest
        {
            ProjectFile = Path.Combine(folder, "App.csproj"),
            Identity = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0" },
            Assets = new AssetsRequest(assets, Path.Combine(folder, "App.csproj"), "net10.0"),
            Supply = new SupplyRequest(Path.Combine(folder, "packages.lock.json"), folder, new PackagePolicy()),
        };
        var watch = Stopwatch.StartNew();
        var faults = new List<Finding>();
        var project = ProjectSensor.Sense(request, compiled: null, faults, CancellationToken.None);
        var read = watch.Elapsed.TotalMilliseconds;
        var findings = Gate.CheckPackages(project, new GraphLock(HasLockFile: false, IsContinuousIntegration: false, RestoresLocked: false), "App.csproj", new GateSettings(PolicyDocument.Default, null, null)).Count();
        return project.IsWhole && project.Inventory.Packages.Count == size
            ? (read, watch.Elapsed.TotalMilliseconds - read, findings)
            : throw new InvalidOperationException($"The generated graph was not read: {string.Join(", ", faults.Select(fault => fault.Message))}");
    }

    // A tree of packages, two under each; the form of version 3, as restore of .NET 8 and 9 writes it.
    private static string Assets(string folder, int size)
    {
        var targets = new StringBuilder();
        var libraries = new StringBuilder();
        for (var i = 0; i < size; i++)
        {
            var below = new[] { (2 * i) + 1, (2 * i) + 2 }.Where(child => child < size).Select(child => $"\"{Id(child)}\": \"1.0.0\"");
            var comma = i == 0 ? "" : ",";
            targets.Append(CultureInfo.InvariantCulture, $$"""{{comma}}"{{Id(i)}}/1.0.0":{"type":"package","dependencies":{ {{string.Join(',', below)}} },"compile":{"lib/net10.0/A.dll":{} },"runtime":{"lib/net10.0/A.dll":{} } }""");
            libraries.Append(CultureInfo.InvariantCulture, $$"""{{comma}}"{{Id(i)}}/1.0.0":{"sha512":"YQ==","type":"package","path":"{{Id(i).ToLowerInvariant()}}/1.0.0","files":["lib/net10.0/A.dll"] }""");
        }

        return $$"""
            {"version":3,"targets":{"net10.0":{ {{targets}} } },"libraries":{ {{libraries}} },
            "projectFileDependencyGroups":{"net10.0":["{{Id(0)}} >= 1.0.0"]},"packageFolders":{"{{folder}}/packages/":{} },
            "project":{"version":"1.0.0","restore":{"projectName":"App","projectPath":"{{folder}}/App.csproj","projectStyle":"PackageReference","frameworks":{"net10.0":{"targetAlias":"net10.0","projectReferences":{} } } },
            "frameworks":{"net10.0":{"targetAlias":"net10.0","dependencies":{"{{Id(0)}}":{"target":"Package","version":"[1.0.0, )"} } } } } }
            """;
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"Contoso.Area{number % 97}.Part{number}");
}
