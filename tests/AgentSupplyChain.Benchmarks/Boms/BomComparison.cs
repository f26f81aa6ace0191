using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AgentSupplyChain.Core.Diff;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>
/// Our documents and those of cdxgen beside the truth, for three projects with packages of the public source: precision and recall, bytes over two runs, and time in
/// one run. cdxgen asks no network here: it is not allowed to restore anew, and it leaves licences out, which it would fetch. It is asked for .NET, for AI and for MCP,
/// in folders where no document of ours lies: it would read them as sources.
/// </summary>
internal static class BomComparison
{
    private const int Rounds = 9;
    private const string Gate = "CheckSupplyChain";

    private static readonly string[] s_projects = ["SupportAgent", "RiskyAgent", "App"];

    private static readonly string[] s_tasks = [Gate, "WriteBoms", "WriteSarif", "PutDocuments"];

    /// <summary>Drafts what the truth says of packages and edges anew, and tells where that differs from what was checked.</summary>
    public static int CompareTruth()
    {
        var differences = 0;
        foreach (var project in s_projects)
        {
            using var folder = Built(project);
            differences += BomTruth.Compare(project, folder);
        }

        return differences == 0 ? 0 : 1;
    }

    /// <param name="isTimed">Without times nothing is written into the page: a look at precision and recall, also on a machine that has other work.</param>
    public static int Run(bool isTimed)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, cdxgen of tests/judges; times are medians of {Rounds}, in turns; truth checked on {string.Join(", ", s_projects.Select(project => BomTruth.Read(project).CheckedOn ?? "no day").Distinct(StringComparer.Ordinal))}\n\n");
        page.Append("| project | of | packages P / R | ships | licences | SHA-512 | edges P / R | AI P / R | same bytes twice | time, s | share | of it documents, s | share |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        var diffs = new StringBuilder();
        foreach (var project in s_projects)
        {
            using var folder = Built(project);
            using var withoutOurs = Built(project, "-p:AgentSupplyChainEnabled=false");
            using var sources = Written(project);
            var truth = BomTruth.Read(project);
            var (ours, oursAgain) = (OfOurs(folder, project), OfOurs(folder, project));
            var (theirs, theirsAgain) = (OfCdxgen(withoutOurs, sources), OfCdxgen(withoutOurs, sources));
            var times = Enumerable.Range(0, isTimed ? Rounds : 0).Select(_ => (Ours: TimeOfOurs(folder, project), Theirs: TimeOfCdxgen(withoutOurs))).ToList();
            var (time, documents, other) = (Median(times.Select(t => t.Ours.All)), Median(times.Select(t => t.Ours.Documents)), Median(times.Select(t => t.Theirs)));
            page.Append(Row(project, "ours", truth, BomFacts.Read(ours), ours.SequenceEqual(oursAgain, StringComparer.Ordinal), time, other, documents));
            page.Append(Row(project, "cdxgen", truth, BomFacts.Read(theirs), theirs.SequenceEqual(theirsAgain, StringComparer.Ordinal), other));
            page.Append('\n');
            diffs.Append(Differences(project, theirs[0], ours[^1]));
        }

        page.Append(diffs);
        if (isTimed)
            EvidencePage.Boms.Write("compare", page.ToString());
        else
            Console.WriteLine(page);

        return 0;
    }

    private static string Row(string project, string of, Truth truth, BomFacts found, bool isSame, double? seconds, double? theirs = null, double? documents = null)
    {
        var both = truth.Packages.Keys.Where(found.Packages.ContainsKey).ToList();

        // Where there is no licence to know, one that is named all the same is wrong.
        var licensed = both.Where(key => truth.Packages[key].Licence is not null || found.Packages[key].Licence is not null).ToList();
        var hashed = both.Where(key => truth.Packages[key].Sha512 is not null).ToList();
        var claimed = found.Ai.Where(claim => truth.Ai.Any(fact => fact.IsToldBy(claim))).ToList();
        var told = truth.Ai.Where(fact => found.Ai.Any(fact.IsToldBy)).ToList();
        var row = new StringBuilder();
        row.Append(CultureInfo.InvariantCulture, $"| {project} | {of} | {Both(found.Packages.Keys, truth.Packages.Keys)} | {Share(both, key => found.Packages[key].Ships == truth.Packages[key].Ships)} ");
        row.Append(CultureInfo.InvariantCulture, $"| {Share(licensed, key => found.Packages[key].Licence == truth.Packages[key].Licence)} | {Share(hashed, key => found.Packages[key].Sha512 == truth.Packages[key].Sha512)} ");
        row.Append(CultureInfo.InvariantCulture, $"| {Both(found.Edges, truth.Edges)} | {(truth.Ai.Count == 0 ? $"{found.Ai.Count} of 0" : $"{Percent(claimed.Count, found.Ai.Count)} / {Percent(told.Count, truth.Ai.Count)}")} ");
        row.Append(CultureInfo.InvariantCulture, $"| {(isSame ? "yes" : "no")} | {seconds:F3} | {seconds / theirs:F3} | {documents:F3} | {documents / theirs:F3} |\n");
        Tell("package not found", truth.Packages.Keys.Except(found.Packages.Keys));
        Tell("package not true", found.Packages.Keys.Except(truth.Packages.Keys));
        Tell("edge not found", truth.Edges.Except(found.Edges));
        Tell("edge not true", found.Edges.Except(truth.Edges));
        Tell("AI not found", truth.Ai.Except(told).Select(fact => fact.ToString()));
        Tell("AI not true", found.Ai.Except(claimed).Select(claim => claim.ToString()));
        Tell("ships", both.Where(key => found.Packages[key].Ships != truth.Packages[key].Ships).Select(key => $"{key} {found.Packages[key].Ships}"));
        Tell("licence", licensed.Where(key => of == "ours" && found.Packages[key].Licence != truth.Packages[key].Licence).Select(key => $"{key} {found.Packages[key].Licence}"));
        return row.ToString();

        void Tell(string what, IEnumerable<string> rows) => Console.Error.WriteLine($"{project} {of} {what}: {string.Join("; ", rows.Order(StringComparer.Ordinal).Take(60))}");
    }

