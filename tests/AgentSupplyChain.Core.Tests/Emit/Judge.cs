using System.Diagnostics;

namespace AgentSupplyChain.Core.Tests.Emit;

/// <summary>Runs the judges of <c>tests/judges</c> over documents.</summary>
internal static class Judge
{
    public static readonly string RepositoryRoot = FindRoot();

    private static readonly string Folder = Path.Combine(RepositoryRoot, "tests", "judges");

    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules"));

    /// <summary>Exit code and reasons.</summary>
    public static (int ExitCode, string Reasons) Ask(string script, params byte[][] documents)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("node") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(Folder, script));
        for (var i = 0; i < documents.Length; i++)
        {
            var file = Path.Combine(folder.Path, $"document{i}.{(script.Contains("sarif", StringComparison.Ordinal) ? "sarif" : "cdx.json")}");
            File.WriteAllBytes(file, documents[i]);
            start.ArgumentList.Add(file);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var reasons = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, reasons + output.Result);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AgentSupplyChain.Build.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");

        return folder;
    }
}

/// <summary>A fact that needs the judges: skipped where they are not installed, except in CI, where that is a failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JudgeFactAttribute : FactAttribute
{
    public JudgeFactAttribute()
    {
        if (!Judge.IsInstalled && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "The judges are not installed: run `npm ci` in tests/judges.";
    }
}

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("emit tests ").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
