using System.Text.RegularExpressions;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>What a build did, read from its console output and its binary log.</summary>
public sealed partial class BuildResult(ChildOutput output, string binaryLog, string root)
{
    public BinaryLogFile Log { get; } = new(binaryLog, root);

    public int ExitCode => output.ExitCode;

    public bool Succeeded => ExitCode == 0;

    public bool TimedOut => output.TimedOut;

    public IReadOnlyList<string> Lines => output.Lines;

    /// <summary>The console lines that carry a code of ours, once each: MSBuild repeats them in its summary.</summary>
    public IReadOnlyList<string> OurLines => [.. Lines.Select(line => line.Trim()).Where(line => OurCode().IsMatch(line)).Distinct(StringComparer.Ordinal)];

    /// <summary>The diagnostics of the build, once each however often they were logged.</summary>
    public IReadOnlyList<BuildDiagnostic> Diagnostics => [.. Log.LoggedDiagnostics.Distinct()];

    public IReadOnlyList<BuildDiagnostic> OurDiagnostics => [.. Diagnostics.Where(diagnostic => diagnostic.Code.StartsWith("ASC", StringComparison.Ordinal))];

    /// <summary>The names of the tasks that ran, one for each run.</summary>
    public IReadOnlyList<string> TasksRun(string namePrefix) => [.. Log.Tasks(namePrefix).Select(task => task.Name)];

    /// <summary>Whether a target did its work, and was neither left out by its condition nor up to date.</summary>
    public bool TargetRan(string name) => Log.Targets(name).Any(target => !target.Skipped);

    /// <summary>Whether a target was reached and never did its work.</summary>
    public bool TargetWasSkipped(string name) => Log.Targets(name) is { Count: > 0 } targets && targets.All(target => target.Skipped);

    /// <summary>Where the console or the binary log, embedded files included, holds a text.</summary>
    public IReadOnlyList<string> PlacesOf(string text) =>
        [.. Lines.Concat(output.ErrorLines).Any(line => line.Contains(text, StringComparison.Ordinal)) ? ["console"] : Array.Empty<string>(), .. Log.PlacesOf(text)];

    public bool Contains(string text) => PlacesOf(text).Count > 0;

    public BuildResult MustSucceed()
    {
        output.MustSucceed();
        return this;
    }

    public BuildResult MustFail() =>
        Succeeded || TimedOut ? throw new InvalidOperationException($"The build was to fail; exit code {ExitCode}{(TimedOut ? ", timed out" : "")}.\n{output.Text}") : this;

    [GeneratedRegex(@"\bASC[0-9]{4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex OurCode();
}
