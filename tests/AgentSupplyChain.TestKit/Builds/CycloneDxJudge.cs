namespace AgentSupplyChain.TestKit.Builds;

/// <summary>The independent validators of tests/judges, which Node runs.</summary>
public static class CycloneDxJudge
{
    public static string Folder { get; } = Path.Combine(Checkout.Root, "tests", "judges");

    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules"));

    /// <summary>Fails with the judges' reasons unless every file is a valid document: CycloneDX, or SPDX where the name ends in <c>.spdx.json</c>.</summary>
    public static void MustBeValid(params string[] files)
    {
        if (!IsInstalled)
            throw new InvalidOperationException($"The judges are not installed: run npm ci in {Folder}.");

        foreach (var group in files.GroupBy(file => file.EndsWith(".spdx.json", StringComparison.Ordinal) ? "validate-spdx.mjs" : "validate-bom.mjs", StringComparer.Ordinal))
        {
            using var process = ChildProcess.Start("node", [group.Key, .. group], Folder, DotnetSdk.PlainEnvironment());
            process.Wait(TimeSpan.FromMinutes(10)).MustSucceed();
        }
    }
}

/// <summary>A test that needs the judges of tests/judges. In continuous integration it fails without them; elsewhere it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgedFactAttribute : Xunit.FactAttribute
{
    public JudgedFactAttribute()
    {
        if (!CycloneDxJudge.IsInstalled && !Checkout.IsContinuousIntegration)
            Skip = "The judges are not installed: run npm ci in tests/judges.";
    }
}
