using System.Diagnostics;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.KitTests;

public class A_build_that_is_cancelled
{
    [Fact]
    public void Ends_soon_and_leaves_a_log_that_can_be_read()
    {
        using var folder = Waiting("sleep 100").Write();
        using var running = folder.Start("build");
        running.WaitForLine(line => line.Contains("Waiting now", StringComparison.Ordinal));
        var clock = Stopwatch.StartNew();

        var build = running.Cancel(TimeSpan.FromSeconds(60));

        Assert.False(build.TimedOut);
        Assert.NotEqual(0, build.ExitCode);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
        Assert.NotEmpty(build.Log.Targets("Wait"));
        Assert.Empty(build.TasksRun("Csc"));
    }

    [Fact]
    public void Is_killed_with_all_it_started_when_time_is_up()
    {
        using var folder = Waiting("sleep 3 &amp;&amp; echo survived > survived.txt").Write();
        using var running = folder.Start("build");
        running.WaitForLine(line => line.Contains("Waiting now", StringComparison.Ordinal));

        var build = running.Wait(TimeSpan.FromMilliseconds(100));

        Assert.True(build.TimedOut);
        Assert.Throws<InvalidOperationException>(() => build.MustSucceed());
        Assert.Throws<InvalidOperationException>(() => build.MustFail());
        Thread.Sleep(TimeSpan.FromSeconds(4));
        Assert.False(folder.Has("survived.txt"));
    }

    private static Fixture Waiting(string command) =>
        Fixture.Empty.WithoutProduct()
            .WithProject("App.csproj", Fixture.ConsoleProject().Replace("</Project>", $"""
                <Target Name="Wait" BeforeTargets="CoreCompile">
                  <Message Importance="high" Text="Waiting now" />
                  <Exec Command="{command}" />
                </Target>
                </Project>
                """, StringComparison.Ordinal))
            .WithFile("Program.cs", "return;");
}
