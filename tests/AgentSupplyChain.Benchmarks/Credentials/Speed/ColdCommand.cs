using System.Diagnostics;
using System.Globalization;
using System.Text;
using AgentSupplyChain.Benchmarks.Credentials.Comparison;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Credentials.Speed;

/// <summary>
/// What the judgement costs in a process that has just started, where a compiler mostly lives: its code is compiled as it is used. Every figure is
/// the median of fresh processes.
/// </summary>
internal static class ColdCommand
{
    private const int Processes = 11;

    private static readonly string[] s_folders = ["src", "docs", "samples", "build"];

    public static int Run(string[] arguments)
    {
        var processes = CommandOptions.Number(arguments, "--processes", Processes);
        var folder = Directory.CreateTempSubdirectory("cold-");
        try
        {
            var page = Literals(folder.FullName, processes) + Files(Path.Combine(folder.FullName, "files"), processes);
            EvidencePage.Credentials.Write("cold", $"{processes} processes each.\n\n" + page);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Literals(string folder, int processes)
    {
        var path = Path.Combine(folder, "literals.txt");
        File.WriteAllText(path, string.Join('\0', MeasuredTexts.RealLiterals()));
        var measured = Enumerable.Range(0, processes).Select(_ => Child(ColdProcess.LiteralsCommand, path).Output).ToList();
        var text = new StringBuilder("| the first 10,000 literals of a process | first call, µs | ns per literal | for all, ms |\n|---|---|---|---|\n");
        foreach (var (name, column) in ColdProcess.Steps.Select((step, column) => (step, column)))
        {
            var first = Median(measured.Select(line => line[2 * column]));
            var all = Median(measured.Select(line => line[(2 * column) + 1]));
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {first / 1e3:F0} | {all / MeasuredTexts.Literals:F0} | {all / 1e6:F1} |\n");
        }

        return text.ToString();
    }

    private static string Files(string target, int processes)
    {
        long bytes = 0;
        foreach (var source in s_folders.SelectMany(name => Directory.EnumerateFiles(Path.Combine(Checkout.Root, name), "*", SearchOption.AllDirectories)))
        {
            var relative = Path.GetRelativePath(Checkout.Root, source);
            if (relative.Split('/', '\\').Any(part => part is "bin" or "obj"))
                continue;

            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, relative))!);
            File.Copy(source, Path.Combine(target, relative));
            bytes += new FileInfo(source).Length;
        }

        var ours = Median(Enumerable.Range(0, processes).Select(_ => Child(ColdProcess.FilesCommand, target).Seconds));
        var secretlint = Median(Enumerable.Range(0, Math.Min(processes, 3)).Select(_ => SecretlintTool.Run(target).Seconds));
        var megabytes = bytes / 1e6;
        var text = new StringBuilder($"\nThis checkout's own files ({string.Join(", ", s_folders)}), read and searched by one process, from its start to its end:\n\n");
        text.Append("| tool | MB | wall s | s per MB | ratio |\n|---|---|---|---|---|\n");
        text.Append(CultureInfo.InvariantCulture, $"| this package's judgement of texts and files | {megabytes:F2} | {ours:F2} | {ours / megabytes:F3} | 1 |\n");
        text.Append(CultureInfo.InvariantCulture, $"| secretlint 12.0.0, recommended preset | {megabytes:F2} | {secretlint:F2} | {secretlint / megabytes:F3} | {secretlint / ours:F1} |\n");
        return text.ToString();
    }

    private static (double[] Output, double Seconds) Child(string command, string path)
    {
        var watch = Stopwatch.StartNew();
        using var process = ChildProcess.Start(DotnetSdk.Host, [typeof(ColdCommand).Assembly.Location, "credentials", command, path], Checkout.Root, DotnetSdk.PlainEnvironment());
        var output = process.Wait(TimeSpan.FromMinutes(5)).MustSucceed();
        return ([.. output.Lines[^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))], watch.Elapsed.TotalSeconds);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
