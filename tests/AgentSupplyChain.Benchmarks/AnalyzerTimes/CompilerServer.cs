using System.Diagnostics;
using System.Globalization;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.AnalyzerTimes;

/// <summary>
/// A server of the compiler for one run alone. It is what <c>dotnet build</c> uses unless told otherwise, and it keeps the analyzers loaded and
/// compiled from one build to the next. It is started here, since one that a build starts outlives it and holds its output open.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly string _pipe = string.Create(CultureInfo.InvariantCulture, $"agent-supply-chain-{Environment.ProcessId}");
    private readonly Process _process;

    public CompilerServer()
    {
        var compiler = Path.Combine(DotnetSdk.Root, "sdk", DotnetSdk.Version, "Roslyn", "bincore", "VBCSCompiler.dll");
        _process = Process.Start(new ProcessStartInfo(DotnetSdk.Host, [compiler, "-pipename:" + _pipe]) { RedirectStandardOutput = true, UseShellExecute = false })!;
    }

    /// <summary>What makes a build use it.</summary>
    public IReadOnlyList<string> Arguments => ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={_pipe}"];

    public void Dispose()
    {
        // A build that could not reach it would have started its own compiler, and measured that.
        if (_process.HasExited)
            throw new InvalidOperationException("The compiler's server ended before the builds did.");

        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
