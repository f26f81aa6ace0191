using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Layouts;

public class A_source_folder_that_cannot_be_written
{
    [ReadOnlyMountFact]
    public void Is_built_with_its_output_elsewhere()
    {
        using var folder = Agent.OfPrompts().Write();
        using var elsewhere = Fixture.Empty.WithoutProduct().Write();
        string[] output = [$"-p:BaseIntermediateOutputPath={elsewhere.PathOf("obj")}/", $"-p:BaseOutputPath={elsewhere.PathOf("bin")}/", "-nodeReuse:false", "-tl:off"];
        var before = folder.FilesBelow();

        // A bind mount in a namespace of its own: permissions do not hinder root, and the mount is gone with the process.
        const string Script = """mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && cd "$1" && ! touch forbidden 2>/dev/null && shift && exec "$@" """;
        var environment = DotnetSdk.PlainEnvironment().SetItem("NUGET_PACKAGES", folder.PackageCache).SetItem("NuGetAudit", "false");
        using var process = ChildProcess.Start("unshare", ["--mount", "sh", "-c", Script, "sh", folder.Root, DotnetSdk.Host, "build", .. output], elsewhere.Root, environment);
        process.Wait(FixtureFolder.DefaultTimeout).MustSucceed();

        Assert.Equal(before, folder.FilesBelow());
        Assert.Equal(["App.aibom.cdx.json", "App.sbom.cdx.json"], elsewhere.FilesBelow("bin/Debug/net10.0/supply-chain"));
    }

    /// <summary>Needs a mount namespace, which a container may refuse: then it is skipped, and says so.</summary>
    private sealed class ReadOnlyMountFactAttribute : FactAttribute
    {
        public ReadOnlyMountFactAttribute()
        {
            if (!OperatingSystem.IsLinux() || !CanMount())
                Skip = "This system does not let the tests mount a folder read-only.";
        }

        private static bool CanMount()
        {
            try
            {
                using var process = ChildProcess.Start("unshare", ["--mount", "sh", "-c", "mount --bind /tmp /tmp && mount -o remount,ro,bind /tmp"], "/", DotnetSdk.PlainEnvironment());
                return process.Wait(TimeSpan.FromSeconds(20)).ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
