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
/// in folders where no document of ours lies: it would read them as sources. Its time is taken twice: of one process that is asked for all of that, as ours do all of it,
/// and of one that is asked for .NET alone.
/// </summary>
internal static class BomComparison
{
    private const int Rounds = 9;
    private const string Gate = "CheckSupplyChain";

    private static readonly string[] s_projects = ["SupportAgent", "RiskyAgent", "App"];

    // Beside the folder, where its next run does not read it.
    private const string CdxgenDocument = "../cdxgen.json";

    // Short names of cdxgen's project types; "csharp" is .NET.
    private static readonly string[] s_types = ["csharp", "ai", "mcp"];

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
        page.Append("| project | of | packages P / R | ships | licences | SHA-512 | edges P / R | AI P / R | same bytes twice |\n|---|---|---|---|---|---|---|---|---|\n");
        var costs = new StringBuilder("| project | cdxgen, .NET + AI + MCP, s | cdxgen, .NET alone, s | ours | s | share | share of .NET alone |\n|---|---|---|---|---|---|---|\n");
        var diffs = new StringBuilder();
        foreach (var project in s_projects)
        {
            using var folder = Built(project);
            using var withoutOurs = Built(project, "-p:AgentSupplyChainEnabled=false");
            using var sources = Written(project);
            var truth = BomTruth.Read(project);
            var (ours, oursAgain) = (OfOurs(folder, project), OfOurs(folder, project));
            var (theirs, theirsAgain) = (OfCdxgen(withoutOurs, sources), OfCdxgen(withoutOurs, sources));
            page.Append(Row(project, "ours", truth, BomFacts.Read(ours), ours.SequenceEqual(oursAgain, StringComparer.Ordinal)));
            page.Append(Row(project, "cdxgen", truth, BomFacts.Read(theirs), theirs.SequenceEqual(theirsAgain, StringComparer.Ordinal)));
            if (isTimed)
                costs.Append(Costs(project, folder, withoutOurs));

            diffs.Append(Differences(project, theirs[0], ours[^1]));
        }

        page.Append('\n').Append(costs).Append('\n').Append(diffs);
        if (isTimed)
            EvidencePage.Boms.Write("compare", page.ToString());
        else
            Console.WriteLine(page);

        return 0;
    }

    private static string Row(string project, string of, Truth truth, BomFacts found, bool isSame)
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
        row.Append(CultureInfo.InvariantCulture, $"| {(isSame ? "yes" : "no")} |\n");
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

    // Everything in turns, so that what else the machine does falls on all of it.
    private static string Costs(string project, FixtureFolder ours, FixtureFolder theirs)
    {
        var rounds = Enumerable.Range(0, Rounds).Select(round => (
            Rebuild: TimeOfOurs(ours, project, "-t:Rebuild"),
            Change: TimeOfOurs(Changed(ours, round), project),
            Everything: TimeOfCdxgen(theirs, s_types),
            DotNet: TimeOfCdxgen(theirs, s_types[0]))).ToList();
        var (everything, dotnet) = (Median(rounds.Select(round => round.Everything)), Median(rounds.Select(round => round.DotNet)));
        var rows = new StringBuilder();
        foreach (var (what, time) in new[]
        {
            ("full rebuild, all tasks", Median(rounds.Select(round => round.Rebuild.All))),
            ("of it without the gate", Median(rounds.Select(round => round.Rebuild.Documents))),
            ("a source file changed, all tasks", Median(rounds.Select(round => round.Change.All))),
        })
        {
            rows.Append(CultureInfo.InvariantCulture, $"| {project} | {everything:F3} | {dotnet:F3} | {what} | {time:F3} | {time / everything:F3} | {time / dotnet:F3} |\n");
        }

        return rows.ToString();
    }

    private static FixtureFolder Changed(FixtureFolder folder, int round)
    {
        var source = folder.PathOf("Program.cs");
        File.AppendAllText(source, string.Create(CultureInfo.InvariantCulture, $"// {round}\n"));
        return folder;
    }

    // What the build itself says that our tasks took: all of them, and without the gate, whose work cdxgen does not do.
    private static (double All, double Documents) TimeOfOurs(FixtureFolder folder, string project, params string[] options)
    {
        var times = folder.Dotnet(["build", project + ".csproj", "--no-restore", "-clp:PerformanceSummary", .. options]).MustSucceed().Lines
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is [_, "ms", var task, _, "calls"] && s_tasks.Contains(task))
            .ToLookup(words => words[2] == Gate, words => double.Parse(words[0], CultureInfo.InvariantCulture) / 1000);
        return (times.Sum(group => group.Sum()), times[false].Sum());
    }

    // For .NET it reads what a build leaves in obj. Of AI and MCP it takes files in bin and obj for prompts, so there it gets the sources alone.
    private static List<string> OfCdxgen(FixtureFolder built, FixtureFolder sources)
    {
        List<string> documents = [];
        foreach (var type in s_types)
        {
            var folder = type == s_types[0] ? built : sources;
            Cdxgen(folder, type);
            documents.Add(folder.Read(CdxgenDocument));
        }

        return documents;
    }

    private static double TimeOfCdxgen(FixtureFolder folder, params string[] types)
    {
        var watch = Stopwatch.StartNew();
        Cdxgen(folder, types);
        return watch.Elapsed.TotalSeconds;
    }

    private static void Cdxgen(FixtureFolder folder, params string[] types)
    {
        File.Delete(folder.PathOf(CdxgenDocument));
        var program = Path.Combine(CycloneDxJudge.Folder, "node_modules", "@cyclonedx", "cdxgen", "bin", "cdxgen.js");
        var environment = DotnetSdk.PlainEnvironment().SetItem("FETCH_LICENSE", "false").SetItem("CDXGEN_TELEMETRY", "false");
        var asked = types.SelectMany(type => new[] { "-t", type });
        using var process = ChildProcess.Start("node", [program, .. asked, "--no-install-deps", "--spec-version", "1.7", "-o", folder.PathOf(CdxgenDocument), "."], folder.Root, environment);
        process.Wait(TimeSpan.FromMinutes(5)).MustSucceed();
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
