using System.Diagnostics;
using System.Text.Json;
using AgentSupplyChain.Benchmarks.Credentials.Planted;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Credentials.Comparison;

/// <summary>secretlint with its recommended preset, installed as the lock file says.</summary>
internal static class SecretlintTool
{
    private const string Source = "tests/AgentSupplyChain.Benchmarks/Credentials/secretlint";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(30);

    public static ToolRun Run(PlantedFiles files)
    {
        using var folder = PlantedFixture.Of(files).WithoutProduct().Write();
        var (run, seconds) = Run(folder.Root);
        return run with { Reports = new Reports(run.Reports.All.Where(report => files.Files.ContainsKey(report.File))), Seconds = seconds };
    }

    /// <summary>All files below a folder in one process.</summary>
    public static (ToolRun Run, double Seconds) Run(string root)
    {
        var installed = Install();
        var settings = Path.Combine(installed, "recommended.json");
        File.WriteAllText(settings, """{ "rules": [{ "id": "@secretlint/secretlint-rule-preset-recommend" }] }""");
        // Beside the folder, not in it; and not to a pipe, which the tool does not wait to be emptied.
        var found = Path.Combine(root, "..", "secretlint.json");
        var watch = Stopwatch.StartNew();
        using var process = ChildProcess.Start(
            "node", [Path.Combine(installed, "node_modules", "secretlint", "bin", "secretlint.js"), "--format", "json", "--output", found, "--maskSecrets", "--secretlintrc", settings, "**/*"], root, DotnetSdk.PlainEnvironment());
        var output = process.Wait(s_limit);
        var seconds = watch.Elapsed.TotalSeconds;

        // 1 says that something was found.
        if (output.TimedOut || output.ExitCode is not (0 or 1))
            output.MustSucceed();

        return (new ToolRun("secretlint 12.0.0, recommended preset", new Reports(Read(File.ReadAllText(found), root)), seconds), seconds);
    }

    private static List<Report> Read(string json, string root)
    {
        using var document = JsonDocument.Parse(json);
        var reports = new List<Report>();
        foreach (var file in document.RootElement.EnumerateArray())
        {
            var name = Path.GetRelativePath(root, file.GetProperty("filePath").GetString()!).Replace('\\', '/');
            foreach (var message in file.GetProperty("messages").EnumerateArray())
                reports.Add(new Report(name, message.GetProperty("loc").GetProperty("start").GetProperty("line").GetInt32(), message.GetProperty("ruleId").GetString()!));
        }

        return reports;
    }

    private static string Install()
    {
        var target = Path.Combine(Checkout.Artifacts, "secretlint");
        Directory.CreateDirectory(target);
        foreach (var name in new[] { "package.json", "package-lock.json", ".npmrc" })
            File.Copy(Path.Combine(Checkout.Root, Source, name), Path.Combine(target, name), overwrite: true);

        using var npm = ChildProcess.Start("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], target, DotnetSdk.PlainEnvironment());
        npm.Wait(s_limit).MustSucceed();
        return target;
    }
}
