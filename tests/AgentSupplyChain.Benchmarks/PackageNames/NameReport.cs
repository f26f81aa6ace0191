using System.Diagnostics;
using System.Globalization;
using System.Text;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Detection.Packages;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.PackageNames;

/// <summary>Writes the tables of NAMES.md: how many impostors are told by their names, how many honest packages are wrongly told, and what that costs.</summary>
internal static class NameReport
{
    private const string LoadOnly = "--load";

    private static readonly string[] s_classes = ["homoglyph", "decor", "sep", "edit", "order", "bait", "random", "confusion", "compromised"];

    public static int Run(string[] arguments)
    {
        if (arguments.Contains(LoadOnly, StringComparer.Ordinal))
            return Load();

        var text = new StringBuilder();
        var all = NameLists.Protected.Select(name => name.Id).ToList();
        var independent = NameLists.Protected.Where(name => !name.IsLate).Select(name => name.Id).ToList();
        NameMethod[] methods = [NameMethod.Ours, NameMethod.Distance, NameMethod.Mutators];
        var isVerbose = arguments.Contains("--show", StringComparer.Ordinal);

        text.Append(CultureInfo.InvariantCulture, $"Protected ids: {all.Count}, of which {independent.Count} are independent of the malicious names. Impostors: {NameLists.Impostors.Count}.\n\n");
        Recall(text, methods, all, independent, isVerbose);
        FalseAlarms(text, arguments.Contains("--ours", StringComparer.Ordinal) ? [NameMethod.Ours] : methods, all, isVerbose);
        Speed(text, all);
        var page = Path.Combine(Checkout.Root, "tests/AgentSupplyChain.Benchmarks/NAMES.md");
        if (File.Exists(page) && File.ReadAllText(page) is var old && old.IndexOf("<!-- figures: begin -->\n", StringComparison.Ordinal) is >= 0 and var begin)
            File.WriteAllText(page, old[..(begin + 24)] + "\n" + text.ToString().TrimEnd() + "\n\n" + old[old.IndexOf("<!-- figures: end -->", StringComparison.Ordinal)..]);

        Console.WriteLine(text);
        return 0;
    }

    private static void Recall(StringBuilder text, NameMethod[] methods, List<string> all, List<string> independent, bool isVerbose)
    {
        foreach (var (title, ids) in new[] { ("Recall with the independent list", independent), ("Recall with the whole list", all) })
        {
            text.Append(CultureInfo.InvariantCulture, $"### {title} ({ids.Count} ids)\n\n| class | ids | {string.Join(" | ", methods.Select(method => method.Title))} | of ours: error |\n|---|---|---|---|---|---|\n");
            var verdicts = methods.Select(method => method.For(ids)).Select(judge => NameLists.Impostors.ToDictionary(impostor => impostor, impostor => judge(impostor.Id))).ToList();
            foreach (var row in s_classes.Append("all but homoglyphs").Append("all"))
            {
                var impostors = NameLists.Impostors.Where(impostor => row == "all" || impostor.Class == row || (row == "all but homoglyphs" && impostor.Class != "homoglyph")).ToList();
                var cells = verdicts.Select(verdict => Share(impostors.Count(impostor => verdict[impostor] != Verdict.None), impostors.Count));
                text.Append(CultureInfo.InvariantCulture, $"| {row} | {impostors.Count} | {string.Join(" | ", cells)} | {impostors.Count(impostor => verdicts[0][impostor] == Verdict.Error)} |\n");
            }

            text.Append('\n');
            if (isVerbose)
            {
                foreach (var impostor in NameLists.Impostors.Where(impostor => impostor.Class is not ("random" or "bait") && verdicts[0][impostor] == Verdict.None))
                    Console.Error.WriteLine($"missed: {impostor}");
                foreach (var impostor in NameLists.Impostors.Where(impostor => impostor.Class == "homoglyph" && verdicts[0][impostor] != Verdict.Error))
                    Console.Error.WriteLine($"no error: {impostor}");
            }
        }
    }

