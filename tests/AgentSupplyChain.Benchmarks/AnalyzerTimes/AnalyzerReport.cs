using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.AnalyzerTimes;

/// <summary>Seconds that one analyzer took, with the rules it has.</summary>
internal sealed record AnalyzerTime(string Assembly, string Name, double Seconds);

/// <summary>What the compiler said of its analyzers with <c>ReportAnalyzer</c>, and how long it ran.</summary>
internal sealed partial record AnalyzerReport(double CompilerSeconds, ImmutableArray<AnalyzerTime> Times)
{
    public static AnalyzerReport Of(BinaryLogFile log)
    {
        var times = ImmutableArray.CreateBuilder<AnalyzerTime>();
        var compilers = log.Tasks("Csc");
        foreach (var task in compilers)
        {
            var assembly = "";
            var isAnalyzers = false;
            task.VisitAllChildren<Microsoft.Build.Logging.StructuredLogger.Message>(message =>
            {
                foreach (var line in message.Text.Split('\n'))
                {
                    // The generators have a table of the same form after that of the analyzers.
                    if (line.Contains("Total analyzer execution time", StringComparison.Ordinal))
                        isAnalyzers = true;
                    else if (line.Contains("Total generator execution time", StringComparison.Ordinal))
                        isAnalyzers = false;
                    else if (Row().Match(line) is { Success: true } row && isAnalyzers)
                    {
                        var name = row.Groups["name"].Value.Trim();
                        if (name.Contains(", Version=", StringComparison.Ordinal))
                            assembly = name[..name.IndexOf(',', StringComparison.Ordinal)];
                        else
                            times.Add(new AnalyzerTime(assembly, name, double.Parse(row.Groups["seconds"].Value, CultureInfo.InvariantCulture)));
                    }
                }
            });
        }

        return compilers.Count > 0 && times.Count > 0
            ? new AnalyzerReport(compilers.Sum(task => task.Duration.TotalSeconds), times.ToImmutable())
            : throw new InvalidOperationException($"{log.Path} holds no times of analyzers.");
    }

    public static AnalyzerReport Of(IEnumerable<AnalyzerReport> parts)
    {
        var all = parts.ToList();
        return new AnalyzerReport(all.Sum(part => part.CompilerSeconds), [.. all.SelectMany(part => part.Times)]);
    }

    public double Seconds(Func<AnalyzerTime, bool> which) => Times.Where(which).Sum(time => time.Seconds);

    // "   0.012     3      Namespace.Analyzer (ID1, ID2)"; less than a thousandth is written "<0.001" and counts as nothing.
    [GeneratedRegex(@"^\s*<?(?<seconds>\d+\.\d+)\s+<?\d+\s+(?<name>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