    // What our own diff makes of a document of another tool: the same packages are one, and another hash is only told where the content is another.
    private static string Differences(string project, string theirs, string ours)
    {
        var diff = BomDiff.Of(Encoding.UTF8.GetBytes(theirs), Encoding.UTF8.GetBytes(ours), []) ?? throw new InvalidOperationException("A document is none.");
        var packages = diff.Changes.Where(change => change.Subject == "package").ToList();
        var single = packages.Where(change => change.Change != BomChangeKind.Changed).Select(change => $"`{change.Name}` {change.VersionBefore ?? change.VersionAfter}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"- Diff of cdxgen's document and ours, {project}: {packages.Count(change => change.Change == BomChangeKind.Changed)} packages in both, in one only: {string.Join(", ", single.DefaultIfEmpty("none"))}; other content under one version: {packages.Count(change => change.IsSuspicious)}.\n");
    }

    private static string Both(IEnumerable<string> found, IEnumerable<string> truth)
    {
        var (f, t) = (found.ToHashSet(StringComparer.Ordinal), truth.ToHashSet(StringComparer.Ordinal));
        var hits = f.Count(t.Contains);
        return string.Create(CultureInfo.InvariantCulture, $"{(f.Count == 0 ? "none" : Percent(hits, f.Count))} / {Percent(hits, t.Count)}");
    }

    private static string Share(List<string> keys, Func<string, bool> isRight) => Percent(keys.Count(isRight), keys.Count);

    private static string Percent(int part, int whole) => whole == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.#} % ({part} of {whole})");

    private static FixtureFolder Built(string project, params string[] properties)
    {
        var folder = Written(project);
        folder.Run("build", [project + ".csproj", .. properties]).MustSucceed();
        return folder;
    }

    private static FixtureFolder Written(string project)
    {
        var fixture = project == "App"
            ? Fixture.Empty.WithProject("App.csproj", LargeProject.Text).WithFile("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();")
            : Fixture.Empty.WithFolder($"samples/{project}").WithFile("Directory.Build.props", $"<Project><PropertyGroup><AgentSupplyChainVersion>{PackedProduct.Current.Version}</AgentSupplyChainVersion></PropertyGroup></Project>");
        foreach (var planted in (string[])["Credentials.g.cs", "appsettings.Local.json"])
            fixture = fixture.WithoutFile(planted);

        return fixture.WithRealPackages().InFolder(project).Write();
    }

    private static List<string> OfOurs(FixtureFolder folder, string project)
    {
        folder.Dotnet("build", project + ".csproj", "--no-restore", "-t:Rebuild").MustSucceed();
        return [.. folder.FilesBelow("bin").Where(file => file.EndsWith("bom.cdx.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(file => folder.Read(Path.Combine("bin", file)))];
    }

    // What the build itself says that our tasks took: all of them, and without the gate, whose work cdxgen does not do.
    private static (double All, double Documents) TimeOfOurs(FixtureFolder folder, string project)
    {
        var times = folder.Dotnet("build", project + ".csproj", "--no-restore", "-t:Rebuild", "-clp:PerformanceSummary").MustSucceed().Lines
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is [_, "ms", var task, _, "calls"] && s_tasks.Contains(task))
            .ToLookup(words => words[2] == Gate, words => double.Parse(words[0], CultureInfo.InvariantCulture) / 1000);
        return (times.Sum(group => group.Sum()), times[false].Sum());
    }

    // For .NET it reads what a build leaves in obj. Of AI and MCP it takes files in bin and obj for prompts, so there it gets the sources alone.
    private static List<string> OfCdxgen(FixtureFolder built, FixtureFolder sources)
    {
        List<string> documents = [];
        foreach (var (type, folder) in new[] { ("csharp", built), ("ai", sources), ("mcp", sources) })
        {
            Cdxgen(folder, type);
            documents.Add(folder.Read($"../{type}.cdxgen.json"));
            File.Delete(folder.PathOf($"../{type}.cdxgen.json"));
        }

        return documents;
    }

    private static double TimeOfCdxgen(FixtureFolder folder)
    {
        var watch = Stopwatch.StartNew();
        Cdxgen(folder, "csharp");
        File.Delete(folder.PathOf("../csharp.cdxgen.json"));
        return watch.Elapsed.TotalSeconds;
    }

    private static void Cdxgen(FixtureFolder folder, string type)
    {
        var program = Path.Combine(CycloneDxJudge.Folder, "node_modules", "@cyclonedx", "cdxgen", "bin", "cdxgen.js");
        var environment = DotnetSdk.PlainEnvironment().SetItem("FETCH_LICENSE", "false").SetItem("CDXGEN_TELEMETRY", "false");
        using var process = ChildProcess.Start("node", [program, "-t", type, "--no-install-deps", "--spec-version", "1.7", "-o", folder.PathOf($"../{type}.cdxgen.json"), "."], folder.Root, environment);
        process.Wait(TimeSpan.FromMinutes(5)).MustSucceed();
    }

    private static double? Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : sorted[sorted.Count / 2];
    }
}
