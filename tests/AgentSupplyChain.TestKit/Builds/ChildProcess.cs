using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>A process with a known environment, whose output can be watched while it runs.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly object gate = new();
    private readonly List<string> lines = [];
    private readonly List<string> errorLines = [];
    private bool outputEnded;

    private ChildProcess(Process process) => this.process = process;

    public static ChildProcess Start(
        string file, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string> environment)
    {
        // Whoever runs the tests in the background of a shell hands down that Ctrl+C is ignored: a build must be stoppable all the same.
        var isLinux = OperatingSystem.IsLinux();
        var start = new ProcessStartInfo(isLinux ? "/usr/bin/env" : file, isLinux ? ["--default-signal=INT", file, .. arguments] : arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var child = new ChildProcess(new Process { StartInfo = start });
        child.process.OutputDataReceived += (_, e) => child.Add(child.lines, e.Data);
        child.process.ErrorDataReceived += (_, e) => child.AddError(e.Data);
        child.process.Start();
        child.process.StandardInput.Close();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits for a line of standard output, and says which it was.</summary>
    public string WaitForLine(Func<string, bool> isWanted, TimeSpan timeout)
    {
        var clock = Stopwatch.StartNew();
        lock (gate)
        {
            for (var next = 0; ; next++)
            {
                while (next == lines.Count)
                {
                    var left = timeout - clock.Elapsed;
                    if (outputEnded || left <= TimeSpan.Zero)
                        throw new TimeoutException($"The awaited line was not written. Output:\n{string.Join('\n', lines)}");
                    Monitor.Wait(gate, left);
                }

                if (isWanted(lines[next]))
                    return lines[next];
            }
        }
    }

    /// <summary>What Ctrl+C does.</summary>
    public void Interrupt()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("A console interrupt cannot be sent to one process on Windows.");
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end; what has not ended by then is killed with all it started.</summary>
    public ChildOutput Wait(TimeSpan timeout)
    {
        var ended = process.WaitForExit(timeout);
        if (!ended)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        lock (gate)
            return new ChildOutput(process.ExitCode, !ended, [.. lines], [.. errorLines]);
    }

    public void Dispose()
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the kill.
        }

        process.Dispose();
    }

    private void Add(List<string> target, string? line)
    {
        lock (gate)
        {
            if (line is null)
                outputEnded = true;
            else
                target.Add(line);
            Monitor.PulseAll(gate);
        }
    }

    private void AddError(string? line)
    {
        lock (gate)
        {
            if (line is not null)
                errorLines.Add(line);
        }
    }
}

/// <summary>What a process left behind.</summary>
public sealed record ChildOutput(int ExitCode, bool TimedOut, ImmutableArray<string> Lines, ImmutableArray<string> ErrorLines)
{
    public string Text => string.Join('\n', Lines);

    public ChildOutput MustSucceed() =>
        ExitCode == 0 && !TimedOut
            ? this
            : throw new InvalidOperationException($"Exit code {ExitCode}{(TimedOut ? ", timed out" : "")}.\n{Text}\n{string.Join('\n', ErrorLines)}");
}
