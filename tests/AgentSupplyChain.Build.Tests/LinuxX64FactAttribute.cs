using System.Runtime.InteropServices;

namespace AgentSupplyChain.Build.Tests;

/// <summary>A test of what is compiled for Linux on x64; elsewhere it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxX64FactAttribute : FactAttribute
{
    public LinuxX64FactAttribute()
    {
        if (!IsHere)
            Skip = "Only on Linux on x64 with glibc.";
    }

    /// <summary>As the SDK decides it: <c>linux-musl-x64</c> is another system.</summary>
    public static bool IsHere => RuntimeInformation.RuntimeIdentifier == "linux-x64" || (RuntimeInformation.RuntimeIdentifier.EndsWith("-x64", StringComparison.Ordinal)
        && OperatingSystem.IsLinux() && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) && !RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal));
}
