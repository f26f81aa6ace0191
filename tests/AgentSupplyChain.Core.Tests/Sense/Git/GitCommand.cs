using System.Diagnostics;
using System.Globalization;

namespace AgentSupplyChain.Core.Tests.Sense.Git;

/// <summary>The real git, as the judge: without the configuration of the machine.</summary>
internal static class GitCommand
{
    public static string Run(string folder, params string[] arguments) => RunWith(folder, committed: 1_700_000_000, arguments);

    public static string RunWith(string folder, long committed, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "protocol.file.allow=always", "-c", "commit.gpgsign=false", .. arguments])
            start.ArgumentList.Add(argument);

        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_AUTHOR_NAME"] = start.Environment["GIT_COMMITTER_NAME"] = "Åsa Öberg";
        start.Environment["GIT_AUTHOR_EMAIL"] = start.Environment["GIT_COMMITTER_EMAIL"] = "asa@example.org";
        start.Environment["GIT_AUTHOR_DATE"] = "1500000000 +0000";
        start.Environment["GIT_COMMITTER_DATE"] = committed.ToString(CultureInfo.InvariantCulture) + " -0730";

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors.Result}");
    }

    public static long CommittedAt(string folder) => long.Parse(Run(folder, "log", "-1", "--format=%ct"), CultureInfo.InvariantCulture);

    /// <summary>A repository with so many commits, a minute apart; messages are alike, so that packing makes deltas of them.</summary>
    public static void Init(string folder, int commits, params string[] options)
    {
        Directory.CreateDirectory(folder);
        Run(folder, ["init", "-q", "-b", "main", .. options]);
        for (var i = 0; i < commits; i++)
            Commit(folder, i);
    }

    public static void Commit(string folder, int number)
    {
        File.WriteAllText(Path.Combine(folder, "file.txt"), $"content {number}");
        Run(folder, "add", "-A");
        var body = string.Join('\n', Enumerable.Range(0, 60).Select(n => $"line {n} of a long message, the same in every commit"));
        RunWith(folder, 1_600_000_000 + (number * 60), "commit", "-q", "-m", $"commit {number}\n\n{body}");
    }
}
