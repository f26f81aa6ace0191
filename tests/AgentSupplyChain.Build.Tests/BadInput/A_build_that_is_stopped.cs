using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class A_build_that_is_stopped
{
    /// <summary>Waits, in the first build only, just before the target that <c>StopBefore</c> names.</summary>
    private const string Pause = """
        <Target Name="Pause" BeforeTargets="$(StopBefore)" Condition="'$(StopBefore)' != ''">
          <Message Importance="high" Text="Waiting now" />
          <Exec Command="sleep 100" />
        </Target>
        </Project>
        """;

    [Fact]
    public void Leaves_nothing_half_written_and_the_next_one_completes_with_the_same_bytes()
    {
        if (OperatingSystem.IsWindows())
            return; // The kit cannot press Ctrl+C for one process there.

        using var undisturbed = Agent().Write();
        undisturbed.Run("build").MustBeQuiet();
        using var folder = Agent().Write();

        foreach (var target in (string[])["CoreCompile", "_AgentSupplyChainCopy"])
        {
            using var running = folder.Start("build", $"-p:StopBefore={target}");
            running.WaitForLine(line => line.Contains("Waiting now", StringComparison.Ordinal));

            var stopped = running.Cancel(TimeSpan.FromSeconds(60)).MustNotCrash();

            Assert.NotEqual(0, stopped.ExitCode);
            Assert.Empty(folder.Leftovers());
            Assert.Empty(folder.Documents());
        }

        folder.Run("build").MustBeQuiet();
        Assert.Equal(undisturbed.Documents(), folder.Documents());
        Assert.Equal(2, folder.Documents().Count);
    }

    [Fact]
    public void Beside_another_of_the_same_project_leaves_whole_documents()
    {
        using var folder = Agent().Write();
        folder.Run("restore").MustSucceed();
        using var first = folder.Start("build", "--no-restore");
        using var second = folder.Start("build", "--no-restore");

        // The tasks of the SDK may find their files held by the other and fail, even both: that is theirs. Ours must neither fail nor cut a document.
        var ends = (BuildResult[])[first.Wait(FixtureFolder.DefaultTimeout), second.Wait(FixtureFolder.DefaultTimeout)];

        Assert.All(ends, end => Assert.False(end.TimedOut));
        Assert.All(ends, end => Assert.DoesNotContain(end.OurDiagnostics, diagnostic => diagnostic.Severity == BuildSeverity.Error || diagnostic.Code == "ASC9999"));
        Assert.All(ends, end => Assert.DoesNotContain(end.Lines, line => line.Contains("   at AgentSupplyChain.", StringComparison.Ordinal)));
        Assert.Empty(folder.Leftovers());
        var left = folder.Documents();
        folder.Run("build", "--no-incremental").MustBeQuiet();
        var whole = folder.Documents();
        Assert.Equal(2, whole.Count);
        Assert.All(left, document => Assert.Equal(whole[document.Key], document.Value));
    }

    private static Fixture Agent() =>
        Fixture.Empty
            .WithProject("App.csproj", Fixture.ConsoleProject("""<PackageReference Include="OpenAI" Version="1.0.0" />""").Replace("</Project>", Pause, StringComparison.Ordinal))
            .WithFile("Program.cs", AgentInCode.Program)
            .WithPackage(AgentInCode.Package);
}
