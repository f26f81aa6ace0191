using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace AgentSupplyChain.Benchmarks.WholeBuilds;

/// <summary>
/// What the package costs a whole build: the same project with and without it, in turn, in one run. Each pair gives a ratio; their median
/// stands, so that what else the machine does meets both sides alike.
/// </summary>
internal static partial class BuildComparison
{
    private const int DefaultPairs = 11;
    private const int TaskBuilds = 7;

    public static int Run(string[] arguments)
    {
        var at = Array.IndexOf(arguments, "--pairs");
        var pairs = at >= 0 ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : DefaultPairs;
        var wanted = at >= 0 ? [.. arguments[..at], .. arguments[(at + 2)..]] : arguments;

        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {pairs} pairs each, no compiler server, no node reuse");
        Console.WriteLine();
        Console.WriteLine("| scenario | without, median s | with, median s | ratio, median of pairs | 95 % of the median | lowest | highest | our tasks, s | share of the build with |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var scenario in Scenario.All.Where(scenario => wanted.Length == 0 || wanted.Contains(scenario.Name)))
            Measure(scenario, pairs);

        return 0;
    }

    private static void Measure(Scenario scenario, int pairs)
    {
        using var without = (scenario.IsOfTheGate ? scenario.Fixture : scenario.Fixture.WithoutProduct()).InFolder("without").Write();
        using var with = scenario.Fixture.InFolder("with").Write();
        foreach (var folder in new[] { without, with })
        {
            folder.Dotnet("restore", scenario.Project).MustSucceed();
            folder.Dotnet(["build", scenario.Project, .. scenario.Arguments]).MustSucceed();
        }

        var measured = new List<(double Without, double With)>();
        for (var i = 0; i < pairs; i++)
        {
            // The order alternates: whoever is second finds the files of the SDK warm.
            var first = i % 2 == 0;
            var a = Seconds(first ? without : with, scenario, forgets: !first);
            var b = Seconds(first ? with : without, scenario, forgets: first);
            measured.Add(first ? (a, b) : (b, a));
        }

        var tasks = Median(Enumerable.Range(0, TaskBuilds).Select(_ => TaskSeconds(with, scenario)));
        var ratios = measured.Select(pair => pair.With / pair.Without).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {scenario.Title} | {Median(measured.Select(pair => pair.Without)):F2} | {Median(measured.Select(pair => pair.With)):F2} | {Median(ratios):F3} | {Interval(ratios)} | {ratios[0]:F3} | {ratios[^1]:F3} | {tasks:F3} | {tasks / Median(measured.Select(pair => pair.With)):P1} |"));
    }

    // Differences of a few hundredths drown in what else the machine does: the build's own summary tells them. Not a binary log: writing it, MSBuild spends
    // time on every item that a task is given, and counts it as the task's.
    private static double TaskSeconds(TestKit.Builds.FixtureFolder folder, Scenario scenario)
    {
        Prepare(folder, scenario, forgets: true);
        var lines = folder.Dotnet(["build", scenario.Project, .. scenario.Restore, .. scenario.Arguments, "-clp:PerformanceSummary"]).MustSucceed().Lines;
        return scenario.Tasks.Sum(task => lines
            .Select(line => Milliseconds().Match(line))
            .Where(match => match.Success && match.Groups["task"].Value == task)
            .Sum(match => double.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture) / 1000));
    }

    [GeneratedRegex(@"^\s*(?<time>\d+) ms\s+(?<task>\w+)\s+\d+ calls$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Milliseconds();

    private static void Prepare(TestKit.Builds.FixtureFolder folder, Scenario scenario, bool forgets)
    {
        if (!scenario.IsOfTheGate)
            return;

        folder.Write("Program.cs", FormattableString.Invariant($"System.Console.WriteLine({Random.Shared.Next()});"));
        var stamps = folder.FilesBelow().Where(file => file.EndsWith(".stamp", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("boms.", StringComparison.Ordinal)).ToList();
        if (stamps.Count == 0)
            throw new InvalidOperationException("There is no stamp of the gate: nothing would be measured.");
        foreach (var stamp in forgets ? stamps : [])
            folder.Delete(stamp);
    }

    private static double Seconds(TestKit.Builds.FixtureFolder folder, Scenario scenario, bool forgets)
    {
        Prepare(folder, scenario, forgets);
        var watch = Stopwatch.StartNew();
        folder.Dotnet(["build", scenario.Project, .. scenario.Restore, .. scenario.Arguments]).MustSucceed();
        return watch.Elapsed.TotalSeconds;
    }

    // By ranks (binomial, as its normal approximation), so that it asks nothing of how the ratios are spread.
    private static string Interval(List<double> sorted)
    {
        var reach = 1.96 * Math.Sqrt(sorted.Count) / 2;
        var (low, high) = ((int)Math.Floor((sorted.Count / 2.0) - reach) - 1, (int)Math.Ceiling((sorted.Count / 2.0) + reach));
        return low < 0 || high >= sorted.Count ? "too few pairs" : string.Create(CultureInfo.InvariantCulture, $"{sorted[low]:F3} to {sorted[high]:F3}");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