    /// <summary>Each protected id in turn is taken off the list and judged by the rest.</summary>
    private static void FalseAlarms(StringBuilder text, NameMethod[] methods, List<string> all, bool isVerbose)
    {
        var late = NameLists.Protected.Where(name => name.IsLate).Select(name => name.Id).ToList();
        text.Append(CultureInfo.InvariantCulture, $"### False alarms: the {late.Count} late ids judged by the independent list\n\n| way | warning or error | error |\n|---|---|---|\n");
        foreach (var method in methods)
        {
            var judge = method.For([.. NameLists.Protected.Where(name => !name.IsLate).Select(name => name.Id)]);
            text.Append(CultureInfo.InvariantCulture, $"| {method.Title} | {Share(late.Count(id => judge(id) != Verdict.None), late.Count)} | {late.Count(id => judge(id) == Verdict.Error)} |\n");
        }

        text.Append("\n### False alarms: each listed id judged by all others\n\n| way | warning or error | error |\n|---|---|---|\n");
        foreach (var method in methods)
        {
            var verdicts = method == NameMethod.Mutators ? WithoutOwnMutations(all) : All(method, all);
            text.Append(CultureInfo.InvariantCulture, $"| {method.Title} | {Share(verdicts.Count(verdict => verdict.Value != Verdict.None), all.Count)} | {verdicts.Count(verdict => verdict.Value == Verdict.Error)} |\n");
            if (isVerbose && method == NameMethod.Ours)
            {
                foreach (var id in verdicts.Where(verdict => verdict.Value != Verdict.None).Select(verdict => verdict.Key).Order(StringComparer.OrdinalIgnoreCase))
                {
                    var match = PackageNameIndex.Build(all.Where(other => other != id), NameLists.ReservedPrefixes).Match(id);
                    Console.Error.WriteLine($"false alarm: {id}: {match.Resemblance} of {match.Target}");
                }
            }
        }

        text.Append('\n');
    }

    private static Dictionary<string, Verdict> All(NameMethod method, List<string> all)
    {
        // Under a reserved prefix only look-alikes count, and an id is never its own: there the whole list says the same.
        var whole = PackageNameIndex.Build(all, NameLists.ReservedPrefixes);
        return all.AsParallel().ToDictionary(id => id, id =>
            method == NameMethod.Ours && NameLists.ReservedPrefixes.Any(prefix => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && id.Length > prefix.Length)
                ? whole.MatchNeighbour(id).IsCertain ? Verdict.Error : Verdict.None
                : method.For([.. all.Where(other => other != id)])(id));
    }

    // To make five million names anew for each id would take days: an id that only its own mutations hold is no alarm.
    private static Dictionary<string, Verdict> WithoutOwnMutations(List<string> all)
    {
        var made = new Dictionary<string, (string By, bool ByMore)>(StringComparer.Ordinal);
        var known = all.Select(id => id.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        foreach (var id in known)
        {
            foreach (var name in ForwardMutators.Of(id).Where(known.Contains))
                made[name] = made.TryGetValue(name, out var other) && other.By != id ? (other.By, true) : (id, false);
        }

        return all.ToDictionary(id => id, id => made.TryGetValue(id.ToLowerInvariant(), out var by) && (by.ByMore || !by.By.Equals(id, StringComparison.OrdinalIgnoreCase)) ? Verdict.Warning : Verdict.None);
    }

    private static void Speed(StringBuilder text, List<string> all)
    {
        var index = ProtectedNames.Load();
        var ids = NameLists.Impostors.Select(impostor => impostor.Id).Concat(all.Select(id => id + ".Extra")).ToList();
        foreach (var id in ids)
            index.Match(id);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = 0;
        var clock = Stopwatch.StartNew();
        foreach (var id in ids)
            found += index.Match(id).Resemblance == NameResemblance.None ? 0 : 1;
        var each = clock.Elapsed.TotalMicroseconds / ids.Count;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)ids.Count;

        var loads = Enumerable.Range(0, 5).Select(_ => Cold()).Order().ToList();
        text.Append(CultureInfo.InvariantCulture, $"### Cost\n\n| | |\n|---|---|\n| one id against {index.Count} protected ones | {each:F2} µs |\n| allocated for one id, hits included ({found} of {ids.Count}) | {bytes:F0} bytes |\n| load, first in its process (median of five processes) | {loads[2]:F2} ms |\n");
    }

    private static double Cold()
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. OwnArguments(), "names", LoadOnly]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output.Trim(), CultureInfo.InvariantCulture);
    }

    private static string[] OwnArguments() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(NameReport).Assembly.Location] : [];

    private static int Load()
    {
        var clock = Stopwatch.StartNew();
        var index = ProtectedNames.Load();
        var taken = clock.Elapsed.TotalMilliseconds;
        Console.WriteLine(taken.ToString(CultureInfo.InvariantCulture));
        return index.Count > 0 ? 0 : 1;
    }

    /// <summary>Rounded down where a share is a merit would be kinder to nobody: both numbers stand there.</summary>
    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{part} ({100.0 * part / whole:F2} %)");
}
