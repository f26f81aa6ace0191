using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

/// <summary>What every build on bad input has in common, whatever the input.</summary>
internal static class Faults
{
    /// <summary>The only errors are those findings, as <c>code file</c>, each told once, and nothing looks like a crash or an absolute path.</summary>
    public static BuildResult MustFailWith(this BuildResult build, FixtureFolder folder, params string[] findings)
    {
        build.MustFail().MustNotCrash();
        Assert.Equal(
            findings.Order(StringComparer.Ordinal),
            build.Log.LoggedDiagnostics.Where(diagnostic => diagnostic.Severity == BuildSeverity.Error).Select(error => $"{error.Code} {error.File}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(build.OurDiagnostics, diagnostic => diagnostic.Message.Contains(folder.Root, StringComparison.Ordinal));
        Assert.Empty(folder.Leftovers());
        return build;
    }

    public static BuildResult MustNotCrash(this BuildResult build)
    {
        Assert.False(build.TimedOut);
        Assert.DoesNotContain(build.Lines, line => line.Contains("   at ", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Code is "MSB4018" or "MSB4061" or "ASC9999");
        return build;
    }

    /// <summary>Green, without a word of ours that is louder than an info.</summary>
    public static BuildResult MustBeQuiet(this BuildResult build)
    {
        build.MustSucceed();
        Assert.Empty(build.OurLines);
        return build;
    }

    /// <summary>The one error of ours.</summary>
    public static BuildDiagnostic OurError(this BuildResult build) =>
        Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.Severity == BuildSeverity.Error);

    /// <summary>Documents half-written, under whatever name.</summary>
    public static IReadOnlyList<string> Leftovers(this FixtureFolder folder) =>
        [.. folder.FilesBelow().Where(path => path.EndsWith(".tmp", StringComparison.Ordinal))];

    /// <summary>The documents beside the output by name, each as its text.</summary>
    public static IReadOnlyDictionary<string, string> Documents(this FixtureFolder folder, string output = "bin/Debug/net10.0") =>
        folder.FilesBelow($"{output}/supply-chain").ToDictionary(name => name, name => folder.Read($"{output}/supply-chain/{name}"), StringComparer.Ordinal);
}
