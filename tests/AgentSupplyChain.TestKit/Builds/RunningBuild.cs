namespace AgentSupplyChain.TestKit.Builds;

/// <summary>A build that has been started and may be interrupted.</summary>
public sealed class RunningBuild(ChildProcess process, string binaryLog, string root) : IDisposable
{
    public string WaitForLine(Func<string, bool> isWanted) => process.WaitForLine(isWanted, FixtureFolder.DefaultTimeout);

    /// <summary>Presses Ctrl+C and waits for the end.</summary>
    public BuildResult Cancel(TimeSpan timeout)
    {
        process.Interrupt();
        return Wait(timeout);
    }

    public BuildResult Wait(TimeSpan timeout) => new(process.Wait(timeout), binaryLog, root);

    public void Dispose() => process.Dispose();
}
