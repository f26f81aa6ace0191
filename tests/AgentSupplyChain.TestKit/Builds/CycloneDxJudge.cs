namespace AgentSupplyChain.TestKit.Builds;

/// <summary>The independent validators of tests/judges, which Node runs.</summary>
public static class CycloneDxJudge
{
    public static string Folder { get; } = Path.Combine(Checkout.Root, "tests", "judges");

    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules"));

    /// <summary>Fails with the judge's reasons unless every file is a valid CycloneDX document.</summary>
    public static void MustBeValid(params string[] files)
    {
        if (!IsInstalled)
            throw new InvalidOperationException($"The judges are not installed: run npm ci in {Folder}.");
        using var process = ChildProcess.Start("node", ["validate-bom.mjs", .. files], Folder, DotnetSdk.PlainEnvironment());
        process.Wait(TimeSpan.FromMinutes(2)).MustSucceed();
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
